"""The relations of one thing, each to be changed, ended or deleted."""

from typing import Any

from dash import ALL, Dash, Input, Output, ctx, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.notices import empty
from dashboard.context import Context
from dashboard.said_records import seen_from
from graph.editing.applying import links_to
from graph.editing.edits import Action, Key
from graph.model import BY_TABLE, KIND_OF_TABLE
from graph.projections import Network
from graph.tables import KEY_MARK, record_of
from graph.texts import Translator

LINKS = "links"  # what the drawer is asked to do
ONE = "edit-one-link"  # type of the buttons beside a relation
_MOST = 200


def links_view(context: Context, table: str, identifier: str, translate: Translator) -> Component:
    """Every relation that leads to a thing or from it, in the order of the tables."""
    tables = context.register().tables
    found = links_to(tables, table, identifier)
    if not found:
        return empty(translate("editing.links.none"), translate("editing.links.none.hint"))
    node = f"{KIND_OF_TABLE[table]}:{identifier}"
    items = [
        _item(context.network(), each, key, record_of(tables, each, key) or {}, node, translate)
        for each, key in found[:_MOST]
    ]
    more = len(found) - _MOST
    rest = html.P(translate("editing.delete.further", count=more)) if more > 0 else None
    return html.Div([html.Ul(items, className="edit-links"), rest])


def _item(
    network: Network,
    table: str,
    key: Key,
    record: dict[str, Any],
    node: str,
    translate: Translator,
) -> Component:
    words = seen_from(network, table, record, node, translate)
    actions = [Action.CHANGE, Action.END, Action.DELETE]
    if "until" not in BY_TABLE[table].columns:
        actions.remove(Action.END)
    buttons = [
        html.Button(
            translate(f"editing.links.{each}"),
            id={"type": ONE, "do": each.value, "table": table, "key": KEY_MARK.join(key)},
            type="button",
            className="edit-back",
            **{"aria-label": f"{translate(f'editing.links.{each}')}: {words}"},
        )
        for each in actions
    ]
    return html.Li([html.Div(words), html.Div(buttons, className="buttons")])


def register_links(app: Dash) -> None:
    """Open the drawer for the relation whose button was pressed."""

    @app.callback(
        Output(ids.EDIT_OPEN, "data", allow_duplicate=True),
        Input({"type": ONE, "do": ALL, "table": ALL, "key": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )
    def ask(clicks: list[int | None]) -> Any:
        button: Any = ctx.triggered_id
        if not button or not any(clicks):
            return no_update
        key = button["key"].split(KEY_MARK)
        return {"do": button["do"], "table": button["table"], "key": key, "from": "links"}
