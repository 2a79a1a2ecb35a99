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


TOLD = {
    "en": "you are on this matter's list, to be informed",
    "zh-Hant": "本案名單將貴單位列為知會對象",
    "zh-Hans": "本事项名单将贵单位列为抄送对象",
}
ROLES = {
    "en": "you are on this matter's list (role: support)",
    "zh-Hant": "本案名單將貴單位列為「協辦」",
    "zh-Hans": "本事项名单将贵单位列为“协办”",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_on_the_list_is_told_as_what(language: str) -> None:
    found = written(language, party("department:law", "inform"))["department:law"]
    assert TOLD[language] in found.body[0]
    found = written(language, party("department:law", "support"))["department:law"]
    assert ROLES[language] in found.body[0]


def test_a_role_of_the_files_own_is_told_without_how_the_file_spells_it() -> None:
    found = written("en", party("department:law", "site_watch"))["department:law"]
    assert "(role: site watch)" in found.body[0]
