"""The frame looks for what others have saved, and says so."""

from typing import Any

from dash import ALL, ClientsideFunction, Dash, Input, Output, State, dcc, html, no_update
from dash.development.base_component import Component
from flask import jsonify
from flask.wrappers import Response

from dashboard import ids
from dashboard.context import Context
from dashboard.editing_said import about
from dashboard.hidden_names import of_reader
from dashboard.own_revisions import own_revisions
from graph.chronicle import Entry
from graph.texts import Translator

NEWS, NEWS_SAID, TICK, SHOW = "edit-news", "news", "edit-tick", "edit-show"
_EVERY = 6_000  # milliseconds between looks


def stores() -> list[Component]:
    """What the page remembers for it."""
    return [dcc.Store(id=NEWS), dcc.Interval(id=TICK, interval=_EVERY)]


def news() -> Component:
    """Place where it is said what others have saved."""
    return html.Div(id=NEWS_SAID, role="status")


def register(app: Dash, context: Context) -> None:
    """Look for what others have saved, and say it."""
    _offer_version(app, context)
    _register_look(app, context)
    _register_redraw(app)
    app.clientside_callback(
        ClientsideFunction("edit", "version"),
        Output(ids.VERSION_SAID, "children"),
        Input(ids.VERSION_SHOWN, "data"),
        prevent_initial_call=True,
    )


def _offer_version(app: Dash, context: Context) -> None:
    @app.server.get("/data-version")
    def version() -> Response:
        answer = jsonify(version=context.store.version())
        answer.headers["Cache-Control"] = "no-store"
        return answer


def _register_look(app: Dash, context: Context) -> None:
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


def _register_redraw(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("edit", "redraw"),
        Output(ids.REDRAW, "data", allow_duplicate=True),
        Input({"type": SHOW, "what": ALL}, "n_clicks"),
        prevent_initial_call=True,
    )


def _news(others: list[Entry], translate: Translator) -> Component:
    newest = others[0]
    key = "editing.news" if len(others) == 1 else "editing.news.several"
    text = translate(key, **about(newest, translate), count=len(others) - 1)
    show = html.Button(
        translate("editing.news.show"),
        id={"type": SHOW, "what": "news"},
        type="button",
        className="edit-back",
    )
    return html.Div([html.Span(text), show], className="edit-news")
