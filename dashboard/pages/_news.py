"""What is new since a reader's last visit, part of the overview; their browser remembers it."""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.references import reference_link
from dashboard.components.tables import card
from dashboard.context import Context
from dashboard.hidden_names import NAMES
from dashboard.i18n import read_query
from dashboard.pages._base import View
from dashboard.views.news import Group, Item, news

SEEN, LIST, MARK = "news-seen", "news-list", "news-mark"
_SHOWN = 6


def layout(view: View) -> Component:
    """Place of the list; what the reader has seen is known once the page is open."""
    translate = view.translate
    return card(
        translate("news.title"),
        dcc.Store(id=SEEN, storage_type="local"),
        html.Div(id=LIST, role="status"),
        dmc.Button(translate("news.mark"), id=MARK, variant="light", size="compact-sm", mt="xs"),
        hint=translate("news.hint"),
    )


def register(app: Dash, context: Context) -> None:
    """Say what is new, and remember what was seen."""

    @app.callback(
        Output(LIST, "children"),
        Output(SEEN, "data"),
        Output(MARK, "disabled"),
        Input(SEEN, "modified_timestamp"),
        Input(MARK, "n_clicks"),
        State(SEEN, "data"),
        State(ids.LOCATION, "search"),
        State(ids.SHELL_LANGUAGE, "data"),
    )
    def tell(
        stored: int | None,
        clicks: int | None,
        seen: Mapping[str, Any] | None,
        search: str | None,
        language: str | None,
    ) -> tuple[object, object, bool]:
        if language is None:
            return no_update, no_update, True
        query = read_query(search)
        today = context.at({NAMES: query.get(NAMES, "")})
        view = View(
            translate=context.translator(language), query=query, scheme="light", context=today
        )
        now = today.store.version()
        since = _since(seen, now)
        if ctx.triggered_id == MARK and clicks:
            return html.P(view.translate("news.none"), className="hint"), {"revision": now}, True
        if since is None:
            return html.P(view.translate("news.first"), className="hint"), {"revision": now}, True
        return _told(view, since, now), no_update, since == now


def _since(seen: Mapping[str, Any] | None, now: int) -> int | None:
    """Revision that was seen last; None at a first visit, or where the register is another."""
    number = (seen or {}).get("revision")
    return number if isinstance(number, int) and 0 <= number <= now else None


def _told(view: View, since: int, now: int) -> Component:
    translate = view.translate
    found = news(view.context.chronicle.past(), since, view.network, translate)
    if not found:
        return html.P(translate("news.none"), className="hint")
    difference = dcc.Link(
        translate("news.difference", first=since, last=now),
        href=view.address(
            "/data", tab="history", part="compare", **{"from": str(since), "to": str(now)}
        ),
        className="button-link",
    )
    groups = html.Div([_group(view, each) for each in found], className="groups")
    return html.Div([groups, difference])


def _group(view: View, group: Group) -> Component:
    title = [
        view.translate(f"table.{group.table}"),
        dmc.Badge(str(len(group.items)), variant="light"),
    ]
    rest = len(group.items) - _SHOWN
    return html.Section(
        [
            html.H3(title, className="group-title"),
            html.Ul(
                [html.Li(_item(view, each)) for each in group.items[:_SHOWN]],
                className="plain-list",
            ),
            html.P(view.translate("news.more", count=rest), className="hint") if rest > 0 else None,
        ]
    )


def _item(view: View, item: Item) -> Component:
    translate = view.translate
    words = translate(f"change.{item.change}")
    if item.fields:
        words = translate(
            "change.fact", field=words, value=translate("list.mark").join(item.fields)
        )
    shown: Component | str = item.name
    if item.node is not None:
        shown = reference_link(view, item.node)
        shown.children = item.name
    return html.Span([shown, " · ", html.Span(words, className="hint")])
