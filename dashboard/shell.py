"""The frame around every page: title, search, languages, theme, navigation."""

from collections.abc import Sequence

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import edit_drawer, editing_bar, editing_news, editing_said, ids, saving
from dashboard.components.icons import icon
from dashboard.components.opened import opened_by
from dashboard.components.words import around
from dashboard.i18n import LANGUAGE_NAMES
from dashboard.moments import control
from dashboard.pages._base import Page, View
from graph.texts import Translator

_FONTS = {
    "en": "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
    # By name before system-ui, which would draw the characters of the computer's own language.
    "zh-Hant": "'PingFang TC', 'Microsoft JhengHei', 'Noto Sans TC', 'Noto Sans CJK TC', "
    "system-ui, sans-serif",
    "zh-Hans": "'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', "
    "system-ui, sans-serif",
}


def frame() -> Component:
    """What never changes while the app is open; the rest is drawn into it."""
    return dmc.MantineProvider(
        id=ids.THEME,
        forceColorScheme="light",
        children=[
            dcc.Location(id=ids.LOCATION, refresh=False),
            dcc.Store(id=ids.VIEWED),
            dcc.Store(id=ids.SCHEME, storage_type="local"),
            dcc.Store(id=ids.SHELL_LANGUAGE),
            dcc.Store(id=ids.PAGE_SHOWN),
            dcc.Store(id=ids.SEARCH_FOUND),
            *editing_bar.stores(),
            *edit_drawer.stores(),
            html.Div(id=ids.SHELL),
        ],
        theme=theme("en"),
    )


def theme(language: str) -> dict[str, object]:
    """Mantine theme for readers of a language."""
    return {
        "primaryColor": "indigo",
        "fontFamily": _FONTS[language],
        "headings": {"fontFamily": _FONTS[language], "fontWeight": "650"},
        "defaultRadius": "md",
        "autoContrast": True,
    }


def shell(translate: Translator) -> Component:
    """Header, navigation and the place of the page, in the reader's language."""
    return dmc.AppShell(
        id=ids.APP_SHELL,
        header={"height": 56},
        navbar={"width": 212, "breakpoint": "sm", "collapsed": {"mobile": True}},
        padding="md",
        children=[
            html.Div(
                id="busy",
                className="busy",
                role="status",
                **{
                    "data-words": translate("shell.busy"),
                    "data-remove": translate("shell.remove", name="{name}"),
                    "data-clear": translate("shell.clear"),
                },
            ),
            html.A(translate("shell.skip"), href=f"#{ids.PAGE}", className="skip-link"),
            dmc.AppShellHeader(_header(translate), px="md"),
            dmc.AppShellNavbar(
                [html.Div(id=ids.NAVIGATION), editing_bar.bar(translate)],
                p="sm",
                **{"aria-label": translate("shell.menu")},
            ),
            dmc.AppShellMain([editing_news.news(), _main()]),
            editing_said.toast(),
            edit_drawer.drawer(translate),
        ],
    )


def _main() -> Component:
    return dcc.Loading(
        html.Div(id=ids.PAGE, className="page", tabIndex="-1"),
        delay_show=250,
        overlay_style={"visibility": "visible", "opacity": 0.5},
        target_components={ids.PAGE: "children"},
        type="circle",
    )


def _header(translate: Translator) -> Component:
    return dmc.Group(
        [
            dmc.Group(
                [
                    dmc.Burger(
                        id=ids.NAVIGATION_BURGER,
                        size="sm",
                        hiddenFrom="sm",
                        **{"aria-label": translate("shell.menu")},
                    ),
                    dmc.Text(translate("shell.title"), fw=650, visibleFrom="md"),
                ],
                gap="sm",
                wrap="nowrap",
            ),
            _search(translate),
            _choices(translate),
        ],
        h="100%",
        justify="space-between",
        wrap="nowrap",
        gap="sm",
    )


def _search(translate: Translator) -> Component:
    return dmc.Select(
        id=ids.SEARCH,
        data=[],
        searchable=True,
        clearable=True,
        placeholder=translate("shell.search"),
        # The server has matched already, in every language; the list shows one of them only.
        filter={"function": "keepAll"},
        limit=20,
        selectFirstOptionOnChange=True,
        className="search",
        comboboxProps={"width": "min(420px, calc(100vw - 1rem))", "position": "bottom-start"},
        classNames={"options": "search-rows"},
        **{"aria-label": translate("shell.search")},
    )


def _choices(translate: Translator) -> Component:
    languages = [{"value": tag, "label": name} for tag, name in LANGUAGE_NAMES.items()]
    return dmc.Group(
        [
            _help(translate),
            saving.control(translate),
            control(translate),
            dmc.Select(
                id=ids.LANGUAGE_CHOICE,
                data=languages,
                value=translate.language,
                allowDeselect=False,
                w=116,
                className="language-choice",
                **{"aria-label": translate("shell.language")},
            ),
            dmc.ActionIcon(
                icon("moon"),
                id=ids.SCHEME_TOGGLE,
                variant="default",
                size="lg",
                **{"aria-label": translate("shell.theme")},
            ),
        ],
        gap="xs",
        wrap="nowrap",
    )


def _help(translate: Translator) -> Component:
    """Tour, keys, measures; on a narrow screen the page of the navigation holds the same."""
    button = dmc.ActionIcon(
        icon("help"),
        id="help-opener",
        variant="default",
        size="lg",
        **{"aria-haspopup": "dialog", "aria-label": translate("help.open")},
    )
    start = html.Button(
        translate("tour.start"),
        type="button",
        className="tour-button tour-button-main",
        **{"data-tour": "start"},
    )
    more = dcc.Link(translate("help.title"), id="help-link", href="/help", className="button-link")
    content = html.Div([start, more], className="stack")
    menu = opened_by(button, content, translate("help.open"), identifier="help-menu", width=260)
    return html.Div(menu, className="wide-only")


def navigation(pages: Sequence[Page], shown: Page | None, view: View) -> Component:
    """Links to every page, the shown one marked, and what the data stand on."""
    links = [
        dcc.Link(
            [icon(page.icon), html.Span(view.translate(f"page.{page.id}"))],
            href=view.address(page.path),
            className="nav-link nav-link-shown" if page is shown else "nav-link",
        )
        for page in pages
    ]
    return html.Div([*links, _footer(view)], className="navigation")


def _footer(view: View) -> Component:
    """What the data stand on; the number follows what is saved while the page stands."""
    engine = view.context.store.engine()
    before, after = around(view.translate, "shell.version", "version", engine=engine)
    number = html.Span(str(view.network.graph["version"]), id=ids.VERSION_SAID)
    return html.Div([before, number, after], className="nav-footer")
