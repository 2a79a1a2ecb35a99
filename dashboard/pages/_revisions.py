"""The list of revisions, what one of them changed, and undoing and redoing."""

from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.changes import changes_table
from dashboard.components.notices import empty, failure
from dashboard.components.paging import paged
from dashboard.components.signing import signed, who_input
from dashboard.components.tables import card, plain_table
from dashboard.context import Context
from dashboard.i18n import address
from dashboard.pages._base import View
from graph.chronicle import Entry
from graph.history import changes_of
from graph.messages import UserError
from graph.moments import clock, minute_of
from graph.reasons import reason, said_reason
from graph.undoing import last_change, last_undone, redo, undo, undoes, undone

WHO, ASK, OUTCOME, CHOSEN = "history-who", "history-ask", "history-outcome", "history-chosen"
DO = "history-do"  # type of the buttons that undo and redo
UNDO, REDO = "undo", "redo"
_PAGE = 50


def layout(view: View) -> Component:
    """What the chosen revision changed, with the way to undo it, above the list of all."""
    asked = view.query.get("revision", "")
    chosen = int(asked) if asked.isascii() and asked.isdigit() else None
    return html.Div(
        [
            _one(view, chosen) if chosen is not None else None,
            _list(view, chosen),
            dcc.Store(id=CHOSEN),
            dcc.ConfirmDialog(id=ASK),
        ],
        className="stack",
    )


def _list(view: View, chosen: int | None) -> Component:
    translate, revisions = view.translate, view.revisions()
    gone = undone(revisions)
    names = ("number", "time", "who", "why", "source", "state")
    shown, pages = paged(view, revisions, _PAGE, "/data", tab="history")
    rows = [
        [
            dcc.Link(
                translate("view.data.history.open", number=each.number),
                href=view.address("/data", tab="history", revision=str(each.number)),
                className="reference",
            ),
            view.day(minute_of(each.time)),
            translate.word(each.who),
            said_reason(each.why, translate),
            each.source if each.source and undoes(each) is None else "",
            _state(view, each, gone.get(each.number)),
        ]
        for each in shown
    ]
    headers = [translate(f"view.data.history.{name}") for name in names]
    listed = plain_table(translate("view.data.history"), headers, rows, hidden=True)
    table = listed if rows else empty(translate("view.history.empty"))
    return card(
        translate("view.history.revisions"),
        _steps(view),
        table,
        pages,
        # A card of one revision has these two itself.
        None if chosen is not None else html.Div(id=OUTCOME, role="status"),
        hint=translate("view.data.history.hint", clock=clock()),
    )


def _state(view: View, entry: Entry, by: int | None) -> str:
    if by is not None:
        return view.translate("view.history.undone", number=by)
    target = undoes(entry)
    return "" if target is None else view.translate("view.history.undoes", number=target)


def _steps(view: View) -> Component:
    """Buttons for the last change, as everyone knows them, and the reader's name."""
    revisions = view.revisions()
    named = {each.number: said_reason(each.why, view.translate) for each in revisions}
    buttons = []
    for what, number in ((UNDO, last_change(revisions)), (REDO, last_undone(revisions))):
        buttons.append(
            dmc.Button(
                view.translate(f"view.history.{what}.last"),
                id=_button(what, number or 0, "last"),
                disabled=number is None,
                variant="default",
                **{"aria-description": named.get(number, "") if number else ""},
            )
        )
    who = [] if view.query.get("revision") else [who_input(WHO, view.translate)]
    return html.Div([*who, *buttons], className="buttons", hidden=view.is_fixed)


def _button(what: str, number: int, place: str) -> dict[str, Any]:
    return {"type": DO, "do": what, "number": number, "place": place}


def _one(view: View, number: int) -> Component:
    """Card of one revision: what it changed, and the way to undo it or to do it again."""
    translate = view.translate
    try:
        plan = changes_of(view.context.chronicle.past(), number)
    except UserError as error:
        return html.Div([failure(error, translate), html.Div(id=OUTCOME), _hidden_name(view)])
    entry = next((each for each in view.revisions() if each.number == number), None)
    is_undone = entry is not None and number in undone(view.revisions())
    what = REDO if entry is not None and is_undone and undoes(entry) is None else UNDO
    controls = html.Div(
        [
            who_input(WHO, translate),
            dmc.Button(
                translate(f"view.history.{what}", number=number),
                id=_button(what, number, "one"),
                variant="light",
            ),
        ],
        className="buttons",
        hidden=view.is_fixed,
    )
    then = address("/", view.language, as_of=str(number))
    return card(
        translate("view.history.one", number=number),
        _about(view, entry),
        changes_table(view, plan, str(number - 1), str(number), revision=str(number)),
        controls,
        html.Div(id=OUTCOME, role="status"),
        dcc.Link(translate("view.history.then"), href=then, className="reference"),
        hint=translate("view.history.one.hint"),
    )


def _about(view: View, entry: Entry | None) -> Component | None:
    if entry is None:
        return None
    said = view.translate(
        "view.overview.revision",
        number=entry.number,
        time=minute_of(entry.time),
        who=view.translate.word(entry.who),
        why=said_reason(entry.why, view.translate),
    )
    return html.P(said, className="hint")


def _hidden_name(view: View) -> Component:
    return html.Div(who_input(WHO, view.translate), hidden=True)


def register(app: Dash, context: Context) -> None:
    """Button → question → undo or redo → the revision that did so, or why not."""

    @app.callback(
        Output(ASK, "displayed"),
        Output(ASK, "message"),
        Output(CHOSEN, "data"),
        Input({"type": DO, "do": ALL, "number": ALL, "place": ALL}, "n_clicks"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def ask(clicks: list[int | None], language: str) -> Any:
        button: Any = ctx.triggered_id
        if not button or not any(clicks):
            return False, no_update, no_update
        translate = context.translator(language)
        text = translate(f"view.history.{button['do']}.ask", number=button["number"])
        return True, text, {"do": button["do"], "number": button["number"]}

    @app.callback(
        Output(OUTCOME, "children"),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input(ASK, "submit_n_clicks"),
        State(CHOSEN, "data"),
        State(WHO, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def take_back(
        agreed: int | None, chosen: dict[str, Any] | None, who: str | None, language: str
    ) -> Any:
        if not agreed or chosen is None:
            return no_update, no_update
        translate = context.translator(language)
        try:
            made = _done(context, chosen, who)
        except UserError as error:
            return failure(error, translate), no_update
        there = address("/data", language, tab="history", revision=str(made))
        return None, there.removeprefix("/data")


def _done(context: Context, chosen: dict[str, Any], who: str | None) -> int:
    number, name = int(chosen["number"]), signed(who)
    if chosen["do"] == REDO:
        why = reason("history.why.redo", number=number)
        revisions = context.chronicle.revisions()
        return redo(context.store, number, revisions, who=name, why=why)
    why = reason("history.why", number=number)
    return undo(context.store, number, who=name, why=why)
