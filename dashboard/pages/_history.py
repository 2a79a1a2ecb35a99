"""Who changed what: the revisions, two states side by side, the trash; part of the data page."""

from collections.abc import Callable, Mapping

from dash import Dash, dcc, html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.pages import _compare, _revisions, _trash
from dashboard.pages._base import View

_PARTS: Mapping[str, Callable[[View], Component]] = {
    "revisions": _revisions.layout,
    "compare": _compare.layout,
    "trash": _trash.layout,
}


def layout(view: View) -> Component:
    """The part that the address names, under links to all parts."""
    asked = view.query.get("part", "")
    part = asked if asked in _PARTS else "revisions"
    links = [
        dcc.Link(
            view.translate(f"view.history.{each}"),
            href=view.address("/data", tab="history", part=each),
            className="part part-shown" if each == part else "part",
        )
        for each in _PARTS
    ]
    label = view.translate("view.data.history")
    return html.Div(
        [html.Nav(links, className="parts", **{"aria-label": label}), _PARTS[part](view)],
        className="stack",
    )


def every_part(view: View) -> Component:
    """All components that the part may ever show."""
    return html.Div([part(view) for part in _PARTS.values()])


def register(app: Dash, context: Context) -> None:
    """Follow undoing and redoing, what is compared, and what is brought back."""
    _revisions.register(app, context)
    _compare.register(app)
    _trash.register(app, context)
