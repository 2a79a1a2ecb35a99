"""The frame says what was saved or undone, with the way back, or why it was not.

Pages say it by ``EDIT_DONE``: ``{"revision": N}``, with ``text`` where more is to be said, or
``{"reason": …, "remedy": …}`` where nothing was saved.
"""

from collections.abc import Mapping
from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.signing import doer
from dashboard.context import Context
from graph.chronicle import Entry
from graph.messages import UserError
from graph.moments import minute_of
from graph.reasons import said_reason
from graph.texts import Translator

TOAST, CLOSE, TAKE_BACK = "edit-toast", "edit-close", "edit-take-back"


def toast() -> Component:
    """Place where it is said what was saved or undone."""
    return html.Div(id=TOAST, className="edit-toast", role="status")


def failed(error: UserError, translate: Translator) -> dict[str, Any]:
    """What ``EDIT_DONE`` says of what could not be done."""
    return {"reason": translate.say(error.reason), "remedy": translate.say(error.remedy)}


def about(entry: Entry, translate: Translator) -> dict[str, Any]:
    """What sentences say of a revision: its number, who made it, why and when."""
    return {
        "number": entry.number,
        "who": doer(entry.who, translate),
        "why": said_reason(entry.why, translate),
        "time": minute_of(entry.time),
    }


def register(app: Dash, context: Context) -> None:
    """Say what was done, and close it when asked."""

    @app.callback(
        Output(TOAST, "children"),
        Output(ids.VERSION_SHOWN, "data", allow_duplicate=True),
        Input(ids.EDIT_DONE, "data"),
        State(ids.VERSION_SHOWN, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def say(done: dict[str, Any] | None, shown: int | None, language: str) -> tuple[Any, Any]:
        if not done:
            return None, no_update
        revision = done.get("revision")
        # Whoever has saved knows that revision, unless others have saved in between.
        known = revision if revision is not None and revision == (shown or 0) + 1 else no_update
        return _said(done, context.translator(language)), known

    app.clientside_callback(
        ClientsideFunction("edit", "close"),
        Output(TOAST, "children", allow_duplicate=True),
        Input({"type": CLOSE, "what": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )


def _said(done: Mapping[str, Any], translate: Translator) -> Component:
    close = html.Button(
        "×",
        id={"type": CLOSE, "what": "toast"},
        type="button",
        className="edit-close",
        **{"aria-label": translate("editing.close")},
    )
    if "reason" in done:
        words = [html.Strong(done["reason"]), html.Span(done["remedy"])]
        return html.Div([html.Div(words), close], className="edit-said edit-said-refused")
    revision = done.get("revision")
    text = done.get("text") or translate("editing.saved", number=revision)
    notes = [html.Div(each, className="hint") for each in done.get("notes", ())]
    parts: list[Component] = [html.Div([html.Span(text), *notes])]
    if revision is not None:
        back = done.get("back") or {"do": "undo", "number": revision}
        label = translate(f"editing.{back['do']}")
        identifier = {"type": TAKE_BACK, **back}
        parts.append(html.Button(label, id=identifier, type="button", className="edit-back"))
    return html.Div([*parts, close], className="edit-said")
