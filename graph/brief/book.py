"""The figures of an answer as a workbook, for those who go on reckoning."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font

from graph.analyses._base import Result
from graph.brief.names import distinct_names
from graph.projections import Network
from graph.texts import Translator

_POSITION = ("position", "salience", "power", "confidence", "bottom_line", "as_of", "evidence")
_TRADE = ("gain", "i", "i_gives", "i_from", "i_to", "j", "j_gives", "j_from", "j_to")
_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32)])


def as_workbook(network: Network, result: Result, translate: Translator) -> bytes:
    """Sheets of positions, outcomes, trades, questions and talks; texts are never formulas."""
    names = distinct_names(network, translate)
    book = Workbook()
    del book[book.sheetnames[0]]
    for title, headers, rows in _sheets(result, translate):
        sheet = book.create_sheet(translate(f"brief.sheet.{title}")[:31])
        for at, row in enumerate([headers, *rows], start=1):
            for column, value in enumerate(row, start=1):
                cell = sheet.cell(row=at, column=column)
                if isinstance(value, str):
                    cell.value = names.get(value, value).translate(_CONTROL)
                    cell.data_type = "s"  # what begins with "=" stays a text
                else:
                    cell.value = value
                cell.font = Font(bold=at == 1)
        sheet.freeze_panes = "A2"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _sheets(
    result: Result, translate: Translator
) -> Iterator[tuple[str, Sequence[str], list[list[Any]]]]:
    summary = result.summary
    headed = [translate(f"field.positions.{name}") for name in ("issue", "party", *_POSITION)]
    stands = [
        [each["issue"], each["party"], *(translate.fact(each[name]) for name in _POSITION)]
        for each in summary["stands"]
    ]
    yield "positions", headed, stands
    columns = ("issue", "outcome", "low", "high", "median", "spread")
    yield "outcomes", _headers(translate, columns), list(_outcomes(summary))
    trades = [[row.facts[name] for name in _TRADE] for row in result.rows]
    yield "trades", _headers(translate, _TRADE), trades
    asked = ("party", "issue", "low", "high", "expected_shift")
    questions = [[each[name] for name in asked] for each in summary["ask_first"]]
    yield "questions", _headers(translate, asked), questions
    talks = [
        [at, each["party"], translate(f"brief.sheet.stage.{each['stage']}"), each["issue"]]
        for at, each in enumerate(summary["talks"], start=1)
    ]
    yield "talks", _headers(translate, ("number", "party", "stage", "issue")), talks


def _outcomes(summary: Any) -> Iterator[list[Any]]:
    for identifier, outcome in summary["outcomes"].items():
        drawn = summary["ranges"].get(identifier) or {}
        yield [
            f"issue:{identifier}",
            outcome,
            drawn.get("low"),
            drawn.get("high"),
            summary["medians"].get(identifier),
            summary["contested"].get(identifier),
        ]


def _headers(translate: Translator, names: Sequence[str]) -> list[str]:
    return [translate(f"brief.sheet.column.{name}") for name in names]
