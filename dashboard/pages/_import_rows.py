"""The rows behind one count of a load's report, opened over the page; old and new side by side."""

from collections.abc import Iterator, Sequence
from typing import Any

import dash_mantine_components as dmc
from dash import ALL, Dash, Input, Output, State, ctx, no_update
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.loading import COUNT
from dashboard.components.tables import grid
from dashboard.components.words import after_stop
from dashboard.context import Context
from graph.change_rows import field_title, field_words
from graph.report import CountedRow, LoadReport
from graph.texts import Translator

ROWS, GRID = "import-rows", "import-rows-grid"


def window(translate: Translator) -> Component:
    """The window that the rows are shown in."""
    close = {"aria-label": translate("editing.close")}
    return dmc.Modal(id=ROWS, opened=False, size="90%", title="", closeButtonProps=close)


def register(app: Dash, context: Context, job: str) -> None:
    """Open the rows of the count that was clicked.

    Parameters
    ----------
    job
        Id of the part that holds the job whose report is shown.
    """

    @app.callback(
        Output(ROWS, "opened"),
        Output(ROWS, "title"),
        Output(ROWS, "children"),
        Input({"type": COUNT, "table": ALL, "count": ALL}, "n_clicks"),
        State(job, "data"),
        State(ids.SHELL_LANGUAGE, "data"),
        prevent_initial_call=True,
    )
    def open_rows(clicks: list[int | None], started: dict[str, Any] | None, language: str) -> Any:
        found = context.jobs.get(started["id"]) if started else None
        # Buttons that have only just appeared call too.
        if not any(clicks) or found is None or not isinstance(found.outcome, LoadReport):
            return no_update, no_update, no_update
        asked = ctx.triggered_id
        return (True, *_shown(found.outcome, asked["table"], asked["count"], context, language))


def _shown(
    report: LoadReport, table: str, count: str, context: Context, language: str
) -> tuple[str, Component]:
    translate = context.translator(language)
    rows = report.rows.get((table, count), ())
    total = getattr(report.counts[table], count)
    title = translate(
        "view.import.rows" if len(rows) == total else "view.import.rows.part",
        table=translate(f"table.{table}"),
        state=translate(f"view.report.{count}"),
        shown=len(rows),
        count=total,
    )
    return title, rows_grid(rows, table, translate)


def rows_grid(rows: Sequence[CountedRow], table: str, translate: Translator) -> Component:
    """Grid of rows: where each stood, why it was refused, its values; changes as old → new."""
    names = list(dict.fromkeys(name for row in rows for name in (*row.values, *row.before)))
    columns: list[dict[str, Any]] = [
        {"field": "place", "headerName": translate("view.import.rows.place")}
    ]
    if any(row.reasons for row in rows):
        said = translate("view.report.problem.reason")
        columns.append({"field": "reasons", "headerName": said, "wrapText": True})
    columns += [
        {"field": name, "headerName": field_title(table, name, translate)} for name in names
    ]
    data = [dict(_cells(row, table, translate)) for row in rows]
    return grid(GRID, columns, data, translate, height=480, column_size="autoSize")


def _cells(row: CountedRow, table: str, translate: Translator) -> Iterator[tuple[str, str]]:
    place = row.place
    where = [each for each in (place.file, place.sheet) if each]
    where += [] if place.row is None else [translate("place.row", value=place.row)]
    yield "place", " · ".join(where)
    yield "reasons", after_stop(translate.language).join(map(translate.say, row.reasons))
    for name, value in row.values.items():
        yield name, field_words(table, name, value, translate)
    for name, old in row.before.items():
        new = row.values.get(name)
        unknown = translate("unknown")
        before, after = (
            unknown if each is None else field_words(table, name, each, translate)
            for each in (old, new)
        )
        yield name, f"{before} → {after}"
