"""The details beside the picture: they come with the page, and by a plain request after it.

A click is answered ahead of the address, and what is shown is drawn without Dash
(assets/parts.js): it would be a third of the page's components, each asked at every step.
"""

from collections.abc import Mapping

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash._utils import to_json
from dash.development.base_component import Component
from flask import Response, request

from dashboard import ids as shell_ids
from dashboard.context import Context
from dashboard.pages import explore_ids as ids
from dashboard.pages._base import View
from dashboard.pages.explore_details import details
from dashboard.sending import asked_language, refusal
from dashboard.views.exploration import read_query as explored
from graph.messages import UserError

ADDRESS = "/explore/details.json"


def panel(view: View, held: frozenset[str]) -> list[Component]:
    """The panel, and what it shows at first; ``held`` are the nodes of the picture."""
    exploration, translate = explored(view.query), view.translate
    told = details(view.network, exploration, held, translate, fixed=view.is_fixed)
    aside = html.Aside(
        id=ids.DETAILS,
        className="explore-details",
        tabIndex="0",
        **{"aria-label": translate("explore.details")},
    )
    return [dcc.Store(id=ids.PANEL, data={"children": told, "language": view.language}), aside]


def parts_of(context: Context, query: Mapping[str, str], language: str) -> list[Component]:
    """What the panel shows for an address.

    Raises
    ------
    UserError
        The address names nothing that can be shown.
    """
    there, exploration = context.at(query), explored(query)
    network, fixed = there.network(), there.read_only or bool(query.get("as_of"))
    if exploration.whole:
        held = frozenset(network)
    else:
        held = context.scenes.scene(network, exploration, language).held
    return details(network, exploration, held, context.translator(language), fixed=fixed)


def register(app: Dash, context: Context) -> None:
    """Answer clicks, and let the panel follow the address."""

    @app.server.get(ADDRESS)
    def ahead() -> Response:
        try:
            found = parts_of(context, request.args, asked_language())
        except UserError as error:
            return refusal(error, context)
        body = to_json({"children": found})
        return Response(body, mimetype="application/json", headers={"Cache-Control": "no-store"})

    app.clientside_callback(
        ClientsideFunction("details", "first"),
        Output(ids.DETAILS, "data-drawn"),
        Input(ids.PANEL, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("details", "follow"),
        Output(ids.CANVAS.chosen, "data"),
        Input(shell_ids.LOCATION, "search"),
        Input(shell_ids.REDRAW, "data"),
        State(shell_ids.LOCATION, "pathname"),
        prevent_initial_call=True,
    )
