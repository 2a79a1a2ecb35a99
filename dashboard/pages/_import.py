"""Files in: upload, see what would happen, then load; part of the data page."""

from typing import Any

import dash_mantine_components as dmc
from dash import Dash, Input, Output, State, ctx, dcc, html, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.loading import report_view
from dashboard.components.notices import failure
from dashboard.components.tables import card
from dashboard.context import Context
from dashboard.jobs import Job
from dashboard.pages._base import View
from dashboard.uploads import MOST_BYTES
from graph.messages import UserError
from graph.texts import Translator

UPLOAD, TOKEN, JOB, TICK = "import-upload", "import-token", "import-job", "import-tick"
PROGRESS, REPORT = "import-progress", "import-report"
WHO, LOAD, LOAD_GOOD, ACTIONS = "import-who", "import-load", "import-load-good", "import-actions"
_EVERY = 400  # milliseconds between looks at a running job


def layout(view: View) -> Component:
    """Place for files, progress, the dry run's report and the buttons that load."""
    translate = view.translate
    upload = dcc.Upload(
        html.Div(
            [
                html.Strong(translate("view.import.drop")),
                html.Span(translate("view.import.drop.hint")),
            ],
            className="drop",
        ),
        id=UPLOAD,
        multiple=True,
        max_size=MOST_BYTES,
    )
    actions = html.Div(
        [
            dmc.TextInput(
                id=WHO,
                label=translate("view.import.who"),
                description=translate("view.import.who.hint"),
                w=280,
            ),
            dmc.Button(translate("view.import.load"), id=LOAD),
            dmc.Button(
                translate("view.import.load_good"), id=LOAD_GOOD, variant="light", color="orange"
            ),
        ],
        id=ACTIONS,
        className="buttons",
        hidden=True,
    )
    return card(
        translate("view.data.import"),
        upload,
        _template(view),
        dcc.Store(id=TOKEN),
        dcc.Store(id=JOB),
        dcc.Interval(id=TICK, interval=_EVERY, disabled=True),
        html.Div(id=PROGRESS, role="status"),
        html.Div(id=REPORT),
        actions,
        hint=translate("view.import.hint"),
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
    """Upload → dry run → report → load → report, each step in a job that is watched."""
    _register_upload(app, context)
    _register_load(app, context)
    _register_watch(app, context)


def _register_upload(app: Dash, context: Context) -> None:
    @app.callback(
        Output(TOKEN, "data"),
        Output(JOB, "data"),
        Output(REPORT, "children"),
        Output(ACTIONS, "hidden"),
        Input(UPLOAD, "contents"),
        State(UPLOAD, "filename"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def preview(
        contents: list[str] | None, names: list[str], language: str
    ) -> tuple[Any, Any, Any, bool]:
        if not contents:
            return no_update, no_update, no_update, True
        try:
            token = context.uploads.keep(names, contents)
        except UserError as error:
            return None, None, failure(error, context.translator(language)), True
        return token, _start(context, token, language, dry_run=True), None, True


def _register_load(app: Dash, context: Context) -> None:
    @app.callback(
        Output(JOB, "data", allow_duplicate=True),
        Output(REPORT, "children", allow_duplicate=True),
        Output(ACTIONS, "hidden", allow_duplicate=True),
        Input(LOAD, "n_clicks"),
        Input(LOAD_GOOD, "n_clicks"),
        State(TOKEN, "data"),
        State(WHO, "value"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def load(
        whole: int | None, good: int | None, token: str | None, who: str | None, language: str
    ) -> Any:
        if not token or not (whole or good):
            return no_update, no_update, no_update
        partial = ctx.triggered_id == LOAD_GOOD
        job = _start(context, token, language, dry_run=False, accept_partial=partial, who=who)
        return job, None, True


def _start(
    context: Context,
    token: str,
    language: str,
    *,
    dry_run: bool,
    accept_partial: bool = False,
    who: str | None = None,
) -> dict[str, Any]:
    translate = context.translator(language)

    def work(job: Job) -> Any:
        path = context.uploads.path(token)
        name = path.name if path.is_file() else translate("view.import.several")
        return context.files.load(
            path,
            dry_run=dry_run,
            accept_partial=accept_partial,
            who=(who or "").strip() or translate("view.import.unnamed"),
            why=translate("view.import.why", name=name),
            progress=job.progress,
        )

    return {"id": context.jobs.start(work), "dry_run": dry_run}


def _register_watch(app: Dash, context: Context) -> None:
    @app.callback(Output(TICK, "disabled"), Input(JOB, "data"), prevent_initial_call=True)
    def watch(job: dict[str, Any] | None) -> bool:
        return job is None

    @app.callback(
        Output(PROGRESS, "children"),
        Output(REPORT, "children", allow_duplicate=True),
        Output(ACTIONS, "hidden", allow_duplicate=True),
        Output(LOAD, "disabled"),
        Output(LOAD_GOOD, "style"),
        Output(TICK, "disabled", allow_duplicate=True),
        Input(TICK, "n_intervals"),
        State(JOB, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def look(ticks: int, started: dict[str, Any] | None, language: str) -> Any:
        translate = context.translator(language)
        job = context.jobs.get(started["id"]) if started else None
        if started is None or job is None:
            return None, no_update, True, True, {"display": "none"}, True
        if not job.finished:
            return _progress(job, translate), *[no_update] * 5
        return _finished(job, started["dry_run"], translate)


def _finished(job: Job, dry_run: bool, translate: Translator) -> tuple[Any, ...]:
    if job.failure:
        return None, failure(job.failure, translate), True, True, {"display": "none"}, True
    report = job.outcome
    partial = {} if report.errors and dry_run else {"display": "none"}
    done = not dry_run and report.written
    return None, report_view(report, dry_run, translate), done, bool(report.errors), partial, True


def _progress(job: Job, translate: Translator) -> Component:
    share = 100 * job.done / job.total if job.total else 0
    stage = translate(f"progress.{job.stage}")
    bar = dmc.Progress(value=share or 100, animated=True, striped=True)
    return html.Div([html.P(stage), bar])
