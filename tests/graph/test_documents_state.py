"""What letters say of how a matter and its round stand."""

import pytest
from lettering import TABLES, party, texts, written

from graph.fields import LANGUAGES

LAW = party("department:law", "consult")


def matter(**values: str) -> list[dict[str, object]]:
    return [TABLES["issues"][0] | values]


PAST = {
    "en": "and was due on 2026-11-05; it is overdue.",
    "zh-Hant": "原定完成日期：2026年11月5日，已逾期。",
    "zh-Hans": "原定2026年11月5日完成，已逾期。",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_that_is_past_is_told_as_past(language: str) -> None:
    letter = written(language, LAW, issues=matter(due="2026-11-05"))["department:law"]
    assert any(each.endswith(PAST[language]) for each in letter.body)


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11", "2026"])
def test_a_day_that_is_not_over_is_not_told_as_past(day: str) -> None:
    letter = written("en", LAW, issues=matter(due=day))["department:law"]
    assert any(f"is to be settled by {day}." in each for each in letter.body)
    assert "overdue" not in texts(letter)


def test_a_matter_that_is_over_is_not_called_overdue() -> None:
    over = matter(due="2026-11-05", status="cancelled", closed="2026-11-02")
    letter = written("en", LAW, issues=over)["department:law"]
    assert "overdue" not in texts(letter)
    assert "2026-11-05" not in texts(letter)
