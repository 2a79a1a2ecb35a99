"""Title of a page, with the question it answers."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.view import View


def heading(view: View, page: str) -> Component:
    """Title of a page and one sentence on what it is for."""
    return html.Div(
        [
            dmc.Title(view.translate(f"page.{page}"), order=1, size="h2"),
            dmc.Text(view.translate(f"page.{page}.hint"), className="hint"),
        ],
        className="heading",
    )
