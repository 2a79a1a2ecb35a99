"""What the reader chooses on the mapping screen: followed, shown at once, tried."""

from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.notices import failure
from dashboard.context import Context
from dashboard.pages import _mapping_parts as parts
from dashboard.pages._mapping_ids import (
    DOWNLOAD,
    FILE,
    NAME,
    PLAN,
    REMEMBER,
    SCREEN,
    SEEN,
    SPLIT,
    TABLE,
    TRY,
    USE,
    WORDS,
    Around,
)
from graph.messages import UserError


def register(app: Dash, context: Context, around: Around) -> None:
    """Follow the choices, show the first rows, take a mapping file, try it."""
    _register_choices(app, context)
    _register_preview(app, context, around)
    _register_file(app, context, around)
    _register_try(app, context, around)


def _register_choices(app: Dash, context: Context) -> None:
    @app.callback(
        Output(PLAN, "data", allow_duplicate=True),
        Output(SCREEN, "children", allow_duplicate=True),
        Input({"type": TABLE, "block": ALL}, "value"),
        State(PLAN, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def choose_table(tables: list[str | None], plan: dict[str, Any] | None, language: str) -> Any:
        changed = ctx.triggered_id
        if not plan or not plan["blocks"] or not changed:
            return no_update, no_update
        table = (tables[changed["block"]] or "").replace(parts.LEFT_OUT, "")
        if plan["blocks"][changed["block"]]["table"] == table:
            return no_update, no_update
        new = context.files.mappings.with_table(plan, changed["block"], table)
        return new, parts.screen(new, context.translator(language))

    @app.callback(
        Output(PLAN, "data", allow_duplicate=True),
        Input({"type": USE, "block": ALL, "column": ALL}, "value"),
        Input({"type": SPLIT, "block": ALL, "column": ALL}, "value"),
        Input({"type": WORDS, "block": ALL, "column": ALL}, "value"),
        State(PLAN, "data"),
        prevent_initial_call=True,
    )
    def choose(uses: object, splits: object, words: object, plan: dict[str, Any] | None) -> Any:
        if not plan:
            return no_update
        new = parts.changed(plan, ctx.inputs_list)
        return no_update if new == plan else new


def _register_preview(app: Dash, context: Context, around: Around) -> None:
    @app.callback(
        Output(SEEN, "children"),
        Output(around.report, "children", allow_duplicate=True),
        Output(around.actions, "hidden", allow_duplicate=True),
        Output(around.questions, "children", allow_duplicate=True),
        Output(around.apply, "hidden", allow_duplicate=True),
        Input(PLAN, "data"),
        State(around.token, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def look(plan: dict[str, Any] | None, token: str | None, language: str) -> Any:
        if not plan or not token:
            return [no_update] * 5
        # What was tried before is not what would be loaded now.
        seen = _seen(context, token, _text(context, plan, None), language)
        return seen, None, True, None, True

    @app.callback(
        Output(DOWNLOAD, "href"),
        Input(PLAN, "data"),
        Input(NAME, "value"),
        Input(REMEMBER, "checked"),
        State(around.token, "data"),
        prevent_initial_call=True,
    )
    def keep(
        plan: dict[str, Any] | None, name: str | None, remember: bool, token: str | None
    ) -> Any:
        if not plan or not token:
            return no_update
        text = _text(context, plan, name)
        context.uploads.keep_mapping(token, text, remember=bool(remember))
        return f"/download/mapping.yaml?upload={token}"


def _text(context: Context, plan: dict[str, Any], name: str | None) -> str:
    """The mapping that a plan means, under the name that the reader gives; a file's as it is."""
    if "text" in plan:
        return str(plan["text"])
    named = (name or "").strip() or plan["name"]
    return context.files.mappings.text({**plan, "name": named})


def _seen(context: Context, token: str, text: str, language: str) -> Component:
    translate = context.translator(language)
    try:
        tables, notes = context.files.mappings.preview(context.uploads.path(token), text)
    except UserError as error:
        return failure(error, translate)
    return parts.preview(tables, notes, translate)


def _register_file(app: Dash, context: Context, around: Around) -> None:
    @app.callback(
        Output(PLAN, "data", allow_duplicate=True),
        Output(SCREEN, "children", allow_duplicate=True),
        Input(FILE, "contents"),
        State(FILE, "filename"),
        State(around.token, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def use_file(contents: str | None, name: str, token: str | None, language: str) -> Any:
        if not contents or not token:
            return no_update, no_update
        text = parts.text_of_upload(contents)
        said = context.translator(language)("view.mapping.file.used", name=name)
        return {"text": text, "blocks": [], "name": name}, html.P(said, className="hint")


def _register_try(app: Dash, context: Context, around: Around) -> None:
    @app.callback(
        Output(around.job, "data", allow_duplicate=True),
        Output(around.report, "children", allow_duplicate=True),
        Output(around.actions, "hidden", allow_duplicate=True),
        Input(TRY, "n_clicks"),
        State(PLAN, "data"),
        State(NAME, "value"),
        State(REMEMBER, "checked"),
        State(around.token, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def try_out(
        clicks: int | None,
        plan: dict[str, Any] | None,
        name: str | None,
        remember: bool,
        token: str | None,
        language: str,
    ) -> Any:
        if not clicks or not token or not plan:
            return no_update, no_update, no_update
        text = _text(context, plan, name)
        context.uploads.keep_mapping(token, text, remember=bool(remember))
        return around.start(token, language), None, True
