"""Messages on a page: failures, warnings, empty states."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from graph.messages import Message, UserError
from graph.texts import Translator

_OPEN = 3  # warnings read at once; a long list would push the answer off the screen


def failure(error: UserError, translate: Translator, remedy: Component | None = None) -> Component:
    """What could not be done, and what to do about it; ``remedy`` where that holds links."""
    return dmc.Alert(
        remedy or translate.say(error.remedy),
        title=translate.say(error.reason),
        color="red",
        variant="light",
    )


def warnings(messages: Sequence[Message], translate: Translator) -> Component | None:
    """What is unknown, assumed or left out of the answer above; None when there is nothing."""
    if not messages:
        return None
    items = [html.Li(translate.say(each)) for each in messages]
    shown, rest = items[:_OPEN], items[_OPEN:]
    more = html.Details(
        [
            html.Summary(translate("notice.more", count=len(rest))),
            html.Ul(rest, className="plain-list"),
        ]
    )
    title = html.Strong(translate("notice.warnings", count=len(messages)))
    # A note and no alert: a screen reader reads it in its turn and does not interrupt for it.
    return html.Div(
        [title, html.Ul(shown, className="plain-list"), more if rest else None],
        className="warnings",
        role="note",
    )


def empty(text: str, hint: str | Component | None = None) -> Component:
    """State of a page or part that has nothing to show, and what to do about it."""
    return html.Div([html.P(text, className="empty-text"), hint], className="empty")
