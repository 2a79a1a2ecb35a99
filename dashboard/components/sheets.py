"""A picture's table as it goes into a workbook: figures stay figures, days become days."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

import polars as pl

Value: TypeAlias = str | int | float | None

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TITLE = 31  # characters that Excel allows for the name of a sheet
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Sheet:
    """Title, headers in the reader's language, and rows; None is unknown, an empty cell.

    ``notes`` are said with the picture and the table: what whoever gets them has to know.
    """

    title: str
    headers: Sequence[str]
    rows: Sequence[Sequence[Value]]
    notes: Sequence[str] = ()

    def frame(self) -> pl.DataFrame:
        """The table in columns, of numbers, days or texts; equal headers are told apart."""
        names: list[str] = []
        for header in self.headers:
            same = sum(each == header or each.startswith(f"{header} (") for each in names)
            names.append(f"{header} ({same + 1})" if same else header)
        columns = [[row[at] for row in self.rows] for at in range(len(names))]
        return pl.DataFrame([_series(*each) for each in zip(names, columns, strict=True)])


def _series(name: str, values: Sequence[Value]) -> pl.Series:
    known = [each for each in values if each is not None]
    if known and all(not isinstance(each, str) for each in known):
        whole = all(isinstance(each, int) for each in known)
        return pl.Series(name, values, pl.Int64 if whole else pl.Float64, strict=False)
    if known and all(isinstance(each, str) and _is_day(each) for each in known):
        days = [None if each is None else date.fromisoformat(str(each)) for each in values]
        return pl.Series(name, days, pl.Date)
    return pl.Series(name, [None if each is None else str(each) for each in values], pl.String)


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def frames(sheets: Sequence[Sheet]) -> dict[str, pl.DataFrame]:
    """Sheets of one workbook, by the names they have in it."""
    names = _names([each.title for each in sheets])
    return {name: each.frame() for name, each in zip(names, sheets, strict=True)}


def _names(titles: Sequence[str]) -> list[str]:
    """Titles as Excel allows them for sheets: short, without its signs, no two alike."""
    found: list[str] = []
    for title in titles:
        bare = _NOT_IN_TITLES.sub(" ", title).strip(" '")[:_TITLE] or "–"
        number = 1
        name = bare
        while name.casefold() in {each.casefold() for each in found}:
            number += 1
            name = f"{bare[: _TITLE - 3]} {number}"
        found.append(name)
    return found
