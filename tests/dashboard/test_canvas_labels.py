"""How labels of the canvas are broken into lines."""

import pytest

from dashboard.labels import text_width, wrap


def test_latin_text_is_broken_between_words() -> None:
    assert wrap("Supervision and Evaluation Office", 3) == ["Supervision and", "Evaluation Office"]


def test_chinese_text_is_broken_between_characters_into_even_lines() -> None:
    assert wrap("研究發展考核委員會", 3) == ["研究發展考", "核委員會"]


def test_a_latin_word_inside_chinese_stays_whole() -> None:
    lines = wrap("導入 Kubernetes 平台維運規範", 3)
    assert any("Kubernetes" in line for line in lines)


def test_a_closing_mark_never_opens_a_line() -> None:
    lines = wrap("低排放區劃定範圍草案，第二階段說明會", 4)
    assert not any(line.startswith(("，", "、", "。")) for line in lines)


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    lines = wrap("one two three four five six seven eight nine ten eleven twelve", 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


def test_a_word_longer_than_a_line_is_broken() -> None:
    assert "".join(wrap("Donaudampfschifffahrtsamt", 3)) == "Donaudampfschifffahrtsamt"


def test_a_compound_is_broken_after_its_hyphen() -> None:
    assert wrap("resource-management", 3) == ["resource-", "management"]


def test_an_empty_name_has_no_line() -> None:
    assert wrap("  ", 3) == []


@pytest.mark.parametrize("text", ["財政局", "ab cd", "第 2 期 Light rail 工程"])
def test_no_line_is_wider_than_the_cell(text: str) -> None:
    assert all(text_width(line) <= 17 for line in wrap(text, 3))
