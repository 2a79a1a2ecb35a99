"""The table of every picture as a workbook: ``/download/table/PAGE/PICTURE.xlsx``."""

from datetime import date

from dash import Dash
from flask import Response, request

from dashboard.components.picture import lines
from dashboard.components.sheets import Sheet, frames
from dashboard.context import Context
from dashboard.file_names import file_name, issues_of, mark_of
from dashboard.pages import PAGES
from dashboard.sending import asked_language, refusal, sent
from dashboard.view import View
from graph.messages import UserError


def offer_tables(app: Dash, context: Context) -> None:
    """Add the route; the other parameters are those of the page that shows the picture.

    The page is drawn once more, so the file holds what the page shows, names hidden or not.
    """

    @app.server.get("/download/table/<page_id>/<picture>.xlsx")
    def table(page_id: str, picture: str) -> Response:
        page = next((each for each in PAGES if each.id == page_id), None)
        if page is None:
            return Response("Not found", 404, mimetype="text/plain")
        query = request.args.to_dict()
        translate = context.translator(asked_language())
        try:
            view = View(translate=translate, query=query, scheme="light", context=context.at(query))
            page.layout(view)
        except UserError as error:
            return refusal(error, context)
        name = f"{page_id}/{picture}"
        sheet = view.sheets.get(name)
        if sheet is None:
            return Response("Not found", 404, mimetype="text/plain")
        said = [[line] for line in (sheet.title, *lines(view, name, sheet))]
        about = translate("picture.about")
        sheets = frames([sheet, Sheet(about, [about], said)])
        day = date.today().isoformat()
        file = file_name(
            f"{page_id}-{picture}{mark_of(view.context)}", issues_of(query), f"{day}.xlsx"
        )
        return sent(file, lambda path: context.files.sheets(path, sheets), context)
