"""How to prepare a negotiation: positions, likely compromise, who stands with whom, trades."""

from collections.abc import Sequence

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
from dashboard.figures.positions import Stand, positions
from dashboard.pages import _negotiate_parts as parts
from dashboard.pages._base import Page, View
from graph.analyses._base import Result, Row
from graph.projections import edges, name_of, nodes_of_kind
from graph.reading import resolve

ISSUE = "negotiate-issue"


def layout(view: View) -> Component:
    """One issue's positions when the address names it, else the picture over all issues."""
    asked = view.query.get("issue")
    chosen = resolve(view.network, asked, "issue") if asked else None
    contested = _with_positions(view)
    answer = _one_issue(view, chosen) if chosen else _all_issues(view, contested)
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
    return html.Div([heading(view, "negotiate"), choice, *answer], className="stack")


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
        parts.ask_first(view, result.summary.get("ask_first", [])),
        _stands(view, issue, result.rows),
        parts.camps(view, result.summary.get("camps")),
        parts.trades(view, result.summary.get("opportunities", [])),
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
        href=view.address("/consult", issue=issue),
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
        f"{translate(f'view.negotiate.column.{key}')}: {parts.shown(view, facts[key])}"
        for key in ("position", "salience", "power", "confidence")
    ]
    return Stand(
        name=name,
        position=facts["position"],
        weight=None if salience is None or power is None else salience * power,
        bottom_line=facts["bottom_line"],
        hover="<br>".join(lines),
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
            *(parts.shown(view, row.facts[key]) for key in keys),
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


def _all_issues(view: View, contested: Sequence[str]) -> list[Component | None]:
    translate = view.translate
    if not contested:
        text = translate("view.negotiate.no_positions")
        return [empty(text, translate("view.negotiate.no_positions.hint"))]
    result = view.context.answers.answer("conflicts")
    return [
        warnings(result.warnings, translate),
        parts.outcomes(view, result.summary),
        parts.camps(view, result.summary.get("camps")),
        parts.heat(view, result.matrices["divergence"]),
        parts.pairs(view, result.rows),
        parts.trades(view, result.summary.get("opportunities", [])),
        parts.ask_first(view, result.summary.get("ask_first", [])),
    ]


def register(app: Dash, context: Context) -> None:
    """Follow the choice of the issue."""
    into_address(app, ISSUE)


PAGE = Page(id="negotiate", path="/negotiate", icon="negotiate", layout=layout, register=register)
