"""The brief over a plain link, in the form that the link's ending says."""

from collections.abc import Callable, Mapping
from pathlib import Path

from dash import Dash
from flask import Response, request

from dashboard.context import Context
from dashboard.pages._nego_asked import parameters
from dashboard.sending import asked_language, refusal, sent
from graph.analyses.negotiate import ANALYSIS
from graph.brief import FORMS, as_workbook, brief, write_brief
from graph.brief.writing import write_bytes
from graph.messages import UserError
from graph.reading import today
from graph.texts import Translator


def offer_briefs(app: Dash, context: Context) -> None:
    """Add ``/download/brief.docx`` and so on; the address says what the page's does.

    Confidential positions are left out, of the figures too, unless it says ``confidential=1``.
    """

    @app.server.get("/download/brief.<form>")
    def download_brief(form: str) -> Response:
        if form not in (*FORMS, "xlsx"):
            return Response("Not found", 404, mimetype="text/plain")
        with_secrets = request.args.get("confidential") == "1"
        mark = "-CONFIDENTIAL" if with_secrets else ""
        try:
            then = context.at(request.args)
            day = then.moment.day if then.moment else today({}).isoformat()
            translate = context.translator(asked_language())
            write = _writer(then, request.args, translate, day, with_secrets=with_secrets)
        except UserError as error:
            return refusal(error, context)
        return sent(f"brief{mark}-{day}.{form}", write, context)


def _writer(
    then: Context,
    query: Mapping[str, str],
    translate: Translator,
    day: str,
    *,
    with_secrets: bool,
) -> Callable[[Path], object]:
    told = parameters(query) | {"confidential": with_secrets, "today": day}

    def write(path: Path) -> None:
        network = then.network()
        result = ANALYSIS.answer(network, **told)
        if path.suffix == ".xlsx":
            write_bytes(as_workbook(network, result, translate), path)
        else:
            shown = today({"today": day})
            write_brief(brief(network, result, translate, shown, confidential=with_secrets), path)

    return write
