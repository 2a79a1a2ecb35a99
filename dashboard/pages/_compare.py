"""Two states of the register side by side: what differs between two days or revisions."""

from dash import Dash, html
from dash.development.base_component import Component
from dash_mantine_components import Group, TextInput

from dashboard.components.changes import changes_table
from dashboard.components.choices import into_address, parameter
from dashboard.components.notices import empty, failure
from dashboard.components.tables import card
from dashboard.pages._base import View
from graph.history import changes_between
from graph.messages import UserError
from graph.moments import revision_of

FIRST, SECOND = "compare-from", "compare-to"


def layout(view: View) -> Component:
    """Two moments to choose, and what differs between them."""
    translate = view.translate
    fields = [
        TextInput(
            id=identifier,
            label=translate(f"view.compare.{name}"),
            description=translate("moment.day.hint"),
            name=parameter(name),
            value=view.query.get(name, ""),
            placeholder=translate("form.example.day"),
            debounce=True,
            w=300,
        )
        for identifier, name in ((FIRST, "from"), (SECOND, "to"))
    ]
    return card(
        translate("view.history.compare"),
        Group(fields, align="flex-end"),
        html.Div(_compared(view), role="status"),
        hint=translate("view.compare.hint"),
    )


def _compared(view: View) -> Component:
    translate, entries = view.translate, view.revisions()
    last = str(max((each.number for each in entries), default=0))
    first, second = view.query.get("from"), view.query.get("to") or last
    if not first:
        return empty(translate("view.compare.none"))
    try:
        pair = [revision_of(each.strip(), entries) for each in (first, second)]
    except UserError as error:
        return failure(error, translate)
    said = html.P(translate("view.compare.between", first=pair[0], second=pair[1]))
    plan = changes_between(view.context.chronicle.past(), *pair)
    here = {"part": "compare", "from": first, "to": second}
    return html.Div([said, changes_table(view, plan, first, second, **here)])


def register(app: Dash) -> None:
    """Let both moments write into the address."""
    into_address(app, FIRST)
    into_address(app, SECOND)
