"""Pictures of the days of a period, for Explore to play."""

from datetime import date
from typing import Any

from dash import Dash
from flask import Response, jsonify, request

from dashboard.context import Context
from dashboard.pages.explore_callbacks import canvas_columns
from dashboard.pages.explore_overlay import marked, overlay_of
from dashboard.sending import asked_language
from dashboard.views.exploration import read_query
from dashboard.views.play import days, difference
from graph.days import said_day
from graph.messages import UserError
from graph.texts import Translator


def offer_play(app: Dash, context: Context) -> None:
    """Add ``/explore/days.json`` and ``/explore/frame.json``.

    The address of a frame is that of Explore with the day as ``as_of``; ``before`` is the day of
    the picture that it follows, for what has changed.
    """

    @app.server.get("/explore/days.json")
    def period() -> Response:
        asked = request.args
        try:
            found = days(asked.get("from", ""), asked.get("to", ""), asked.get("step", ""))
        except UserError as error:
            return _said(error, context.translator(asked_language()))
        return jsonify(days=found)

    @app.server.get("/explore/frame.json")
    def frame() -> Response:
        query, language = request.args.to_dict(), asked_language()
        translate = context.translator(language)
        before = query.pop("before", None)
        try:
            shown = _columns(context, query, language)
            earlier = None
            if before:
                earlier = _columns(context, query | {"as_of": before}, language)
        except UserError as error:
            return _said(error, translate)
        day = said_day(query.get("as_of", date.today().isoformat()), translate)
        return jsonify(data=shown, said=f"{day}  {difference(earlier, shown, translate)}")


def _columns(context: Context, query: dict[str, str], language: str) -> dict[str, Any]:
    then = context.at(query)
    network, translate = then.network(), then.translator(language)
    drawn = context.scenes.scene(network, read_query(query), language)
    columns = marked(drawn.columns, overlay_of(then, network, drawn, translate))
    return canvas_columns(drawn, columns, query, then)


def _said(error: UserError, translate: Translator) -> Response:
    answer = jsonify(refused=translate.advice(error))
    answer.status_code = 409
    return answer
