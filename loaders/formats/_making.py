"""Tables in the making: what a loader that reads one sheet into several tables works with."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from graph.checks.findings import ROW, Origin
from graph.messages import Message, Place, Problem, Severity, message
from loaders.formats._base import FURTHER, RawTable, Transformed
from loaders.formats._layout import Layout, Row, rows_below
from loaders.source import Flaw, Sheet, Source

# Things stand before what refers to them, in the order of the model.
_ORDER = ("departments", "people", "issues")


@dataclass(slots=True, kw_only=True)
class Making:
    """Rows of several tables from one sheet.

    Parameters
    ----------
    sheet
        Where everything comes from.
    layout
        Its header.
    table
        The table that a row of the sheet mainly is: problems and refused rows count there.
    seen
        Ids that earlier sheets of the same source have given, by table.
    fields
        For each table, the column that each field was read from.
    """

    sheet: Sheet
    layout: Layout
    table: str
    seen: set[tuple[str, str]] = field(default_factory=set)
    fields: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    _rows: dict[tuple[str, bool], list[dict[str, object]]] = field(default_factory=dict)
    _problems: list[Problem] = field(default_factory=list)
    _refused: int = 0

    def add(self, table: str, number: int, /, **values: str | None) -> None:
        """Put a row into a table; ``number`` is the sheet's row that it comes from."""
        self._rows.setdefault((table, False), []).append({**values, ROW: number})

    def mention(self, table: str, number: int, identifier: str) -> str:
        """Make sure that a thing of which the file says only the name exists; its id."""
        if (table, identifier) not in self.seen:
            self.seen.add((table, identifier))
            self._rows.setdefault((table, True), []).append({"id": identifier, ROW: number})
        return identifier

    def once(self, table: str, number: int, /, **values: str | None) -> None:
        """Put in a thing unless one of its id stands there already."""
        key = (table, values["id"] or "")
        if key not in self.seen:
            self.seen.add(key)
            self.add(table, number, **values)

    def further(self, row: Row, columns: Collection[int]) -> dict[str, str | None]:
        """Cells of columns that are no field, named for ``extra``."""
        return {
            f"{FURTHER}{self.layout.names[at]}": row[at]
            for at in columns
            if at < len(row) and row[at] is not None
        }

    def warn(
        self, key: str, row: int | None = None, at: int | None = None, /, **values: object
    ) -> None:
        """Say something about a cell, a row or the sheet that keeps nothing out."""
        self._say(Severity.WARNING, key, row, at, values)

    def refuse(self, key: str, row: int, at: int | None = None, /, **values: object) -> None:
        """Leave a row of the sheet out for an error."""
        self._refused += 1
        self._say(Severity.ERROR, key, row, at, values)

    def _say(
        self,
        severity: Severity,
        key: str,
        row: int | None,
        at: int | None,
        values: Mapping[str, object],
    ) -> None:
        value = values.get("value")
        place = Place(
            file=self.sheet.file,
            sheet=self.sheet.sheet,
            row=row,
            column=None if at is None else self.layout.names[at],
            value=None if value is None else str(value),
        )
        said = Problem(
            severity=severity,
            reason=Message(key, values),
            remedy=Message(f"{key}.remedy", values),
            place=place,
            table=self.table,
        )
        self._problems.append(said)

    def good_rows(self) -> Iterator[tuple[int, Row]]:
        """Rows under the header without those that an error of reading keeps out."""
        bad = set()
        for flaw in self.sheet.flaws:
            if flaw.row is None or flaw.row > self.layout.header.row:
                self._flaw(flaw)
                bad |= {flaw.row} if flaw.severity is Severity.ERROR else set()
        for number, row in rows_below(self.sheet, self.layout.header.position):
            if number in bad:
                self._refused += 1
            else:
                yield number, row

    def _flaw(self, flaw: Flaw) -> None:
        at = flaw.column
        place = Place(
            file=self.sheet.file,
            sheet=self.sheet.sheet,
            row=flaw.row,
            column=None if at is None else self.layout.names[at],
            value=flaw.value,
        )
        said = Problem(
            severity=flaw.severity,
            reason=flaw.reason,
            remedy=flaw.remedy,
            place=place,
            table=self.table,
        )
        self._problems.append(said)

    def tables(self) -> tuple[RawTable, ...]:
        """What was made; the main table is there even when it has no row."""
        self._rows.setdefault((self.table, False), [])
        ordered = sorted(self._rows, key=lambda each: (each[0] not in _ORDER, each[0]))
        return tuple(self._table(table, mentioned=mentioned) for table, mentioned in ordered)

    def _table(self, table: str, *, mentioned: bool) -> RawTable:
        rows = self._rows[table, mentioned]
        names = dict.fromkeys(name for row in rows for name in row if name != ROW)
        columns = {
            name: pl.Series([row.get(name) for row in rows], dtype=pl.String) for name in names
        }
        numbers = pl.Series([row[ROW] for row in rows], dtype=pl.UInt32)
        main = table == self.table and not mentioned
        headers = {name: self.layout.names[at] for name, at in self.fields.get(table, {}).items()}
        return RawTable(
            table=table,
            frame=pl.DataFrame(columns | {ROW: numbers}),
            origin=Origin(file=self.sheet.file, sheet=self.sheet.sheet, headers=headers),
            problems=tuple(self._problems) if main else (),
            refused=self._refused if main else 0,
            mentioned=mentioned,
        )


def skipped(sheet: Sheet) -> Message:
    """What is said of a sheet that a loader can make nothing of."""
    called = sheet.file if sheet.sheet is None else f"{sheet.file} · {sheet.sheet}"
    return message("load.skipped.sheet", sheet=called)


def each_sheet(
    source: Source,
    find: Callable[[Sheet], Layout | None],
    make: Callable[[Sheet, Layout, set[tuple[str, str]]], Making],
) -> Transformed:
    """Tables of every sheet that a loader finds its header in; the others are skipped."""
    seen: set[tuple[str, str]] = set()
    tables: list[RawTable] = []
    left: list[Message] = []
    for sheet in source.sheets:
        layout = find(sheet)
        if layout is None:
            left.append(skipped(sheet))
        else:
            tables += make(sheet, layout, seen).tables()
    return Transformed(tables=tuple(tables), skipped=tuple(left))
