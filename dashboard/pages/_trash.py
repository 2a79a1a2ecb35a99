"""What was deleted, by the revision that deleted it, and bringing it back."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.locked import locked
from dashboard.components.notices import empty, failure
from dashboard.components.paging import paged
from dashboard.components.signing import signed, who_input
from dashboard.components.tables import card, plain_table
from dashboard.context import Context
from dashboard.i18n import address
from dashboard.pages._base import View
from graph.change_rows import record_words
from graph.history import Deleted
from graph.messages import UserError
from graph.moments import minute_of
from graph.reasons import reason, said_reason
from graph.tables import KEY_MARK
from graph.trash import bring_back, called_deleted

WHO, BACK, OUTCOME = "trash-who", "trash-back", "trash-outcome"
_PAGE = 50


def layout(view: View) -> Component:
    """Deleted records page by page, those of one revision together."""
    translate = view.translate
    off = locked(view)
    gone = [] if off else view.context.chronicle.trash()
    shown, pages = paged(view, gone, _PAGE, "/data", tab="history", part="trash")
    groups = [_group(view, number, list(each)) for number, each in groupby(shown, _revision)]
    if off:
        groups = [off]
    elif not gone:
        groups = [empty(translate("view.trash.none"))]
    return card(
        translate("view.history.trash"),
        html.Div(who_input(WHO, translate), hidden=not gone),
        html.Div(id=OUTCOME, role="status"),
        *groups,
        pages,
        hint=translate("view.trash.hint"),
    )


def _revision(each: Deleted) -> int:
    return each.revision


def _group(view: View, number: int, deleted: Sequence[Deleted]) -> Component:
    translate = view.translate
    entry = next((each for each in view.revisions() if each.number == number), None)
    rows = [
        [
            translate(f"table.{each.table}"),
            " / ".join(part for part in each.key if part),
            record_words(each.table, each.record, translate),
            _button(view, each),
        ]
        for each in deleted
    ]
    headers = [translate(f"view.trash.{name}") for name in ("table", "record", "known", "back")]
    title = translate(
        "view.trash.by",
        number=number,
        day=minute_of(entry.time) if entry else "",
        who=translate.word(entry.who) if entry else "",
        why=said_reason(entry.why, translate) if entry else "",
    )
    link = dcc.Link(
        translate("view.trash.all"),
        href=view.address("/data", tab="history", revision=str(number)),
        className="reference",
    )
    table = plain_table(title, headers, rows, hidden=True)
    return html.Div([html.H3(title, className="group-title"), link, table])


def _button(view: View, each: Deleted) -> Component:
    name = " / ".join(part for part in each.key if part)
    return dmc.Button(
        view.translate("view.trash.back"),
        id={"type": BACK, "table": each.table, "key": KEY_MARK.join(each.key)},
        size="xs",
        variant="light",
        **{"aria-label": view.translate("view.trash.back.named", record=name)},
    )


def register(app: Dash, context: Context) -> None:
    """Button → the record is back, with the revision that did so; or why not."""

    @app.callback(
        Output(OUTCOME, "children"),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input({"type": BACK, "table": ALL, "key": ALL}, "n_clicks"),
        State(WHO, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def recover(clicks: list[int | None], who: str | None, language: str) -> Any:
        button: Any = ctx.triggered_id
        if not button or not any(clicks):
            return no_update, no_update
        translate, past = context.translator(language), context.chronicle.past()
        key = tuple(button["key"].split(KEY_MARK))
        try:
            made = bring_back(
                context.store,
                button["table"],
                key,
                who=signed(who),
                why=reason("trash.why", record=called_deleted(past, button["table"], key)),
            )
        except UserError as error:
            return failure(error, translate), no_update
        there = address("/data", language, tab="history", revision=str(made))
        return None, there.removeprefix("/data")
