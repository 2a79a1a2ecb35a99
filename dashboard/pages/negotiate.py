"""How to prepare a negotiation: positions, likely compromise, who stands with whom, trades."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.components.choices import choose, into_address, issue_options, parameter
from dashboard.components.heading import heading
from dashboard.components.notices import empty, warnings
from dashboard.components.reasons import reason_list
from dashboard.components.references import names, reference_link
from dashboard.components.tables import card, plain_table
from dashboard.context import Context
from dashboard.figures._style import chart
from dashboard.figures.divergence import divergence
from dashboard.figures.positions import Stand, positions
from dashboard.i18n import address
from dashboard.pages._base import Page, View
from graph.analyses._base import Matrix, Result, Row
from graph.projections import edges, name_of, nodes_of_kind
from graph.reading import resolve

ISSUE = "negotiate-issue"
_PAIRS = 15
_PARTIES = 40


def layout(view: View) -> Component:
    """One issue's positions when the address names it, else the picture over all issues."""
    asked = view.query.get("issue")
    chosen = resolve(view.network, asked, "issue") if asked else None
    contested = _with_positions(view)
    parts = _one_issue(view, chosen) if chosen else _all_issues(view, contested)
    choice = choose(
        ISSUE,
        view.translate("view.negotiate.issue"),
        issue_options(view, contested),
        name=parameter("issue"),
        value=chosen,
        clearable=True,
        placeholder=view.translate("view.negotiate.issue.placeholder"),
        nothingFoundMessage=view.translate("shell.search.nothing"),
        maw=680,
    )
    return html.Div([heading(view, "negotiate"), choice, *parts], className="stack")


def _with_positions(view: View) -> list[str]:
    network = view.network
    return [
        issue
        for issue in nodes_of_kind(network, "issue")
        if next(edges(network, issue, "takes_position", incoming=True), None) is not None
    ]


def _one_issue(view: View, issue: str) -> list[Component | None]:
    result = view.context.answers.answer("conflicts", issue=issue)
    translate = view.translate
    if not result.rows:
        text = translate("view.negotiate.no_positions")
        return [empty(text, translate("view.negotiate.no_positions.hint"))]
    return [
        warnings(result.warnings, translate),
        _scale(view, issue, result),
        _ask_first(view, result.summary.get("ask_first", [])),
        _stands(view, issue, result.rows),
        _camps(view, result.summary.get("camps")),
        _trades(view, result.summary.get("opportunities", [])),
    ]


def _scale(view: View, issue: str, result: Result) -> Component:
    translate, record = view.translate, view.network.nodes[issue]["record"]
    identifier = view.network.nodes[issue]["id"]
    known = [row for row in result.rows if row.facts["position"] is not None]
    marks = [
        (translate(f"view.negotiate.{name}"), value)
        for name, key in (("outcome", "outcomes"), ("median", "medians"))
        if (value := result.summary.get(key, {}).get(identifier)) is not None
    ]
    ends = (
        translate.name(record, "scale_low") or translate("view.negotiate.end_unnamed"),
        translate.name(record, "scale_high") or translate("view.negotiate.end_unnamed"),
    )
    rows = sorted(known, key=lambda row: row.facts["position"])
    figure = positions([_stand(view, row) for row in rows], ends, marks, view.scheme)
    title = name_of(view.network, issue, translate)
    links = dcc.Link(
        translate("view.negotiate.to_consult"),
        href=address("/consult", view.language, issue=issue),
        className="button-link",
    )
    unknown = [row.ref for row in result.rows if row.facts["position"] is None]
    about = (
        html.P([translate("view.negotiate.unknown"), *names(view, unknown)]) if unknown else None
    )
    hint = translate("view.negotiate.scale.hint")
    return card(title, chart(figure, translate("view.negotiate.scale")), about, links, hint=hint)


def _stand(view: View, row: Row) -> Stand:
    facts, translate = row.facts, view.translate
    name = name_of(view.network, row.ref, translate)
    salience, power = facts["salience"], facts["power"]
    lines = [name] + [
        f"{translate(f'view.negotiate.column.{key}')}: {_shown(view, facts[key])}"
        for key in ("position", "salience", "power", "confidence")
    ]
    return Stand(
        name=name,
        position=facts["position"],
        weight=None if salience is None or power is None else salience * power,
        bottom_line=facts["bottom_line"],
        hover="<br>".join(lines),
    )


def _ask_first(view: View, asked: Sequence[Mapping[str, Any]]) -> Component | None:
    if not asked:
        return None
    translate = view.translate
    rows = [
        [
            reference_link(view, each["party"]),
            reference_link(view, each["issue"], "/negotiate", "issue"),
            translate("view.negotiate.moves", low=each["low"], high=each["high"]),
        ]
        for each in asked
    ]
    headers = [translate(f"view.negotiate.ask.{each}") for each in ("party", "issue", "moves")]
    hint = translate("view.negotiate.ask.hint")
    return card(
        translate("view.negotiate.ask"),
        plain_table(translate("view.negotiate.ask"), headers, rows, hidden=True),
        hint=hint,
    )


