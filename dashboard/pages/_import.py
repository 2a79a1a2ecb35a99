"""Files in: upload, see what would happen, then load; part of the data page."""

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.notices import failure
from dashboard.components.signing import signed, who_input
from dashboard.components.tables import card
from dashboard.context import Context
from dashboard.jobs import Job
from dashboard.pages import _import_questions as questions
from dashboard.pages import _import_rows as rows
from dashboard.pages import _import_watch as watch
from dashboard.pages import _mapping as mapping
from dashboard.pages._base import View
from dashboard.pages._import_ids import (
    ACTIONS,
    CANCEL,
    JOB,
    LOAD,
    LOAD_GOOD,
    PROGRESS,
    REPORT,
    STOP,
    TICK,
    TOKEN,
    TRY,
    UPLOAD,
    WHO,
)
from dashboard.pages._mapping_ids import Around
from dashboard.read_only import refuse_writing
from dashboard.uploads import MOST_BYTES
from graph.messages import UserError
from graph.reasons import reason
from graph.texts import Translator

_EVERY = 400  # milliseconds between looks at a running job


def layout(view: View) -> Component:
    """Place for files, progress, questions, the dry run's report and the buttons that load."""
    translate = view.translate
    upload = dcc.Upload(
        html.Div(
            [
                html.Strong(translate("view.import.drop")),
                html.Span(translate("view.import.drop.hint")),
            ],
            className="drop",
            **{"data-label": translate("view.import.file.label")},
        ),
        id=UPLOAD,
        multiple=True,
        max_size=MOST_BYTES,
    )
    return card(
        translate("view.data.import"),
        upload,
        _template(view),
        mapping.section(view),
        dcc.Store(id=TOKEN),
        dcc.Store(id=JOB),
        dcc.Store(id=questions.ASKED),
        dcc.Store(id=questions.ANSWERS),
        dcc.Interval(id=TICK, interval=_EVERY, disabled=True, max_intervals=1),
        html.Div(id=PROGRESS, role="status"),
        html.Div(
            dmc.Button(translate("view.import.cancel"), id=CANCEL, variant="light", color="red"),
            id=STOP,
            className="buttons",
            hidden=True,
        ),
        html.Div(id=questions.QUESTIONS),
        html.Div(
            dmc.Button(translate("view.import.apply"), id=TRY),
            id=questions.APPLY,
            className="buttons",
            hidden=True,
        ),
        html.Div(id=REPORT),
        _actions(translate),
        rows.window(translate),
        mapping.kept(view),
        hint=translate("view.import.hint"),
    )


def _actions(translate: Translator) -> Component:
    return html.Div(
        [
            who_input(WHO, translate),
            dmc.Button(translate("view.import.load"), id=LOAD),
            dmc.Button(
                translate("view.import.load_good"), id=LOAD_GOOD, variant="light", color="orange"
            ),
        ],
        id=ACTIONS,
        className="buttons",
        hidden=True,
    )


def _template(view: View) -> Component:
    link = html.A(
        view.translate("view.import.template"),
        href=f"/download/template.xlsx?lang={view.language}",
        className="button-link",
        download=f"template-{view.language}.xlsx",
    )
    hint = html.Span(view.translate("view.import.template.hint"), className="hint")
    return html.Div([link, hint], className="buttons")


def register(app: Dash, context: Context) -> None:
    """Upload → dry run → questions → report → load → report, each step in a watched job."""
    _register_upload(app, context)
    _register_answers(app, context)
    mapping.register(app, context, _around(context))
    _register_load(app, context)
    watch.register(app, context)
    questions.register(app, ACTIONS)
    rows.register(app, context, JOB)


