"""Example rows of the template that were left in the file: known as such, and not taken for data.

Whoever fills the template in need not delete them. Where any other row stands in the file they are
left out and counted; a template that nobody has touched loads as it is, and says what it holds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import polars as pl

from graph.checks.findings import ROW
from graph.fields import LANGUAGES
from graph.messages import Place, Problem, Severity, message
from graph.model import BY_TABLE
from graph.texts import translator
from loaders.formats._base import FURTHER, RawTable
from loaders.template._examples import EXAMPLES, NUMBERS
from loaders.template._words import said

_TEXTS = Path(__file__).parent / "locales"
_Cells = Mapping[str, str]


def without_examples(tables: Sequence[RawTable]) -> tuple[RawTable, ...]:
    """Tables without the template's example rows, with a note of how many they were.

    A row that has an example's id and is no longer the example is somebody's own, who may have
    forgotten the id; it stays and is told.
    """
    examples = [_rows(raw) for raw in tables]
    if not any(examples):
        return tuple(tables)
    whole = [[row for row, is_whole in found.items() if is_whole] for found in examples]
    is_all = sum(map(len, whole)) == sum(raw.frame.height + raw.refused for raw in tables)
    out = [[] if is_all else rows for rows in whole]
    left = [_without(raw, rows) for raw, rows in zip(tables, out, strict=True)]
    changed = [[row for row, is_whole in found.items() if not is_whole] for found in examples]
    told = _told(left, whole, "load.example.all" if is_all else "load.example")
    return tuple(_told(told, changed, "load.example.changed"))


def _without(raw: RawTable, rows: Sequence[int]) -> RawTable:
    """The table without some of its rows."""
    return replace(raw, frame=raw.frame.filter(~pl.col(ROW).is_in(rows))) if rows else raw


def _told(tables: Sequence[RawTable], rows: Sequence[Sequence[int]], key: str) -> list[RawTable]:
    """Tables with one problem about such rows of all sheets, at the first of them."""
    first = next((at for at, found in enumerate(rows) if found), None)
    if first is None:
        return list(tables)
    raw = tables[first]
    problem = Problem(
        severity=Severity.NOTE if key == "load.example" else Severity.WARNING,
        reason=message(key, count=sum(map(len, rows))),
        remedy=message(f"{key}.remedy"),
        place=Place(file=raw.origin.file, sheet=raw.origin.sheet, row=min(rows[first])),
        table=raw.table,
    )
    told = replace(raw, problems=(*raw.problems, problem))
    return [*tables[:first], told, *tables[first + 1 :]]


def _rows(raw: RawTable) -> dict[int, bool]:
    """Rows that hold an id of an example -> whether they are an example as it was given.

    Of tables whose rows have no id of their own only whole examples: that a row of theirs names
    an example as its unit or issue is told where that unit or issue is looked for.
    """
    own = "id" in BY_TABLE[raw.table].key
    naming = [name for name in raw.frame.columns if name in _naming(raw.table)]
    if not naming:
        return {}
    marked = raw.frame.filter(
        pl.any_horizontal(pl.col(naming).str.strip_chars().is_in(sorted(_ids())))
    )
    found = {}
    for row in marked.iter_rows(named=True):
        cells = {name: text for name, text in row.items() if name != ROW and (text or "").strip()}
        is_whole = any(_is(cells, each) for each in _known(raw.table))
        if is_whole or (own and (row["id"] or "").strip() in _ids()):
            found[row[ROW]] = is_whole
    return found


def _naming(table: str) -> frozenset[str]:
    """Columns of a table that name a record: its own id, and what it refers to."""
    fields = BY_TABLE[table].fields
    return frozenset(f.name for f in fields if f.name == "id" or f.references)


def _is(cells: _Cells, example: _Cells) -> bool:
    """Whether a row says nothing but what an example says; cells of it may have been emptied."""
    return all(
        not name.startswith(FURTHER) and _plain(text) == example.get(name)
        for name, text in cells.items()
    )


@cache
def _ids() -> frozenset[str]:
    return frozenset(translator(each, _TEXTS).say(id_) for each in LANGUAGES for id_ in NUMBERS)


@cache
def _known(table: str) -> tuple[_Cells, ...]:
    """The table's examples in each language."""
    return tuple(
        {name: _plain(str(said(cell, translate))) for name, cell in row.items()}
        for translate in (translator(each, _TEXTS) for each in LANGUAGES)
        for row in EXAMPLES[table]
    )


def _plain(text: str) -> str:
    """A text without blanks around it; of a number its value, however it is written."""
    bare = text.strip()
    try:
        return f"{float(bare):g}"
    except ValueError:
        return bare
