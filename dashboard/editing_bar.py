"""What the frame offers to whoever edits: undo, redo, a name to sign with, and word of others."""

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from dashboard import editing_news, editing_said, editing_undo, ids
from dashboard.context import Context
from graph.texts import Translator

BAR = "edit-bar"


def stores() -> list[Component]:
    """What the frame remembers for it."""
    return [
        dcc.Store(id=ids.EDIT_DONE),
        dcc.Store(id=ids.VERSION_SHOWN),
        dcc.Store(id=ids.REDRAW),
        *editing_undo.stores(),
        *editing_news.stores(),
    ]


def bar(translate: Translator) -> Component:
    """Buttons to undo and redo, and the name that changes are signed with."""
    name = dmc.TextInput(
        id=ids.SIGNER,
        label=translate("editing.signer"),
        description=translate("editing.signer.hint"),
        persistence=True,
        persistence_type="local",
        size="xs",
    )
    return html.Div(
        [editing_undo.buttons(translate), name],
        id=BAR,
        className="edit-bar",
        role="group",
        **{"aria-label": translate("editing.bar")},
    )


def register(app: Dash, context: Context) -> None:
    """Undo and redo; say what was saved; look for what others have saved."""
    app.clientside_callback(
        ClientsideFunction("edit", "sign"),
        Output(BAR, "data-signed"),
        Input(ids.SIGNER, "value"),
    )
    for part in (editing_undo, editing_said, editing_news):
        part.register(app, context)
