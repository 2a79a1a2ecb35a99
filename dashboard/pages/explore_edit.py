"""Editing in the picture: add, change, link, unlink, delete what is chosen on the canvas."""

from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from dashboard import ids as shell_ids
from dashboard.components.menu import menu
from dashboard.context import Context
from dashboard.edit_drawer import OPEN
from dashboard.i18n import read_query
from dashboard.pages import explore_ids as ids
from dashboard.pages import explore_linking
from dashboard.pages._base import View
from dashboard.pages.explore_linking import LINKING
from dashboard.shown_network import network_shown
from graph.model import DEPARTMENTS, ISSUES, PEOPLE, TABLE_OF_KIND
from graph.texts import Translator

DO = "explore-do"  # type of the buttons
CHOSEN = "explore-edit-chosen"
_ADDED = (DEPARTMENTS, PEOPLE, ISSUES)
_CHOSEN = ("change", "link", "links", "delete")  # what is done with the chosen node


def add_menu(view: View) -> Component:
    """Menu to add something; hidden where nothing may change."""
    translate = view.translate
    add = [_button(translate, "add", table) for table in _ADDED]
    return html.Div(
        menu(translate("explore.menu.add"), add), className="explore-add", hidden=view.is_fixed
    )


def change_bar(view: View) -> Component:
    """What can be done with what is chosen, above its details; hidden where nothing may change."""
    translate = view.translate
    buttons = html.Div(
        [_button(translate, each) for each in _CHOSEN],
        id=CHOSEN,
        className="explore-edit-buttons",
        hidden=True,  # until something is chosen
    )
    return html.Div(
        [
            *explore_linking.stores(),
            buttons,
            explore_linking.area(),
        ],
        className="explore-edit",
        hidden=view.is_fixed,
        role="group",
        **{"aria-label": translate("explore.edit")},
    )


def _button(translate: Translator, do: str, table: str = "") -> Component:
    words = translate(f"explore.edit.{do}.{table}" if table else f"explore.edit.{do}")
    identifier = {"type": DO, "do": do, "table": table}
    return html.Button(words, id=identifier, type="button", className="edit-step")


def register(app: Dash, context: Context) -> None:
    """Follow the buttons, and the choice of the other end of a link."""
    _register_chosen(app, context)
    _register_buttons(app, context)
    explore_linking.register(app, context)
    app.clientside_callback(
        ClientsideFunction("edit", "opened"),
        Output(shell_ids.LOCATION, "search", allow_duplicate=True),
        Input(shell_ids.EDIT_DONE, "data"),
        State(shell_ids.LOCATION, "pathname"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )


def _register_chosen(app: Dash, context: Context) -> None:
    @app.callback(
        Output(CHOSEN, "hidden"),
        Input(ids.CANVAS.chosen, "data"),
        State(shell_ids.LOCATION, "search"),
    )
    def hide(chosen: str | None, search: str | None) -> bool:
        network = network_shown(context, search)
        return network is None or chosen not in network or not _table(chosen)


def _register_buttons(app: Dash, context: Context) -> None:
    @app.callback(
        Output(OPEN, "data", allow_duplicate=True),
        Output(LINKING, "data", allow_duplicate=True),
        Input({"type": DO, "do": ALL, "table": ALL}, "n_clicks"),
        State(ids.CANVAS.chosen, "data"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def act(clicks: list[int | None], chosen: str | None, search: str | None) -> tuple[Any, Any]:
        button: Any = ctx.triggered_id
        network = network_shown(context, search)
        if not button or not any(clicks) or network is None or read_query(search).get("as_of"):
            return no_update, no_update
        number = sum(filter(None, clicks))
        if button["do"] == "add":
            near = chosen if chosen in network else None
            return {**_adding(button["table"], near), "n": number}, None
        if chosen is None or chosen not in network:
            return no_update, no_update
        if button["do"] == "link":
            return no_update, {"source": chosen, "n": number}
        table, identifier = _table(chosen), chosen.partition(":")[2]
        return {"do": button["do"], "table": table, "key": [identifier], "n": number}, None


def _adding(table: str, near: str | None) -> dict[str, Any]:
    """What is asked for a new thing: it begins linked to what is chosen, where that is usual."""
    request: dict[str, Any] = {"do": "add", "table": table, "values": {}}
    kind, _, identifier = (near or "").partition(":")
    if kind == "department" and table == PEOPLE:
        request["also"] = {
            "table": "memberships",
            "field": "person",
            "values": {"department": identifier},
        }
    elif kind == "department":
        request["values"] = {"parent" if table == DEPARTMENTS else "owner": identifier}
    elif kind == "person" and table == ISSUES:
        values = {"party_kind": "person", "party": identifier, "role": "lead"}
        request["also"] = {"table": "involvements", "field": "issue", "values": values}
    elif kind == "issue" and table != ISSUES:
        party = "department" if table == DEPARTMENTS else "person"
        values = {"issue": identifier, "party_kind": party, "role": "consult"}
        request["also"] = {"table": "involvements", "field": "party", "values": values}
    return request


def _table(node: str | None) -> str | None:
    return TABLE_OF_KIND.get((node or "").partition(":")[0])
