"""What a page is, and what it is given."""

from collections.abc import Callable
from dataclasses import dataclass

from dash import Dash
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.view import View

__all__ = ["Page", "View"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the app: its place in the navigation and its two functions.

    Parameters
    ----------
    id
        Also the key of its title (``page.<id>``).
    path
        Path of its address.
    icon
        Name of its icon among the assets.
    layout
        Pure function from what the reader looks at to the page's content.
    register
        Adds the page's callbacks to the app.
    keeps_itself
        The page's own callbacks follow the address's query; otherwise it is drawn anew from it.
    every_part
        All components that the page may ever show, where ``layout`` shows some of them only.
    needs_data
        Over an empty register the ways to begin stand in its place.
    """

    id: str
    path: str
    icon: str
    layout: Callable[[View], Component]
    register: Callable[[Dash, Context], None] | None = None
    keeps_itself: bool = False
    every_part: Callable[[View], Component] | None = None
    needs_data: bool = False
