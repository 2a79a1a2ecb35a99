"""Files out over plain links, so that large ones are streamed and not held in the page."""

import io
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
from dash import Dash
from flask import Response, request, send_file

from dashboard.brief_downloads import offer_briefs
from dashboard.context import Context
from dashboard.i18n import chosen_language
from dashboard.pages._base import View
from dashboard.pages._export import OTHERS, OURS, depth_of
from dashboard.views.matter import asked_about
from dashboard.workload_file import workload_sheets
from graph.analyses.consult import ANALYSIS as CONSULT
from graph.change_rows import COLUMNS, change_rows, public
from graph.documents import FORMS, write_consultation
from graph.history import changes_between
from graph.messages import UserError, message
from graph.moments import revision_of
from graph.report import LoadReport

_FORMS = (*OURS, *OTHERS)


def offer_downloads(app: Dash, context: Context) -> None:
    """Add ``/download/register.xlsx``, ``consult.zip``, ``changes.xlsx``, ``template.xlsx``.

    The address may say a ``focus`` and a ``depth``: only what is within so many steps of it.
    Confidential positions are left out unless the address says ``confidential=1``.
    """

    @app.server.get("/download/register.<form>")
    def download(form: str) -> Response:
        if form not in _FORMS:
            return Response("Not found", 404, mimetype="text/plain")

        confidential = request.args.get("confidential") == "1"

        try:
            then = context.at(request.args)
        except UserError as error:
            return _refusal(error, context)
        day = then.moment.day if then.moment else date.today().isoformat()

        def write(path: Path) -> None:
            past: dict[str, Any] = {"register": then.register(), "day": day} if then.moment else {}
            context.files.export(
                path,
                confidential=confidential,
                language=_language(),
                focus=request.args.get("focus"),
                depth=depth_of(request.args.get("depth")),
                **past,
            )

        # The two must not be mistaken for each other, nor today's for last month's.
        mark = "-CONFIDENTIAL" if confidential else ""
        mark += "-as-of" if then.moment else ""
        return _sent(f"register{mark}-{day}.{form}", write, context)

    @app.server.get("/download/changes.xlsx")
    def changes() -> Response:
        translate, chronicle = context.translator(_language()), context.chronicle
        try:
            first, second = (
                revision_of(request.args.get(name, ""), chronicle.revisions())
                for name in ("from", "to")
            )
        except UserError as error:
            return _refusal(error, context)
        shown, _ = public(changes_between(chronicle.past(), first, second))
        columns = [translate(f"change.{name}") for name in COLUMNS]
        rows = list(change_rows(shown, translate))
        frame = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
        title = translate("view.history.revisions")
        return _sent(
            f"changes-{first}-{second}.xlsx",
            lambda path: context.files.table(path, title, frame),
            context,
        )

    @app.server.get("/download/annotated")
    def annotated() -> Response:
        job = context.jobs.get(request.args.get("job", ""))
        if job is None or not isinstance(job.outcome, LoadReport):
            gone = UserError(message("upload.gone"), message("upload.gone.remedy"))
            return _refusal(gone, context)
        try:
            path = context.uploads.path(request.args.get("file", ""))
            report = job.outcome
            answers = {each.id: each.answer for each in report.questions if each.answer}
            content, end = context.files.annotated(
                path, report, answers=answers, language=_language()
            )
        except UserError as error:
            return _refusal(error, context)
        mark = context.translator(_language())("view.import.annotated.mark")
        name = f"{path.stem if path.is_file() else 'tables'}-{mark}{end}"
        return send_file(io.BytesIO(content), as_attachment=True, download_name=name)

    @app.server.get("/download/consult.<form>")
    def consultation(form: str) -> Response:
        asked = asked_about(request.args)
        if form not in FORMS or asked is None:
            return Response("Not found", 404, mimetype="text/plain")
        translate = context.translator(_language())

        def write(path: Path) -> None:
            then = context.at(request.args)
            day = {"today": then.moment.day} if then.moment else {}
            parameters = CONSULT.defaults() | asked | day
            write_consultation(path, then.network(), parameters, translate)

        name = str(asked.get("issue") or "draft").replace(":", "-")
        return _sent(f"{name}-{date.today().isoformat()}.{form}", write, context)

    offer_briefs(
        app,
        context,
        lambda name, write: _sent(name, write, context),
        lambda error: _refusal(error, context),
        lambda: context.translator(_language()),
    )

    @app.server.get("/download/workload.xlsx")
    def workload() -> Response:
        query = request.args.to_dict()
        try:
            view = View(
                translate=context.translator(_language()),
                query=query,
                scheme="light",
                context=context.at(query),
            )
            sheets = workload_sheets(view)
        except UserError as error:
            return _refusal(error, context)
        name = f"workload-{view.today.isoformat()}.xlsx"
        return _sent(name, lambda path: context.files.sheets(path, sheets), context)

    @app.server.get("/download/template.xlsx")
    def template() -> Response:
        language = _language()
        return _sent(
            f"template-{language}.xlsx",
            lambda path: context.files.template(path, language=language),
            context,
        )


def _sent(name: str, write: Callable[[Path], object], context: Context) -> Response:
    """What a function writes to a path, as a file of that name; its refusal as a text."""
    with tempfile.TemporaryDirectory(prefix="stakeholders-export-") as folder:
        path = Path(folder) / name
        try:
            write(path)
        except UserError as error:
            return _refusal(error, context)
        # Opened before the folder goes; the open file lives on until it is sent.
        opened = path.open("rb")
    return send_file(opened, as_attachment=True, download_name=name)


def _language() -> str:
    return chosen_language(request.args, request.headers.get("Accept-Language"), "en")


def _refusal(error: UserError, context: Context) -> Response:
    translate = context.translator(_language())
    text = f"{translate.say(error.reason)} {translate.say(error.remedy)}"
    return Response(text, 409, mimetype="text/plain")
