"""A workbook with its bad cells filled and commented; values, formulas and layout stay.

openpyxl keeps formulas and forgets what they gave last, which loading reads; that is put back.
Charts and pictures are not carried over, which the user is told beforehand.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import column_index_from_string

from graph.messages import Problem, Severity, UserError, message
from graph.texts import Translator
from loaders.annotate.words import said
from loaders.reading.archive import check_archive

_MOST_BYTES = 20 * 1024**2  # openpyxl takes fifty times as much memory to change a workbook
_FILLS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C"}
_HEADER_ROWS = 15
_AUTHOR = "Stakeholder graph"
_FORMULA = re.compile(
    r'<c r="([A-Z]+\d+)"((?: \w+="[^"]*")*)><f([^>]*)>(.*?)</f><v ?(?:/>|></v>)</c>'
)


def marked_workbook(
    content: bytes, file: str, problems: Sequence[Problem], translate: Translator
) -> bytes:
    """Workbook whose bad cells say what is wrong with them and how to mend it.

    Raises
    ------
    UserError
        It is larger than what can be changed.
    """
    if len(content) > _MOST_BYTES:
        most = _MOST_BYTES // 1024**2
        raise UserError(
            message("annotated.large", file=file, most=most), message("load.limit.remedy")
        )
    check_archive(content, file)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(io.BytesIO(content), keep_vba=file.endswith(".xlsm"))
        given = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    for each in problems:
        name = each.place.sheet
        if name in book.sheetnames:
            _mark(book[name], each, translate)
    saved = io.BytesIO()
    book.save(saved)
    return _with_results(saved.getvalue(), book, given)


def _mark(sheet: Any, problem: Problem, translate: Translator) -> None:
    cell = _cell(sheet, problem)
    before = f"{cell.comment.text}\n\n" if cell.comment else ""
    text = f"{before}{said(problem, translate)}"
    cell.comment = Comment(text, _AUTHOR, width=320, height=40 + 20 * (len(text) // 40 + 1))
    marked = cell.fill.fgColor.rgb == f"00{_FILLS[Severity.ERROR]}"
    if not marked:  # an error is never painted over by a warning
        cell.fill = PatternFill("solid", fgColor=_FILLS[problem.severity])


def _cell(sheet: Any, problem: Problem) -> Any:
    """The cell of a problem; the first filled one of its row where no column is said."""
    row = problem.place.row or 1
    column = _column(sheet, row, problem)
    cell = sheet.cell(row, column)
    for block in sheet.merged_cells.ranges:
        if cell.coordinate in block:
            return sheet.cell(block.min_row, block.min_col)
    return cell


def _column(sheet: Any, row: int, problem: Problem) -> int:
    header, value = problem.place.column, problem.place.value
    if header:
        for number in range(1, min(row, _HEADER_ROWS) + 1):
            for at in range(1, sheet.max_column + 1):
                if _text(sheet.cell(number, at)) == header.strip():
                    return at
        if re.fullmatch(r"[A-Z]{1,3}", header):
            return int(column_index_from_string(header))
    cells = {at: _text(sheet.cell(row, at)) for at in range(1, sheet.max_column + 1)}
    same = (at for at, text in cells.items() if text and text == value)
    filled = (at for at, text in cells.items() if text)
    return next(same, None) or next(filled, 1)


def _text(cell: Any) -> str:
    return "" if cell.value is None else str(cell.value).strip()


def _with_results(content: bytes, book: Any, given: Any) -> bytes:
    """The saved workbook with what its formulas gave last, which saving has left out."""
    results = {
        f"xl/worksheets/sheet{number}.xml": _results(given[sheet.title])
        for number, sheet in enumerate(book.worksheets, start=1)
    }
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for name in before.namelist():
            part = before.read(name)
            if results.get(name):
                part = _filled(part.decode("utf-8"), results[name]).encode("utf-8")
            after.writestr(name, part)
    return packed.getvalue()


def _results(sheet: Any) -> dict[str, object]:
    return {cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row}


def _filled(xml: str, results: Mapping[str, object]) -> str:
    def fill(found: re.Match[str]) -> str:
        place, attributes, kind, formula = found.groups()
        value = results.get(place)
        if not isinstance(value, str | int | float):
            return found[0]
        of = ' t="b"' if isinstance(value, bool) else ' t="str"' if isinstance(value, str) else ""
        shown = escape(str(int(value) if isinstance(value, bool) else value))
        bare = re.sub(r' t="[^"]*"', "", attributes)
        return f'<c r="{place}"{bare}{of}><f{kind}>{formula}</f><v>{shown}</v></c>'

    return _FORMULA.sub(fill, xml)
