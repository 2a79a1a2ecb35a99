"""A few small words beneath what a cell or a field says."""

import dash_mantine_components as dmc
from dash.development.base_component import Component


def small_hint(text: str | Component) -> Component:
    """Show something in small, pale letters on a line of its own."""
    return dmc.Text(text, size="xs", className="hint")
