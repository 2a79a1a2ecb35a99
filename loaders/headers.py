"""Which row of a sheet is its header, which table it is, and which column means which field."""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from graph.checks.findings import ROW
from graph.fields import header_key
from graph.model import BY_TABLE, RECORD_TYPES
from loaders.limits import HEADER_ROWS
from loaders.source import Sheet
from loaders.words import all_headers, headers_of, table_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The header of a sheet: where it stands and what it says.

    Parameters
    ----------
    position
        Its place among the rows that hold anything.
    row
        Its row as a spreadsheet shows it.
    cells
        Header of each column as it was written; None where there is none.
    """

    position: int
    row: int
    cells: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognised:
    """The table a sheet is; ``by_columns`` when its name did not say so."""

    table: str
    header: Header
    by_columns: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapped:
    """Columns of a sheet by position: the fields they mean, and further ones by their header.

    ``doubled`` names fields that two columns mean, with those columns' headers.
    """

    fields: Mapping[int, str]
    further: Mapping[int, str]
    doubled: Mapping[str, tuple[str, ...]]


def find_header(sheet: Sheet, table: str | None = None) -> Header | None:
    """Of the first rows the one with the most known headers; None when none has any.

    When the table is known, the first row with all columns that it needs is the header.
    """
    known = all_headers() if table is None else frozenset(headers_of(table))
    best, best_count = None, 0
    for position in range(min(HEADER_ROWS, sheet.cells.height)):
        written = tuple(_written(cell) for cell in sheet.row(position))
        header = Header(position=position, row=sheet.cells[ROW][position], cells=written)
        keys = {header_key(cell) for cell in written if cell} & known
        if table is not None and required_columns(table) <= {headers_of(table)[k] for k in keys}:
            return header
        if len(keys) > best_count:
            best, best_count = header, len(keys)
    return best


def recognise(sheet: Sheet) -> Recognised | tuple[str, ...]:
    """The table a sheet is, by its name, else by its columns; else tables it could be."""
    table = table_names().get(header_key(sheet.name))
    if table is not None:
        header = find_header(sheet, table)
        first = Header(position=0, row=1, cells=()) if sheet.cells.is_empty() else _first(sheet)
        return Recognised(table=table, header=header or first)
    header = find_header(sheet)
    candidates = {} if header is None else _candidates(header)
    best = [each for each, score in candidates.items() if score == max(candidates.values())]
    if header is not None and len(best) == 1:
        return Recognised(table=best[0], header=header, by_columns=True)
    return tuple(best)


def map_columns(table: str, header: Header, width: int) -> Mapped:
    """Fields that the columns mean, and a name for every column that means none."""
    known, fields, further = headers_of(table), dict[int, str](), dict[int, str]()
    doubled: dict[str, tuple[str, ...]] = {}
    taken: dict[str, int] = {}
    for at in range(width):
        written = header.cells[at] if at < len(header.cells) else None
        field = known.get(header_key(written)) if written else None
        if field is None:
            further[at] = _unique(written or get_column_letter(at + 1), taken)
        elif field in fields.values():
            before = next(header.cells[each] or "" for each, f in fields.items() if f == field)
            doubled[field] = (*doubled.get(field, (before,)), written or "")
        else:
            fields[at] = field
    return Mapped(fields=fields, further=further, doubled=doubled)


def _candidates(header: Header) -> dict[str, tuple[int, int]]:
    """Tables whose required fields all have a column, with known and literally known columns.

    At least two columns and half of them have to be known: an ``id`` alone says nothing.
    """
    written = {header_key(cell) for cell in header.cells if cell}
    scores = {}
    for record_type in RECORD_TYPES:
        known = headers_of(record_type.table)
        fields = {known[key] for key in written if key in known}
        named = sum(1 for key in written if known.get(key) and header_key(known[key]) == key)
        if required_columns(record_type.table) <= fields and 2 <= len(fields) >= len(written) / 2:
            scores[record_type.table] = (len(fields), named)
    return scores


def required_columns(table: str) -> frozenset[str]:
    """Fields a sheet needs a column for: the required ones, but kinds follow from the ids."""
    record_type = BY_TABLE[table]
    kinds = {field.kind_field for field in record_type.fields}
    return frozenset(f.name for f in record_type.fields if f.required and f.name not in kinds)


def _first(sheet: Sheet) -> Header:
    cells = tuple(_written(cell) for cell in sheet.row(0))
    return Header(position=0, row=sheet.cells[ROW][0], cells=cells)


def _written(cell: str | None) -> str | None:
    return (cell.strip() or None) if cell else None


def _unique(name: str, taken: dict[str, int]) -> str:
    """Name, numbered when another column has it already; ``taken`` is how often each was given."""
    candidate = name
    while candidate in taken:
        taken[name] += 1
        candidate = f"{name} ({taken[name]})"
    taken.setdefault(candidate, 1)
    return candidate
