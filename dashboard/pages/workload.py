"""Which departments are overloaded, and where the structure makes everyone wait."""

from collections.abc import Callable, Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, html
from dash.development.base_component import Component

from dashboard.components.choices import into_address, parameter
from dashboard.components.heading import heading
from dashboard.components.notices import empty, warnings
from dashboard.components.reasons import reason_list
from dashboard.components.references import issue_link, names, reference_link
from dashboard.components.tables import card, grid, plain_table
from dashboard.context import Context
from dashboard.figures._style import chart
from dashboard.figures.utilisation import Bar, utilisation
from dashboard.pages._base import Page, View
from graph.analyses._base import Result, Row
from graph.projections import name_of
from graph.reading import resolve

KIND, MONTHS, GRID = "workload-kind", "workload-months", "workload-grid"
KINDS = ("department", "person")
PERIODS = ("1", "3", "6", "12")
_PERIOD = "3"
_BARS = 20
_FIGURES = (
    *("load", "capacity", "utilisation", "open_issues", "overdue_issues"),
    *("unknown_effort_issues", "waiting", "betweenness"),
)


def layout(view: View) -> Component:
    """Bars, table and findings for the kind of party and the period the address names."""
    kind = _one_of(view.query.get("kind"), KINDS, KINDS[0])
    months = _one_of(view.query.get("months"), PERIODS, _PERIOD)
    result = view.context.answers.answer("workload", kind=kind, months=int(months))
    party = view.query.get("party")
    chosen = resolve(view.network, party) if party else None
    return html.Div(
        [
            heading(view, "workload"),
            _choices(view, kind, months),
            warnings(result.warnings, view.translate),
            *_party(view, chosen, result),
            _bars(view, result),
            _table(view, result),
            _findings(view, result.summary),
        ],
        className="stack",
    )


def _one_of(text: str | None, allowed: tuple[str, ...], default: str) -> str:
    return text if text in allowed else default


def _choices(view: View, kind: str, months: str) -> Component:
    translate = view.translate
    kinds = [{"value": each, "label": translate(f"view.workload.kind.{each}")} for each in KINDS]
    periods = [
        {"value": each, "label": translate("view.workload.months", count=int(each))}
        for each in PERIODS
    ]
    return dmc.Group(
        [
            dmc.SegmentedControl(id=KIND, name=parameter("kind", KINDS[0]), data=kinds, value=kind),
            dmc.SegmentedControl(
                id=MONTHS, name=parameter("months", _PERIOD), data=periods, value=months
            ),
        ]
    )


def _party(view: View, chosen: str | None, result: Result) -> list[Component]:
    """Return the explanation of one party's row, when the address names one."""
    row = next((row for row in result.rows if row.ref == chosen), None)
    if row is None:
        return []
    reasons = reason_list(view, row.reasons)
    return [card(None, html.Div([reference_link(view, row.ref)]), _tiles(view, row), reasons)]


def _tiles(view: View, row: Row) -> Component:
    tiles = [
        html.Div(
            [
                html.Div(_shown(view, name, row.facts.get(name)), className="tile-value"),
                html.Div(view.translate(f"view.workload.column.{name}"), className="hint"),
            ],
            className="tile",
        )
        for name in _FIGURES
    ]
    return html.Div(tiles, className="tiles")


def _shown(view: View, name: str, value: Any) -> str:
    if value is None:
        return view.translate("unknown")
    if name == "utilisation":
        return f"{value:.0%}"
    if isinstance(value, list):
        return str(len(value))
    return f"{value:,.3f}" if name == "betweenness" else f"{value:,.1f}".removesuffix(".0")


def _bars(view: View, result: Result) -> Component:
    translate = view.translate
    known = [row for row in result.rows if row.facts["utilisation"] is not None][:_BARS]
    if not known:
        hint = translate("view.workload.no_capacity.hint")
        return card(
            translate("view.workload.bars"), empty(translate("view.workload.no_capacity"), hint)
        )
    bars = [
        Bar(name_of(view.network, row.ref, translate), row.facts["utilisation"]) for row in known
    ]
    figure = utilisation(bars, translate("view.workload.column.utilisation"), view.scheme)
    hint = translate("view.workload.bars.hint", shown=len(bars), count=len(result.rows))
    return card(
        translate("view.workload.bars"), chart(figure, translate("view.workload.bars")), hint=hint
    )


def _table(view: View, result: Result) -> Component:
    translate = view.translate
    columns: list[dict[str, Any]] = [
        {
            "field": "name",
            "headerName": translate("view.column.name"),
            "minWidth": 200,
        },
        *(
            {
                "field": name,
                "headerName": translate(f"view.workload.column.{name}"),
                "type": "rightAligned",
                "filter": "agNumberColumnFilter",
            }
            for name in _FIGURES
        ),
    ]
    rows = [
        {"ref": row.ref, "name": name_of(view.network, row.ref, translate)}
        | {name: _number(name, row.facts.get(name)) for name in _FIGURES}
        for row in result.rows
    ]
    hint = translate("view.workload.table.hint")
    table = grid(GRID, columns, rows, translate, row_id="ref")
    return card(translate("view.workload.table"), table, hint=hint)


def _number(name: str, value: Any) -> float | None:
    if value is None:
        return None
    number = float(len(value) if isinstance(value, list) else value)
    return round(
        100 * number if name == "utilisation" else number, 4 if name == "betweenness" else 1
    )


def _findings(view: View, summary: Mapping[str, Any]) -> Component:
    shown: list[tuple[str, list[Component | str] | Component]] = [
        (finding, render(view, summary[finding]))
        for finding, render in _FINDINGS.items()
        if summary.get(finding)
    ]
    translate = view.translate
    rows = [[translate(f"view.workload.finding.{name}"), cell] for name, cell in shown]
    if not rows:
        return card(
            translate("view.workload.findings"), empty(translate("view.workload.findings.none"))
        )
    headers = [translate("view.workload.finding"), translate("view.workload.finding.who")]
    table = plain_table(translate("view.workload.findings"), headers, rows, hidden=True)
    return card(translate("view.workload.findings"), table)


def _parties(view: View, nodes: list[str]) -> list[Component | str]:
    return names(view, nodes)


def _issues(view: View, nodes: list[str]) -> list[Component | str]:
    mark = ", " if view.language == "en" else "、"
    linked: list[Component | str] = []
    for node in nodes:
        linked += [mark, issue_link(view, node)] if linked else [issue_link(view, node)]
    return linked


def _circles(view: View, chains: list[list[str]]) -> Component:
    return html.Ul(
        [
            html.Li(_arrows([issue_link(view, node) for node in (*chain, chain[0])]))
            for chain in chains
        ],
        className="plain-list",
    )


def _arrows(parts: list[Component]) -> list[Component | str]:
    return [each for part in parts for each in (part, " → ")][:-1]


_FINDINGS: Mapping[str, Callable[[View, Any], Any]] = {
    "over_capacity": _parties,
    "sole_approvers": _parties,
    "brokers": _parties,
    "articulation_points": _parties,
    "cycles": _circles,
    "without_lead": _issues,
    "longest_chain": lambda view, chain: _arrows([issue_link(view, node) for node in chain]),
}


def register(app: Dash, context: Context) -> None:
    """Follow the choices of kind and period."""
    into_address(app, KIND)
    into_address(app, MONTHS)


PAGE = Page(id="workload", path="/workload", icon="workload", layout=layout, register=register)
