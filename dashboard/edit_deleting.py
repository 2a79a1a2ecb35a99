"""The question before a deletion: what goes to the trash with it."""

from dash import html
from dash.development.base_component import Component

from dashboard.context import Context
from dashboard.said_records import said_stored
from graph.editing.applying import links_to
from graph.model import BY_TABLE, Shape
from graph.texts import Translator

_MOST = 12  # relations that a deletion names


def deleting(
    context: Context, table: str, key: tuple[str, ...], translate: Translator
) -> tuple[Component, int]:
    """What would be deleted beside a record, by name; and how many relations that are."""
    is_thing = BY_TABLE[table].shape is Shape.THING
    links = links_to(context.register().tables, table, key[0]) if is_thing else []
    words = [said_stored(context, each, link, translate) for each, link in links[:_MOST]]
    more = len(links) - _MOST
    words += [translate("editing.delete.further", count=more)] if more > 0 else []
    question = "editing.delete.links" if links else "editing.delete.alone"
    parts = [
        html.P(translate(question, count=len(links))),
        html.Ul([html.Li(each) for each in words], className="plain-list"),
    ]
    return html.Div(parts), len(links)
