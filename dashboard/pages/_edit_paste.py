"""Pasting a block from a spreadsheet program into a table: looked at first, then one revision."""

from collections.abc import Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ClientsideFunction, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.notices import failure
from dashboard.components.signing import signed
from dashboard.context import Context
from dashboard.i18n import read_query
from dashboard.own_revisions import note_own
from dashboard.pages._base import View
from dashboard.pages._paste_preview import preview
from dashboard.pasted import as_upload, read_pasted
from dashboard.read_only import refuse_writing
from graph.fields import LANGUAGES, header_key
from graph.messages import UserError, message
from graph.model import BY_TABLE, RECORD_TYPES
from graph.reasons import reason
from graph.report import LoadReport
from graph.texts import Translator

OPEN, WINDOW, TEXT, TRY = "paste-open", "paste-window", "paste-text", "paste-try"
KEYED, PREVIEW, TOKEN, SAVE, SAVE_GOOD = (
    "paste-keyed",
    "paste-preview",
    "paste-token",
    "paste-save",
    "paste-save-good",
)


def opener(view: View) -> Component:
    """Button that opens the window."""
    words = view.translate("paste.open")
    return dmc.Button(words, id=OPEN, variant="default", size="xs")


def window(view: View) -> Component:
    """The window: place for the block, what it would do, buttons that save it."""
    translate = view.translate
    body = html.Div(
        [
            dmc.Textarea(
                id=TEXT,
                label=translate("paste.text"),
                description=translate("paste.text.hint"),
                minRows=4,
                maxRows=8,
                autosize=True,
            ),
            html.Div(
                dmc.Button(translate("paste.try"), id=TRY, variant="light"), className="buttons"
            ),
            html.Div(id=PREVIEW, role="status"),
            html.Div(
                [
                    dmc.Button(translate("paste.save"), id=SAVE, disabled=True),
                    dmc.Button(
                        translate("paste.save.good"), id=SAVE_GOOD, variant="default", disabled=True
                    ),
                ],
                className="buttons",
            ),
            dcc.Store(id=TOKEN),
            dcc.Store(id=KEYED),
        ],
        className="stack",
    )
    close = {"aria-label": translate("editing.close")}
    return dmc.Modal(
        body,
        id=WINDOW,
        opened=False,
        size="min(1000px, 95vw)",
        title=translate("paste.title"),
        closeButtonProps=close,
        keepMounted=True,
    )


def register(app: Dash, context: Context, grid: str) -> None:
    """Open the window by button or by pasting into the table; look; save."""
    _register_opening(app)
    _register_look(app, context, grid)
    _register_save(app, context)


def _register_opening(app: Dash) -> None:
    app.clientside_callback(
        ClientsideFunction("edit", "openPaste"),
        Output(WINDOW, "opened"),
        Output(TEXT, "value"),
        Output(PREVIEW, "children"),
        Output(SAVE, "disabled"),
        Output(SAVE_GOOD, "disabled"),
        Input(OPEN, "n_clicks"),
        Input(KEYED, "data"),
        prevent_initial_call=True,
    )


def _register_look(app: Dash, context: Context, grid: str) -> None:
    @app.callback(
        Output(PREVIEW, "children", allow_duplicate=True),
        Output(TOKEN, "data"),
        Output(SAVE, "disabled", allow_duplicate=True),
        Output(SAVE_GOOD, "disabled", allow_duplicate=True),
        Input(TRY, "n_clicks"),
        Input(KEYED, "data"),
        State(TEXT, "value"),
        State(grid, "columnState"),
        State(grid, "columnDefs"),
        State(ids.LOCATION, "search"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def look(
        clicks: int | None,
        keyed: dict[str, Any] | None,
        text: str | None,
        state: list[dict[str, Any]] | None,
        columns: list[dict[str, Any]],
        search: str | None,
        language: str,
    ) -> tuple[Any, ...]:
        translate = context.translator(language)
        block = keyed["text"] if ctx.triggered_id == KEYED and keyed else text
        if not (clicks or keyed):
            return (no_update,) * 4
        table = _table(search)
        order = _order(state, columns)
        try:
            return _looked(context, table, block or "", order, translate)
        except UserError as error:
            return failure(error, translate), None, True, True


def _register_save(app: Dash, context: Context) -> None:
    @app.callback(
        Output(WINDOW, "opened", allow_duplicate=True),
        Output(PREVIEW, "children", allow_duplicate=True),
        Output(ids.EDIT_DONE, "data", allow_duplicate=True),
        Output(ids.REDRAW, "data", allow_duplicate=True),
        Input(SAVE, "n_clicks"),
        Input(SAVE_GOOD, "n_clicks"),
        State(TOKEN, "data"),
        State(ids.LOCATION, "search"),
        State(ids.SIGNER, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
        running=[(Output(SAVE, "loading"), True, False)],
    )
    def save(
        whole: int | None,
        good: int | None,
        token: str | None,
        search: str | None,
        who: str | None,
        language: str,
    ) -> tuple[Any, ...]:
        if not token or not (whole or good):
            return (no_update,) * 4
        translate = context.translator(language)
        try:
            refuse_writing(always=context.read_only)
            partial = ctx.triggered_id == SAVE_GOOD
            report = _load(context, token, _table(search), translate, who, accept_partial=partial)
        except UserError as error:
            return no_update, failure(error, translate), no_update, no_update
        if report.revision is None:
            return False, None, {"text": translate("editing.nothing")}, no_update
        note_own(report.revision)
        return False, None, {"revision": report.revision}, report.revision


def _table(search: str | None) -> str:
    asked = read_query(search).get("table", "")
    return asked if asked in BY_TABLE else RECORD_TYPES[0].table


def _order(state: list[dict[str, Any]] | None, columns: list[dict[str, Any]]) -> list[str]:
    """Fields in the order in which the reader sees them."""
    shown = [each["colId"] for each in state or () if not each.get("hide")]
    return shown or [each["field"] for each in columns]


def known_headers(context: Context, table: str) -> dict[str, str]:
    """Folded headers of a table's fields: their names, synonyms, titles in every language."""
    found: dict[str, str] = {}
    for field in BY_TABLE[table].fields:
        titles = (context.translator(each)(f"field.{table}.{field.name}") for each in LANGUAGES)
        for word in (field.name, *titles, *field.synonyms):
            found.setdefault(header_key(word), field.name)
    return found


def _looked(
    context: Context, table: str, text: str, order: Sequence[str], translate: Translator
) -> tuple[Any, ...]:
    pasted = read_pasted(text, known_headers(context, table), order)
    token = context.uploads.keep([f"{table}.csv"], [as_upload(pasted)])
    report = _load(context, token, table, translate, None, dry_run=True)
    asks = bool(report.open_questions)
    count = report.counts.get(table)
    changes = count is not None and bool(count.created or count.updated)
    shown = preview(pasted, report, table, translate)
    has_errors = bool(report.errors)
    return shown, token, asks or has_errors or not changes, asks or not has_errors or not changes


def _load(
    context: Context,
    token: str,
    table: str,
    translate: Translator,
    who: str | None,
    *,
    dry_run: bool = False,
    accept_partial: bool = False,
) -> LoadReport:
    return context.files.load(
        context.uploads.path(token),
        mapping=None,
        remember=False,
        dry_run=dry_run,
        accept_partial=accept_partial,
        who=signed(who),
        why=reason("why.paste", table=message(f"table.{table}")),
        answers={},
        by_hand=True,
        progress=lambda stage, done, total: None,
    )
