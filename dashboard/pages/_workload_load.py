"""Load against capacity: bars, table, and the issues behind the load of one party."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.explained import explained_line, help_mark
from dashboard.components.in_cells import figure_column
from dashboard.components.notices import empty, warnings
from dashboard.components.picture import picture
from dashboard.components.reasons import reason_list
from dashboard.components.references import issue_link, reference_link
from dashboard.components.sheets import Sheet, Value
from dashboard.components.tables import card, grid, plain_table
from dashboard.figures.utilisation import Bar, utilisation
from dashboard.pages._base import View
from dashboard.pages._workload_asked import Asked, here, party_of
from graph.analyses._base import Result, Row
from graph.digits import decimals
from graph.percent import said_percent
from graph.projections import name_of

BARS, GRID = "workload-bars", "workload-grid"
FIGURES = (
    *("load", "capacity", "utilisation", "open_issues", "overdue_issues"),
    *("unknown_effort_issues", "waiting", "betweenness"),
)
_BARS = 20
_FINEST = 4  # decimal places; betweenness is small
_MARKS, _LETTER, _WIDEST, _LEAST = 37, 8.3, 12, 78  # pixels; of a header's filter and its letters


def layout(view: View, asked: Asked) -> Component:
    """What is unknown, one party where the address names it, bars, table."""
    result = view.context.answers.answer("workload", **asked.parameters())
    return html.Div(
        [
            warnings(result.warnings, view.translate),
            *_party(view, asked, result),
            _bars(view, asked, result),
            _table(view, asked, result),
        ],
        className="stack",
    )


def _party(view: View, asked: Asked, result: Result) -> list[Component]:
    """Why one party stands where it does, and the issues behind its load."""
    party = party_of(view)
    row = next((row for row in result.rows if row.ref == party), None)
    if row is None or party is None:
        return []
    work = view.context.answers.answer("load", party=party, **asked.parameters("kind"))
    title = html.Div([reference_link(view, party), _closed(view)], className="card-line")
    return [
        card(
            None,
            title,
            _tiles(view, row),
            reason_list(view, row.reasons),
            _issues(view, work),
        )
    ]


def _closed(view: View) -> Component:
    return dcc.Link(
        view.translate("view.workload.close"), href=here(view, party=None), className="button-link"
    )


def _issues(view: View, work: Result) -> Component:
    translate = view.translate
    headers = [translate(f"view.workload.issue.{each}") for each in ("issue", "days", "due", "how")]
    rows = [
        [
            issue_link(view, row.ref),
            translate("unknown") if row.score is None else f"{row.score:,.1f}",
            view.day(row.facts["due"], translate("unknown")),
            html.Div([html.Div(translate.say(each.text)) for each in row.reasons]),
        ]
        for row in work.rows
    ]
    if work.summary["load"] is not None:
        total = f"{work.summary['load']:,.1f}"
        rows.append([html.Strong(translate("view.workload.issue.sum")), html.Strong(total), "", ""])
    return plain_table(translate("view.workload.issues", count=len(work.rows)), headers, rows)


def _tiles(view: View, row: Row) -> Component:
    tiles = [
        html.Div(
            [
                html.Div(
                    [_shown(view, name, row.facts.get(name)), _unit(view, name, row.facts)],
                    className="tile-value",
                ),
                html.Div(
                    [
                        view.translate(f"view.workload.column.{name}"),
                        help_mark(view.translate, name),
                    ],
                    className="hint",
                ),
            ],
            className="tile",
        )
        for name in FIGURES
    ]
    return html.Div(tiles, className="tiles")


def _unit(view: View, name: str, facts: Mapping[str, Any]) -> Component | None:
    if name not in ("load", "capacity") or facts.get(name) is None:
        return None
    return html.Span(f" {view.translate('view.workload.person_days')}", className="tile-unit")


def _shown(view: View, name: str, value: Any) -> str:
    if value is None:
        return view.translate("unknown")
    if name == "utilisation":
        return said_percent(value)
    if isinstance(value, list):
        return str(len(value))
    return f"{value:,.3f}" if name == "betweenness" else f"{value:,.1f}".removesuffix(".0")


def _bars(view: View, asked: Asked, result: Result) -> Component:
    translate = view.translate
    known = [row for row in result.rows if row.facts["utilisation"] is not None][:_BARS]
    if not known:
        of = translate(f"view.workload.of.{asked.kind}")
        hint = translate("view.workload.no_capacity.hint", kind=of)
        return card(
            translate("view.workload.bars"), empty(translate("view.workload.no_capacity"), hint)
        )
    bars = [
        Bar(name_of(view.network, row.ref, translate), row.facts["utilisation"], row.ref)
        for row in known
    ]
    figure = utilisation(bars, translate("view.workload.column.utilisation"), view.scheme)
    listed = translate(f"parties.{asked.kind}", count=len(result.rows))
    hint = translate("view.workload.bars.hint", shown=len(bars), listed=listed)
    drawn = picture(view, "workload/bars", figure, _sheet(view, result), identifier=BARS)
    return card(translate("view.workload.bars"), drawn, hint=hint)


def _sheet(view: View, result: Result) -> Sheet:
    translate = view.translate
    headers = [translate("view.column.name"), translate("field.departments.id")]
    headers += [
        translate(
            "view.workload.share" if name == "utilisation" else f"view.workload.column.{name}"
        )
        for name in FIGURES
    ]
    rows: list[list[Value]] = [
        [
            name_of(view.network, row.ref, translate),
            view.network.nodes[row.ref]["id"],
            *(figure_of(name, row.facts.get(name)) for name in FIGURES),
        ]
        for row in result.rows
    ]
    return Sheet(translate("view.workload.bars"), headers, rows)


def _table(view: View, asked: Asked, result: Result) -> Component:
    translate = view.translate
    rows: list[dict[str, Any]] = [
        {"ref": row.ref, "name": name_of(view.network, row.ref, translate)}
        | {name: figure_of(name, row.facts.get(name)) for name in FIGURES}
        for row in result.rows
    ]
    columns: list[dict[str, Any]] = [
        {
            **{"field": "name", "headerName": translate("view.column.name"), "minWidth": 150},
            **{"wrapText": True, "autoHeight": True},
        },
        *(_figure(name, translate(f"view.workload.column.{name}"), rows) for name in FIGURES),
    ]
    file = html.A(
        translate("view.workload.file"),
        href=here(view).replace("/workload?", "/download/workload.xlsx?"),
        className="button-link",
        download="workload.xlsx",
    )
    table = grid(GRID, columns, rows, translate, row_id="ref")
    hint = translate("view.workload.table.hint")
    return card(
        translate(f"view.workload.table.{asked.kind}"),
        explained_line(translate, FIGURES),
        table,
        html.Div(file, className="buttons"),
        hint=hint,
    )


def _figure(name: str, title: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Column of figures, as narrow as its title can be read: words are not broken."""
    widest = max(len(word) if word.isascii() else 2 * len(word) for word in title.split())
    width = _MARKS + _LETTER * min(widest, _WIDEST)
    return {
        "field": name,
        "headerName": title,
        "minWidth": max(round(width), _LEAST),
    } | figure_column(decimals((row[name] for row in rows), most=_FINEST))


def figure_of(name: str, value: Any) -> float | None:
    """A figure as tables hold it: utilisation in per cent, lists by their length."""
    if value is None:
        return None
    number = float(len(value) if isinstance(value, list) else value)
    return round(
        100 * number if name == "utilisation" else number, 4 if name == "betweenness" else 1
    )
