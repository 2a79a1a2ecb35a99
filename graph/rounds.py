"""The consultation round of an issue: what was sent to whom, what is answered, waived, overdue."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from graph.dates import earliest, latest
from graph.projections import Network, Record, nodes_of_kind
from graph.reading import involvements, is_closed
from graph.vocabulary import canonical_answer, canonical_role

LISTED, SENT, OVERDUE, ANSWERED, WAIVED = "listed", "sent", "overdue", "answered", "waived"
STATES = (OVERDUE, SENT, LISTED, ANSWERED, WAIVED)
ASKED_ROLES = ("consult", "approve", "co-lead", "support")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """That a party is asked about an issue in one role, and what became of it.

    Dates are ISO texts. ``answer`` is what it says (agree, comments, object), or the word as it
    was written where that means none of these; unknown is None.
    """

    party: str
    role: str | None
    state: str
    sent: str | None
    due: str | None
    answer: str | None
    answered: str | None
    record: Record

    @property
    def is_settled(self) -> bool:
        """Whether nothing is waited for."""
        return self.state in (ANSWERED, WAIVED)


def asking(party: str, record: Record, day: date) -> Asking:
    """One involvement as an asking, as things stand on a day."""
    said = record.get("answer")
    return Asking(
        party=party,
        role=canonical_role(record["role"]),
        state=_state(record, day),
        sent=record.get("sent"),
        due=record.get("due"),
        answer=canonical_answer(said) or said,
        answered=record.get("answered"),
        record=record,
    )


def _state(record: Record, day: date) -> str:
    """An answer counts more than a waiver, and that more than a reminder."""
    if is_answered(record):
        return ANSWERED
    if _is_waived(record):
        return WAIVED
    due = record.get("due")
    if due is not None and latest(due) < day:
        return OVERDUE
    return SENT if record.get("sent") or due else LISTED


def is_answered(record: Record) -> bool:
    """Whether an answer is on record, be it only its day."""
    return bool(record.get("answer") or record.get("answered"))


def _is_waived(record: Record) -> bool:
    return bool(record.get("waived") or record.get("waived_by"))


def settled_from(record: Record) -> date | None:
    """First day on which nothing is waited for; None while something is.

    What is answered or waived without a day counts as so from ever.
    """
    if is_answered(record):
        said = record.get("answered")
    elif _is_waived(record):
        said = record.get("waived")
    else:
        return None
    return earliest(said) if said else date.min


def askings(network: Network, issue: str, day: date) -> list[Asking]:
    """Who is asked on an issue, in the order of the tables.

    Those who only do the work count when something was sent to them or they answered.
    """
    found = (asking(party, record, day) for party, _, record in involvements(network, issue))
    return [
        each
        for each in found
        if each.role in ("consult", "approve") or (each.state != LISTED and each.role != "inform")
    ]


def overdue_askings(network: Network, day: date) -> list[tuple[str, Asking]]:
    """Open issues and who has not answered on them in time, longest overdue first."""
    found = [
        (issue, each)
        for issue in nodes_of_kind(network, "issue")
        if not is_closed(network, issue, day)
        for each in askings(network, issue, day)
        if each.state == OVERDUE
    ]
    return sorted(found, key=lambda pair: (pair[1].due or "", pair[0], pair[1].party))


def in_role(records: Sequence[Record], role: str | None) -> Sequence[Record]:
    """Those of a party's involvements that are in the role it is asked in, else all of them.

    Who was consulted and has to approve as well has not approved by answering.
    """
    own = [each for each in records if canonical_role(each["role"]) == role]
    return own or records


def current(records: Iterable[Record], party: str, day: date) -> Asking | None:
    """Of a party's involvements the asking that says how things stand.

    What is still open comes before what is settled, then the latest; what was merely listed
    comes last.
    """
    found = [asking(party, each, day) for each in records]
    asked = [each for each in found if each.role in ASKED_ROLES or each.state != LISTED]
    return max(asked, key=_weight, default=None)


def _weight(each: Asking) -> tuple[int, bool, str]:
    rank = {OVERDUE: 3, SENT: 3, ANSWERED: 2, WAIVED: 2, LISTED: 1}[each.state]
    latest_day = max(each.answered or "", each.sent or "", each.record.get("waived") or "")
    return rank, each.role in ("consult", "approve"), latest_day or each.record.get("since") or ""