def _stands(view: View, issue: str, rows: Sequence[Row]) -> Component:
    translate = view.translate
    keys = ("position", "salience", "power", "confidence", "bottom_line", "as_of")
    headers = [
        translate("view.column.party"),
        *(translate(f"view.negotiate.column.{key}") for key in keys),
    ]
    cells = [
        [
            _party(view, row),
            *(_shown(view, row.facts[key]) for key in keys),
            reason_list(view, row.reasons, known=(issue, row.ref)),
        ]
        for row in rows
    ]
    headers.append(translate("view.consult.column.why"))
    table = plain_table(translate("view.negotiate.stands"), headers, cells, hidden=True)
    return card(
        translate("view.negotiate.stands"), table, hint=translate("view.negotiate.stands.hint")
    )


def _party(view: View, row: Row) -> Component:
    mark = dmc.Badge(view.translate("view.negotiate.confidential"), color="red", size="xs")
    return html.Div(
        [reference_link(view, row.ref), mark if row.facts.get("confidential") else None]
    )


def _shown(view: View, value: Any) -> str:
    if value is None:
        return view.translate("unknown")
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def _all_issues(view: View, contested: Sequence[str]) -> list[Component | None]:
    translate = view.translate
    if not contested:
        text = translate("view.negotiate.no_positions")
        return [empty(text, translate("view.negotiate.no_positions.hint"))]
    result = view.context.answers.answer("conflicts")
    return [
        warnings(result.warnings, translate),
        _outcomes(view, result.summary),
        _camps(view, result.summary.get("camps")),
        _heat(view, result.matrices["divergence"]),
        _pairs(view, result.rows),
        _trades(view, result.summary.get("opportunities", [])),
        _ask_first(view, result.summary.get("ask_first", [])),
    ]


def _outcomes(view: View, summary: Mapping[str, Any]) -> Component:
    translate = view.translate
    issues = sorted(summary["outcomes"], key=lambda issue: -(summary["contested"].get(issue) or 0))
    rows = [
        [
            reference_link(view, f"issue:{issue}", "/negotiate", "issue"),
            *(
                _shown(view, summary[key].get(issue))
                for key in ("outcomes", "medians", "contested")
            ),
        ]
        for issue in issues
    ]
    headers = [
        translate("view.negotiate.issue"),
        *(translate(f"view.negotiate.{each}") for each in ("outcome", "median", "contested")),
    ]
    table = plain_table(translate("view.negotiate.outcomes"), headers, rows, hidden=True)
    return card(
        translate("view.negotiate.outcomes"), table, hint=translate("view.negotiate.outcomes.hint")
    )


def _camps(view: View, camps: Mapping[str, Any] | None) -> Component | None:
    if not camps or not camps["camps"]:
        return None
    translate = view.translate
    items = [
        html.Div(
            [dmc.Badge(str(number), circle=True), html.Span(names(view, camp))], className="camp"
        )
        for number, camp in enumerate(camps["camps"], start=1)
        if camp
    ]
    hint = translate("view.negotiate.camps.hint", frustration=camps["frustration"])
    return card(translate("view.negotiate.camps"), *items, hint=hint)


def _heat(view: View, matrix: Matrix) -> Component | None:
    if len(matrix.labels) < 2:
        return None
    translate = view.translate
    labels = [name_of(view.network, node, translate) for node in matrix.labels[:_PARTIES]]
    values = [row[:_PARTIES] for row in matrix.values[:_PARTIES]]
    figure = divergence(labels, values, translate("view.negotiate.divergence"), view.scheme)
    hint = translate("view.negotiate.heat.hint", shown=len(labels), count=len(matrix.labels))
    return card(
        translate("view.negotiate.heat"), chart(figure, translate("view.negotiate.heat")), hint=hint
    )


def _pairs(view: View, rows: Sequence[Row]) -> Component | None:
    if not rows:
        return None
    translate = view.translate
    cells = [
        [
            reference_link(view, row.ref),
            reference_link(view, row.facts["other"]),
            _shown(view, row.facts["divergence"]),
            _shown(view, row.facts["convergence"]),
            reason_list(view, row.reasons, known=(row.ref, row.facts["other"])),
        ]
        for row in rows[:_PAIRS]
    ]
    headers = [
        *(translate("view.column.party"), translate("view.negotiate.other")),
        *(translate(f"view.negotiate.{each}") for each in ("divergence", "convergence")),
        translate("view.consult.column.why"),
    ]
    hint = translate("view.negotiate.pairs.hint", shown=len(cells), count=len(rows))
    table = plain_table(translate("view.negotiate.pairs"), headers, cells, hidden=True)
    return card(translate("view.negotiate.pairs"), table, hint=hint)


def _trades(view: View, trades: Sequence[Mapping[str, Any]]) -> Component | None:
    if not trades:
        return None
    translate = view.translate
    rows = [
        [
            reference_link(view, trade["i"]),
            reference_link(view, trade["i_gives"], "/negotiate", "issue"),
            reference_link(view, trade["j"]),
            reference_link(view, trade["j_gives"], "/negotiate", "issue"),
            _shown(view, trade["gain"]),
        ]
        for trade in trades
    ]
    headers = [
        translate(f"view.negotiate.trade.{each}") for each in ("i", "gives", "j", "gives", "gain")
    ]
    table = plain_table(translate("view.negotiate.trades"), headers, rows, hidden=True)
    return card(
        translate("view.negotiate.trades"), table, hint=translate("view.negotiate.trades.hint")
    )


def register(app: Dash, context: Context) -> None:
    """Follow the choice of the issue."""
    into_address(app, ISSUE)


PAGE = Page(id="negotiate", path="/negotiate", icon="negotiate", layout=layout, register=register)
