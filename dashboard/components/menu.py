"""A menu of a toolbar: opened by its name, closed by Escape or a click elsewhere."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component


def menu(name: str, parts: Sequence[Component]) -> Component:
    """What stands under a name; ``assets/menus.js`` closes it again."""
    body = html.Div(list(parts), className="menu-body")
    return html.Details([html.Summary(name), body], className="menu")
