"""By when a party answers: what became of asking it, else the day it would have if asked today."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from graph.analyses._consult_deadline import Limit, limit_of, time_of
from graph.analyses._consult_entry import Entry
from graph.analyses._consultation import Consultation
from graph.dates import latest
from graph.rounds import LISTED, OVERDUE, SENT, Asking, current, in_role
from graph.workdays import Workdays, office_workdays


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """What became of asking a party; days are ISO texts, unknown is None.

    Parameters
    ----------
    state
        ``sent``, ``overdue``, ``answered`` or ``waived``.
    due
        Day set when it was sent, else the day of sending and the time that the party has.
    settled
        Day of the answer or of the waiver.
    left
        Working days until the day it is due; 0 where it is past or nothing is waited for.
    late
        Working days since that day, where it is past.
    """

    state: str
    sent: str | None
    due: str | None
    settled: str | None
    left: float
    late: int | None

    @property
    def is_waiting(self) -> bool:
        """Whether it was sent and is not answered."""
        return self.state in (SENT, OVERDUE)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is waited for."""
        return not self.is_waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The day of an asking, its state by that day, and working days since it where it is past.

    ``is_reckoned`` where no day was set: it is that of sending and the time that the party has.
    """

    day: str | None
    is_reckoned: bool
    state: str
    late: int | None


def due_of(each: Asking, limit: Limit, day: date) -> Due:
    """By when an asking is to be answered, as things stand on a day."""
    workdays, due, state = office_workdays(), each.due, each.state
    is_reckoned = due is None and each.sent is not None
    if is_reckoned:
        due = workdays.after(latest(str(each.sent)), limit.days).isoformat()
    if state == SENT and due is not None and latest(due) < day:
        state = OVERDUE
    late = workdays.between(latest(due), day) if due and state == OVERDUE else None
    return Due(day=due, is_reckoned=is_reckoned, state=state, late=late)


def when(asked: Consultation, entry: Entry) -> When | None:
    """What became of asking a party in its role; None where nothing was sent nor answered."""
    records = in_role(asked.on_list.get(entry.party, []), entry.role)
    last = current(records, entry.party, asked.day)
    if last is None or last.state == LISTED:
        return None
    settled = last.answered or last.record.get("waived")
    if last.is_settled:
        return When(
            state=last.state, sent=last.sent, due=last.due, settled=settled, left=0.0, late=None
        )
    return _waiting(asked, entry, last)


def _waiting(asked: Consultation, entry: Entry, last: Asking) -> When:
    due = due_of(last, time_of(asked.matter, entry), asked.day)
    left = office_workdays().between(asked.day, latest(str(due.day)))
    return When(
        state=due.state,
        sent=last.sent,
        due=due.day,
        settled=None,
        left=float(max(left, 0)),
        late=due.late,
    )


def deadline(
    asked: Consultation, entry: Entry, known: When | None, workdays: Workdays, *, is_over: bool
) -> dict[str, Any]:
    """Days, where they come from, and the day to answer by; ``known`` is what :func:`when` gives.

    Nothing of it stands where nothing is waited for: answered, waived, or the matter is over.
    """
    limit = limit_of(asked.matter, entry)
    if is_over or limit is None or (known is not None and known.is_settled):
        return {"days": None, "days_from": None, "deadline": None}
    if known is not None:
        return {"days": None, "days_from": SENT, "deadline": known.due}
    day: date = workdays.after(asked.day, limit.days)
    return {"days": limit.days, "days_from": limit.basis, "deadline": day.isoformat()}
