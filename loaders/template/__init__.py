"""A workbook to fill in: a sheet a table, headers and notes in the reader's language, examples.

It loads as it is. Ids and dates are text cells, so that a spreadsheet program keeps 007 and 2025-03
as they were typed.
"""

import io
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from graph.fields import LANGUAGES, Field, FieldType
from graph.messages import UserError, message
from graph.model import RECORD_TYPES
from graph.texts import translator
from loaders.columns import width
from loaders.template._examples import EXAMPLES
from loaders.template._words import columns, needed, note, offered_words, said, strict_words
from loaders.writing_out import writing

_ROWS = 2_000  # rows prepared for input: their format and their lists
_NARROWEST, _WIDEST = 12, 34  # of a column, in characters
_NOTE = (320, 150)  # width and height in pixels, enough for the longest note
_REQUIRED, _FREE = PatternFill("solid", fgColor="FFE2B8"), PatternFill("solid", fgColor="E4ECF5")
_LIST_LENGTH = 255  # what Excel takes as the words of one list


def template(language: str) -> bytes:
    """Workbook in one of :data:`graph.fields.LANGUAGES`."""
    assert language in LANGUAGES
    book = Workbook()
    book.remove(book.worksheets[0])
    for record_type in RECORD_TYPES:
        _fill(book, record_type.table, language)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def write_template(path: Path, language: str, *, force: bool = False) -> None:
    """Write the template to a path ending in ``.xlsx``.

    Raises
    ------
    UserError
        The path has another ending, something stands there already, or it cannot be written.
    """
    if path.suffix.casefold() != ".xlsx":
        raise UserError(
            message("template.ending", path=str(path)), message("template.ending.remedy")
        )
    if path.exists() and not force:
        raise UserError(message("template.exists", path=str(path)), message("export.exists.remedy"))
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(template(language))


def _fill(book: Any, table: str, language: str) -> None:
    translate = translator(language, _texts())
    sheet = book.create_sheet(translate(f"table.{table}"))
    sheet.freeze_panes = "A2"
    for at, field in enumerate(columns(table), start=1):
        head = sheet.cell(1, at, translate(f"field.{table}.{field.name}"))
        head.font, head.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
        head.fill = _REQUIRED if needed(table, field) else _FREE
        head.comment = Comment(note(table, field, translate), "", width=_NOTE[0], height=_NOTE[1])
        rows = [said(row.get(field.name), translate) for row in EXAMPLES[table]]
        for line, value in enumerate(rows, start=2):
            sheet.cell(line, at, value)
        _prepare(sheet, at, field)
        longest = max(width(str(each)) for each in (head.value, *filter(None, rows)))
        sheet.column_dimensions[get_column_letter(at)].width = _fit(longest)
        rule = _validation(table, field, language)
        if rule is not None:
            letter = get_column_letter(at)
            rule.add(f"{letter}2:{letter}{_ROWS}")
            sheet.add_data_validation(rule)


def _prepare(sheet: Any, at: int, field: Field) -> None:
    """Mark the column as text where the spreadsheet program must not read numbers into it."""
    if field.type is FieldType.NUMBER:
        return
    sheet.column_dimensions[get_column_letter(at)].number_format = "@"
    for line in range(2, sheet.max_row + 1):
        sheet.cell(line, at).number_format = "@"


def _validation(table: str, field: Field, language: str) -> Any:
    """Drop-down list or range of a field's cells; None where anything may stand."""
    translate = translator(language, _texts())
    if field.type is FieldType.NUMBER and field.minimum is not None:
        return _range(field)
    if strict := strict_words(field, translate):
        return DataValidation("list", _list(strict), allow_blank=True, showErrorMessage=True)
    if offered := offered_words(table, field, translate):
        return DataValidation("list", _list(offered), allow_blank=True, showErrorMessage=False)
    if len(field.references) == 1:
        # What is in the register and not in this file may be typed too.
        name = quote_sheetname(translate(f"table.{field.references[0]}"))
        source = f"{name}!$A$2:$A${_ROWS}"
        return DataValidation("list", source, allow_blank=True, showErrorMessage=False)
    return None


def _range(field: Field) -> Any:
    rule = DataValidation("decimal", str(field.minimum), allow_blank=True, showErrorMessage=True)
    if field.maximum is None:
        rule.operator = "greaterThanOrEqual"
    else:
        rule.operator, rule.formula2 = "between", str(field.maximum)
    return rule


def _list(words: tuple[str, ...]) -> str:
    text = ",".join(words)
    assert len(text) <= _LIST_LENGTH
    assert '"' not in text
    assert len(text.split(",")) == len(words)
    return f'"{text}"'


def _fit(longest: int) -> int:
    return max(_NARROWEST, min(_WIDEST, longest + 3))


def _texts() -> Path:
    return Path(__file__).parent.parent / "locales"
