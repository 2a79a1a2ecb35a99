"""Tables as the reader's language writes them: days, figures, and which columns come first."""

from collections.abc import Callable

import polars as pl
import pytest

from dashboard.components.in_cells import day_column
from dashboard.context import Context
from dashboard.pages._base import View
from dashboard.pages.data import GRID, PAGE, _ordered
from graph.texts import translator


@pytest.mark.parametrize(
    ("language", "pattern"),
    [("en", "{day} {month} {year}"), ("zh-Hant", "{year}年{month}{day}日")],
)
def test_a_column_of_days_brings_how_its_language_writes_one(language: str, pattern: str) -> None:
    words = day_column(translator(language))["refData"]
    assert words["day"] == pattern
    assert words["11"] in ("Nov", "11月")


def test_a_title_in_the_readers_language_stands_for_the_others_which_come_last() -> None:
    frame = pl.DataFrame(
        {"id": "1", "title": "A", "title_en": "A", "title_zh_hant": "甲", "due": "x"}
    )
    assert _ordered(frame, "zh-Hant") == ["id", "title_zh_hant", "due", "title", "title_en"]


def test_a_title_without_a_language_stays_in_front_where_the_readers_own_has_gaps() -> None:
    frame = pl.DataFrame({"title": ["A", "B"], "title_en": ["A", None], "due": ["x", "y"]})
    assert _ordered(frame, "en") == ["title_en", "title", "due"]
    assert _ordered(frame.drop("title_en"), "en") == ["title", "due"]
    both = pl.DataFrame({"note": ["A", None], "note_en": ["A", None], "due": ["x", "y"]})
    assert _ordered(both, "en") == ["note_en", "due", "note"]


def test_a_cell_that_refers_to_something_shows_its_name_behind_the_id_and_keeps_the_id(
    context: Callable[..., Context],
) -> None:
    made = context(
        departments=[{"id": "D-FIN", "name": "Finance", "name_zh_hant": "財政局"}],
        issues=[{"id": "I", "title": "Toll", "owner": "D-FIN", "topics": "roads|money"}],
    )
    view = View(
        translate=made.translator("zh-Hant"),
        query={"table": "issues"},
        scheme="light",
        context=made,
    )
    grid = next(each for each in PAGE.layout(view)._traverse() if getattr(each, "id", "") == GRID)
    columns = {each["field"]: each for each in grid.columnDefs}
    assert columns["owner"]["refData"] == {"D-FIN": "D-FIN・財政局"}
    assert columns["topics"]["refData"]["|"] == "、"
    assert grid.rowData[0]["owner"] == "D-FIN"
