"""Where nothing can be changed: why, and what to do about it."""

from dash import html
from dash.development.base_component import Component

from dashboard.components.notices import empty
from dashboard.view import View


def locked(view: View) -> Component | None:
    """Why nothing can be changed here: the app or link is for reading, or the past is shown."""
    key = (
        "hidden.off"
        if view.context.hides
        else "read_only.off"
        if view.read_only
        else "moment.off"
        if view.moment
        else None
    )
    return empty(view.translate(key), view.translate(f"{key}.hint")) if key else None


def read_only_banner(view: View) -> Component | None:
    """Line above every page of a link that is for reading only."""
    if not view.read_only or view.context.hides:
        return None
    words = view.translate("read_only.banner")
    return html.Div(html.Strong(words), className="moment-banner read-only-banner", role="note")
