"""Names stand where readers of a language look for them."""

import pytest

from graph.reading_order import reading_key


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        # 2, 4, 5, 10 and 13 strokes.
        ("zh-Hant", ["人事處", "水利局", "主計處", "財政局", "資訊局"]),
        # bù, cái, jiào, shuǐ, xìn, zhù
        ("zh-Hans", ["部门", "财政局", "教育局", "水务局", "信息局", "住建局"]),
        ("zh-Hans", ["妈", "麻", "马", "骂"]),  # mā má mǎ mà
        ("en", ["Économie", "Finance", "Water"]),
    ],
)
def test_names_are_ordered_by_stroke_pinyin_or_letter(language: str, ordered: list[str]) -> None:
    jumbled = ordered[::-1]
    assert sorted(jumbled, key=lambda each: reading_key(each, language)) == ordered


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_numbers_count_by_their_value_and_stand_before_letters_and_chinese(language: str) -> None:
    ordered = ["2期", "10期", "Water", "水利局2", "水利局10"]
    jumbled = ordered[::-1]
    assert sorted(jumbled, key=lambda each: reading_key(each, language)) == ordered
