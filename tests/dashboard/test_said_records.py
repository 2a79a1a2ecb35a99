"""Records in the words of people, for titles, lists of relations and questions."""

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.context import Context
from dashboard.said_records import said_stored, seen_from

ROLE: dict[str, Any] = {
    "issue": "I",
    "party_kind": "department",
    "party": "A",
    "role": "consult",
    "since": "2026-03-09",
}


@pytest.fixture
def city(context: Callable[..., Context]) -> Context:
    return context(
        departments=[{"id": "A", "name": "Works"}],
        issues=[{"id": "I", "title": "Pier"}, {"id": "J"}],
        involvements=[ROLE],
    )


@pytest.mark.parametrize(
    ("language", "thing", "nameless"),
    [
        ("en", "Issue “Pier” (I)", "Issue “J”"),
        ("zh-Hant", "事項「Pier」（I）", "事項「J」"),
        ("zh-Hans", "事项“Pier”（I）", "事项“J”"),
    ],
)
def test_a_thing_is_one_of_its_kind_with_its_name(
    city: Context, language: str, thing: str, nameless: str
) -> None:
    translate = city.translator(language)
    assert said_stored(city, "issues", ("I",), translate) == thing
    assert said_stored(city, "issues", ("J",), translate) == nameless


@pytest.mark.parametrize(
    ("language", "role", "day"),
    [("en", "consult", "9 Mar 2026"), ("zh-Hant", "會辦", "2026年3月9日")],
)
def test_a_relation_is_told_by_both_ends_with_role_and_day_in_the_readers_words(
    city: Context, language: str, role: str, day: str
) -> None:
    translate = city.translator(language)
    key = ("I", "department", "A", "consult", "2026-03-09", "")
    told = said_stored(city, "involvements", key, translate)
    assert "Pier" in told
    assert "Works" in told
    assert role in told
    assert day in told
    seen = seen_from(city.network(), "involvements", ROLE, "issue:I", translate)
    assert "Works" in seen
    assert "Pier" not in seen
    assert role in seen
    assert day in seen


def test_what_is_no_longer_there_is_said_by_its_key(city: Context) -> None:
    assert said_stored(city, "people", ("P",), city.translator("en")) == "Person “P”"
