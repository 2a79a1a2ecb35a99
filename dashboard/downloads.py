"""Files out over plain links, so that large ones are streamed and not held in the page."""

import io
from datetime import date
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Response, request, send_file

from dashboard.brief_downloads import offer_briefs
from dashboard.context import Context
from dashboard.file_names import file_name, issues_of, mark_of
from dashboard.pages._export import OTHERS, OURS, depth_of
from dashboard.sending import asked_language, refusal, sent
from dashboard.view import View
from dashboard.views.matter import asked_about
from dashboard.workload_file import workload_sheets
from graph.analyses.consult import ANALYSIS as CONSULT
from graph.documents import FORMS, write_consultation
from graph.messages import UserError, message
from graph.report import LoadReport
from graph.sheets import workbook

_FORMS = (*OURS, *OTHERS)


def offer_downloads(app: Dash, context: Context) -> None:
    """Add ``/download/register.xlsx``, ``consult.zip``, ``changes.xlsx``, ``template.xlsx``.

    The address may say a ``focus`` and a ``depth``: only what is within so many steps of it.
    Confidential positions are left out unless the address says ``confidential=1``.
    """
    _offer_register(app, context)
    _offer_annotated(app, context)
    _offer_consultation(app, context)
    _offer_workload(app, context)
    _offer_template(app, context)
    _offer_mapping(app, context)
    offer_briefs(app, context)


def _offer_register(app: Dash, context: Context) -> None:
    @app.server.get("/download/register.<form>")
    def download(form: str) -> Response:
        if form not in _FORMS:
            return Response("Not found", 404, mimetype="text/plain")

        confidential = request.args.get("confidential") == "1"

        try:
            then = context.at(request.args)
        except UserError as error:
            return refusal(error, context)
        day = then.moment.day if then.moment else date.today().isoformat()

        def write(path: Path) -> None:
            past: dict[str, Any] = {"register": then.register(), "day": day} if then.moment else {}
            if then.hides:
                past |= {"register": then.register(), "day": day}
            context.files.export(
                path,
                confidential=confidential,
                language=asked_language(),
                focus=request.args.get("focus"),
                depth=depth_of(request.args.get("depth")),
                **past,
            )

        # The two must not be mistaken for each other, nor today's for last month's.
        mark = "-CONFIDENTIAL" if confidential else ""
        what = f"register{mark}{mark_of(then)}"
        focus = [request.args.get("focus", "")]
        return sent(file_name(what, focus, f"{day}.{form}"), write, context)


def _offer_annotated(app: Dash, context: Context) -> None:
    @app.server.get("/download/annotated")
    def annotated() -> Response:
        job = context.jobs.get(request.args.get("job", ""))
        if job is None or not isinstance(job.outcome, LoadReport):
            gone = UserError(message("upload.gone"), message("upload.gone.remedy"))
            return refusal(gone, context)
        try:
            path = context.uploads.path(request.args.get("file", ""))
            report = job.outcome
            answers = {each.id: each.answer for each in report.questions if each.answer}
            content, end = context.files.annotated(
                path, report, answers=answers, language=asked_language()
            )
        except UserError as error:
            return refusal(error, context)
        mark = context.translator(asked_language())("view.import.annotated.mark")
        name = f"{path.stem if path.is_file() else 'tables'}-{mark}{end}"
        return send_file(io.BytesIO(content), as_attachment=True, download_name=name)


def _offer_consultation(app: Dash, context: Context) -> None:
    @app.server.get("/download/consult.<form>")
    def consultation(form: str) -> Response:
        asked = asked_about(request.args)
        if form not in FORMS or asked is None:
            return Response("Not found", 404, mimetype="text/plain")
        translate = context.translator(asked_language())

        def write(path: Path) -> None:
            then = context.at(request.args)
            day = {"today": then.moment.day} if then.moment else {}
            parameters = CONSULT.defaults() | asked | day
            write_consultation(path, then.network(), parameters, translate)

        end = f"{date.today().isoformat()}.{form}"
        return sent(file_name("consult", issues_of(request.args), end), write, context)


def _offer_workload(app: Dash, context: Context) -> None:
    @app.server.get("/download/workload.xlsx")
    def workload() -> Response:
        query = request.args.to_dict()
        try:
            view = View(
                translate=context.translator(asked_language()),
                query=query,
                scheme="light",
                context=context.at(query),
            )
            sheets, notes = workload_sheets(view)
        except UserError as error:
            return refusal(error, context)
        name = f"workload-{view.today.isoformat()}.xlsx"
        title = f"{view.translate('page.workload')} · {view.day(view.today.isoformat())}"
        made = workbook(sheets, notes=notes, frozen=2, about=title)
        return sent(name, lambda path: path.write_bytes(made), context)


def _offer_template(app: Dash, context: Context) -> None:
    @app.server.get("/download/template.xlsx")
    def template() -> Response:
        language = asked_language()
        return sent(
            f"template-{language}.xlsx",
            lambda path: context.files.template(path, language=language),
            context,
        )


def _offer_mapping(app: Dash, context: Context) -> None:
    @app.server.get("/download/mapping.yaml")
    def mapping() -> Response:
        name, upload = request.args.get("name"), request.args.get("upload")
        if name is not None:
            text = context.files.mappings.remembered_text(name)
        else:
            text, _ = context.uploads.mapping(upload or "")
        if text is None:
            return Response("Not found", 404, mimetype="text/plain")
        return Response(text, mimetype="application/yaml")
