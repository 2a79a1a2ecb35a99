"""Undo and redo: by button, by key, or beside what was just saved."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.loading import LOAD_BACK
from dashboard.components.signing import signed
from dashboard.context import Context
from dashboard.editing_said import TAKE_BACK, about, failed
from dashboard.hidden_names import of_reader
from dashboard.own_revisions import own_revisions
from graph.chronicle import Entry
from graph.messages import UserError
from graph.reasons import reason
from graph.texts import Translator
from graph.undoing import last_change, last_undone, redo, undo

UNDO, REDO = "edit-undo", "edit-redo"
KEYED, ASK, ASKED = "edit-keyed", "edit-ask", "edit-asked"
_NOTHING = (no_update,) * 5


def stores() -> list[Component]:
    """What the page remembers for it."""
    return [dcc.Store(id=KEYED), dcc.Store(id=ASKED), dcc.ConfirmDialog(id=ASK)]


def buttons(translate: Translator) -> Component:
    """Return the two buttons."""
    return html.Div(
        [
            html.Button(
                [html.Span(sign, **{"aria-hidden": "true"}), " ", translate(f"editing.{name}")],
                id=identifier,
                type="button",
                className="edit-step",
                disabled=True,
            )
            for name, identifier, sign in (("undo", UNDO, "↶"), ("redo", REDO, "↷"))
        ],
        className="edit-steps",
    )


def register(app: Dash, context: Context) -> None:
    """Say what can be undone and redone, and do it."""
    _register_offer(app, context)
    _register_steps(app, context)


def _register_offer(app: Dash, context: Context) -> None:
    @app.callback(
        Output(UNDO, "disabled"),
        Output(UNDO, "title"),
        Output(REDO, "disabled"),
        Output(REDO, "title"),
        Input(ids.VERSION_SHOWN, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
    )
    def offer(version: int | None, language: str | None) -> tuple[Any, ...]:
        if version is None or language is None:
            return (no_update,) * 4
        translate = context.translator(language)
        entries = of_reader(context).chronicle.revisions()
        named = {each.number: each for each in entries}
        found: list[Any] = []
        for name, number in (("undo", last_change(entries)), ("redo", last_undone(entries))):
            entry = named.get(number or 0)
            words = translate(f"editing.{name}.none") if entry is None else _words(entry, translate)
            found += [entry is None, f"{words} ({translate(f'editing.{name}.keys')})"]
        return tuple(found)


def _register_steps(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.EDIT_DONE, "data"),
        Output(ids.REDRAW, "data"),
        Output(ASK, "displayed"),
        Output(ASK, "message"),
        Output(ASKED, "data"),
        Input(UNDO, "n_clicks"),
        Input(REDO, "n_clicks"),
        Input(KEYED, "data"),
        Input({"type": TAKE_BACK, "do": ALL, "number": ALL}, "n_clicks"),
        Input({"type": LOAD_BACK, "do": ALL, "number": ALL}, "n_clicks"),
        Input(ASK, "submit_n_clicks"),
        State(ASKED, "data"),
        State(ids.SIGNER, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def step(
        undo_clicks: int | None,
        redo_clicks: int | None,
        keyed: Mapping[str, Any] | None,
        taken: list[int | None],
        loaded: list[int | None],
        sure: int | None,
        asked: Mapping[str, Any] | None,
        who: str | None,
        language: str,
    ) -> tuple[Any, ...]:
        translate = context.translator(language)
        # A button that has only just been drawn triggers too, with no click on it.
        wish = _wish(ctx.triggered_id, keyed, asked) if _is_clicked(ctx.triggered) else None
        if wish is None:
            return _NOTHING
        return _stepped(context, wish, who, translate, agreed=ctx.triggered_id == ASK)


def _stepped(
    context: Context,
    wish: Mapping[str, Any],
    who: str | None,
    translate: Translator,
    *,
    agreed: bool,
) -> tuple[Any, ...]:
    entries = context.chronicle.revisions()
    find = last_change if wish["do"] == "undo" else last_undone
    number = wish.get("number") or find(entries)
    entry = next((each for each in entries if each.number == number), None)
    if entry is None:
        done = {"text": translate(f"editing.{wish['do']}.none")}
        return done, no_update, False, no_update, None
    if not agreed and not _is_own(entry, who, translate):
        text = translate(f"editing.{wish['do']}.ask", **about(entry, translate))
        return no_update, no_update, True, text, {"do": wish["do"], "number": number}
    done = _done(context, wish["do"], entry, who, translate)
    return done, done.get("revision", no_update), False, no_update, None


def _is_clicked(triggered: Sequence[Mapping[str, Any]]) -> bool:
    return any(each["value"] for each in triggered)


def _wish(
    trigger: Any,
    keyed: Mapping[str, Any] | None,
    asked: Mapping[str, Any] | None,
) -> Mapping[str, Any] | None:
    """What is to be done, ``do`` and perhaps ``number``; None where nobody asked for anything."""
    if isinstance(trigger, dict):
        return trigger
    return {UNDO: {"do": "undo"}, REDO: {"do": "redo"}, KEYED: keyed, ASK: asked}.get(trigger)


def _is_own(entry: Entry, who: str | None, translate: Translator) -> bool:
    named = bool((who or "").strip()) and entry.who == signed(who)
    return named or entry.number in own_revisions()


def _done(
    context: Context, what: str, entry: Entry, who: str | None, translate: Translator
) -> dict[str, Any]:
    name = signed(who)
    try:
        if what == "redo":
            why = reason("history.why.redo", number=entry.number)
            entries = context.chronicle.revisions()
            made = redo(context.store, entry.number, entries, who=name, why=why)
        else:
            why = reason("history.why", number=entry.number)
            made = undo(context.store, entry.number, who=name, why=why)
    except UserError as error:
        return failed(error, translate)
    text = translate(f"editing.{what}.done", **about(entry, translate), made=made)
    back = "redo" if what == "undo" else "undo"
    return {"revision": made, "text": text, "back": {"do": back, "number": entry.number}}


def _words(entry: Entry, translate: Translator) -> str:
    return translate("editing.step", **about(entry, translate))
