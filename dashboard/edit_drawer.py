"""The drawer in which a record is added, changed, ended or deleted, from whichever page.

Pages open it by ``OPEN``: ``{"do": "add" | "change" | "end" | "delete", "table": …, "key": […],
"values": {…}, "seen": revision}``; with ``"try": true`` it is saved at once, and the drawer opens
only where something stands in the way.
"""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, MATCH, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.context import Context
from dashboard.edit_choices import thing
from dashboard.edit_conflict import CHOICE
from dashboard.edit_form import FIELD, REFERENCE
from dashboard.edit_links import LINKS, links_view, register_links
from dashboard.edit_step import SAVE, WHY, Step
from graph.fields import LIST_MARK
from graph.model import KIND_OF_TABLE
from graph.search import search
from graph.texts import Translator

OPEN = ids.EDIT_OPEN
DRAWER, BODY, WORK = "edit-drawer", "edit-body", "edit-work"


def stores() -> list[Component]:
    """What the frame remembers for it."""
    return [dcc.Store(id=OPEN), dcc.Store(id=WORK)]


def drawer(translate: Translator) -> Component:
    """The drawer, closed."""
    return dmc.Drawer(
        html.Div(id=BODY),
        id=DRAWER,
        position="right",
        size="min(460px, 100vw)",
        opened=False,
        title="",
        closeButtonProps={"aria-label": translate("editing.close")},
    )


def every_part() -> Component:
    """What the drawer may ever show, for Dash to check the callbacks' ids against."""
    return html.Div([dmc.Button(id={"type": SAVE, "how": "save"}), dmc.TextInput(id=WHY)])


def register(app: Dash, context: Context) -> None:
    """Open the drawer, search in its choices, save what was written."""
    _register_search(app, context)
    register_links(app)

    @app.callback(
        Output(DRAWER, "opened"),
        Output(DRAWER, "title"),
        Output(BODY, "children"),
        Output(WORK, "data"),
        Output(ids.EDIT_DONE, "data", allow_duplicate=True),
        Output(ids.REDRAW, "data", allow_duplicate=True),
        Input(OPEN, "data"),
        Input({"type": SAVE, "how": ALL}, "n_clicks"),
        State(WORK, "data"),
        State({"type": FIELD, "name": ALL}, "value"),
        State({"type": REFERENCE, "name": ALL, "of": ALL}, "value"),
        State({"type": CHOICE, "name": ALL}, "value"),
        State(WHY, "value", allow_optional=True),
        State(ids.VERSION_SHOWN, "data"),
        State(ids.SIGNER, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def work(
        request: dict[str, Any] | None,
        clicks: list[int | None],
        doing: dict[str, Any] | None,
        fields: list[Any],
        references: list[Any],
        choices: list[Any],
        why: str | None,
        shown: int | None,
        who: str | None,
        language: str,
    ) -> tuple[Any, ...]:
        translate, pressed = context.translator(language), ctx.triggered_id
        if pressed == OPEN:
            if not request:
                return (no_update,) * 6
            seen = shown if request.get("try") else context.register().version
            asked = {"seen": seen, **request}
            step = Step(context, translate, asked, who, None)
            if request["do"] == LINKS:
                body = links_view(context, str(request["table"]), request["key"][0], translate)
                return (True, translate("editing.links"), body, None, no_update, no_update)
            return step.save() if request.get("try") else step.show(())
        if not isinstance(pressed, dict) or not any(clicks) or not doing:
            return (no_update,) * 6
        written = _named(ctx.states_list[1], fields) | _named(ctx.states_list[2], references)
        step = Step(context, translate, doing, who, why)
        return step.pressed(pressed["how"], written, _named(ctx.states_list[3], choices))


def _named(states: list[dict[str, Any]], values: Sequence[Any]) -> dict[str, Any]:
    names = [each["id"]["name"] for each in states]
    return dict(zip(names, values, strict=True))


def _register_search(app: Dash, context: Context) -> None:
    @app.callback(
        Output({"type": REFERENCE, "name": MATCH, "of": MATCH}, "data"),
        Input({"type": REFERENCE, "name": MATCH, "of": MATCH}, "searchValue"),
        State({"type": REFERENCE, "name": MATCH, "of": MATCH}, "id"),
        State({"type": REFERENCE, "name": MATCH, "of": MATCH}, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def find(
        text: str | None, identifier: dict[str, str], data: list[dict[str, str]], language: str
    ) -> Any:
        if not text or any(each["label"] == text for each in data or ()):
            return no_update
        network, translate = context.network(), context.translator(language)
        kinds = [KIND_OF_TABLE[each] for each in identifier["of"].split(LIST_MARK)]
        return [thing(network, each, translate) for each in search(network, text, 50, kinds)]
