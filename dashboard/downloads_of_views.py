"""What a page shows as a file: the picture of Explore, what differs between two states."""

from dataclasses import replace

import polars as pl
from dash import Dash
from flask import Response, request

from dashboard.components.sheets import frames
from dashboard.context import Context
from dashboard.file_names import file_name, mark_of, subjects_of
from dashboard.pages.explore_overlay import marked, overlay_of
from dashboard.pictures.everything import text_columns
from dashboard.pictures.explored import FORMS, Explored, moved, write_picture
from dashboard.pictures.tables import explored_tables
from dashboard.sending import asked_language, refusal, sent
from dashboard.views.exploration import read_query
from dashboard.views.saved import placed
from graph.change_rows import COLUMNS, change_rows, public
from graph.history import changes_between
from graph.messages import UserError
from graph.moments import revision_of

PICTURES = ("mmd", "dot")
TABLES = "xlsx"
_MOST = 2_000_000  # bytes of places: some fifty thousand nodes


def offer_views(app: Dash, context: Context) -> None:
    """Add ``/download/picture.mmd``, ``picture.dot`` and ``/download/changes.xlsx``.

    The picture is that of the address with the same parameters on Explore; as ``png``, ``svg`` and
    ``pdf`` with the places that the page posts of moved nodes; as ``xlsx`` its tables.
    """

    @app.server.route("/download/picture.<form>", methods=["GET", "POST"])
    def picture(form: str) -> Response:
        if form not in (*PICTURES, *FORMS, TABLES):
            return Response("Not found", 404, mimetype="text/plain")
        try:
            then = context.at(request.args)
            network = then.network()
        except UserError as error:
            return refusal(error, context)
        translate = context.translator(asked_language())
        asked = read_query(request.args)
        shown = then.scenes.scene(network, asked, asked_language())
        end = f"{network.graph['at']}.{form}"
        name = file_name(f"explore{mark_of(then)}", subjects_of(asked), end)
        if form in PICTURES:
            whole = shown.exploration.whole
            told = text_columns(network, shown.exploration, translate) if whole else shown.columns
            return sent(name, lambda path: context.files.draw(path, told), context)
        overlay = overlay_of(then, network, shown, translate)
        columns = placed(marked(shown.columns, overlay), request.args, then.present.register())
        explored = Explored(
            context=then,
            drawn=replace(shown, exploration=asked),  # with what is chosen in it
            columns=moved(columns, _places()),
            translate=translate,
            overlay=overlay,
        )
        if form == TABLES:
            tables = frames(explored_tables(explored))
            return sent(name, lambda path: context.files.sheets(path, tables), context)
        return sent(name, lambda path: write_picture(path, explored), context)

    @app.server.get("/download/changes.xlsx")
    def changes() -> Response:
        translate = context.translator(asked_language())
        chronicle = context.at({"names": request.args.get("names", "")}).chronicle
        try:
            first, second = (
                revision_of(request.args.get(name, ""), chronicle.revisions())
                for name in ("from", "to")
            )
        except UserError as error:
            return refusal(error, context)
        shown, _ = public(changes_between(chronicle.past(), first, second))
        columns = [translate(f"change.{name}") for name in COLUMNS]
        rows = list(change_rows(shown, translate))
        frame = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
        title = translate("view.history.revisions")
        return sent(
            f"changes-{first}-{second}.xlsx",
            lambda path: context.files.table(path, title, frame),
            context,
        )


def _places() -> object:
    """Where the reader put the nodes, as the page says; None where it says nothing."""
    if request.method != "POST" or (request.content_length or _MOST + 1) > _MOST:
        return None
    return request.get_json(silent=True)
