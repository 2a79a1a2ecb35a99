"""The whole organisation on the Explore page: the switch to it, and its table."""

from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids as shell_ids
from dashboard.components.tables import grid
from dashboard.context import Context
from dashboard.pages import explore_ids as ids
from dashboard.shown_network import network_shown
from dashboard.views.exploration import Exploration
from dashboard.whole.rows import COLUMNS, Everything, asked_rows
from graph.texts import Translator

_NAMES = ("name", "department")
_TWO_LINES = 52  # pixels; rows of a table that fetches them are all of one height


def views(exploration: Exploration, translate: Translator) -> Component:
    """Switch between the departments and everything, as links that can be sent."""
    links: list[Component] = []
    for name, whole in (("departments", False), ("everything", True)):
        text = translate(f"whole.view.{name}")
        if exploration.whole == whole:
            links.append(html.Span(text, **{"aria-current": "true"}))
        else:
            links.append(dcc.Link(text, href=exploration.changed(whole=whole).href))
    return html.Nav(links, className="explore-views", **{"aria-label": translate("whole.view")})


def table(is_shown: bool, translate: Translator) -> list[Component]:
    """Every node as a row, fetched by the page; nothing where something else is shown."""
    if not is_shown:
        return []
    definitions = [_definition(name, translate) for name in COLUMNS]
    rows = grid(ids.EVERYTHING, definitions, [], translate, row_id="ref")
    del rows.rowData  # it asks for its rows
    rows.columnSize = None
    rows.rowModelType = "infinite"
    rows.dashGridOptions |= {
        "cacheBlockSize": 100,
        "maxBlocksInCache": 10,
        "pagination": False,
        "rowHeight": _TWO_LINES,
    }
    return [html.H2(translate("whole.table"), className="card-title"), rows]


def _definition(name: str, translate: Translator) -> dict[str, Any]:
    is_text = name != "relations"
    one = {"filterOptions": ["contains"], "maxNumConditions": 1}
    return {
        "field": name,
        "headerName": translate(f"explore.column.{name}"),
        "flex": 2 if name in _NAMES else 1,
        "minWidth": 220 if name in _NAMES else 130,  # on a phone one reads it sideways
        "wrapText": is_text,
        "cellClass": "two-lines",
        "filter": "agTextColumnFilter" if is_text else False,
        "filterParams": one if is_text else {},
        "floatingFilter": is_text,
    }


def register(app: Dash, context: Context) -> None:
    """Show the table with the picture; give it its rows; let it choose in the picture."""
    kept = Everything()

    @app.callback(
        Output(ids.TABLES, "hidden"),
        Output(ids.WHOLE_TABLE, "children"),
        Input(ids.DRAWN, "data"),
        State(ids.WHOLE_TABLE, "children"),
        State(ids.READER, "data"),
        prevent_initial_call=True,
    )
    def show(drawn: dict[str, Any], now: list[Any] | None, language: str) -> tuple[bool, object]:
        is_whole = bool(drawn["whole"])
        if is_whole == bool(now):
            return is_whole, no_update
        return is_whole, table(is_whole, context.translator(language))

    @app.callback(
        Output(ids.EVERYTHING, "getRowsResponse"),
        Input(ids.EVERYTHING, "getRowsRequest"),
        State(shell_ids.LOCATION, "search"),
        State(ids.READER, "data"),
    )
    def rows(asked: dict[str, Any] | None, search: str | None, language: str) -> object:
        if asked is None:
            return no_update
        network = network_shown(context, search)
        if network is None:
            return {"rowData": [], "rowCount": 0}
        made = kept.of(network, language, context.translator)
        found, count = asked_rows(made, asked)
        return {"rowData": found, "rowCount": count}

    app.clientside_callback(
        ClientsideFunction("explore", "chooseEverywhere"),
        Output(ids.EVERYTHING_ROW, "data"),
        Input(ids.CANVAS.chosen, "data"),
        Input(ids.WHOLE_TABLE, "children"),
    )
