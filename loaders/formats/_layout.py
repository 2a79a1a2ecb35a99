"""How a loader finds its header in a sheet, and which columns that header has."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from graph.checks.findings import ROW
from graph.fields import header_key
from loaders.headers import Header, Recognised, map_columns, recognise, required_columns
from loaders.limits import HEADER_ROWS
from loaders.source import Sheet, Source

Row = Sequence[str | None]


def name_of(cell: str | None) -> str | None:
    """Name in a cell: NFC, in one line, without blanks around it; None when nothing is left."""
    if cell is None:
        return None
    plain = unicodedata.normalize("NFC", cell).replace("\ufeff", "")
    return " ".join(plain.split()) or None


def is_ours(sheet: Sheet) -> bool:
    """Whether a sheet is named like a table of ours and has the columns that it needs."""
    found = recognise(sheet)
    if not isinstance(found, Recognised) or found.by_columns:
        return False
    fields = map_columns(found.table, found.header, sheet.width).fields.values()
    return required_columns(found.table) <= set(fields)


def sure(source: Source, find: Callable[[Sheet], "Layout | None"], score: float) -> float:
    """How sure a loader is of a source in which it finds its header in some sheet.

    A source that holds a table of ours is ours: what stands beside it is told as skipped.
    """
    if any(is_ours(sheet) for sheet in source.sheets):
        return 0.0
    return score if any(find(sheet) for sheet in source.sheets) else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A header row: the columns of each folded header, and a name of its own for each column."""

    header: Header
    at: Mapping[str, tuple[int, ...]]
    names: tuple[str, ...]

    def columns(self, words: Collection[str]) -> list[int]:
        """Columns whose header is one of some folded words, from the left."""
        return sorted(at for word in words for at in self.at.get(word, ()))

    def first(self, words: Sequence[str]) -> int | None:
        """Column of the first of the words that is a header; None when none is."""
        return next((self.at[word][0] for word in words if word in self.at), None)


def find_layout(sheet: Sheet, fits: Callable[[Layout], bool]) -> Layout | None:
    """The first of the rows near the top that is a header as wanted."""
    for position in range(min(HEADER_ROWS, sheet.cells.height)):
        layout = layout_at(sheet, position)
        if fits(layout):
            return layout
    return None


def layout_at(sheet: Sheet, position: int) -> Layout:
    """The row at a position read as a header."""
    cells = tuple(name_of(cell) for cell in sheet.row(position))
    at, names = defaultdict[str, list[int]](list), list[str]()
    taken: set[str] = set()
    for column, cell in enumerate(cells):
        if cell:
            at[header_key(cell)].append(column)
        name, number = cell or get_column_letter(column + 1), 1
        while (unique := name if number == 1 else f"{name} ({number})") in taken:
            number += 1
        taken.add(unique)
        names.append(unique)
    header = Header(position=position, row=sheet.cells[ROW][position], cells=cells)
    return Layout(
        header=header, at={key: tuple(found) for key, found in at.items()}, names=tuple(names)
    )


def rows_below(sheet: Sheet, position: int) -> Iterator[tuple[int, Row]]:
    """Rows under a position with the numbers a spreadsheet shows, empty cells as None."""
    for *cells, number in sheet.cells.slice(position + 1).iter_rows():
        yield number, [None if cell is None or not cell.strip() else cell for cell in cells]
