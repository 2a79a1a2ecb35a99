"""Who changed what, what a revision changed, and undoing it; part of the data page."""

from itertools import islice
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.notices import empty, failure
from dashboard.components.tables import card, plain_table
from dashboard.context import Context
from dashboard.i18n import address
from dashboard.pages._base import View
from graph.change_rows import COLUMNS, change_rows
from graph.history import changes_of
from graph.messages import UserError
from graph.undoing import undo

WHO, UNDO, ASK = "history-who", "history-undo", "history-ask"
OUTCOME, CHOSEN = "history-outcome", "history-chosen"
_REVISIONS = 100
_SHOWN = 200


def layout(view: View) -> Component:
    """What the chosen revision changed, with the way to undo it, above the list of all."""
    asked = view.query.get("revision", "")
    chosen = int(asked) if asked.isascii() and asked.isdigit() else None
    return html.Div([_one(view, chosen), _list(view)], className="stack")


def _list(view: View) -> Component:
    translate = view.translate
    names = ("number", "time", "who", "why", "source")
    rows = [
        [
            dcc.Link(
                translate("view.data.history.open", number=each.number),
                href=view.address("/data", tab="history", revision=str(each.number)),
                className="reference",
            ),
            each.time[:19].replace("T", " "),
            each.who,
            each.why,
            each.source or translate("unknown"),
        ]
        for each in view.revisions()[:_REVISIONS]
    ]
    headers = [translate(f"view.data.history.{name}") for name in names]
    table = plain_table(translate("view.data.history"), headers, rows, hidden=True)
    return card(translate("view.data.history"), table, hint=translate("view.data.history.hint"))


def _address(language: str, number: int) -> str:
    return address("/data", language, tab="history", revision=str(number))


def _one(view: View, chosen: int | None) -> Component:
    """Card of one revision; without one its controls are there and hidden, for the callbacks."""
    translate = view.translate
    number = chosen or 0
    controls = html.Div(
        [
            dmc.TextInput(
                id=WHO,
                label=translate("view.import.who"),
                description=translate("view.import.who.hint"),
                w=280,
            ),
            dmc.Button(translate("view.history.undo", number=number), id=UNDO, variant="light"),
        ],
        className="buttons",
        hidden=view.moment is not None,
    )
    return html.Div(
        card(
            translate("view.history.one", number=number),
            _changed(view, chosen) if chosen is not None else None,
            controls,
            html.Div(id=OUTCOME, role="status"),
            dcc.Store(id=CHOSEN, data=chosen),
            dcc.ConfirmDialog(id=ASK, message=translate("view.history.ask", number=number)),
            hint=translate("view.history.one.hint"),
        ),
        hidden=chosen is None,
    )


def _changed(view: View, revision: int) -> Component:
    translate = view.translate
    try:
        plan = changes_of(view.context.chronicle.past(), revision)
    except UserError as error:
        return failure(error, translate)
    rows = [list(row) for row in islice(change_rows(plan, translate), _SHOWN)]
    if not rows:
        return empty(translate("change.none"))
    counts = {
        name: sum(getattr(each, name).height for each in plan.tables.values())
        for name in ("created", "updated", "deleted")
    }
    caption = translate("view.history.counts", **counts)
    more = html.P(translate("view.history.part", shown=_SHOWN), className="hint")
    table = plain_table(caption, [translate(f"change.{each}") for each in COLUMNS], rows)
    return html.Div([table, more if len(rows) == _SHOWN else None])


def register(app: Dash, context: Context) -> None:
    """Button → question → undo → the revision that undid it, or why not."""

    @app.callback(Output(ASK, "displayed"), Input(UNDO, "n_clicks"), prevent_initial_call=True)
    def ask(clicks: int | None) -> bool:
        return bool(clicks)

    @app.callback(
        Output(OUTCOME, "children"),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input(ASK, "submit_n_clicks"),
        State(CHOSEN, "data"),
        State(WHO, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
        running=[(Output(UNDO, "disabled"), True, False)],
    )
    def take_back(agreed: int | None, chosen: int | None, who: str | None, language: str) -> Any:
        if not agreed or chosen is None:
            return no_update, no_update
        translate = context.translator(language)
        name = (who or "").strip() or translate("view.import.unnamed")
        why = translate("history.why", number=chosen)
        try:
            made = undo(context.store, chosen, who=name, why=why)
        except UserError as error:
            return failure(error, translate), no_update
        return None, _address(language, made).removeprefix("/data")
