"""Editing in the picture: add, change, link, unlink, delete what is chosen on the canvas."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids as shell_ids
from dashboard.components.menu import menu
from dashboard.context import Context
from dashboard.edit_drawer import OPEN
from dashboard.edit_form import REFERENCE
from dashboard.i18n import read_query
from dashboard.pages import explore_ids as ids
from dashboard.pages._base import View
from graph.editing.linking import Link, links_between
from graph.fields import LIST_MARK
from graph.messages import UserError
from graph.model import BY_TABLE, DEPARTMENTS, ISSUES, PEOPLE, TABLE_OF_KIND
from graph.projections import Network, name_of
from graph.texts import Translator

DO, LINK_AS = "explore-do", "explore-link-as"  # types of buttons
CHOSEN, AREA = "explore-edit-chosen", "explore-link-area"
LINKING, MET, PAIR = "explore-linking", "explore-met", "explore-pair"
CANCEL = -1  # number of the button that links nothing
TARGET = {"type": REFERENCE, "name": "_target", "of": LIST_MARK.join((DEPARTMENTS, PEOPLE, ISSUES))}
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
            dcc.Store(id=LINKING),
            dcc.Store(id=MET),
            dcc.Store(id=PAIR),
            buttons,
            html.Div(id=AREA, className="explore-link-area", role="status"),
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
    _register_linking(app, context)
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
        network = _network(context, search)
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
        network = _network(context, search)
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


def _register_linking(app: Dash, context: Context) -> None:
    # Only while a link is being made does a click on a node ask the server for it.
    app.clientside_callback(
        ClientsideFunction("edit", "met"),
        Output(MET, "data"),
        Input(ids.CANVAS.event, "data"),
        State(LINKING, "data"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(AREA, "children"),
        Input(LINKING, "data"),
        State(ids.READER, "data"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def ask(linking: dict[str, Any] | None, language: str, search: str | None) -> Any:
        network = _network(context, search)
        if not linking or network is None:
            return None
        return _asking(network, linking["source"], context.translator(language))

    @app.callback(
        Output(AREA, "children", allow_duplicate=True),
        Output(PAIR, "data"),
        Output(LINKING, "data", allow_duplicate=True),
        Output(OPEN, "data", allow_duplicate=True),
        Input(MET, "data"),
        Input(TARGET, "value", allow_optional=True),
        State(LINKING, "data"),
        State(ids.READER, "data"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def meet(
        event: dict[str, Any] | None,
        searched: str | None,
        linking: dict[str, Any] | None,
        language: str,
        search: str | None,
    ) -> tuple[Any, ...]:
        network = _network(context, search)
        if network is None or not linking:
            return (no_update,) * 4
        by_event = ctx.triggered_id == MET
        if by_event and event and event["type"] == "clear":
            return None, None, None, no_update
        target = (event or {}).get("id") if by_event else searched
        if not target or target == linking["source"] or target not in network:
            return (no_update,) * 4
        pair = [linking["source"], target]
        links = _links(network, pair)
        if len(links) == 1:
            return None, None, None, {**_asked(links[0], pair), "n": linking["n"]}
        return (
            _offered(network, pair, links, context.translator(language)),
            pair,
            no_update,
            no_update,
        )

    @app.callback(
        Output(LINKING, "data", allow_duplicate=True),
        Output(OPEN, "data", allow_duplicate=True),
        Input({"type": LINK_AS, "n": ALL}, "n_clicks"),
        State(PAIR, "data"),
        State(LINKING, "data"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def pick(
        clicks: list[int | None],
        pair: list[str] | None,
        linking: dict[str, Any] | None,
        search: str | None,
    ) -> tuple[Any, Any]:
        button: Any = ctx.triggered_id
        network = _network(context, search)
        if not button or not any(clicks) or network is None or not linking:
            return no_update, no_update
        if button["n"] == CANCEL or pair is None:
            return None, no_update
        return None, {**_asked(_links(network, pair)[button["n"]], pair), "n": linking["n"]}


def _asking(network: Network, source: str, translate: Translator) -> Component:
    """What to do next: choose the other node in the picture, or search for it."""
    other = dmc.Select(
        id=TARGET,
        data=[],
        searchable=True,
        placeholder=translate("editing.form.search"),
        nothingFoundMessage=translate("shell.search.nothing"),
        filter={"function": "keepAll"},
        w=260,
        size="xs",
        **{"aria-label": translate("explore.edit.link.search")},
    )
    words = translate("explore.edit.link.choose", name=name_of(network, source, translate))
    return _choice(html.Span(words), other, _as(CANCEL, translate("editing.button.close")))


def _offered(
    network: Network, pair: Sequence[str], links: Sequence[Link], translate: Translator
) -> Component:
    """The ways to link the two."""
    first, second = (name_of(network, each, translate) for each in pair)
    key = "explore.edit.link.as" if links else "explore.edit.link.none"
    buttons = [_as(number, said_link(each, translate)) for number, each in enumerate(links)]
    lead = html.Span(translate(key, first=first, second=second))
    return _choice(lead, *buttons, _as(CANCEL, translate("editing.button.close")))


def _choice(*parts: Component) -> Component:
    return html.Div(list(parts), className="explore-link-choice")


def _as(number: int, words: str) -> Component:
    identifier = {"type": LINK_AS, "n": number}
    return html.Button(words, id=identifier, type="button", className="edit-back")


def _links(network: Network, pair: Sequence[str]) -> tuple[Link, ...]:
    first, second = (network.nodes[each]["kind"] for each in pair)
    return links_between(first, second)


def said_link(link: Link, translate: Translator) -> str:
    """A way to link in words: what the first is to the second, and in which table it stands."""
    way = translate(f"explore.ties.{link.relation}.{'out' if link.leads_out else 'in'}")
    return translate("explore.edit.link.way", way=way, table=translate(f"table.{link.table}"))


def _asked(link: Link, pair: Sequence[str]) -> dict[str, Any]:
    """What the drawer is asked for: a new relation with both ends, or a field of a thing."""
    first, second = (each.partition(":") for each in pair)
    values: dict[str, Any] = {}
    for name, (kind, _, identifier) in ((link.first, first), (link.second, second)):
        if name is None:
            continue
        values[name] = identifier
        kind_field = BY_TABLE[link.table].field(name).kind_field
        values |= {kind_field: kind} if kind_field else {}
    if BY_TABLE[link.table].ends is not None:
        return {"do": "add", "table": link.table, "values": values}
    holder = first if link.first is None else second
    return {"do": "change", "table": link.table, "key": [holder[2]], "values": values}


def _network(context: Context, search: str | None) -> "Network | None":
    try:
        return context.at(read_query(search)).network()
    except UserError:  # the page says so itself
        return None


def _table(node: str | None) -> str | None:
    return TABLE_OF_KIND.get((node or "").partition(":")[0])
