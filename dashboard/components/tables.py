"""Tables: a sortable, filterable grid for many rows, a plain table for few."""

from collections.abc import Sequence
from typing import Any, TypeAlias

import dash_ag_grid as dag
import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.components.explained import Heading
from graph.texts import Translator

# Follows document.body.dataset.agThemeMode, which the frame sets with the theme.
_THEME = {"function": "themeQuartz.withPart(colorSchemeVariable)"}
# The table's own texts that its menus, filters and pages show.
_TEXTS = (
    *("page", "to", "of", "more", "nextPage", "lastPage", "firstPage", "previousPage"),
    *("pageSizeSelectorLabel", "noRowsToShow", "loadingOoo", "searchOoo", "filterOoo"),
    *("equals", "notEqual", "lessThan", "greaterThan", "lessThanOrEqual", "greaterThanOrEqual"),
    *("inRange", "inRangeStart", "inRangeEnd", "contains", "notContains", "startsWith"),
    *("endsWith", "blank", "notBlank", "andCondition", "orCondition", "textFilter"),
    *("numberFilter", "ariaFilterInput", "ariaFilteringOperator", "ariaFilterValue"),
    *("pinColumn", "pinLeft", "pinRight", "noPin", "autosizeThisColumn", "autosizeAllColumns"),
    *("resetColumns", "chooseColumns", "columnFilter", "sortAscending", "sortDescending"),
    *("sortUnSort", "ariaSortableColumn", "ariaMenuColumn", "ariaFilterMenuOpen"),
    *("ariaColumn", "ariaColumnFiltered", "ariaDateFilterInput", "ariaDefaultListName"),
    *("ariaFilterColumn", "ariaFilterFromValue", "ariaFilterToValue", "ariaInputEditor"),
    *("ariaLabelColumnFilter", "ariaLabelColumnMenu", "ariaLabelDialog", "ariaLabelSelectField"),
    *("ariaLabelTooltip", "ariaPageSizeSelectorLabel", "ariaRowDeselect", "ariaRowSelect"),
    "ariaValidationErrorPrefix",
)

_SHORT = 12
_UPRIGHT = 9  # columns that an upright sheet of paper holds
ABSENT = "–"  # stands where a row has nothing to say in a column
# Names sort as they are read: assets/reading_order.js.
_ORDER = {
    "en": "readingOrderEn",
    "zh-Hant": "readingOrderZhHant",
    "zh-Hans": "readingOrderZhHans",
}

Cell: TypeAlias = str | int | float | Component | list[Any] | None


def plain_table(
    caption: str | None,
    headers: Sequence[Heading],
    rows: Sequence[Sequence[Cell]],
    *,
    hidden: bool = False,
    figures: bool = False,
    entries: bool = False,
) -> Component:
    """Table of few rows whose cells may hold links.

    Parameters
    ----------
    caption
        What the table says; read aloud by screen readers, and shown unless ``hidden``. None where
        the text before the table says so already.
    headers
        Titles of the columns; of a measure with the mark that explains it.
    rows
        Cells in the order of the headers.
    figures
        Whether most cells are figures, which stand side by side on a narrow screen.
    entries
        Whether a row is a name, short facts and reasons: so it stands on a narrow screen, without
        what is absent.
    """
    looks = ["table-scroll", *["few-figures"] * figures, *["entries"] * entries]
    looks += ["many-columns"] * (len(headers) > _UPRIGHT)
    return html.Div(
        html.Table(
            [
                html.Caption(caption, className="visually-hidden" if hidden else None)
                if caption
                else None,
                html.Thead(html.Tr(list(map(_title, headers)))),
                html.Tbody([html.Tr(list(map(_cell, row, headers))) for row in rows]),
            ],
            className="plain-table",
        ),
        className=" ".join(looks),
    )


def _title(header: Heading) -> Component:
    if not header:  # above a row's own link or a row's name
        return html.Td()
    if isinstance(header, str):
        return html.Th(header, scope="col")
    # A blank that does not break keeps the mark beside the last word.
    return html.Th([f"{header.title}\u00a0", header.mark], scope="col")


def _cell(content: Cell, header: Heading) -> Component:
    # Numbers and dates are read at a glance only when they stay on one line.
    is_short = isinstance(content, str) and len(content) <= _SHORT
    # On a narrow screen every cell stands on its own line under its header.
    title = header if isinstance(header, str) else header.title
    label = {"data-header": title[:1].upper() + title[1:]}  # as the styles write a column's head
    inner = content if isinstance(content, html.Div) else html.Div(content)
    return html.Td(inner, className=_look(content, is_short=is_short), **label)


def _look(content: Cell, *, is_short: bool) -> str | None:
    if content in ("", None):
        return "unfilled"
    if content == ABSENT:
        return "short absent"
    return "short" if is_short else None


def grid(
    identifier: str | dict[str, Any],
    columns: Sequence[dict[str, Any]],
    rows: Sequence[dict[str, Any]],
    translate: Translator,
    *,
    height: int = 420,
    row_id: str | None = None,
    column_size: str = "sizeToFit",
) -> Component:
    """Sortable and filterable table for many rows; cells are plain text, never markup.

    ``row_id`` names the column of unique texts that the rows are told apart by. The Tab key leads
    to the heads, to the cells and out again; arrow keys lead from cell to cell.
    """
    options: dict[str, Any] = {
        "animateRows": False,
        "enableCellTextSelection": True,
        "pagination": len(rows) > 200,
        "paginationPageSize": 100,
        "rowSelection": {"mode": "singleRow", "checkboxes": False, "enableClickSelection": True},
        "theme": _THEME,
        "localeText": {name: translate(f"grid.{name}") for name in _TEXTS},
        "tabToNextCell": {"function": "tabLeaves(params)"},
        "tabToNextHeader": {"function": "tabToCells(params)"},
    }
    return dag.AgGrid(
        id=identifier,
        columnDefs=list(columns),
        rowData=list(rows),
        defaultColDef={
            "sortable": True,
            "comparator": {"function": _ORDER[translate.language]},
            "filter": True,
            "resizable": True,
            "minWidth": 110,
            "wrapHeaderText": True,
            "autoHeaderHeight": True,
        },
        columnSize=column_size,
        dashGridOptions=options,
        getRowId=f"params.data.{row_id}" if row_id else None,
        style={"height": height, "width": "100%"},
    )


def wrapped() -> dict[str, Any]:
    """What a grid's column needs to show its texts whole, over several lines where it is narrow."""
    return {"wrapText": True, "autoHeight": True, "cellClass": "whole-text"}


def card(
    title: str | None, *children: Component | str | None, hint: str | None = None
) -> Component:
    """Part of a page with a title of its own."""
    heading = [dmc.Title(title, order=2, className="card-title")] if title else []
    if hint:
        heading.append(dmc.Text(hint, size="sm", className="hint"))
    return dmc.Paper([*heading, *children], withBorder=True, p="md", className="card")
