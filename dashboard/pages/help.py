"""Help: the tour, the keys, and every measure with what it means."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.heading import heading
from dashboard.components.tables import card
from dashboard.measures import MEASURES, explanation_key
from dashboard.pages._base import Page, View

# Keys as they are written on keyboards everywhere.
_KEYS = (
    ("/", "search"),
    ("Tab", "tab"),
    ("Ctrl + Z", "undo"),
    ("Ctrl + Shift + Z", "redo"),
    ("Esc", "escape"),
    ("?", "canvas"),
)


def layout(view: View) -> Component:
    """All of it on one page, to be searched by the browser."""
    return html.Div(
        [heading(view, "help"), _tour(view), _keys(view), *_measures(view)], className="stack"
    )


def _tour(view: View) -> Component:
    start = html.Button(
        view.translate("tour.start"),
        type="button",
        className="tour-button tour-button-main",
        **{"data-tour": "start"},
    )
    return card(view.translate("help.tour"), html.Div(start, className="buttons"))


def _keys(view: View) -> Component:
    rows = [
        part
        for key, name in _KEYS
        for part in (html.Dt(html.Kbd(key)), html.Dd(view.translate(f"help.keys.{name}")))
    ]
    return card(view.translate("help.keys"), html.Dl(rows, className="measures"))


def _measures(view: View) -> list[Component]:
    """One list a page that shows them, in the order of the page."""
    say = view.translate
    intro = html.Div(
        [
            html.H2(say("help.title"), className="card-title"),
            html.P(say("help.hint"), className="hint"),
        ]
    )
    return [intro, *(_list(view, page) for page in MEASURES)]


def _list(view: View, page: str) -> Component:
    say = view.translate
    rows = [
        part
        for measure, title in MEASURES[page].items()
        for part in (
            html.Dt(say(title), id=f"measure-{measure}"),
            html.Dd(say(explanation_key(measure))),
        )
    ]
    return dmc.Paper(
        [html.H3(say(f"page.{page}"), className="card-title"), html.Dl(rows, className="measures")],
        withBorder=True,
        p="md",
        className="card",
    )


PAGE = Page(id="help", path="/help", icon="help", layout=layout)
