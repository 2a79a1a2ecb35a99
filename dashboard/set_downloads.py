"""A set as a file: its records, what they refer to, and the relations between them."""

from datetime import date
from pathlib import Path
from typing import Any

from dash import Dash
from flask import Response, request

from dashboard.context import Context
from dashboard.file_names import file_name, mark_of
from dashboard.pages.explore_set_links import FORMS
from dashboard.sending import asked_language, refusal, sent
from dashboard.views.asked import read_asked
from dashboard.views.set import answer
from graph.messages import UserError


def offer_sets(app: Dash, context: Context) -> None:
    """Add ``/download/set.xlsx`` and the other formats, for what the same address asks on Explore.

    Confidential positions are left out.
    """

    @app.server.get("/download/set.<form>")
    def set_of(form: str) -> Response:
        if form not in FORMS:
            return Response("Not found", 404, mimetype="text/plain")
        try:
            then = context.at(request.args)
            found = answer(then.network(), read_asked(request.args))
        except UserError as error:
            return refusal(error, context)
        if found.refused:
            return refusal(found.refused, context)
        day = then.moment.day if then.moment else date.today().isoformat()

        def write(path: Path) -> None:
            is_other = then.moment is not None or then.hides is not None
            past: dict[str, Any] = {"register": then.register(), "day": day} if is_other else {}
            context.files.export(
                path,
                confidential=False,
                language=asked_language(),
                focus=None,
                depth=1,
                nodes=found.members,
                **past,
            )

        phrase = read_asked(request.args).phrase or ""
        return sent(file_name(f"set{mark_of(then)}", [phrase], f"{day}.{form}"), write, context)
