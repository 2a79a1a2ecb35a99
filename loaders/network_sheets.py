"""Sheets of nodes and edges: which row is the header, and every row as a record of text."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from graph.checks.findings import ROW
from graph.fields import header_key
from graph.messages import Message, message
from loaders.limits import HEADER_ROWS
from loaders.network import Edge, Node, Part
from loaders.source import Sheet, Source
from loaders.words import table_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Rows of a sheet below one header; ``headers`` by column, its letter where it has none."""

    sheet: Sheet
    headers: Mapping[int, str]
    start: int
    stop: int

    @property
    def keys(self) -> tuple[str, ...]:
        """Folded headers in order."""
        return tuple(header_key(each) for each in self.headers.values())

    def records(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Row number and filled cells of every row, by their header."""
        rows = self.sheet.cells.slice(self.start, self.stop - self.start)
        for row in rows.iter_rows(named=True):
            record = {
                header: str(text).strip()
                for at, header in self.headers.items()
                if (text := row[str(at)]) is not None and not str(text).isspace() and text
            }
            if record:
                yield row[ROW], record


def find_grid(sheet: Sheet, fits: Callable[[tuple[str, ...]], bool]) -> Grid | None:
    """Rows below the first of the first rows whose folded headers fit; None when none does."""
    if header_key(sheet.name) in table_names():
        return None  # named like one of our own tables, which it then is
    for position in range(min(HEADER_ROWS, sheet.cells.height)):
        grid = grid_at(sheet, position)
        if fits(grid.keys):
            return grid
    return None


def grid_at(sheet: Sheet, position: int, stop: int | None = None) -> Grid:
    """Rows below the header at a position; a header that stands twice is numbered."""
    headers: dict[int, str] = {}
    for at, cell in enumerate(sheet.row(position)):
        written = (cell or "").strip() or get_column_letter(at + 1)
        name, number = written, 2
        while name in headers.values():
            name, number = f"{written} ({number})", number + 1
        headers[at] = name
    return Grid(
        sheet=sheet,
        headers=headers,
        start=position + 1,
        stop=sheet.cells.height if stop is None else stop,
    )


def part_of(grid: Grid, *, nodes: tuple[Node, ...] = (), edges: tuple[Edge, ...] = ()) -> Part:
    """The nodes or edges that were read from a grid, with what was odd about its sheet."""
    return Part(
        file=grid.sheet.file,
        sheet=grid.sheet.sheet,
        nodes=nodes,
        edges=edges,
        headers=tuple(grid.headers.values()),
        flaws=grid.sheet.flaws,
    )


def has_own_tables(source: Source) -> bool:
    """Whether a sheet is named like one of our own tables: then the source is ours."""
    return any(header_key(sheet.name) in table_names() for sheet in source.sheets)


def left_alone(sheet: Sheet) -> Message:
    """Says that a sheet was not read."""
    called = sheet.file if sheet.sheet is None else f"{sheet.file} · {sheet.sheet}"
    return message("load.skipped.sheet", sheet=called)
