"""The workload page's tables as one workbook, a sheet a table, in the reader's language."""

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.pages._workload_asked import asked_of
from dashboard.pages._workload_relief import limits_of
from dashboard.pages._workload_time import ahead_of, basis_of
from dashboard.view import View
from graph.analyses import all_analyses
from graph.analyses._base import Result, Row
from graph.cli.saying import Words
from graph.projections import name_of
from graph.sheets import Share

_SHEETS = ("workload", "forecast", "trend", "queue", "bottlenecks", "structure", "relief")
_PARTS = frozenset(
    ("utilisation", "waits", "from_before", "from_after", "to_before", "to_after", "gain")
)
_BY_PERIOD = ("periods", "series")  # facts that hold a figure for each period: a column each
_Table = list[list[Any]]


def workload_sheets(view: View) -> tuple[dict[str, _Table], dict[str, list[str]]]:
    """What each analysis of work answers to the address: rows, heads first, and what to note.

    Both by the title of the sheet. Numbers stay numbers; what is unknown is None.
    """
    asked, analyses = asked_of(view), all_analyses()
    own: dict[str, dict[str, Any]] = {
        "forecast": ahead_of(view),
        "trend": {"basis": basis_of(view)},
        "bottlenecks": {"kind": "both"},
        "relief": limits_of(view),
    }
    sheets, notes = {}, {}
    for name in _SHEETS:
        known = {parameter.name for parameter in analyses[name].parameters}
        given = {key: value for key, value in asked.parameters().items() if key in known}
        result = view.context.answers.answer(name, **given | own.get(name, {}))
        title = view.translate(f"analysis.{name}")
        sheets[title] = _table(view, name, result)
        notes[title] = [view.translate.say(each) for each in result.warnings]
    return sheets, notes


def _table(view: View, analysis: str, result: Result) -> _Table:
    say = Words(view.network, view.translate)
    names = list(dict.fromkeys(name for row in result.rows for name in row.facts))
    names = [name for name in names if name != "shown"]
    plain = [name for name in names if name not in _BY_PERIOD]
    periods = [
        (name, period) for name in names if name in _BY_PERIOD for period in _periods(result, name)
    ]
    heads = [
        view.translate("field.departments.id"),
        view.translate("view.column.name"),
        *(_label(say, analysis, name) for name in plain),
        *(view.day(period) for _, period in periods),
        *[view.translate("view.workload.relief.why")] * any(row.reasons for row in result.rows),
    ]
    rows = []
    for row in result.rows:
        facts = [_cell(say, name, row.facts.get(name)) for name in plain]
        loads = [_load(row.facts[name].get(period)) for name, period in periods]
        why = "\n".join(view.translate.say(each.text) for each in row.reasons)
        rows.append([*_named(view, row), *facts, *loads, why or None])
    return [heads, *(row[: len(heads)] for row in rows)]


def _named(view: View, row: Row) -> Iterator[Any]:
    yield str(view.network.nodes[row.ref]["id"])
    yield name_of(view.network, row.ref, view.translate)


def _label(say: Words, analysis: str, name: str) -> str:
    return say.label(f"column.{analysis}.{name}", say.label(f"column.{name}", name))


def _periods(result: Result, name: str) -> list[str]:
    return list(dict.fromkeys(period for row in result.rows for period in row.facts[name]))


def _load(held: Any) -> float | None:
    return held.get("load") if isinstance(held, Mapping) else held


def _cell(say: Words, name: str, value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        if name in _PARTS and value is not None:
            return Share(value)
        return say.value(value) if isinstance(value, bool) else value
    if isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        return len(value)
    return (
        say.value(value, name)
        if not isinstance(value, list)
        else "; ".join(say.value(each, name) for each in value)
    )
