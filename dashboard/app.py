"""The app: pages, frame and callbacks put together over a context."""

import re
from dataclasses import replace
from pathlib import Path

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component
from flask import request

from dashboard import edit_drawer, editing_bar, ids, moments, names_switch, saving
from dashboard.bare import without_data
from dashboard.components.heading import heading
from dashboard.components.locked import read_only_banner
from dashboard.components.meant import refusal
from dashboard.components.notices import failure
from dashboard.components.static import StaticDash
from dashboard.context import Context
from dashboard.downloads import offer_downloads
from dashboard.downloads_of_views import offer_views
from dashboard.edit_choices import offer_choices
from dashboard.figure_fonts import offer_fonts
from dashboard.i18n import chosen_language, read_query
from dashboard.own_revisions import keep_own_revisions
from dashboard.pages import PAGES
from dashboard.pages._base import Page, View
from dashboard.pages._first_steps import first_steps, is_empty
from dashboard.play import offer_play
from dashboard.plotting import offer_plotting
from dashboard.read_only import GuardedStore
from dashboard.saved_links import offer_saved
from dashboard.searching import found_options
from dashboard.security import secure
from dashboard.set_downloads import offer_sets
from dashboard.shell import frame, navigation, shell, theme
from dashboard.shown_network import network_shown
from dashboard.table_downloads import offer_tables
from dashboard.tour import offer_tour
from dashboard.vendor import PLOTLY
from dashboard.whole.route import offer_whole
from graph.messages import UserError
from graph.settings import Settings

# What changes nothing of a page that follows the address by callbacks of its own.
_KEPT_BY_ITSELF = (ids.LOCATION, ids.VIEWED, ids.REDRAW)
_ASSETS = Path(__file__).parent / "assets"


def create_app(context: Context, settings: Settings) -> Dash:
    """Build the app; nothing listens yet.

    Parameters
    ----------
    context
        The register, its networks, files in and out.
    settings
        Default language, and the access password when there is one.
    """
    context = replace(
        context,
        store=GuardedStore(context.store, always=settings.read_only),
        read_only=settings.read_only,
    )
    app = StaticDash(
        __name__,
        title="Stakeholder graph",
        assets_folder=str(_ASSETS),
        assets_ignore=re.escape(PLOTLY),  # pages that show a chart ask for it
        compress=True,
        serve_locally=True,
        update_title="",
        health_endpoint="health",
    )
    app.layout = frame
    _register_shell(app, context, settings)
    app.validation_layout = _every_component(context)
    for page in PAGES:
        if page.register:
            page.register(app, context)
    offer_downloads(app, context)
    offer_views(app, context)
    offer_tables(app, context)
    offer_fonts(app)
    offer_plotting(app)
    offer_play(app, context)
    offer_sets(app, context)
    keep_own_revisions(app)
    offer_whole(app, context)
    offer_tour(app, context)
    secure(app, settings)
    offer_saved(app, context)
    return app


def _every_component(context: Context) -> Component:
    """All components that may ever be shown, for Dash to check the callbacks' ids against.

    Drawn over an empty register: the ids do not depend on the data, and it takes no time.
    """
    bare = replace(without_data(context), read_only=False)  # else forms would not be drawn
    view = View(translate=context.translator("en"), query={}, scheme="light", context=bare)
    pages = [(page.every_part or page.layout)(view) for page in PAGES]
    around = [frame(), shell(view.translate), navigation(PAGES, None, view)]
    return html.Div([*around, edit_drawer.every_part(), *pages])


