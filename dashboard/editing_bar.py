"""What the frame offers to whoever edits: undo, redo, a name to sign with, and word of others.

Pages say what they have saved by ``EDIT_DONE``: ``{"revision": N}``, with ``text`` where more is to
be said, or ``{"reason": …, "remedy": …}`` where nothing was saved.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component
from flask import jsonify
from flask.wrappers import Response

from dashboard import ids
from dashboard.components.signing import signed
from dashboard.context import Context
from dashboard.hidden_names import of_reader
from dashboard.own_revisions import own_revisions
from graph.chronicle import Entry
from graph.messages import UserError
from graph.texts import Translator
from graph.undoing import last_change, last_undone, redo, undo

BAR, UNDO, REDO, TOAST = "edit-bar", "edit-undo", "edit-redo", "edit-toast"
KEYED, ASK, ASKED, NEWS, NEWS_SAID = "edit-keyed", "edit-ask", "edit-asked", "edit-news", "news"
TICK = "edit-tick"
TAKE_BACK, SHOW, CLOSE = "edit-take-back", "edit-show", "edit-close"
_EVERY = 6_000  # milliseconds between looks for what others have saved


def stores() -> list[Component]:
    """What the frame remembers for it."""
    return [
        dcc.Store(id=ids.EDIT_DONE),
        dcc.Store(id=ids.VERSION_SHOWN),
        dcc.Store(id=ids.REDRAW),
        dcc.Store(id=KEYED),
        dcc.Store(id=ASKED),
        dcc.Store(id=NEWS),
        dcc.Interval(id=TICK, interval=_EVERY),
        dcc.ConfirmDialog(id=ASK),
    ]


def bar(translate: Translator) -> Component:
    """Buttons to undo and redo, and the name that changes are signed with."""
    buttons = [
        html.Button(
            [html.Span(sign, **{"aria-hidden": "true"}), " ", translate(f"editing.{name}")],
            id=identifier,
            type="button",
            className="edit-step",
            disabled=True,
        )
        for name, identifier, sign in (("undo", UNDO, "↶"), ("redo", REDO, "↷"))
    ]
    name = dmc.TextInput(
        id=ids.SIGNER,
        label=translate("editing.signer"),
        description=translate("editing.signer.hint"),
        persistence=True,
        persistence_type="local",
        size="xs",
    )
    return html.Div(
        [html.Div(buttons, className="edit-steps"), name],
        id=BAR,
        className="edit-bar",
        role="group",
        **{"aria-label": translate("editing.bar")},
    )


def toast() -> Component:
    """Place where it is said what was saved or undone."""
    return html.Div(id=TOAST, className="edit-toast", role="status")


def news() -> Component:
    """Place where it is said what others have saved."""
    return html.Div(id=NEWS_SAID, role="status")


def register(app: Dash, context: Context) -> None:
    """Undo and redo; say what was saved; look for what others have saved."""
    _offer_version(app, context)
    _register_steps(app, context)
    _register_said(app, context)
    _register_news(app, context)


def _offer_version(app: Dash, context: Context) -> None:
    @app.server.get("/data-version")
    def version() -> Response:
        answer = jsonify(version=context.store.version())
        answer.headers["Cache-Control"] = "no-store"
        return answer


def _register_steps(app: Dash, context: Context) -> None:
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
        agreed: int | None,
        asked: Mapping[str, Any] | None,
        who: str | None,
        language: str,
    ) -> tuple[Any, ...]:
        translate = context.translator(language)
        # A button that has only just been drawn triggers too, with no click on it.
        wish = _wish(ctx.triggered_id, keyed, taken, asked) if _is_clicked(ctx.triggered) else None
        if wish is None:
            return (no_update,) * 5
        entries = context.chronicle.revisions()
        number = wish.get("number") or (
            last_change(entries) if wish["do"] == "undo" else last_undone(entries)
        )
        entry = next((each for each in entries if each.number == number), None)
        if entry is None:
            done = {"text": translate(f"editing.{wish['do']}.none")}
            return done, no_update, False, no_update, None
        is_agreed = ctx.triggered_id == ASK
        if not is_agreed and not _is_own(entry, who, translate):
            text = translate(f"editing.{wish['do']}.ask", **_about(entry))
            return no_update, no_update, True, text, {"do": wish["do"], "number": number}
        done = _done(context, wish["do"], entry, who, translate)
        redraw = done.get("revision", no_update)
        return done, redraw, False, no_update, None


def _is_clicked(triggered: Sequence[Mapping[str, Any]]) -> bool:
    return any(each["value"] for each in triggered)


def _wish(
    trigger: Any,
    keyed: Mapping[str, Any] | None,
    taken: list[int | None],
    asked: Mapping[str, Any] | None,
) -> Mapping[str, Any] | None:
    """What is to be done, ``do`` and perhaps ``number``; None where nobody asked for anything."""
    if isinstance(trigger, dict):
        return trigger if any(taken) else None
    return {UNDO: {"do": "undo"}, REDO: {"do": "redo"}, KEYED: keyed, ASK: asked}.get(trigger)


def _is_own(entry: Entry, who: str | None, translate: Translator) -> bool:
    named = bool((who or "").strip()) and entry.who == signed(who, translate)
    return named or entry.number in own_revisions()


def _done(
    context: Context, what: str, entry: Entry, who: str | None, translate: Translator
) -> dict[str, Any]:
    name = signed(who, translate)
    try:
        if what == "redo":
            why = translate("history.why.redo", number=entry.number)
            entries = context.chronicle.revisions()
            made = redo(context.store, entry.number, entries, who=name, why=why)
        else:
            why = translate("history.why", number=entry.number)
            made = undo(context.store, entry.number, who=name, why=why)
    except UserError as error:
        return failed(error, translate)
    text = translate(f"editing.{what}.done", **_about(entry), made=made)
    back = "redo" if what == "undo" else "undo"
    return {"revision": made, "text": text, "back": {"do": back, "number": entry.number}}


def failed(error: UserError, translate: Translator) -> dict[str, Any]:
    """What ``EDIT_DONE`` says of what could not be done."""
    return {"reason": translate.say(error.reason), "remedy": translate.say(error.remedy)}


def _about(entry: Entry) -> dict[str, Any]:
    return {
        "number": entry.number,
        "who": entry.who,
        "why": entry.why,
        "time": entry.time[:16].replace("T", " "),
    }


def _words(entry: Entry, translate: Translator) -> str:
    said = {name: translate.word(getattr(entry, name)) for name in ("who", "why")}
    return translate("editing.step", **_about(entry) | said)


def _register_said(app: Dash, context: Context) -> None:
    @app.callback(
        Output(TOAST, "children"),
        Output(ids.VERSION_SHOWN, "data", allow_duplicate=True),
        Input(ids.EDIT_DONE, "data"),
        State(ids.VERSION_SHOWN, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def say(done: dict[str, Any] | None, shown: int | None, language: str) -> tuple[Any, Any]:
        if not done:
            return None, no_update
        revision = done.get("revision")
        # Whoever has saved knows that revision, unless others have saved in between.
        known = revision if revision is not None and revision == (shown or 0) + 1 else no_update
        return _said(done, context.translator(language)), known

    app.clientside_callback(
        ClientsideFunction("edit", "close"),
        Output(TOAST, "children", allow_duplicate=True),
        Input({"type": CLOSE, "what": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )


def _said(done: Mapping[str, Any], translate: Translator) -> Component:
    close = html.Button(
        "×",
        id={"type": CLOSE, "what": "toast"},
        type="button",
        className="edit-close",
        **{"aria-label": translate("editing.close")},
    )
    if "reason" in done:
        words = [html.Strong(done["reason"]), html.Span(done["remedy"])]
        return html.Div([html.Div(words), close], className="edit-said edit-said-refused")
    revision = done.get("revision")
    text = done.get("text") or translate("editing.saved", number=revision)
    notes = [html.Div(each, className="hint") for each in done.get("notes", ())]
    parts: list[Component] = [html.Div([html.Span(text), *notes])]
    if revision is not None:
        back = done.get("back") or {"do": "undo", "number": revision}
        label = translate(f"editing.{back['do']}")
        identifier = {"type": TAKE_BACK, **back}
        parts.append(html.Button(label, id=identifier, type="button", className="edit-back"))
    return html.Div([*parts, close], className="edit-said")


def _register_news(app: Dash, context: Context) -> None:
    app.clientside_callback(
        ClientsideFunction("edit", "look"),
        Output(NEWS, "data"),
        Input(TICK, "n_intervals"),
        State(ids.VERSION_SHOWN, "data"),
        prevent_initial_call=True,
    )

    @app.callback(
        Output(NEWS_SAID, "children"),
        Output(ids.VERSION_SHOWN, "data", allow_duplicate=True),
        Input(NEWS, "data"),
        Input(ids.VERSION_SHOWN, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def tell(found: int | None, shown: int | None, language: str) -> tuple[Any, Any]:
        if found is None or shown is None or found <= shown:
            return None, no_update
        revisions = of_reader(context).chronicle.revisions()
        later = [each for each in revisions if each.number > shown]
        others = [each for each in later if each.number not in own_revisions()]
        if not others:  # saved in another window of the same browser, or by a form of this page
            return None, found
        return _news(others, context.translator(language)), no_update

    app.clientside_callback(
        ClientsideFunction("edit", "redraw"),
        Output(ids.REDRAW, "data", allow_duplicate=True),
        Input({"type": SHOW, "what": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )


def _news(others: list[Entry], translate: Translator) -> Component:
    newest = others[0]
    key = "editing.news" if len(others) == 1 else "editing.news.several"
    text = translate(key, **_about(newest), count=len(others) - 1)
    show = html.Button(
        translate("editing.news.show"),
        id={"type": SHOW, "what": "news"},
        type="button",
        className="edit-back",
    )
    return html.Div([html.Span(text), show], className="edit-news")
