"""Callbacks of the Explore page: the address draws picture and details; actions change it."""

from collections.abc import Mapping
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, ctx, no_update, set_props

from dashboard import ids as shell_ids
from dashboard.canvas import canvas_data, register_canvas
from dashboard.context import Context
from dashboard.i18n import read_query
from dashboard.pages import explore_beside, explore_edit, explore_whole
from dashboard.pages import explore_ids as ids
from dashboard.pages.explore_ask import register_ask
from dashboard.pages.explore_head import head
from dashboard.pages.explore_legend import legend, offered_kinds
from dashboard.pages.explore_menus import menus
from dashboard.pages.explore_overlay import marked, overlay_key, overlay_of, register_overlay
from dashboard.pages.explore_picks import register_picks
from dashboard.pages.explore_tables import node_columns, tab_titles
from dashboard.views.columns import Columns, link_rows, node_rows
from dashboard.views.exploration import PATH, Exploration, read_search
from dashboard.views.navigation import follow
from dashboard.views.saved import SAVED, placed
from dashboard.views.scene import Scene
from graph.messages import UserError
from graph.projections import Network

_PICTURE = 11  # outputs of the picture


def register(app: Dash, context: Context) -> None:
    """Add the page's callbacks to the app."""
    register_canvas(app, ids.CANVAS)
    _register_picture(app, context)
    _register_details(app, context)
    _register_actions(app)
    explore_whole.register(app, context)
    register_overlay(app)
    explore_edit.register(app, context)
    register_ask(app, context)
    register_picks(app, context)


def drawn_state(network: Network, drawn: Scene) -> dict[str, Any]:
    """What tells whether the picture has to be drawn anew, and what the legend offers."""
    return {
        "picture": _picture_of(network, drawn.exploration),
        "whole": drawn.exploration.whole,
        "relations": sorted({*drawn.relations, *drawn.exploration.hidden}),
        "kinds": sorted(offered_kinds(drawn)),
    }


def canvas_columns(
    drawn: Scene, columns: Columns, query: Mapping[str, str], context: Context
) -> dict[str, Any]:
    """What the canvas draws; its key stays while a click must not move anything.

    A saved view that the address names gives the places that it keeps.
    """
    columns = placed(columns, query, context.present.register())
    return canvas_data(ids.CANVAS, f"{query.get(SAVED, '')} {drawn.key}".strip(), columns)


def _shown(context: Context, search: str | None) -> tuple[Context, Network] | tuple[None, None]:
    """What the address is about, as of its moment; None where it names none that can be shown."""
    try:
        then = context.at(read_query(search))
        return then, then.network()
    except UserError:  # the page says so itself
        return None, None


def _picture_of(network: Network, exploration: Exploration) -> list[Any]:
    return [*network.graph["state"], exploration.drawn.search]


def _register_picture(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.DRAWN, "data"),
        Output(ids.HEAD, "children"),
        Output(ids.MENUS, "children"),
        Output(ids.KEY, "children"),
        Output(ids.LEGEND, "children"),
        Output(ids.CANVAS.data, "data"),
        Output(ids.NODES, "rowData"),
        Output(ids.NODES, "columnDefs"),
        Output(ids.LINKS, "rowData"),
        Output(ids.NODES_TAB, "children"),
        Output(ids.LINKS_TAB, "children"),
        Input(shell_ids.VIEWED, "data"),
        Input(shell_ids.REDRAW, "data"),
        State(shell_ids.LOCATION, "pathname"),
        State(ids.READER, "data"),
        State(ids.DRAWN, "data"),
        prevent_initial_call=True,
    )
    def draw_picture(
        search: str | None,
        redraw: object,
        path: str,
        language: str,
        before: dict[str, Any],
    ) -> tuple[object, ...]:
        then, network = _shown(context, search) if path == PATH else (None, None)
        exploration = read_search(search)
        if (
            then is None
            or network is None
            or before["picture"] == _picture_of(network, exploration)
        ):
            return (no_update,) * _PICTURE
        set_props(shell_ids.VERSION_SHOWN, {"data": network.graph["version"]})
        translate = context.translator(language)
        drawn = context.scenes.scene(network, exploration, language)
        shown = overlay_of(then, network, drawn, translate)
        columns = marked(drawn.columns, shown)
        return (
            drawn_state(network, drawn),
            head(network, drawn, translate),
            menus(network, drawn, shown, translate),
            overlay_key(network, exploration, shown, translate),
            legend(drawn, translate),
            canvas_columns(drawn, columns, read_query(search), context),
            node_rows(columns, translate),
            node_columns(columns, translate),
            link_rows(columns, translate),
            *tab_titles(drawn, translate),
        )


def _register_details(app: Dash, context: Context) -> None:
    explore_beside.register(app, context)
    app.clientside_callback(
        ClientsideFunction("explore", "chooseRow"),
        Output(ids.ROW, "data"),
        Input(ids.CANVAS.chosen, "data"),
        State(ids.NODES, "id"),
        State(ids.LINKS, "id"),
    )


def _register_actions(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("explore", "act"),
        Output(shell_ids.LOCATION, "search", allow_duplicate=True),
        Output(ids.OPENED, "data"),
        Input(ids.CANVAS.event, "data"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )

    # Each in a callback of its own: Dash drops what one has begun when the same begins anew.
    @app.callback(
        Output(shell_ids.LOCATION, "search", allow_duplicate=True),
        Input(ids.OPENED, "data"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def act(opened: dict[str, Any] | None, search: str | None) -> object:
        return _followed(search, opened)

    @app.callback(
        Output(shell_ids.LOCATION, "search", allow_duplicate=True),
        Input(ids.KINDS, "value"),
        Input(ids.RELATIONS, "value"),
        Input(ids.DEPTH, "value"),
        State(ids.DRAWN, "data"),
        State(shell_ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def choose(
        kinds: list[str] | None,
        relations: list[str] | None,
        depth: str | None,
        drawn: dict[str, Any],
        search: str | None,
    ) -> object:
        chosen = {
            ids.KINDS: {"type": "kinds", "on": kinds, "all": drawn["kinds"]},
            ids.RELATIONS: {"type": "show", "relations": relations, "all": drawn["relations"]},
            ids.DEPTH: {"type": "depth", "depth": depth},
        }
        return _followed(search, chosen.get(str(ctx.triggered_id)))


def _followed(search: str | None, event: dict[str, Any] | None) -> object:
    """The query of the address after an action; nothing where the action changes nothing."""
    now = read_search(search)
    then = follow(now, event)
    return no_update if then == now else then.search
