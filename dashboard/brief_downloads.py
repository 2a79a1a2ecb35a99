"""The brief over a plain link, in the form that the link's ending says."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from dash import Dash
from flask import Response, request

from dashboard.context import Context
from dashboard.file_names import file_name
from dashboard.pages._nego_asked import issues_said, parameters
from dashboard.sending import asked_language, refusal, sent
from graph.analyses.negotiate import ANALYSIS
from graph.brief import FORMS, as_workbook, brief, write_brief
from graph.brief.writing import write_bytes
from graph.messages import UserError
from graph.reading import today


def offer_briefs(app: Dash, context: Context) -> None:
    """Add ``/download/brief.docx`` and so on; the address says what the page's does.

    Confidential positions are left out, of the figures too, unless it says ``confidential=1``. The
    name of the file says so where anything in it rests on them.
    """

    @app.server.get("/download/brief.<form>")
    def download_brief(form: str) -> Response:
        if form not in (*FORMS, "xlsx"):
            return Response("Not found", 404, mimetype="text/plain")
        with_secrets = request.args.get("confidential") == "1"
        try:
            then = context.at(request.args)
            day = then.moment.day if then.moment else today({}).isoformat()
            translate = context.translator(asked_language())
            told = parameters(request.args) | {"confidential": with_secrets, "today": day}
            network = then.network()
            result = ANALYSIS.answer(network, **told)
        except UserError as error:
            return refusal(error, context)
        if form == "xlsx":
            content = as_workbook(network, result, translate)
            holds = bool(result.summary["confidential"])
            write: Callable[[Path], object] = partial(write_bytes, content)
        else:
            shown = today({"today": day})
            made = brief(network, result, translate, shown, confidential=with_secrets)
            holds, write = made.mark is not None, partial(write_brief, made)
        mark = "-CONFIDENTIAL" if holds else ""
        # The mark first: a long list of issues must not hide it.
        name = file_name(f"brief{mark}", issues_said(request.args), f"{day}.{form}")
        return sent(name, write, context)
