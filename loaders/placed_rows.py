"""The rows that a foreign network gives, gathered into tables of text with their problems."""

from dataclasses import dataclass, field

import polars as pl
from openpyxl.utils import get_column_letter

from graph.checks.findings import ROW, Origin
from graph.fields import header_key
from graph.messages import Place, Problem, Severity, message
from graph.model import ISSUES
from loaders.formats._base import RawTable
from loaders.network import Edge, End, Node, Part
from loaders.network_words import INFLUENCES, says_more
from loaders.placed_edge import further
from loaders.words import headers_of

NAME = {ISSUES: "title"}  # field that holds a node's label, where it is not ``name``
LABELS = ("label", "標籤", "标签")
_Row = dict[str, str | None]
_Sheet = tuple[str, str | None, str]  # file, sheet, table


@dataclass(slots=True)
class _Table:
    rows: list[_Row] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: int = 0
    # Key and word of a warning -> how often, and where first.
    warned: dict[tuple[str, str | None], tuple[int, int]] = field(default_factory=dict)


class Rows:
    """Rows of all tables, filled as the network is walked through."""

    def __init__(self) -> None:
        self._tables: dict[_Sheet, _Table] = {}
        self._things: dict[tuple[str, str], _Row] = {}

    def node(self, part: Part, table: str, node: Node) -> None:
        """Note a node as a row of its table."""
        row: _Row = {"id": node.id}
        if node.label is not None:
            row[NAME.get(table, "name")] = node.label
        fields = headers_of(table)
        for header, text in node.values.items():
            found = fields.get(header_key(header))
            row[found if found and found not in row else further(header, row)] = text
        if "kind" in fields.values() and node.words and says_more(node.words[0]):
            row.setdefault("kind", node.words[0])
        self._add(part, table, row, node.row)
        if node.id is not None:
            self._things.setdefault((table, node.id), row)

    def edge(self, part: Part, table: str, row: _Row, number: int) -> None:
        """Note the row of an edge."""
        self._add(part, table, row, number)

    def set_field(self, part: Part, table: str, field: str, edge: Edge) -> str | None:
        """Note the target of an edge as a field of its source; what stood there, if anything."""
        below = edge.source.id or ""
        row = self._things.get((table, below))
        if row is None:
            row = self._things[table, below] = {"id": below}
            self._add(part, table, row, edge.row)
        known = row.get(field)
        row[field] = known or edge.target.id
        return known

    def warn(self, part: Part, table: str, key: str, row: int, word: str | None) -> None:
        """Note a warning; those with the same word are told once, with their number."""
        warned = self._of(part, table).warned
        count, first = warned.get((key, word), (0, row))
        warned[key, word] = (count + 1, first)

    def refuse(
        self, part: Part, edge: Edge, key: str, end: End, *, table: str = INFLUENCES
    ) -> None:
        """Note an edge that cannot be placed."""
        kept = self._of(part, table)
        kept.refused += 1
        kept.problems.append(
            Problem(
                severity=Severity.ERROR,
                reason=message(key),
                remedy=message(f"{key}.remedy"),
                place=Place(file=part.file, sheet=part.sheet, row=edge.row, value=end.id),
                table=table,
            )
        )

    def tables(self, part: Part) -> list[RawTable]:
        """Tables that a part gave rows or problems for, in the order in which they came."""
        return [
            _raw(part, table, kept)
            for (file, sheet, table), kept in self._tables.items()
            if (file, sheet) == (part.file, part.sheet)
        ]

    def _add(self, part: Part, table: str, row: _Row, number: int) -> None:
        kept = self._of(part, table)
        kept.rows.append(row)
        kept.numbers.append(number)

    def _of(self, part: Part, table: str) -> _Table:
        return self._tables.setdefault((part.file, part.sheet, table), _Table())


def _raw(part: Part, table: str, kept: _Table) -> RawTable:
    columns = dict.fromkeys(name for row in kept.rows for name in row)
    series = [pl.Series(name, [row.get(name) for row in kept.rows], pl.String) for name in columns]
    numbers = pl.Series(ROW, kept.numbers, pl.UInt32)
    return RawTable(
        table=table,
        frame=pl.DataFrame([*series, numbers]),
        origin=Origin(file=part.file, sheet=part.sheet, headers=_headers(part, table)),
        problems=(*kept.problems, *_flaws(part, table), *_warnings(part, table, kept)),
        bad_rows=frozenset(
            each.row for each in part.flaws if each.row and each.severity is Severity.ERROR
        ),
        refused=kept.refused,
    )


def _flaws(part: Part, table: str) -> list[Problem]:
    """What was odd about the cells of the sheet, for the rows that became this table's."""
    return [
        flaw.problem(
            part.file,
            part.sheet,
            None if flaw.column is None else get_column_letter(flaw.column + 1),
            table,
        )
        for flaw in part.flaws
    ]


def _headers(part: Part, table: str) -> dict[str, str]:
    fields = headers_of(table)
    named = {
        fields[header_key(each)]: each
        for each in reversed(part.headers)
        if header_key(each) in fields
    }
    labels = [each for each in part.headers if header_key(each) in LABELS]
    return named | {NAME.get(table, "name"): each for each in labels}


def _warnings(part: Part, table: str, kept: _Table) -> list[Problem]:
    return [
        Problem(
            severity=Severity.WARNING,
            reason=message(key, count=count, table=message(f"table.{table}")),
            remedy=message(f"{key}.remedy"),
            place=Place(file=part.file, sheet=part.sheet, row=first, value=word),
            table=table,
        )
        for (key, word), (count, first) in kept.warned.items()
    ]
