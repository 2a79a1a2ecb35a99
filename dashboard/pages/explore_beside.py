"""The details beside the picture: after the address, and at a click ahead of it.

A click is answered by a plain request whose answer is shown at once; the address and all that
hangs on it follow. What is shown already is not drawn again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from dash import Dash, Input, Output, State, no_update
from dash._utils import to_json
from dash.development.base_component import Component
from flask import Response, request

from dashboard import ids as shell_ids
from dashboard.context import Context
from dashboard.i18n import read_query
from dashboard.pages import explore_ids as ids
from dashboard.pages.explore_details import details
from dashboard.sending import asked_language, refusal
from dashboard.views.exploration import PATH, Exploration
from dashboard.views.exploration import read_query as explored
from graph.messages import UserError
from graph.projections import Network

ADDRESS = "/explore/details.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What stands beside the picture, and a name for it: of what, when, in which language."""

    children: list[Component]
    name: str
    chosen: str | None


def panel_of(
    context: Context, query: Mapping[str, str], language: str, shown: object = None
) -> Panel | None:
    """Panel for an address; None where it is what is shown already.

    Raises
    ------
    UserError
        The address names nothing that can be shown.
    """
    network, exploration = context.at(query).network(), explored(query)
    name = panel_name(network, exploration, language)
    if name == shown:
        return None
    translate = context.translator(language)
    held = context.scenes.scene(network, exploration, language).held
    return Panel(
        children=details(network, exploration, held, translate),
        name=name,
        chosen=exploration.selected or exploration.focus,
    )


def panel_name(network: Network, exploration: Exploration, language: str) -> str:
    """Name of a panel: while it is the same, so is the panel."""
    state = "-".join(map(str, network.graph["state"]))
    others = tuple(pair for pair in exploration.other if pair[0] != "lang")
    return f"{state} {language} {replace(exploration, other=others).search}"


def register(app: Dash, context: Context) -> None:
    """Answer clicks, and let the panel follow the address."""

    @app.server.get(ADDRESS)
    def ahead() -> Response:
        try:
            found = panel_of(context, request.args, asked_language())
        except UserError as error:
            return refusal(error, context)
        assert found is not None  # nothing is said to be shown
        body = to_json({"children": found.children, ids.OF: found.name})
        return Response(body, mimetype="application/json", headers={"Cache-Control": "no-store"})

    @app.callback(
        Output(ids.DETAILS, "children"),
        Output(ids.DETAILS, ids.OF),
        Output(ids.CANVAS.chosen, "data"),
        Input(shell_ids.LOCATION, "search"),
        Input(shell_ids.REDRAW, "data"),
        State(shell_ids.LOCATION, "pathname"),
        State(ids.READER, "data"),
        State(ids.DETAILS, ids.OF),
        prevent_initial_call=True,
    )
    def follow(
        search: str | None, redraw: object, path: str, language: str, shown: str | None
    ) -> tuple[Any, Any, Any]:
        if path != PATH:
            return no_update, no_update, no_update
        query = read_query(search)
        try:
            found = panel_of(context, query, language, shown)
        except UserError:  # the page says so itself
            return no_update, no_update, no_update
        if found is None:
            exploration = explored(query)
            return no_update, no_update, exploration.selected or exploration.focus
        return found.children, found.name, found.chosen
