"""Rows of a worksheet as they stand in its XML: only the cells that are there.

openpyxl fills every gap in its rows: one stray cell in the last corner of a sheet would make
seventeen thousand million of them. Its parser gives the cells alone.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.worksheet._reader import WorkSheetParser

from graph.messages import UserError, message
from loaders.limits import MAX_COLUMNS

_LAST_ROW = 1_048_576


def rows_of(sheet: Any, called: str) -> Iterator[tuple[int, Mapping[int, Any]]]:
    """Numbers of rows with their cells by column, both as a spreadsheet counts, columns from 0.

    Parameters
    ----------
    sheet
        A worksheet of a workbook that was opened to be read only.
    called
        Its name, for the error.

    Raises
    ------
    UserError
        A row is wider than a table may be.
    ValueError
        Rows stand out of order, or beyond the last one that a sheet has.
    """
    last = 0
    with sheet._get_source() as source:
        for number, cells in _parser(sheet, source, called).parse():
            if not last < number <= _LAST_ROW:
                raise ValueError(f"row {number} after row {last}")
            last = number
            found = {each["column"] - 1: ReadOnlyCell(sheet, **each) for each in cells}
            yield number, {at: cell for at, cell in found.items() if cell.value is not None}


def _parser(sheet: Any, source: Any, called: str) -> Any:
    """Openpyxl's parser, which stops at a cell that no table has."""
    book = sheet.parent
    parser: Any = WorkSheetParser(
        source,
        sheet._shared_strings,
        data_only=book.data_only,
        epoch=book.epoch,
        date_formats=book._date_formats,
        timedelta_formats=book._timedelta_formats,
    )
    parse = parser.parse_cell

    def within(element: Any) -> Any:
        cell = parse(element)
        if cell["column"] > MAX_COLUMNS:
            raise UserError(
                message("load.limit.columns", file=called, row=cell["row"], most=MAX_COLUMNS),
                message("load.limit.columns.remedy"),
            )
        return cell

    parser.parse_cell = within
    return parser
