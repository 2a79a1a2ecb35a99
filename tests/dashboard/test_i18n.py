"""The reader's language: what the address says, else what the browser asks for."""

import pytest

from dashboard.i18n import address, chosen_language, read_query


@pytest.mark.parametrize(
    ("asked", "accepted", "expected"),
    [
        ("zh-Hant", "en-US", "zh-Hant"),
        ("ZH-hans", None, "zh-Hans"),
        ("zh_Hant", None, "zh-Hant"),
        ("", "zh-TW,zh;q=0.9,en;q=0.8", "zh-Hant"),
        ("", "zh-HK", "zh-Hant"),
        ("", "zh-CN,en", "zh-Hans"),
        ("", "de-DE,en-GB;q=0.5", "en"),
        ("", "de", "zh-Hans"),
        ("klingon", None, "zh-Hans"),
    ],
)
def test_the_address_stands_before_the_browser_and_that_before_the_default(
    asked: str, accepted: str | None, expected: str
) -> None:
    assert chosen_language({"lang": asked}, accepted, "zh-Hans") == expected


def test_an_address_carries_what_it_is_given_and_comes_back_whole() -> None:
    link = address("/consult", "zh-Hant", issue="issue:甲 & 乙", nothing=None)
    path, _, search = link.partition("?")
    assert path == "/consult"
    assert read_query(search) == {"issue": "issue:甲 & 乙", "lang": "zh-Hant"}


def test_an_empty_address_has_no_parameters() -> None:
    assert read_query(None) == read_query("") == read_query("?") == {}
