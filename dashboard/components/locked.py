"""Where nothing can be changed: what to do about it; the banner above the page says why."""

from dash import html
from dash.development.base_component import Component

from dashboard.view import View


def locked(view: View) -> Component | None:
    """The way to change something where app or link is for reading, or the past is shown."""
    key = (
        "hidden.off"
        if view.context.hides
        else "read_only.off"
        if view.read_only
        else "moment.off"
        if view.moment
        else None
    )
    return html.P(view.translate(key), className="hint") if key else None


def read_only_banner(view: View) -> Component | None:
    """Line above every page of a link that is for reading only."""
    if not view.read_only or view.context.hides:
        return None
    words = view.translate("read_only.banner")
    return html.Div(html.Strong(words), className="moment-banner read-only-banner", role="note")
