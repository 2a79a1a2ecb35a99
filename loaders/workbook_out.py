"""Tables as an Excel workbook; texts are marked as text, so that nothing in them is ever run."""

import io
from collections.abc import Mapping
from typing import Any

import polars as pl
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from graph.messages import UserError, message

_MOST_ROWS = 1_048_575  # of a worksheet, without the header
_MOST_TEXT = 32_767  # UTF-16 units of a cell; openpyxl would cut off the rest in silence
_WIDEST = 48
_LOOKED_AT = 200  # rows that a column's width is judged by


def workbook(tables: Mapping[str, pl.DataFrame]) -> bytes:
    """Workbook with one sheet a table, headers frozen.

    Raises
    ------
    UserError
        A table or a text is larger than Excel can hold.
    """
    book = Workbook(write_only=True)
    for table, frame in tables.items():
        check_size(table, frame)
        sheet = book.create_sheet(table)
        sheet.freeze_panes = "A2"
        for at, name in enumerate(frame.columns, start=1):
            sheet.column_dimensions[get_column_letter(at)].width = _width(frame[name])
        sheet.append([_cell(sheet, name, bold=True) for name in frame.columns])
        for row in frame.iter_rows():
            sheet.append([_cell(sheet, value) for value in row])
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def _cell(sheet: Any, value: object, *, bold: bool = False) -> Any:
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return int(value)
        # Excel keeps 15 digits; a number that needs more would come back as another one.
        value = value if float(f"{value:.15g}") == value else repr(value)
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value)
    cell.data_type = "s"  # else a text that begins with "=" becomes a formula
    cell.number_format = "@"  # and Excel would turn an edited 007 into 7
    if bold:
        cell.font = Font(bold=True)
    return cell


def check_size(table: str, frame: pl.DataFrame) -> None:
    """UserError when a table or a text is larger than Excel can hold."""
    texts = frame.select(pl.col(pl.String))
    # Two units for a character beyond the basic plane are at most half of its four bytes.
    long = texts.select(pl.all().str.len_bytes() > _MOST_TEXT)
    for name in texts.columns:
        for text in texts.filter(long[name])[name]:
            if len(text.encode("utf-16-le")) // 2 > _MOST_TEXT:
                raise UserError(
                    message("export.long", table=table, column=name, most=_MOST_TEXT),
                    message("export.large.remedy"),
                )
    if frame.height > _MOST_ROWS:
        raise UserError(
            message("export.large", table=table, most=_MOST_ROWS), message("export.large.remedy")
        )


def _width(column: pl.Series) -> float:
    shown = column.head(_LOOKED_AT).cast(pl.String).str.split("\n").list.first()
    # Bytes are twice the characters' width for Chinese and right for Latin, near enough.
    longest = shown.str.len_bytes().max()
    return float(min(_WIDEST, max(len(column.name) + 2, int(str(longest or 0)))))
