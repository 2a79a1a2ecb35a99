"""A file that nobody knows: which column feeds which field, tried at once, remembered on loading.

Part of bringing files in. What the reader has chosen lives in the page as a plan; the mapping that
it means stands beside the upload, where the dry run and the load find it.
"""

from collections.abc import Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.notices import failure
from dashboard.context import Context
from dashboard.pages import _mapping_choices as choices
from dashboard.pages import _mapping_parts as parts
from dashboard.pages._base import View
from dashboard.pages._mapping_ids import (
    CLOSE,
    DOWNLOAD,
    FILE,
    FORGET,
    KEPT,
    NAME,
    OPEN,
    PLAN,
    REMEMBER,
    SCREEN,
    SEEN,
    START,
    TOOLS,
    TRY,
    Around,
)
from dashboard.read_only import refuse_writing
from graph.messages import UserError
from graph.texts import Translator

_UNKNOWN = ("load.unrecognised",)  # failures that a mapping mends
_MOST_BYTES = 1024 * 1024  # of a mapping file


def section(view: View) -> Component:
    """The way in, and the screen with its tools."""
    translate = view.translate
    return html.Div(
        [
            html.Div(
                [
                    dmc.Button(translate("view.mapping.open"), id=OPEN, variant="light"),
                    html.Span(translate("view.mapping.open.hint"), className="hint"),
                ],
                id=START,
                className="buttons",
                hidden=True,
            ),
            dcc.Store(id=PLAN),
            html.Div(id=SCREEN),
            html.Div(id=SEEN),
            _tools(translate),
        ]
    )


def kept(view: View) -> Component:
    """The mappings that are remembered."""
    return html.Div(parts.remembered(view.context, view.translate), id=KEPT)


def _tools(translate: Translator) -> Component:
    return html.Div(
        [
            dmc.TextInput(id=NAME, label=translate("view.mapping.name"), w=280, debounce=True),
            dmc.Checkbox(id=REMEMBER, label=translate("view.mapping.remember"), checked=True),
            dmc.Button(translate("view.mapping.try"), id=TRY),
            html.A(
                translate("view.mapping.download"),
                id=DOWNLOAD,
                href="",
                download="mapping.yaml",
                className="button-link",
            ),
            dcc.Upload(
                html.Div(
                    translate("view.mapping.file"),
                    className="button-link upload-button",
                    **{"data-label": translate("view.mapping.file")},
                ),
                id=FILE,
                max_size=_MOST_BYTES,
            ),
            dmc.Button(translate("view.mapping.close"), id=CLOSE, variant="subtle"),
        ],
        id=TOOLS,
        className="buttons mapping-tools",
        hidden=True,
    )


def register(app: Dash, context: Context, around: Around) -> None:
    """Open the screen, follow every choice with a preview, try it, forget what is remembered."""
    _register_open(app, context, around)
    choices.register(app, context, around)
    _register_close(app, context, around)
    _register_forget(app, context)


def _register_open(app: Dash, context: Context, around: Around) -> None:
    @app.callback(
        Output(START, "hidden"),
        Output(PLAN, "data", allow_duplicate=True),
        Output(SCREEN, "children", allow_duplicate=True),
        Output(SEEN, "children", allow_duplicate=True),
        Output(TOOLS, "hidden", allow_duplicate=True),
        Input(around.token, "data"),
        prevent_initial_call=True,
    )
    def begin(token: str | None) -> tuple[Any, ...]:
        return token is None, None, None, None, True

    @app.callback(
        Output(PLAN, "data"),
        Output(SCREEN, "children"),
        Output(TOOLS, "hidden"),
        Output(NAME, "value"),
        Output(around.actions, "hidden", allow_duplicate=True),
        Input(OPEN, "n_clicks"),
        Input(around.progress, "children"),
        State(around.token, "data"),
        State(around.job, "data"),
        State(PLAN, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        running=[(Output(OPEN, "loading"), True, False)],
        prevent_initial_call=True,
    )
    def show(
        clicks: int | None,
        progress: object,
        token: str | None,
        started: dict[str, Any] | None,
        plan: dict[str, Any] | None,
        language: str,
    ) -> tuple[Any, ...]:
        asked = ctx.triggered_id == OPEN and clicks
        if not token or not (asked or (plan is None and _is_unknown(context, started, progress))):
            return (*[no_update] * 5,)
        translate = context.translator(language)
        try:
            proposed = context.files.mappings.propose(context.uploads.path(token))
        except UserError as error:
            return None, failure(error, translate), True, no_update, True
        screen = parts.screen(proposed, translate, unknown=not asked)
        return proposed, screen, False, proposed["name"], True


def _is_unknown(context: Context, started: dict[str, Any] | None, progress: object) -> bool:
    """Whether a dry run has just ended because the file is like none that is known."""
    job = context.jobs.get(started["id"]) if started and progress is None else None
    return bool(job and job.failure and job.failure.reason.key in _UNKNOWN)


def _register_close(app: Dash, context: Context, around: Around) -> None:
    @app.callback(
        Output(PLAN, "data", allow_duplicate=True),
        Output(SCREEN, "children", allow_duplicate=True),
        Output(SEEN, "children", allow_duplicate=True),
        Output(TOOLS, "hidden", allow_duplicate=True),
        Output(around.job, "data", allow_duplicate=True),
        Output(around.report, "children", allow_duplicate=True),
        Input(CLOSE, "n_clicks"),
        State(around.token, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def close(clicks: int | None, token: str | None, language: str) -> Any:
        if not clicks or not token:
            return (*[no_update] * 6,)
        context.uploads.keep_mapping(token, None)
        return {}, None, None, True, around.start(token, language), None


def _register_forget(app: Dash, context: Context) -> None:
    @app.callback(
        Output(KEPT, "children"),
        Input({"type": FORGET, "name": ALL}, "n_clicks"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def forget(clicks: list[int | None], language: str) -> Any:
        chosen: Mapping[str, str] | None = ctx.triggered_id
        if not chosen or not any(clicks):
            return no_update
        translate = context.translator(language)
        try:
            refuse_writing(always=context.read_only)
            context.files.mappings.forget(chosen["name"])
        except UserError as error:
            return [failure(error, translate), parts.remembered(context, translate)]
        return parts.remembered(context, translate)
