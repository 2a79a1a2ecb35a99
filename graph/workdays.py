"""Working days of the office: Monday to Friday, without holidays, with the days made up for them.

The file that ``STAKEHOLDERS_HOLIDAYS`` names has a day a line, ``2026-10-01``, and behind a comma
what it is; a day with a plus before it, ``+2026-10-10``, is worked although it lies on a weekend.
"""

import csv
import math
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from graph.messages import UserError, message
from graph.settings import holidays_file

_FARTHEST = 36500.0  # days; nobody is given a century to answer
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Workdays:
    """Which days are worked.

    Parameters
    ----------
    holidays
        Weekdays that are free.
    made_up
        Days of weekends that are worked.
    """

    holidays: frozenset[date] = frozenset()
    made_up: frozenset[date] = frozenset()

    @property
    def knows_holidays(self) -> bool:
        """Whether any holiday is known; without, deadlines may fall too early."""
        return bool(self.holidays)

    def is_worked(self, day: date) -> bool:
        """Whether the office works on a day."""
        return day in self.made_up or (day.weekday() < 5 and day not in self.holidays)

    def after(self, day: date, days: float) -> date:
        """Day that lies a number of working days after a day; parts of a day count whole.

        >>> Workdays().after(date(2026, 11, 20), 1)
        datetime.date(2026, 11, 23)
        """
        left = math.ceil(min(days, _FARTHEST))
        while left > 0:
            day += _ONE
            left -= self.is_worked(day)
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after ``first`` up to ``last``; negative when ``last`` comes before."""
        if last < first:
            return -self.between(last, first)
        days = (first + _ONE * step for step in range(1, (last - first).days + 1))
        return sum(map(self.is_worked, days))


def read_workdays(path: Path) -> Workdays:
    """Working days as a file says.

    Raises
    ------
    UserError
        The file cannot be read, or a line of it is no date.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        values = {"file": str(path), "error": str(error)}
        raise UserError(
            message("workdays.unread", **values), message("workdays.unread.remedy")
        ) from error
    holidays: list[date] = []
    made_up: list[date] = []
    for day, is_made_up in _days(text.splitlines(), path):
        (made_up if is_made_up else holidays).append(day)
    return Workdays(frozenset(holidays), frozenset(made_up))


def office_workdays() -> Workdays:
    """Working days as the settings say; without a file, every weekday is one."""
    path = holidays_file()
    if path is None:
        return Workdays()
    changed = path.stat().st_mtime_ns if path.exists() else 0
    return _read_once(path, changed)


@lru_cache(maxsize=4)
def _read_once(path: Path, changed: int) -> Workdays:
    return read_workdays(path)


def _days(lines: Iterable[str], path: Path) -> Iterator[tuple[date, bool]]:
    for number, row in enumerate(csv.reader(lines), start=1):
        text = unicodedata.normalize("NFKC", row[0]).strip() if row else ""
        if not text or text.startswith("#"):
            continue
        try:
            yield date.fromisoformat(text.removeprefix("+").strip()), text.startswith("+")
        except ValueError:
            if number > 1:  # the first line may be a header
                values = {"file": str(path), "line": number, "value": text}
                raise UserError(
                    message("workdays.line", **values), message("workdays.line.remedy")
                ) from None
