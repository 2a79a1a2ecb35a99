"""Parts of the page on negotiation that show what holds between parties and across issues."""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.reasons import reason_list
from dashboard.components.references import names, reference_link
from dashboard.components.tables import card, plain_table
from dashboard.figures._style import chart
from dashboard.figures.divergence import divergence
from dashboard.pages._base import View
from graph.analyses._base import Matrix, Row
from graph.projections import name_of

_PAIRS = 15
_PARTIES = 40


def shown(view: View, value: Any) -> str:
    """Figure in a cell: unknown is said, not left blank."""
    if value is None:
        return view.translate("unknown")
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def outcomes(view: View, summary: Mapping[str, Any]) -> Component:
    """Issues with their compromise, most contested first."""
    translate = view.translate
    issues = sorted(summary["outcomes"], key=lambda issue: -(summary["contested"].get(issue) or 0))
    rows = [
        [
            reference_link(view, f"issue:{issue}", "/negotiate", "issue"),
            *(shown(view, summary[key].get(issue)) for key in ("outcomes", "medians", "contested")),
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


def camps(view: View, camps: Mapping[str, Any] | None) -> Component | None:
    """Groups that stand together."""
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


def heat(view: View, matrix: Matrix) -> Component | None:
    """Who stands against whom, as a heat map."""
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


def pairs(view: View, rows: Sequence[Row]) -> Component | None:
    """Pairs of parties that diverge most, each with its reasons."""
    if not rows:
        return None
    translate = view.translate
    cells = [
        [
            reference_link(view, row.ref),
            reference_link(view, row.facts["other"]),
            shown(view, row.facts["divergence"]),
            shown(view, row.facts["convergence"]),
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


def trades(view: View, trades: Sequence[Mapping[str, Any]]) -> Component | None:
    """Exchanges of concessions from which both sides gain."""
    if not trades:
        return None
    translate = view.translate
    rows = [
        [
            reference_link(view, trade["i"]),
            reference_link(view, trade["i_gives"], "/negotiate", "issue"),
            reference_link(view, trade["j"]),
            reference_link(view, trade["j_gives"], "/negotiate", "issue"),
            shown(view, trade["gain"]),
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


def ask_first(view: View, asked: Sequence[Mapping[str, Any]]) -> Component | None:
    """Unknown positions whose answer would move the compromise most."""
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
