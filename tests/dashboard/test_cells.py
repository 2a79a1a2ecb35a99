"""Tables as the reader's language writes them: days, figures, and which columns come first."""

import polars as pl
import pytest

from dashboard.components.in_cells import day_column
from dashboard.pages.data import _ordered
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
