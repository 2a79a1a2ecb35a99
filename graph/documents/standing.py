"""How things stand with whoever a letter is for: form of asking, whether it is late, by when."""

from graph.analyses._base import Result, Row
from graph.analyses._consult_superiors import superiors_of
from graph.projections import Network
from graph.reading import leads
from graph.rounds import OVERDUE, SENT
from graph.texts import Translator

TOLD = ("inform", "report")  # forms of letters that ask nothing
UPWARD = ("approve", "report")  # those to superiors


def form_of(network: Network, result: Result, row: Row) -> str:
    """Form of asking that the letter has; superiors are not informed as equals are: reported to."""
    if asks(row):
        return str(row.facts["manner"])
    issue, lead = result.summary["issue"], result.summary["lead"]
    own = leads(network, issue) if issue else [lead] if lead else []
    return "report" if any(row.ref in superiors_of(network, each) for each in own) else "inform"


def asks(row: Row) -> bool:
    """Whether a letter asks something of the party, and does not only tell it."""
    return row.facts["manner"] not in ("inform", "chain")


def is_late(result: Result, row: Row) -> bool:
    """Whether it is a reminder: an answer that is waited for was due before today."""
    return asks(row) and row.facts["state"] == OVERDUE and result.summary["open"] is not False


def due_of(result: Result, row: Row) -> str | None:
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


def in_words(text: str, translate: Translator) -> str:
    """A day as letters write it; a date of less precision stays as it is."""
    parts = text.split("-")
    if len(parts) < 3:
        return text
    year, month, day = (int(part) for part in parts)
    return translate("letter.day", year=year, month=month, day=day, iso=text)
