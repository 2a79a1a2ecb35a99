"""A running load on the import page: watched, cancelled, its report shown when it is done."""

from typing import Any
from urllib.parse import urlencode

from dash import Dash, Input, Output, State, html, no_update, set_props
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.loading import cancelled_view, progress_view, report_view
from dashboard.components.notices import failure
from dashboard.context import Context
from dashboard.jobs import Job
from dashboard.own_revisions import note_own
from dashboard.pages import _import_questions as questions
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
)
from graph.messages import Cancelled
from graph.report import LoadReport
from graph.texts import Translator

_HIDDEN = {"display": "none"}


def register(app: Dash, context: Context) -> None:
    """Look at the running job until it ends; stop it where that is asked."""
    _register_watch(app, context)
    _register_cancel(app, context)


def _register_cancel(app: Dash, context: Context) -> None:
    @app.callback(
        Output(CANCEL, "disabled"),
        Input(CANCEL, "n_clicks"),
        State(JOB, "data"),
        prevent_initial_call=True,
    )
    def cancel(clicks: int | None, started: dict[str, Any] | None) -> bool:
        job = context.jobs.get(started["id"]) if clicks and started else None
        if job is not None:
            job.cancel()
        return job is not None


def _register_watch(app: Dash, context: Context) -> None:
    @app.callback(
        Output(TICK, "disabled"),
        Output(TICK, "n_intervals"),
        Output(TICK, "max_intervals"),
        Output(STOP, "hidden"),
        Output(CANCEL, "disabled", allow_duplicate=True),
        Input(JOB, "data"),
        prevent_initial_call=True,
    )
    def watch(job: dict[str, Any] | None) -> tuple[bool, int, int, bool, bool]:
        return job is None, 0, 1, job is None, False

    @app.callback(
        Output(PROGRESS, "children"),
        Output(REPORT, "children", allow_duplicate=True),
        Output(questions.QUESTIONS, "children", allow_duplicate=True),
        Output(questions.ASKED, "data"),
        Output(ACTIONS, "hidden", allow_duplicate=True),
        Output(LOAD, "disabled"),
        Output(LOAD_GOOD, "style"),
        Output(STOP, "hidden", allow_duplicate=True),
        Output(TICK, "disabled", allow_duplicate=True),
        Output(TICK, "max_intervals", allow_duplicate=True),
        Input(TICK, "n_intervals"),
        State(JOB, "data"),
        State(TOKEN, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        State(ids.VERSION_SHOWN, "data"),
        prevent_initial_call=True,
    )
    def look(
        ticks: int,
        started: dict[str, Any] | None,
        token: str | None,
        language: str,
        shown: int | None,
    ) -> Any:
        translate = context.translator(language)
        job = context.jobs.get(started["id"]) if started else None
        if started is None or job is None:
            return None, no_update, None, [], True, True, _HIDDEN, True, True, 0
        if not job.finished:
            # The next look is not before this one is answered: a newer one would drop its answer.
            return progress_view(job, translate), *[no_update] * 8, ticks + 1
        if isinstance(job.outcome, LoadReport) and job.outcome.revision is not None:
            _known(job.outcome.revision, shown)
        marked = _is_marked(job, context)
        copy = _copy(started["id"], token, translate) if marked else None
        return (None, *_finished(job, started["dry_run"], translate, copy), True, True, 0)


def _known(revision: int, shown: int | None) -> None:
    """Let the browser know its own revision: the job that wrote it knew of no browser."""
    note_own(revision)
    if revision == (shown or 0) + 1:  # else others have saved in between, which is told
        set_props(ids.VERSION_SHOWN, {"data": revision})


def _is_marked(job: Job, context: Context) -> bool:
    """Whether there is anything to mark in the user's own file."""
    report = job.outcome
    return isinstance(report, LoadReport) and context.files.can_annotate(report)


def _copy(job: str, token: str | None, translate: Translator) -> Component:
    """Link to the user's own file with its bad cells marked."""
    query = urlencode({"job": job, "file": token or "", "lang": translate.language})
    link = html.A(
        translate("view.import.annotated"),
        href=f"/download/annotated?{query}",
        className="button-link",
        download="",
    )
    hint = html.Span(translate("view.import.annotated.hint"), className="hint")
    return html.Div([link, hint], className="buttons")


def _finished(
    job: Job, dry_run: bool, translate: Translator, copy: Component | None
) -> tuple[Any, ...]:
    """Report, questions and their ids, and which of the buttons that load are there."""
    if isinstance(job.failure, Cancelled):
        # A load that was stopped may be begun again; a preview has to be made anew.
        shown = cancelled_view(job.failure, translate)
        return shown, no_update, no_update, dry_run, dry_run, _HIDDEN
    if job.failure:
        return failure(job.failure, translate), None, [], True, True, _HIDDEN
    report = job.outcome
    done = not dry_run and report.written
    asked = () if done else report.questions
    waiting = bool(report.open_questions)
    partial = {} if report.errors and dry_run and not waiting else _HIDDEN
    return (
        report_view(report, dry_run, translate, copy),
        questions.cards(asked, translate),
        questions.asked_of(asked),
        done,
        bool(report.errors) or waiting,
        partial,
    )
