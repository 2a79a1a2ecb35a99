"""A figure of a page, and the ways to take it out: as PNG, as SVG, its table as a workbook."""

import json
from datetime import date

import plotly.graph_objects as go
from dash import html
from dash.development.base_component import Component

from dashboard.components.sheets import Sheet
from dashboard.figures._style import LIGHT_FOR_DARK, chart
from dashboard.file_names import file_name, issues_of, mark_of
from dashboard.i18n import address
from dashboard.pictures.dated import as_of_line, made_line
from dashboard.pictures.sheet import FONTS
from dashboard.view import View

FORMS = ("png", "svg")


def picture(
    view: View,
    name: str,
    figure: go.Figure,
    sheet: Sheet,
    *,
    label: str | None = None,
    identifier: str | None = None,
    is_wide: bool = False,
    narrow: Component | None = None,
) -> Component:
    """Show a figure with its table kept for taking out.

    Parameters
    ----------
    name
        Page and picture, such as ``workload/bars``; part of the table's address.
    sheet
        All figures of the picture; its title stands in the picture that is taken out.
    label
        What the figure shows, for those who cannot see it; None for the sheet's title.
    identifier
        For figures that a click on means something.
    is_wide
        Whether it needs more room than a phone has.
    narrow
        What a phone shows in its place.
    """
    view.sheets[name] = sheet
    drawn = chart(figure, label or sheet.title, identifier, is_wide=is_wide)
    return html.Div(
        [
            html.Div(drawn, className="on-wide") if narrow else drawn,
            html.Div(narrow, className="on-narrow") if narrow else None,
            _ways_out(view, name, sheet),
        ],
        className="picture",
        **{
            "data-title": sheet.title,
            "data-lines": "\n".join(lines(view, name, sheet)),
            "data-file": _file(view, name),
            "data-fonts": FONTS[view.language],
            "data-colours": json.dumps(LIGHT_FOR_DARK) if view.scheme == "dark" else "",
        },
    )


def lines(view: View, name: str, sheet: Sheet) -> list[str]:
    """What a picture or table says of itself: its moment, whose names it hides, its source."""
    translate, page = view.translate, name.partition("/")[0]
    hidden = translate(f"picture.hidden.{view.context.hides}") if view.context.hides else None
    source = translate("picture.source", page=translate(f"page.{page}"))
    made = made_line(view.network.graph["version"], translate)
    said = (*sheet.notes, as_of_line(view.moment, translate), hidden, source, made)
    return [each for each in said if each]


def _file(view: View, name: str) -> str:
    """Name of the files without their ending: page and picture, issues, day."""
    what = name.replace("/", "-") + mark_of(view.context)
    return file_name(what, issues_of(view.query), date.today().isoformat())


def _ways_out(view: View, name: str, sheet: Sheet) -> Component:
    translate = view.translate
    buttons: list[Component] = [
        html.Button(
            translate(f"picture.file.{form}"),
            type="button",
            className="picture-file",
            **{"data-figure": form, "aria-label": _heard(view, form, sheet)},
        )
        for form in FORMS
    ]
    kept = {key: value for key, value in view.query.items() if key != "lang"}
    table = html.A(
        translate("picture.file.xlsx"),
        href=address(f"/download/table/{name}.xlsx", view.language, **kept),
        download=f"{_file(view, name)}.xlsx",
        className="picture-file",
        **{"aria-label": _heard(view, "xlsx", sheet)},
    )
    said = html.Span(
        role="status", className="hint", **{"data-failed": translate("picture.failed")}
    )
    return html.Div([*buttons, table, said], className="picture-files")


def _heard(view: View, form: str, sheet: Sheet) -> str:
    # Heard without the figure above it, a button has to say what it is of.
    said = view.translate(f"picture.file.{form}")
    return view.translate("picture.file.of", file=said, title=sheet.title)
