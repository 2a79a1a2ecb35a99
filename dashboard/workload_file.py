"""The workload page's tables as one workbook, a sheet a table, in the reader's language."""

from collections.abc import Mapping
from typing import Any

import polars as pl

from dashboard.pages._workload_asked import asked_of
from dashboard.pages._workload_relief import limits_of
from dashboard.pages._workload_time import ahead_of, basis_of
from dashboard.view import View
from graph.analyses import all_analyses
from graph.analyses._base import Result, Row
from graph.cli.words import Words
from graph.projections import name_of

_SHEETS = ("workload", "forecast", "trend", "queue", "bottlenecks", "structure", "relief")


def workload_sheets(view: View) -> dict[str, pl.DataFrame]:
    """Title of a sheet -> its table: what each analysis of work answers to the address.

    Numbers stay numbers; what is unknown is an empty cell.
    """
    asked, analyses = asked_of(view), all_analyses()
    own: dict[str, dict[str, Any]] = {
        "forecast": ahead_of(view),
        "trend": {"basis": basis_of(view)},
        "bottlenecks": {"kind": "both"},
        "relief": limits_of(view),
    }
    sheets = {}
    for name in _SHEETS:
        known = {parameter.name for parameter in analyses[name].parameters}
        given = {key: value for key, value in asked.parameters().items() if key in known}
        result = view.context.answers.answer(name, **given | own.get(name, {}))
        title = view.translate(f"analysis.{name}")
        sheets[title[:31]] = _table(view, name, result)
    return sheets


def _table(view: View, analysis: str, result: Result) -> pl.DataFrame:
    say = Words(view.network, view.translate)
    names = [name for name in _columns(result.rows) if name != "shown"]
    titles = {
        name: say.label(f"column.{analysis}.{name}", say.label(f"column.{name}", name))
        for name in names
    }
    rows = []
    for row in result.rows:
        node = view.network.nodes[row.ref]
        line: dict[str, Any] = {
            view.translate("field.departments.id"): node["id"],
            view.translate("view.column.name"): name_of(view.network, row.ref, view.translate),
        }
        line |= {titles[name]: _cell(say, name, row.facts.get(name)) for name in names}
        if row.reasons:
            said = " ".join(view.translate.say(each.text) for each in row.reasons)
            line[view.translate("view.workload.relief.why")] = said
        rows.append(line)
    return pl.DataFrame(rows, infer_schema_length=None, strict=False)


def _columns(rows: tuple[Row, ...]) -> list[str]:
    """Facts in the order in which rows name them; mappings by period get a column a period."""
    return list(dict.fromkeys(name for row in rows for name in row.facts))


def _cell(say: Words, name: str, value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return say.value(value) if isinstance(value, bool) else value
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {_brief(inner)}" for key, inner in value.items())
    if isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        return len(value)
    return (
        say.value(value, name)
        if not isinstance(value, list)
        else "; ".join(say.value(each, name) for each in value)
    )


def _brief(value: Any) -> str:
    """A moment's or period's load."""
    load = value.get("load") if isinstance(value, Mapping) else value
    return f"{load:,.1f}" if isinstance(load, float) else str(load)
