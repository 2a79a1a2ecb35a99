"""What one letter says: to whom, about what, why, by when, and how to answer.

Texts only; :mod:`graph.documents.letters` puts them on paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from graph.analyses._base import Result, Row
from graph.analyses._consult_entry import MUST
from graph.documents.paragraphs import body, reminder
from graph.documents.standing import TOLD, UPWARD, due_of, form_of, in_words, is_late
from graph.documents.words import matter_name
from graph.projections import Network, name_of
from graph.reading import parties_in_role
from graph.texts import Translator

# Order of the blocks of a letter, as offices of each language lay them out.
LAYOUTS = {
    "en": ("title", "fields", "subject", "body", "signature", "copies", "form"),
    "zh-Hant": ("title", "fields", "subject", "body", "form", "copies"),
    "zh-Hans": ("title", "salutation", "body", "signature", "contact", "copies", "form"),
}
_CLOSING = {"approve": "letter.ask.approve", "reminder.approve": "letter.reminder.ask.approve"}
ASKED = ("lead", "draft")  # forms that get no letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The texts of one letter, block by block.

    Parameters
    ----------
    fields
        Pairs of label and value at its head.
    body
        Paragraphs in order, to be numbered.
    closing
        What a superior is asked, below them; empty for others, who are asked among them.
    choices
        Answers to tick; empty where none is asked for.
    form
        What stands above them.
    sign
        Where whoever answers signs.
    """

    party: str
    title: str
    salutation: str
    subject: str
    fields: tuple[tuple[str, str], ...]
    body: tuple[str, ...]
    closing: str
    choices: tuple[str, ...]
    form: str
    sign: str
    signature: tuple[str, ...]
    contact: str
    copies: str


def letter_to(network: Network, result: Result, row: Row, translate: Translator) -> Letter:
    """Letter to the party of one row of a consultation."""
    manner, late = form_of(network, result, row), is_late(result, row)
    due, party = due_of(result, row), _addressee(network, row.ref, translate)
    reader = _reader(manner, is_person=row.ref.startswith("person:"))
    values = {
        "matter": matter_name(network, result, translate),
        "party": party,
        "lead": _lead(network, result, translate),
        "you": translate(f"letter.you.{reader}", party=party),
        "today": in_words(result.summary["today"], translate),
        "due": in_words(due, translate) if due else translate("letter.no_date"),
        "days": row.facts["days"] or 0.0,
    }
    decides = ".approve" if manner == "approve" else ""
    kind = f"reminder{decides}" if late else manner
    dated = "" if due or kind != manner or manner in TOLD else ".undated"
    return Letter(
        party=row.ref,
        title=translate(f"letter.title.{kind}", **values),
        salutation=translate("letter.salutation", **values),
        subject=translate(f"letter.subject.{kind}{dated}", **values),
        fields=tuple(_fields(network, result, row, values, translate)),
        body=tuple(
            reminder(network, result, row, values, translate)
            if late
            else body(network, result, row, values, translate)
        ),
        closing=translate(_CLOSING[kind]) if kind in _CLOSING else "",
        choices=tuple(translate(f"letter.answer.{each}") for each in _choices(manner, late=late)),
        form=translate(f"letter.form{decides}"),
        sign=translate(f"letter.form.sign{decides}"),
        signature=(str(values["lead"]), str(values["today"])),
        contact=translate("letter.contact", author=_authors(network, result, translate)),
        copies=_copies(network, result, row, translate),
    )


def is_told(row: Row) -> bool:
    """Whether a rule or the list says that the party is informed; weak evidence sends no copy."""
    is_due = row.facts["tier"] == MUST or bool(row.facts["recorded_as"])
    return row.facts["manner"] == "inform" and is_due


def _addressee(network: Network, party: str, translate: Translator) -> str:
    """Name of a party, a person's with the title as letters write it."""
    name = name_of(network, party, translate)
    is_person = party.startswith("person:")
    title = translate.name(network.nodes[party]["record"], "title") if is_person else None
    return translate("letter.person", name=name, title=title) if title else name


def _reader(manner: str, *, is_person: bool) -> str:
    """How the letter speaks to whoever reads it."""
    if manner in UPWARD:
        return "superior" if is_person else "superior.unit"
    return "person" if is_person else "unit"


def _choices(manner: str, *, late: bool) -> tuple[str, ...]:
    if manner in TOLD:
        return ()
    later = ("later",) if late and manner != "approve" else ()
    if manner in ("approve", "countersign"):
        return ("approve", "return", *later)
    # Where silence is no answer either, there is a box for having nothing to say.
    nothing = ("none",) if manner == "comments" else ()
    return ("agree", *nothing, "comment", "disagree", *later)


def _lead(network: Network, result: Result, translate: Translator) -> str:
    lead = result.summary["lead"]
    return name_of(network, lead, translate) if lead else translate("letter.no_lead")


def _authors(network: Network, result: Result, translate: Translator) -> str:
    issue = result.summary["issue"]
    found = parties_in_role(network, issue, "author") if issue else []
    said = [name_of(network, each, translate) for each in found]
    return translate("list.mark").join(said) or translate("letter.blank")


def _fields(
    network: Network,
    result: Result,
    row: Row,
    values: dict[str, object],
    translate: Translator,
) -> Iterator[tuple[str, str]]:
    manner = form_of(network, result, row)
    yield translate("letter.to"), str(values["party"])
    yield translate("letter.from"), str(values["lead"])
    yield translate("letter.number"), translate("letter.blank")
    yield translate("letter.date"), str(values["today"])
    if manner not in TOLD and not is_late(result, row):
        decides = ".approve" if manner == "approve" else ""
        yield translate(f"letter.due{decides}"), str(values["due"])
    yield translate("letter.author"), _authors(network, result, translate)
    yield translate("letter.phone"), translate("letter.blank")


def _copies(network: Network, result: Result, row: Row, translate: Translator) -> str:
    told = [each.ref for each in result.rows if is_told(each) and each.ref != row.ref]
    said = [name_of(network, each, translate) for each in told]
    return translate("letter.copies", parties=translate("list.mark").join(said)) if said else ""
