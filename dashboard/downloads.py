"""Files out over plain links, so that large ones are streamed and not held in the page."""

import tempfile
from pathlib import Path

from dash import Dash
from flask import Response, request, send_file

from dashboard.context import Context
from dashboard.i18n import chosen_language
from graph.messages import UserError

_FORMS = ("xlsx", "zip")


def offer_downloads(app: Dash, context: Context) -> None:
    """Add ``/download/register.xlsx`` and ``.zip``.

    Confidential positions are left out unless the address says ``confidential=1``.
    """

    @app.server.get("/download/register.<form>")
    def download(form: str) -> Response:
        if form not in _FORMS:
            return Response("Not found", 404, mimetype="text/plain")
        confidential = request.args.get("confidential") == "1"
        with tempfile.TemporaryDirectory(prefix="stakeholders-export-") as folder:
            path = Path(folder) / f"register.{form}"
            try:
                context.files.export(path, confidential=confidential)
            except UserError as error:
                return _refusal(error, context)
            # Opened before the folder goes; the open file lives on until it is sent.
            opened = path.open("rb")

        return send_file(opened, as_attachment=True, download_name=path.name)


def _refusal(error: UserError, context: Context) -> Response:
    language = chosen_language(request.args, request.headers.get("Accept-Language"), "en")
    translate = context.translator(language)
    text = f"{translate.say(error.reason)} {translate.say(error.remedy)}"
    return Response(text, 409, mimetype="text/plain")
