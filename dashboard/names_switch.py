"""The switch that hides names, and the line that says they are hidden."""

from collections.abc import Mapping
from urllib.parse import urlencode

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.context import Context
from dashboard.hidden_names import HIDDEN, NAMES, HidingStore, asked, hidden_query, shown_query
from dashboard.i18n import read_query
from dashboard.view import View
from graph.texts import Translator

SWITCH = "names-switch"
SHOWN = "shown"


def switch(translate: Translator) -> Component:
    """Choice of whose names are shown."""
    options = [
        {"value": each, "label": translate(f"hidden.choice.{each}")} for each in (SHOWN, *HIDDEN)
    ]
    return dmc.Select(
        id=SWITCH,
        label=translate("hidden.choice"),
        description=translate("hidden.choice.hint"),
        data=options,
        value=SHOWN,
        allowDeselect=False,
        comboboxProps={"withinPortal": False},
    )


def banner(view: View, path: str, context: Context) -> Component | None:
    """Line above every page that names nobody, with the way back to the names."""
    if view.context.hides is None:
        return None
    link = dcc.Link(
        view.translate("hidden.show"),
        href=path + _named(view.query, SHOWN, context),
        className="button-link",
    )
    words = html.Strong(view.translate(f"hidden.banner.{view.context.hides}"))
    return html.Div([words, link], className="moment-banner hidden-banner", role="note")


def register(app: Dash, context: Context) -> None:
    """Let the switch follow the address, and the address the switch."""
    app.clientside_callback(
        ClientsideFunction("views", "namesShown"),
        Output(SWITCH, "value"),
        Input(ids.LOCATION, "search"),
        Input(SWITCH, "id"),
        State(SWITCH, "value"),
    )

    @app.callback(
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input(SWITCH, "value"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def hide(value: str, search: str | None) -> object:
        query = read_query(search)
        if value == (asked(query) or SHOWN):
            return no_update
        return _named(query, value, context)


def _named(query: Mapping[str, str], value: str, named: Context) -> str:
    """Query of an address that hides what the value says, from one that may hide something."""
    before = named.at({NAMES: query.get(NAMES, "")})
    bare = {name: text for name, text in query.items() if name != NAMES}
    if isinstance(before.store, HidingStore):
        bare = shown_query(bare, before.store.hiding())
    if value in HIDDEN:
        hidden = named.at({NAMES: value}).store
        assert isinstance(hidden, HidingStore)
        bare = hidden_query(bare, hidden.hiding()) | {NAMES: value}
    return f"?{urlencode(bare, safe=':,*|~')}" if bare else ""
