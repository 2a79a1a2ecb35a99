"""Days and figures in a grid's cells: shown as the reader's language writes them.

What is sorted, edited, saved and exported stays the ISO day or the number itself. A filter takes
a day either way.
"""

from typing import Any

from graph.texts import Translator


def day_column(translate: Translator) -> dict[str, Any]:
    """What a column of a grid needs to show its ISO days in the reader's language."""
    months = {str(month): translate(f"date.month.{month}") for month in range(1, 13)}
    return {
        "refData": months | {each: _pattern(translate, each) for each in ("day", "month")},
        "valueFormatter": {"function": "saidDay(params.value, params.colDef)"},
        "filterParams": {"textFormatter": {"function": "isoDay(params, params.colDef)"}},
    }


def _pattern(translate: Translator, precision: str) -> str:
    places = {each: f"{{{each}}}" for each in ("year", "month", "day")}
    return translate(f"date.{precision}", **places)


def figure_column(places: int | None = None) -> dict[str, Any]:
    """What a column of a grid needs to show, sort and filter numbers; unknown is an empty cell.

    With ``places`` all have so many decimals.
    """
    said = "saidFigure(params.value)" if places is None else f"saidFigure(params.value, {places})"
    return {
        "type": "rightAligned",
        "filter": "agNumberColumnFilter",
        "valueFormatter": {"function": said},
    }
