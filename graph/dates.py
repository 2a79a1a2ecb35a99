"""Dates as the register holds them: ISO 8601 text of day, month or year precision."""

import calendar
import re
import unicodedata
from datetime import date
from functools import lru_cache

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


# A day in figures as people write it: the year first, or last after a day and a month.
_WRITTEN = (
    re.compile(r"(?P<year>\d{4})[-/.年](?P<one>\d{1,2})[-/.月](?P<two>\d{1,2})日?"),
    re.compile(r"(?P<one>\d{1,2})[-/.](?P<two>\d{1,2})[-/.](?P<year>\d{4})"),
)


def names_no_day(text: str) -> bool:
    """Whether a text is written as a day that no calendar has, as 2026-02-31 and 31.02.2026 are."""
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    found = next((match for each in _WRITTEN if (match := each.fullmatch(plain))), None)
    if found is None:
        return False
    year, *pair = (int(found[each]) for each in ("year", "one", "two"))
    orders = [pair] if found.re is _WRITTEN[0] else [pair, pair[::-1]]
    return not any(_exists(year, *order) for order in orders)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def is_iso(text: str) -> bool:
    """Whether the text is an existing date in one of the three precisions."""
    try:
        return bool(_ISO.fullmatch(text)) and earliest(text) is not None
    except ValueError:
        return False


@lru_cache(maxsize=16384)  # a register names few days, each of them a thousand times
def earliest(text: str) -> date:
    """First day that the text may mean; ValueError when it is no ISO date."""
    year, month, day = _parts(text)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=16384)
def latest(text: str) -> date:
    """Last day that the text may mean; ValueError when it is no ISO date."""
    year, month, day = _parts(text)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(text: str) -> tuple[int, int | None, int | None]:
    match = _ISO.fullmatch(text)
    if match is None:
        raise ValueError(f"not an ISO date: {text!r}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    return year, month, day
