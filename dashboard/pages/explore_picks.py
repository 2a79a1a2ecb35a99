"""Several nodes picked on the canvas or in the table: how many, and what can be done with them."""

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard import ids as shell_ids
from dashboard.context import Context
from dashboard.pages import explore_ids as ids
from dashboard.pages.explore_set_links import set_links
from dashboard.shown_network import network_shown
from dashboard.views.exploration import read_search
from graph.projections import name_of
from graph.texts import Translator

PICKED, BAR, CLEAR, MARKED = "explore-picked", "explore-picks", "explore-unpick", "explore-marked"
_NAMED = 5


def picks_bar(translate: Translator) -> Component:
    """Place of what is picked; empty while nothing is."""
    bar = html.Div(
        [html.Div(id=BAR), _clear(translate)],
        className="explore-picks",
        id="explore-picks-part",
        hidden=True,
    )
    return html.Div([dcc.Store(id=PICKED, data=[]), dcc.Store(id=MARKED), bar])


def _clear(translate: Translator) -> Component:
    return html.Button(
        translate("explore.picks.clear"), id=CLEAR, type="button", className="button-link"
    )


def register_picks(app: Dash, context: Context) -> None:
    """Say what is picked, mark it on the canvas, and take it over from the table."""

    @app.callback(
        Output(BAR, "children"),
        Output("explore-picks-part", "hidden"),
        Input(PICKED, "data"),
        State(shell_ids.LOCATION, "search"),
        State(ids.READER, "data"),
    )
    def draw_bar(
        picked: list[str] | None, address: str | None, language: str
    ) -> tuple[list[Component], bool]:
        translate, exploration = context.translator(language or "en"), read_search(address)
        network = network_shown(context, address)
        if network is None:
            return [], True
        nodes = [node for node in picked or () if node in network]
        names = [name_of(network, node, translate) for node in nodes[:_NAMED]]
        said = translate("explore.list").join(names)
        if len(nodes) > _NAMED:
            said = translate("explore.set.more", names=said, count=len(nodes) - _NAMED)
        links = set_links(network, nodes, exploration, translate)
        told = translate("explore.picks", count=len(nodes), names=said)
        return [html.P(told, role="status"), html.Div(links, className="actions")], not nodes

    app.clientside_callback(
        ClientsideFunction("asking", "mark"),
        Output(MARKED, "data"),
        Input(PICKED, "data"),
        Input(ids.CANVAS.drawn, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("asking", "fromTable"),
        Output(PICKED, "data"),
        Input(ids.NODES, "selectedRows"),
        Input(CLEAR, "n_clicks"),
        State(PICKED, "data"),
        prevent_initial_call=True,
    )
