"""Workbooks of answers, to be read, printed and reckoned with.

Days are days, figures are figures with as many decimals as are read, shares are per cent; heads are
frozen, filtered and repeated on each sheet of paper, columns are as wide as what stands in them.
The register itself is written without loss instead (``loaders.workbook_out``).
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import ceil, isfinite
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from graph.texts import CONTROL

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TITLE = 31  # characters that Excel allows for the name of a sheet
_WIDEST, _LEAST = 72, 6
_WRAPPED = 40  # characters from which a text goes over several lines
_LOOKED_AT = 200  # rows that a column's width is judged by
_BOLD, _SHADE = Font(bold=True), PatternFill("solid", fgColor="E8ECF4")
_TOP = Alignment(vertical="top")
_LINES = Alignment(vertical="top", wrap_text=True)
_HEAD = Alignment(vertical="center", wrap_text=True)
_A4 = 9  # Excel's number of the paper
_ACROSS = 200  # characters that a sheet of paper holds legibly; wider tables go over several
_LINE, _HIGHEST = 14.5, 409.0  # points of a line, and of the highest row that Excel allows
_SMALL = 0.1  # below it, two decimals say too little


class Share(float):
    """A part of one, shown as per cent."""


def workbook(
    tables: Mapping[str, Iterable[Sequence[Any]]],
    *,
    notes: Mapping[str, Sequence[str]] | None = None,
    frozen: int = 0,
    about: str = "",
) -> bytes:
    """Workbook of one sheet a table.

    Parameters
    ----------
    tables
        Title of the sheet -> rows, the first with the headers. None is an empty cell; a text that
        is a day becomes one; no text is ever run as a formula.
    notes
        Title -> what is said below the rows.
    frozen
        Columns that stay in sight when one moves to the right.
    about
        What the file is called in its properties and on top of each printed sheet.
    """
    book = Workbook(write_only=True)
    book.properties.title = about
    for title, rows in tables.items():
        _fill(book, title, list(rows), (notes or {}).get(title, ()), frozen, about)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def sheet_title(text: str) -> str:
    """A title as Excel allows it for a sheet."""
    return _NOT_IN_TITLES.sub("-", text)[:_LONGEST_TITLE]


def _fill(
    book: Workbook,
    title: str,
    rows: list[Sequence[Any]],
    notes: Sequence[str],
    frozen: int,
    about: str,
) -> None:
    sheet = book.create_sheet(sheet_title(title))
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}2"
    heads = rows[0] if rows else ()
    looked = rows[1 : _LOOKED_AT + 1]
    widths = [_width(str(head), [row[at] for row in looked]) for at, head in enumerate(heads)]
    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    if heads:
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(rows)}"
        sheet.print_title_rows = "1:1"
    if frozen:
        sheet.print_title_cols = f"A:{get_column_letter(frozen)}"
    _paper(sheet, about, ceil(sum(widths) / _ACROSS))
    for at, row in enumerate(rows):
        sheet.row_dimensions[at + 1].height = _height(row, widths)
        sheet.append([_cell(sheet, value, is_head=at == 0) for value in row])
    if notes:
        sheet.append([])
    for note in notes:
        cell = _plain(sheet, note)
        cell.alignment = _TOP  # it runs on over the empty cells beside it
        sheet.append([cell])


def _paper(sheet: Any, about: str, across: int) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = max(1, across), 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if about:
        sheet.oddHeader.left.text = about.replace("&", "&&")
    sheet.oddFooter.right.text = "&P / &N"


def _cell(sheet: Any, value: Any, *, is_head: bool) -> Any:
    if value is None or (isinstance(value, float) and not isfinite(value)):
        return None
    if is_head:
        cell = _plain(sheet, str(value))
        cell.font, cell.fill, cell.alignment = _BOLD, _SHADE, _HEAD
        return cell
    if isinstance(value, str):
        if not _DAY.fullmatch(value):
            return _plain(sheet, value)
        value = _day(value)
        if isinstance(value, str):
            return _plain(sheet, value)
    cell = WriteOnlyCell(sheet, _rounded(value))
    cell.number_format, cell.alignment = _form(value), _TOP
    return cell


def _plain(sheet: Any, text: str) -> Any:
    text = text.translate(CONTROL)
    cell = WriteOnlyCell(sheet, text)
    cell.data_type = "s"  # a text that begins like a formula stays a text
    cell.number_format = "@"
    cell.alignment = _LINES if len(text) > _WRAPPED or "\n" in text else _TOP
    return cell


def _day(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _rounded(value: Any) -> Any:
    """Figures as Excel keeps them: fifteen digits, so that none comes back as another one."""
    return float(f"{value:.12g}") if isinstance(value, float) else value


def _form(value: Any) -> str:
    if isinstance(value, Share):
        return "0%"
    if isinstance(value, float):
        if value.is_integer():
            return "#,##0"
        return "0.0000" if abs(value) < _SMALL else "#,##0.00"
    return "yyyy-mm-dd" if isinstance(value, date) else "General"


def _width(head: str, values: Sequence[Any]) -> int:
    """Characters that a column needs; a head may stand on several lines."""
    inside = max(map(_length, filter(lambda each: each is not None, values)), default=0)
    words = max((_text_width(each) for each in head.split()), default=0)
    across = words if head.isascii() else min(words, max(8, words // 2 + 1))
    return min(_WIDEST, max(_LEAST, inside, across) + 3)


def _height(row: Sequence[Any], widths: Sequence[int]) -> float:
    """Points that a row needs: not every program reckons them for texts of several lines."""
    lines = (
        sum(max(1, ceil(_text_width(line) / (width - 2))) for line in value.splitlines())
        for value, width in zip(row, widths, strict=True)
        if isinstance(value, str)
    )
    return min(_HIGHEST, _LINE * max(lines, default=1) + 1)


def _length(value: Any) -> int:
    if isinstance(value, float):
        return len(f"{value:,.2f}")
    return max(map(_text_width, str(value).splitlines()), default=0)


def _text_width(text: str) -> int:
    return sum(1 if each.isascii() else 2 for each in text)
