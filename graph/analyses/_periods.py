"""Weeks and months of the calendar, and what part of a piece of work falls into each."""

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from graph.analyses._work import DAYS_A_MONTH, Share
from graph.dates import latest

WEEK, MONTH = "week", "month"
EVEN, AT_THE_END = "even", "due"


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` up to and without ``end``.

    ``label`` is its month, or the first day of its week; ``months`` its length, by which a month's
    capacity is multiplied.
    """

    label: str
    first: date
    end: date
    months: float


def periods_from(day: date, step: str, count: int) -> tuple[Period, ...]:
    """Calendar weeks or months from a day on; the first may be what is left of one."""
    found: list[Period] = []
    while len(found) < count:
        first = found[-1].end if found else day
        found.append(_month(first) if step == MONTH else _week(first))
    return tuple(found)


def month_ends(day: date, count: int) -> tuple[date, ...]:
    """Last days of the months before a day, oldest first, and the day itself."""
    ends = [day]
    while len(ends) <= count:
        ends.insert(0, ends[0].replace(day=1) - timedelta(days=1))
    return tuple(ends)


def placed(share: Share, day: date, periods: Sequence[Period], spread: str) -> list[float] | None:
    """Person-days of a share in each period; None where its days or its due date are unknown.

    Spread evenly until its due date, what is overdue over the next :data:`DAYS_A_MONTH` days; or,
    at the end, all of it in the period of its due date, what is overdue in the first one.
    """
    if share.whole is None or share.due is None:
        return None
    due = latest(share.due)
    if spread == AT_THE_END:
        when = max(due, day)
        return [share.whole if each.first <= when < each.end else 0.0 for each in periods]
    # The due date's own day still counts as time to work.
    end = due + timedelta(days=1) if due >= day else day + timedelta(days=DAYS_A_MONTH)
    return [share.whole * _overlap(each, day, end) / (end - day).days for each in periods]


def _overlap(period: Period, first: date, end: date) -> int:
    return max(0, (min(period.end, end) - max(period.first, first)).days)


def _month(first: date) -> Period:
    length = calendar.monthrange(first.year, first.month)[1]
    end = first.replace(day=1) + timedelta(days=length)
    return Period(f"{first:%Y-%m}", first, end, (end - first).days / length)


def _week(first: date) -> Period:
    end = first + timedelta(days=7 - first.weekday())
    return Period(first.isoformat(), first, end, (end - first).days / DAYS_A_MONTH)
