"""Short links to saved views: ``/explore?saved=V-01`` leads to all that makes the view."""

from urllib.parse import urlencode

from dash import Dash
from flask import Response, redirect, request

from dashboard.context import Context
from dashboard.hidden_names import NAMES, HidingStore, asked, hidden_query
from dashboard.pages import PAGES
from dashboard.sending import asked_language
from dashboard.views.saved import SAVED, is_of, is_short, named, opening

_PATHS = frozenset(page.path for page in PAGES)


def offer_saved(app: Dash, context: Context) -> None:
    """Lead a short link on; call it after ``secure``, which decides who may ask.

    An id or name that there is no view of leads to the page, which says so.
    """

    @app.server.before_request
    def name_nobody() -> Response | None:
        """An address that hides names and names somebody itself leads to one that does not."""
        query = request.args.to_dict()
        if request.method != "GET" or request.path not in _PATHS or not asked(query):
            return None
        store = context.at({NAMES: query[NAMES]}).store
        assert isinstance(store, HidingStore)
        hidden = hidden_query(query, store.hiding())
        if hidden == query:
            return None
        return redirect(f"{request.path}?{urlencode(hidden, safe=':,*|~')}")  # type: ignore[return-value]

    @app.server.before_request
    def lead_on() -> Response | None:
        query = request.args.to_dict()
        if request.method != "GET" or request.path not in _PATHS or not is_short(query):
            return None
        view = named(query, context.at({NAMES: query.get(NAMES, "")}).register())
        if view is None or not is_of(view, _PATHS) or view.address == request.path:
            return None
        reader = {name: value for name, value in query.items() if name not in ("lang", SAVED)}
        return redirect(opening(view, asked_language(), **reader))  # type: ignore[return-value]
