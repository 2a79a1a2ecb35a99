"""Files as answers to plain links."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from flask import Response, request, send_file

from dashboard.context import Context
from dashboard.i18n import chosen_language
from graph.messages import UserError


def sent(name: str, write: Callable[[Path], object], context: Context) -> Response:
    """What a function writes to a path, as a file of that name; its refusal as a text."""
    with tempfile.TemporaryDirectory(prefix="stakeholders-export-") as folder:
        path = Path(folder) / name
        try:
            write(path)
        except UserError as error:
            return refusal(error, context)
        # Opened before the folder goes; the open file lives on until it is sent.
        opened = path.open("rb")
    return send_file(opened, as_attachment=True, download_name=name)


def asked_language() -> str:
    """Language that the request asks for."""
    return chosen_language(request.args, request.headers.get("Accept-Language"), "en")


def refusal(error: UserError, context: Context) -> Response:
    """What cannot be sent, and what to do about it, as a text."""
    translate = context.translator(asked_language())
    text = translate.advice(error)
    return Response(text, 409, mimetype="text/plain")
