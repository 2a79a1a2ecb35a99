"""Links that look like buttons: they lead to another view, so they can be opened in a new tab."""

from dash import dcc
from dash.development.base_component import Component


def button_link(text: str, href: str, *, strong: bool = False) -> Component:
    """Link that looks like a button; ``strong`` is the one that leads on."""
    return dcc.Link(text, href=href, className=f"button-link{' strong' if strong else ''}")