def _register_shell(app: Dash, context: Context, settings: Settings) -> None:
    app.clientside_callback(
        ClientsideFunction("shell", "viewed"),
        Output(ids.VIEWED, "data"),
        Input(ids.LOCATION, "search"),
        State(ids.LOCATION, "pathname"),
        State(ids.VIEWED, "data"),
    )
    _follow_language(app, context, settings)
    _follow_page(app, context)
    _follow_search(app, context)
    moments.register(app, context)
    editing_bar.register(app, context)
    saving.register(app, context)
    names_switch.register(app, context)
    edit_drawer.register(app, context)
    offer_choices(app, context)
    app.clientside_callback(
        ClientsideFunction("shell", "toggleScheme"),
        Output(ids.SCHEME, "data"),
        Input(ids.SCHEME_TOGGLE, "n_clicks"),
        State(ids.SCHEME, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("shell", "applyScheme"),
        Output(ids.THEME, "forceColorScheme"),
        Input(ids.SCHEME, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("shell", "helpAddress"),
        Output("help-link", "href"),
        Input(ids.LOCATION, "search"),
        Input(ids.SHELL_LANGUAGE, "data"),
    )
    app.clientside_callback(
        ClientsideFunction("shell", "chooseLanguage"),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input(ids.LANGUAGE_CHOICE, "value"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("shell", "toggleNavigation"),
        Output(ids.APP_SHELL, "navbar"),
        Output(ids.NAVIGATION_BURGER, "opened"),
        Input(ids.NAVIGATION_BURGER, "opened"),
        Input(ids.LOCATION, "pathname"),
        State(ids.APP_SHELL, "navbar"),
    )


def _follow_language(app: Dash, context: Context, settings: Settings) -> None:
    @app.callback(
        Output(ids.SHELL, "children"),
        Output(ids.SHELL_LANGUAGE, "data"),
        Output(ids.THEME, "theme"),
        Input(ids.VIEWED, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
    )
    def draw_shell(search: str | None, drawn: str | None) -> tuple[object, object, object]:
        accepted = request.headers.get("Accept-Language")
        language = chosen_language(read_query(search), accepted, settings.language)
        if language == drawn:
            return no_update, no_update, no_update
        return shell(context.translator(language)), language, theme(language)


def _follow_page(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.PAGE, "children"),
        Output(ids.NAVIGATION, "children"),
        Output(ids.PAGE_SHOWN, "data"),
        Output(ids.VERSION_SHOWN, "data"),
        Output(editing_bar.BAR, "hidden"),
        Input(ids.LOCATION, "pathname"),
        Input(ids.VIEWED, "data"),
        Input(ids.SHELL_LANGUAGE, "data"),
        Input(ids.THEME, "forceColorScheme"),
        Input(ids.REDRAW, "data"),
        State(ids.LOCATION, "search"),
        State(ids.PAGE_SHOWN, "data"),
    )
    def draw_page(
        path: str,
        viewed: str | None,
        language: str,
        scheme: str,
        redraw: object,
        search: str | None,
        shown: list[str] | None,
    ) -> tuple[object, ...]:
        if language is None:
            return (no_update,) * 5
        page = next((each for each in PAGES if each.path == path), None)
        query = read_query(search)
        moment = moments.moment_of_address(query)
        now = [page.id if page else path, language, scheme, *moment]
        if page and page.keeps_itself and shown == now and ctx.triggered_id in _KEPT_BY_ITSELF:
            return (no_update,) * 5
        view = View(
            translate=context.translator(language),
            query=query,
            scheme=scheme or "light",
            context=context,
        )
        try:
            view = replace(view, context=context.at(query))
        except UserError as error:
            is_day = error.reason.key == "history.before"
            ways = moments.instead(query, path, view.translate, is_day=is_day)
            refusal = [_refused(page, view, error, ways)]
            return refusal, navigation(PAGES, page, view), now, no_update, True
        banners = [read_only_banner(view), moments.banner(view, path), saving.banner(view)]
        banners.insert(0, names_switch.banner(view, path, context))
        drawn = [*banners, _draw(page, view)]
        version = view.network.graph["version"]
        return drawn, navigation(PAGES, page, view), now, version, view.is_fixed


def _draw(page: Page | None, view: View) -> Component:
    if page is None:
        home = view.address("/")
        title = dmc.Title(view.translate("page.unknown"), order=1, size="h2")
        return html.Div([title, dmc.Anchor(view.translate("page.unknown.remedy"), href=home)])
    try:
        if page.needs_data and is_empty(view):
            return first_steps(view, page.id)
        return page.layout(view)
    except UserError as error:
        title = view.translate("page.anew", page=view.translate(f"page.{page.id}"))
        back = dcc.Link(title, href=view.address(page.path), className="button-link")
        return _refused(page, view, error, html.Div(back, className="buttons"))


def _refused(page: Page | None, view: View, error: UserError, ways: Component) -> Component:
    """What could not be shown, under the title of its page and above the ways on."""
    title = heading(view, page.id) if page else None
    told = refusal(view, page.path, error) if page else failure(error, view.translate)
    return html.Div([title, told, ways], className="stack")


def _follow_search(app: Dash, context: Context) -> None:
    @app.callback(
        Output(ids.SEARCH, "data"),
        Output(ids.SEARCH_FOUND, "data"),
        Output(ids.SEARCH, "nothingFoundMessage"),
        Input(ids.SEARCH, "searchValue"),
        State(ids.SHELL_LANGUAGE, "data"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
    def find(
        text: str | None, language: str, address: str | None
    ) -> tuple[list[dict[str, str]], str, str | None]:
        translate, asked = context.translator(language), text or ""
        network = network_shown(context, address)
        found = [] if network is None else found_options(network, asked, translate)
        # Nothing is said to be missing before it was looked for.
        return found, asked, translate("shell.search.nothing") if asked.strip() else None

    app.clientside_callback(
        ClientsideFunction("search", "foundFor"),
        Input(ids.SEARCH_FOUND, "data"),
        State(ids.SEARCH, "data"),
        prevent_initial_call=True,
    )

    app.clientside_callback(
        ClientsideFunction("shell", "openFound"),
        Output(ids.LOCATION, "pathname", allow_duplicate=True),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Output(ids.SEARCH, "value"),
        Input(ids.SEARCH, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )
