"""Why a row stands where it does, each reason with the records it rests on."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.references import names
from dashboard.pages._base import View
from graph.analyses._base import Reason

_COLOURS = {
    "rule": "indigo",
    "role": "indigo",
    "path": "grape",
    "precedent": "teal",
    "position": "orange",
    "membership": "cyan",
    "measure": "blue",
    "assumption": "gray",
}
_OPEN = 2  # reasons shown at once; further ones unfold


def reason_list(view: View, reasons: Sequence[Reason], known: Sequence[str] = ()) -> Component:
    """Reasons as a list: the first ones open, the rest behind a summary that counts them.

    ``known`` are nodes that the row itself names already, so they are not linked again.
    """
    shown = html.Ul([_reason(view, each, known) for each in reasons[:_OPEN]], className="reasons")
    rest = reasons[_OPEN:]
    if not rest:
        return shown
    more = html.Details(
        [
            html.Summary(view.translate("reason.more", count=len(rest))),
            html.Ul([_reason(view, each, known) for each in rest], className="reasons"),
        ]
    )
    return html.Div([shown, more])


def _reason(view: View, reason: Reason, known: Sequence[str]) -> Component:
    kind = dmc.Badge(
        view.translate(f"reason.{reason.kind}"),
        color=_COLOURS.get(reason.kind, "gray"),
        variant="light",
        size="sm",
        className="reason-kind",
    )
    others = [each for each in reason.records if each not in known]
    records = html.Span([" (", *names(view, others), ")"] if others else [], className="records")
    return html.Li([kind, html.Span(view.translate.say(reason.text)), records])
