"""Fonts for a figure that a page draws and takes out as SVG: the characters it shows, no more."""

from dash import Dash
from flask import Response, request

from dashboard.pictures.fonts import font_style
from dashboard.sending import asked_language

ADDRESS = "/fonts/style.txt"
_MOST = 400_000  # bytes of text: no figure shows as much


def offer_fonts(app: Dash) -> None:
    """Add the address: a style element of SVG for the text that is posted, in a language."""

    @app.server.post(ADDRESS)
    def fonts() -> Response:
        if (request.content_length or _MOST + 1) > _MOST:
            return Response("Too large", 413, mimetype="text/plain")
        words = request.get_data(as_text=True)
        return Response(font_style(words, asked_language()), mimetype="text/plain")
