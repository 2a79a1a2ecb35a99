"""A consultation as an Excel workbook: list, order, fewest, signatures, round."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from graph.analyses._base import Analysis, Result, Row
from graph.analyses.approval import ANALYSIS as APPROVAL
from graph.analyses.consult import ANALYSIS as CONSULT
from graph.analyses.fewest import ANALYSIS as FEWEST
from graph.analyses.order import ANALYSIS as ORDER
from graph.analyses.round import ANALYSIS as ROUND
from graph.documents.words import said
from graph.projections import Network, name_of
from graph.texts import Translator

_WIDEST = 60
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])


def write_workbook(
    path: Path, network: Network, parameters: Mapping[str, Any], translate: Translator
) -> int:
    """Write the workbook; gives how many parties stand on the list.

    A sheet an answer: the rows with their facts in words and their reasons. Below the rows of a
    sheet stands what is unknown or assumed.
    """
    parts = (CONSULT, ORDER, FEWEST, APPROVAL, *((ROUND,) if parameters.get("issue") else ()))
    book = Workbook()
    del book[book.sheetnames[0]]
    counted = 0
    for analysis in parts:
        taken = {name: parameters[name] for name in analysis.defaults() if name in parameters}
        result = analysis.answer(network, **taken)
        if analysis is CONSULT:
            counted = len(result.rows)
        sheet = book.create_sheet(_title(translate(f"sheet.{analysis.id}")))
        _fill(sheet, analysis, result, network, translate)
    book.save(path)
    return counted


def _title(text: str) -> str:
    return "".join("-" if each in "[]:*?/\\" else each for each in text)[:31]


def _fill(
    sheet: Worksheet, analysis: Analysis, result: Result, network: Network, translate: Translator
) -> None:
    names = list(dict.fromkeys(name for row in result.rows for name in row.facts))
    names = [each for each in names if not _is_nested(result.rows, each)]
    is_scored = any(row.score is not None for row in result.rows)
    points = [translate("column.consult.points")] if is_scored else []
    _put(
        sheet,
        1,
        [*_heads(translate), *points, *(_label(analysis, each, translate) for each in names)],
    )
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for at, row in enumerate(result.rows, start=2):
        score = [None if row.score is None else round(row.score, 2)] if is_scored else []
        start = _start(row, network, translate)
        _put(sheet, at, [*start, *score, *_facts(row, names, network, translate)])
    last = len(result.rows) + 3
    for at, warning in enumerate(result.warnings, start=last):
        _put(sheet, at, [translate.say(warning)])
    sheet.freeze_panes = "C2"
    for column in range(1, sheet.max_column + 1):
        cells = [sheet.cell(line, column).value for line in range(1, len(result.rows) + 2)]
        width = max((_width(str(each)) for each in cells if each is not None), default=8)
        sheet.column_dimensions[get_column_letter(column)].width = min(width + 2, _WIDEST)


def _heads(translate: Translator) -> list[str]:
    keys = ("column.name", "column.id", "column.kind_of", "column.why")
    return [translate(each) for each in keys]


def _start(row: Row, network: Network, translate: Translator) -> list[str]:
    node = network.nodes[row.ref]
    why = "\n".join(translate.say(each.text) for each in row.reasons)
    kind = translate(f"kind.{node['kind']}")
    return [name_of(network, row.ref, translate), str(node["id"]), kind, why]


def _facts(row: Row, names: list[str], network: Network, translate: Translator) -> Iterator[object]:
    for name in names:
        value = row.facts.get(name)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        yield value if is_number else said(value, name, network, translate)


def _label(analysis: Analysis, name: str, translate: Translator) -> str:
    keys = (f"column.{analysis.id}.{name}", f"column.{name}")
    return next((translate(key) for key in keys if translate.has(key)), name)


def _is_nested(rows: tuple[Row, ...], name: str) -> bool:
    return any(isinstance(row.facts.get(name), Mapping) for row in rows)


def _put(sheet: Worksheet, line: int, values: list[object]) -> None:
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(line, column)
        if isinstance(value, str):
            cell.value = value.translate(_CONTROL)
            cell.data_type = "s"  # a text that begins like a formula stays a text
            cell.alignment = Alignment(wrap_text=True, vertical="top")
        else:
            cell.value = value  # type: ignore[assignment]
            cell.alignment = Alignment(vertical="top")


def _width(text: str) -> int:
    longest = max(text.splitlines() or [""], key=len)
    return sum(1 if each.isascii() else 2 for each in longest)
