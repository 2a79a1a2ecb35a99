"""A moment of the register's history as people name it: a revision's number, or a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

from graph.dates import latest, names_no_day
from graph.messages import UserError, message


class Dated(Protocol):
    """A revision with its number and time (ISO 8601, UTC)."""

    @property
    def number(self) -> int:
        """Data version that it made."""

    @property
    def time(self) -> str:
        """When it was made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What "as of" means: whose word counts, and which day.

    Parameters
    ----------
    text
        As it was asked for.
    revision
        The register's entries up to this revision count.
    day
        ISO date on which relations have to be valid.
    known_now
        Whether all that is known today counts, whenever it was entered.
    """

    text: str
    revision: int
    day: str
    known_now: bool = False


def moment_of(text: str, revisions: Sequence[Dated], *, known_now: bool = False) -> Moment:
    """Moment that a revision's number or a day means; see :func:`revision_of`.

    Raises
    ------
    UserError
        The text is neither, there is no such revision, or nothing had been entered by that day
        though something has been since; a register that never held anything is as it is now.
    """
    revision, day = revision_of(text, revisions), day_of(text, revisions).isoformat()
    if known_now:
        revision = max((each.number for each in revisions), default=0)
    elif revisions and not revision and not text.isdigit():
        first = min(map(made_on, revisions)).isoformat()
        raise UserError(
            message("history.before", day=day, first=first),
            message("history.before.remedy"),
        )
    return Moment(text=text, revision=revision, day=day, known_now=known_now)


def revision_of(text: str, revisions: Sequence[Dated]) -> int:
    """Revision that a number or a day (2025-03-09, or 2025-03 for its end) means, 0 before all.

    Days are those of this machine's place on earth. Digits alone are always a revision.

    Raises
    ------
    UserError
        The text is neither, or no such revision is there.
    """
    last = max((each.number for each in revisions), default=0)
    if text.isascii() and text.isdigit():
        if int(text) > last:
            values = {"number": text, "last": last}
            raise UserError(message("history.unknown", **values), message("history.unknown.remedy"))
        return int(text)
    day = _end(text)
    return max((each.number for each in revisions if made_on(each) <= day), default=0)


def day_of(text: str, revisions: Sequence[Dated]) -> date:
    """Day that a moment means: the day itself, else that of the revision, today for revision 0."""
    if not text.isdigit():
        return _end(text)
    days = (made_on(each) for each in revisions if each.number == int(text))
    return next(days, date.today())


def made_on(revision: Dated) -> date:
    """Day of a revision, here."""
    return datetime.fromisoformat(revision.time).astimezone().date()


def minute_of(time: str) -> str:
    """Minute of a stored moment (ISO 8601, UTC) on this machine's clock: ``2026-11-26 09:30``.

    Everything people read says moments so, days of the past being those of this machine too; files
    and JSON keep the stored one.
    """
    return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M}" if time else ""


def clock() -> str:
    """How far this machine's clock is from UTC at present: ``UTC+08:00``."""
    return f"UTC{datetime.now(UTC).astimezone().isoformat()[-6:]}"


def _end(text: str) -> date:
    try:
        return latest(text)
    except ValueError:
        key = "history.no_day" if names_no_day(text) else "history.moment"
        raise UserError(message(key, value=text), message(f"{key}.remedy")) from None