def _register_upload(app: Dash, context: Context) -> None:
    @app.callback(
        Output(TOKEN, "data"),
        Output(JOB, "data"),
        Output(REPORT, "children"),
        Output(ACTIONS, "hidden"),
        Output(questions.ANSWERS, "data"),
        Output(questions.QUESTIONS, "children"),
        Input(UPLOAD, "contents"),
        State(UPLOAD, "filename"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def preview(contents: list[str] | None, names: list[str], language: str) -> tuple[Any, ...]:
        if not contents:
            return (*[no_update] * 3, True, no_update, no_update)
        try:
            token = context.uploads.keep(names, contents)
        except UserError as error:
            return None, None, failure(error, context.translator(language)), True, {}, None
        return token, _start(context, token, dry_run=True), None, True, {}, None


def _register_answers(app: Dash, context: Context) -> None:
    @app.callback(
        Output(JOB, "data", allow_duplicate=True),
        Output(REPORT, "children", allow_duplicate=True),
        Output(ACTIONS, "hidden", allow_duplicate=True),
        Output(questions.ANSWERS, "data", allow_duplicate=True),
        Output(questions.APPLY, "hidden", allow_duplicate=True),
        Input(TRY, "n_clicks"),
        State(questions.CHOSEN, "value"),
        State(questions.ASKED, "data"),
        State(questions.ANSWERS, "data"),
        State(TOKEN, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def try_out(
        clicks: int | None,
        values: list[str | None],
        asked: list[dict[str, Any]] | None,
        before: dict[str, str] | None,
        token: str | None,
        language: str,
    ) -> Any:
        if not clicks or not token:
            return [no_update] * 5
        answers = questions.chosen(asked or [], values)
        job = _start(context, token, dry_run=True, answers=answers)
        return job, None, True, answers, True


def _register_load(app: Dash, context: Context) -> None:
    @app.callback(
        Output(JOB, "data", allow_duplicate=True),
        Output(REPORT, "children", allow_duplicate=True),
        Output(ACTIONS, "hidden", allow_duplicate=True),
        Input(LOAD, "n_clicks"),
        Input(LOAD_GOOD, "n_clicks"),
        State(TOKEN, "data"),
        State(WHO, "value"),
        State(questions.ANSWERS, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def load(
        whole: int | None,
        good: int | None,
        token: str | None,
        who: str | None,
        answers: dict[str, str] | None,
        language: str,
    ) -> Any:
        if not token or not (whole or good):
            return no_update, no_update, no_update
        partial = ctx.triggered_id == LOAD_GOOD
        job = _start(
            context,
            token,
            dry_run=False,
            accept_partial=partial,
            who=who,
            answers=answers,
        )
        return job, None, True


def _start(
    context: Context,
    token: str,
    *,
    dry_run: bool,
    accept_partial: bool = False,
    who: str | None = None,
    answers: dict[str, str] | None = None,
) -> dict[str, Any]:
    refusal = None if dry_run else _refusal(context)

    def work(job: Job) -> Any:
        if refusal:
            raise refusal
        path = context.uploads.path(token)
        why = reason("why.load", name=path.name) if path.is_file() else reason("why.load.several")
        text, remember = context.uploads.mapping(token)
        return context.files.load(
            path,
            mapping=text,
            remember=remember,
            dry_run=dry_run,
            accept_partial=accept_partial,
            who=signed(who),
            why=why,
            answers=answers or {},
            progress=job.progress,
        )

    return {"id": context.jobs.start(work), "dry_run": dry_run}


def _refusal(context: Context) -> UserError | None:
    """Why nothing may be loaded; asked where the request is known, which no job does."""
    try:
        refuse_writing(always=context.read_only)
    except UserError as error:
        return error
    return None


def _around(context: Context) -> Around:
    """What the mapping screen needs of this page."""
    return Around(
        token=TOKEN,
        job=JOB,
        progress=PROGRESS,
        report=REPORT,
        actions=ACTIONS,
        questions=questions.QUESTIONS,
        apply=questions.APPLY,
        start=lambda token, language: _start(context, token, dry_run=True),
    )
