"""Excel workbooks: every cell as the text a reader sees, nothing evaluated.

Formulas are never computed. What Excel computed and stored last is read, with a warning; a formula
without a stored value is an error of its row. Document types, and with them entities and external
references, are refused before openpyxl sees any XML.
"""

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any, TypeAlias

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from graph.messages import Severity, UserError, message
from loaders.reading.cells import cells
from loaders.reading.merged import merged_cells
from loaders.reading.parts import check_parts
from loaders.reading.worksheet import rows_of
from loaders.source import Flaw, Sheet

_IGNORED = "(ignore)"  # in a sheet's name: its owner keeps it for himself
_ZEROS = re.compile(r"0{2,}")
_Formulas: TypeAlias = dict[tuple[int, int], str]  # row and column -> formula


def read_workbook(content: bytes, file: str) -> tuple[Sheet, ...]:
    """Visible and hidden worksheets of a workbook, in its order.

    Raises
    ------
    UserError
        The file is no workbook, is damaged, or is protected by a password.
    """
    try:
        with warnings.catch_warnings():
            # openpyxl warns of what it does not keep (validation, styles); none of it is read.
            warnings.simplefilter("ignore", UserWarning)
            return _sheets(content, file)
    except (
        InvalidFileException,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OverflowError,
        EOFError,
        zlib.error,
        SyntaxError,  # what the XML parser's errors are
        OSError,  # no workbook among its parts
    ) as error:
        # openpyxl has no error of its own for a damaged file: each of these was seen.
        raise UserError(
            message("load.workbook", file=file, why=f"{type(error).__name__}: {error}"[:200]),
            message("load.workbook.remedy"),
        ) from error


def _sheets(content: bytes, file: str) -> tuple[Sheet, ...]:
    check_parts(content, file)
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    sheets = [each for each in book.worksheets if _IGNORED not in each.title]
    return tuple(_sheet(sheet, content, file) for sheet in sheets)


def _sheet(sheet: Any, content: bytes, file: str) -> Sheet:
    formulas: _Formulas = {}
    called = f"{file} · {sheet.title}"
    frame = cells(_rows(sheet, called, formulas), called)
    flaws: tuple[Flaw, ...] = ()
    if formulas:
        stored = openpyxl.load_workbook(
            io.BytesIO(content), read_only=True, data_only=True, keep_links=False
        )
        empty: _Formulas = {}
        frame = cells(_computed(stored[sheet.title], called, formulas, empty), called)
        flaws = tuple(_flaw(place, formulas[place], place in empty) for place in formulas)
    with sheet.parent._archive.open(sheet._worksheet_path) as part:
        merged = merged_cells(part)
    return Sheet(
        file=file, sheet=sheet.title, cells=frame, delimited=False, flaws=flaws, merged=merged
    )


def _rows(sheet: Any, called: str, formulas: _Formulas) -> Iterator[tuple[int, list[str | None]]]:
    """Numbered rows of text; formulas are noted by row and column."""
    for number, found in rows_of(sheet, called):
        for at, cell in found.items():
            if cell.data_type == "f":
                formulas[number, at] = str(cell.value)
        yield number, _filled({at: _text(cell) for at, cell in found.items()})


def _computed(
    sheet: Any, called: str, formulas: _Formulas, empty: _Formulas
) -> Iterator[tuple[int, list[str | None]]]:
    """Numbered rows with what the formulas gave last; one without a value stands as its text."""
    of_row: dict[int, list[int]] = {}
    for number, at in formulas:
        of_row.setdefault(number, []).append(at)
    for number, found in rows_of(sheet, called):
        said = {at: _text(cell) for at, cell in found.items()}
        for at in of_row.get(number, ()):
            if said.get(at) is None:
                said[at] = empty[number, at] = formulas[number, at]
        yield number, _filled(said)


def _filled(said: dict[int, str | None]) -> list[str | None]:
    """Texts of a row with its gaps, up to the last one that says anything."""
    last = max((at for at, text in said.items() if text), default=-1)
    row: list[str | None] = [None] * (last + 1)
    for at, text in said.items():
        if at <= last:
            row[at] = text
    return row


def _flaw(place: tuple[int, int], formula: str, empty: bool) -> Flaw:
    return Flaw(
        severity=Severity.ERROR if empty else Severity.WARNING,
        reason=message("load.formula.empty" if empty else "load.formula"),
        remedy=message("load.formula.remedy"),
        row=place[0],
        column=place[1],
        value=formula,
    )


def _text(cell: Any) -> str | None:
    """Text of a cell that says what the reader of the sheet sees."""
    value = cell.value
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, cell.number_format)
    return str(value)


def _number(value: float, number_format: str) -> str:
    """Number as text: ``7`` shown as ``007`` stays ``007``, and a whole number has no ``.0``."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    if isinstance(value, int) and value >= 0 and _ZEROS.fullmatch(number_format or ""):
        return str(value).zfill(len(number_format))
    return str(value)
