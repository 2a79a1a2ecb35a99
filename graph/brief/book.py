"""The figures of an answer as a workbook, for those who go on reckoning."""

from collections.abc import Iterator, Sequence
from typing import Any

from graph.analyses._base import Result
from graph.brief.names import distinct_names
from graph.projections import Network
from graph.sheets import workbook
from graph.texts import Translator

_POSITION = ("position", "salience", "power", "confidence", "bottom_line", "as_of", "evidence")
_TRADE = ("gain", "i", "i_gives", "i_from", "i_to", "j", "j_gives", "j_from", "j_to")


def as_workbook(network: Network, result: Result, translate: Translator) -> bytes:
    """Sheets of positions, outcomes, trades, questions and talks; texts are never formulas."""
    names = distinct_names(network, translate)

    def named(row: Sequence[Any]) -> list[Any]:
        return [names.get(each, each) if isinstance(each, str) else each for each in row]

    tables = {
        translate(f"brief.sheet.{title}"): [headers, *map(named, rows)]
        for title, headers, rows in _sheets(result, translate)
    }
    warnings = [translate.say(each) for each in result.warnings]
    notes = {next(iter(tables)): warnings}
    return workbook(tables, notes=notes, frozen=1, about=translate("brief.sheet.about"))


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
