"""Where the tour is offered to those who are here for the first time."""

from dash import html
from dash.development.base_component import Component

from dashboard.pages._base import View


def offer(view: View) -> Component:
    """Line that offers the tour; shown by the page's script until it was seen or declined."""
    say = view.translate
    start = html.Button(
        say("tour.start"),
        type="button",
        className="tour-button tour-button-main",
        **{"data-tour": "start"},
    )
    no = html.Button(say("tour.no"), type="button", className="tour-button", **{"data-tour": "no"})
    return html.Div(
        [html.P(say("tour.offer")), start, no], id="tour-offer", className="tour-offer", hidden=True
    )
