"""What one letter says: to whom, about what, why, by when, and how to answer.

Texts only; :mod:`graph.documents.letters` puts them on paper.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.analyses._base import Reason, Result, Row
from graph.analyses._consult_entry import MUST
from graph.documents.because import closed_work, why
from graph.documents.words import matter_name
from graph.messages import Message, message
from graph.projections import Network, edges, name_of
from graph.reading import involvements, named, parties_in_role, party_called
from graph.rounds import OVERDUE, SENT, current, in_role
from graph.texts import Translator

# Order of the blocks of a letter, as offices of each language lay them out.
LAYOUTS = {
    "en": ("title", "fields", "subject", "body", "signature", "form"),
    "zh-Hant": ("title", "fields", "subject", "body", "form", "copies"),
    "zh-Hans": ("title", "salutation", "body", "signature", "contact", "form"),
}
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
    choices: tuple[str, ...]
    form: str
    sign: str
    signature: tuple[str, ...]
    contact: str
    copies: str


def letter_to(network: Network, result: Result, row: Row, translate: Translator) -> Letter:
    """Letter to the party of one row of a consultation."""
    manner, is_late = _form(row), _is_late(result, row)
    is_person = row.ref.startswith("person:")
    due = _due(result, row)
    values = {
        "matter": matter_name(network, result, translate),
        "party": _addressee(network, row.ref, translate),
        "lead": _lead(network, result, translate),
        "you": translate(f"letter.you.{_reader(manner, is_person=is_person)}"),
        "today": _date(result.summary["today"], translate),
        "due": _date(due, translate) if due else translate("letter.no_date"),
        "days": row.facts["days"] or 0.0,
    }
    decides = ".approve" if manner == "approve" else ""
    kind = f"reminder{decides}" if is_late else manner
    dated = "" if due or kind != manner or manner == "inform" else ".undated"
    return Letter(
        party=row.ref,
        title=translate(f"letter.title.{kind}", **values),
        salutation=translate("letter.salutation", **values),
        subject=translate(f"letter.subject.{kind}{dated}", **values),
        fields=tuple(_fields(network, result, row, values, translate)),
        body=tuple(
            _reminder(network, result, row, values, translate)
            if is_late
            else _body(network, result, row, values, translate)
        ),
        choices=tuple(
            translate(f"letter.answer.{each}") for each in _choices(manner, is_late=is_late)
        ),
        form=translate(f"letter.form{decides}"),
        sign=translate(f"letter.form.sign{decides}"),
        signature=(str(values["lead"]), str(values["today"])),
        contact=translate("letter.contact", author=_authors(network, result, translate)),
        copies=_copies(network, result, translate),
    )


def _form(row: Row) -> str:
    """Form of asking that the letter has; a superior informed through the chain is informed."""
    return "inform" if row.facts["manner"] == "chain" else str(row.facts["manner"])


def _is_late(result: Result, row: Row) -> bool:
    """Whether it is a reminder: an answer that is waited for was due before today."""
    asks = _form(row) != "inform"
    return asks and row.facts["state"] == OVERDUE and result.summary["open"] is not False


def _due(result: Result, row: Row) -> str | None:
    """Day to answer by: the one that was set, else the one if asked today.

    Whoever approves comes after all answers: its day is the one in turn. Of a matter that is over
    nothing is due.
    """
    facts = row.facts
    if result.summary["open"] is False:
        return None
    day = facts["due"] or facts["deadline"]
    is_set = facts["due"] is not None or facts["days_from"] == SENT
    told: str | None = facts["in_turn"] if facts["role"] == "approve" and not is_set else day
    return told


def _sent(network: Network, result: Result, row: Row) -> str | None:
    """Day on which the party was asked, of the asking whose answer is waited for."""
    found = involvements(network, result.summary["issue"])
    records = [record for party, _, record in found if party == row.ref]
    day = date.fromisoformat(result.summary["today"])
    last = current(in_role(records, row.facts["role"]), row.ref, day)
    return last.sent if last else None


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
    if not is_person:
        return "unit"
    return "superior" if manner == "approve" else "person"


def _choices(manner: str, *, is_late: bool) -> tuple[str, ...]:
    if manner == "inform":
        return ()
    later = ("later",) if is_late and manner != "approve" else ()
    if manner in ("approve", "countersign"):
        return ("approve", "return", *later)
    return ("agree", "comment", "disagree", *later)


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
    manner = _form(row)
    yield translate("letter.to"), str(values["party"])
    yield translate("letter.from"), str(values["lead"])
    yield translate("letter.number"), translate("letter.blank")
    yield translate("letter.date"), str(values["today"])
    if manner != "inform" and not _is_late(result, row):
        decides = ".approve" if manner == "approve" else ""
        yield translate(f"letter.due{decides}"), str(values["due"])
    yield translate("letter.author"), _authors(network, result, translate)
    yield translate("letter.phone"), translate("letter.blank")


def _body(
    network: Network,
    result: Result,
    row: Row,
    values: dict[str, object],
    translate: Translator,
) -> Iterator[str]:
    manner, reasons = _form(row), why(network, result, row, str(values["you"]))
    yield _why(reasons, values, translate)
    yield from (translate.say(each) for each in _about(network, result, translate))
    if manner == "inform":
        yield translate("letter.told", **values)
        return
    if closed := closed_work(reasons):
        yield translate.say(message("letter.closed", things=closed))
    yield translate(f"letter.ask.{manner}", **values)
    if manner != "approve" and _due(result, row):  # a superior is not told to report
        yield translate("letter.late", **values)
    for reason in row.reasons:
        if reason.kind == "rule" and (by := _waiver(network, reason)):
            yield translate.say(message("letter.waiver", by=by))
            break


def _why(reasons: list[Message], values: dict[str, object], translate: Translator) -> str:
    said = [translate.say(each) for each in reasons]
    return translate("letter.why", reasons=translate("letter.why.mark").join(said), **values)


def _reminder(
    network: Network, result: Result, row: Row, values: dict[str, object], translate: Translator
) -> Iterator[str]:
    """When it was sent, that no answer is on record, and that one is waited for."""
    decides = ".approve" if _form(row) == "approve" else ""
    sent = _sent(network, result, row)
    day = _date(sent, translate) if sent else None
    key = "letter.reminder.sent" if day else "letter.reminder.due"
    yield translate(f"{key}{decides}", **values, sent=day)
    yield _why(why(network, result, row, str(values["you"])), values, translate)
    issue = result.summary["issue"]
    yield translate("letter.matter", id=network.nodes[issue]["id"])
    yield translate(f"letter.reminder.ask{decides}", **values)


def _about(network: Network, result: Result, translate: Translator) -> Iterator[Message]:
    issue = result.summary["issue"]
    if not issue:
        yield message("letter.draft")
        return
    record = network.nodes[issue]["record"]
    if not result.summary["open"]:
        yield over(network, issue, translate)
    if due := record.get("due"):
        day = _date(due, translate)
        yield message("letter.matter.due", id=network.nodes[issue]["id"], due=day)
    else:
        yield message("letter.matter", id=network.nodes[issue]["id"])
    needs = [other for other, _ in edges(network, issue, "depends_on")]
    known = [each for each in needs if network.nodes[each]["kind"] in ("issue", "department")]
    if known:
        yield message("letter.needs", things=tuple(named(network, each) for each in known))


def over(network: Network, issue: str, translate: Translator) -> Message:
    """That a matter is over, in the register's own word, with the day where it is known."""
    record = network.nodes[issue]["record"]
    status = record.get("status")
    said: object = message("letter.over.plain") if status is None else translate.word(status)
    if day := record.get("closed"):
        return message("letter.over.on", status=said, day=_date(day, translate))
    return message("letter.over", status=said)


def _waiver(network: Network, reason: Reason) -> object:
    said = network.nodes[reason.records[0]]["record"].get("waivable_by")
    if said is None:
        return None
    node = party_called(network, said)
    return named(network, node) if node else said


def _copies(network: Network, result: Result, translate: Translator) -> str:
    told = [row.ref for row in result.rows if is_told(row)]
    said = [name_of(network, each, translate) for each in told]
    return translate("letter.copies", parties=translate("list.mark").join(said)) if said else ""


def _date(text: str, translate: Translator) -> str:
    """A day as letters write it; a date of less precision stays as it is."""
    parts = text.split("-")
    if len(parts) < 3:
        return text
    year, month, day = (int(part) for part in parts)
    return translate("letter.day", year=year, month=month, day=day, iso=text)
