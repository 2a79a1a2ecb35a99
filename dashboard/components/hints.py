"""A few small words beneath what a cell, a field or a table says."""

from collections.abc import Sized

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph.texts import Translator


def first_rows(translate: Translator, key: str, shown: Sized, found: Sized) -> Component | None:
    """That only the first rows are shown, and where all of them are; None where all are shown.

    ``key`` is that of a text with the places ``shown`` and ``count``.
    """
    if len(shown) == len(found):
        return None
    return html.P(translate(key, shown=len(shown), count=len(found)), className="hint")


def small_hint(text: str | Component) -> Component:
    """Show something in small, pale letters on a line of its own."""
    return dmc.Text(text, size="xs", className="hint")
