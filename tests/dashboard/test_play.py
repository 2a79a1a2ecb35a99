"""A period is played in steps of the calendar, and each step says what it changed."""

from collections.abc import Callable

import pytest

from dashboard.context import Context
from dashboard.views.exploration import Exploration
from dashboard.views.play import MOST, days, difference
from dashboard.views.scene import scene
from graph.messages import UserError


def test_months_keep_their_day_where_there_is_one_and_the_end_is_always_shown() -> None:
    assert days("2026-01-31", "2026-04-10", "month") == [
        "2026-01-31", "2026-02-28", "2026-03-31", "2026-04-10"
    ]  # fmt: skip
    assert days("2025-11-01", "2027-01-01", "year") == ["2025-11-01", "2026-11-01", "2027-01-01"]
    assert days("2026-01-01", "2026-01-15", "week") == ["2026-01-01", "2026-01-08", "2026-01-15"]


@pytest.mark.parametrize(
    ("first", "last", "key"),
    [
        ("", "2026-01-01", "play.days"),
        ("2026-02-30", "2026-03-01", "play.days"),
        ("2026-01-01", "2026-01-01", "play.order"),
        ("2000-01-01", "2026-01-01", "play.many"),
    ],
)
def test_a_period_that_cannot_be_played_says_why(first: str, last: str, key: str) -> None:
    with pytest.raises(UserError) as refused:
        days(first, last, "week")
    assert refused.value.reason.key == key


def test_no_period_has_more_steps_than_can_be_watched() -> None:
    assert len(days("2016-01-01", "2025-12-01", "month")) <= MOST


def test_what_came_and_what_went_is_named(context: Callable[..., Context]) -> None:
    held = context(
        departments=[{"id": "D", "name": "Works"}],
        people=[{"id": "A", "name": "Ann"}, {"id": "B", "name": "Bo"}],
        memberships=[
            {"person": "A", "department": "D", "since": "2024-01-01", "until": "2024-12-31"},
            {"person": "B", "department": "D", "since": "2025-01-01"},
        ],
    )
    translate, asked = held.translator("en"), Exploration(focus="department:D")
    then, now = (
        scene(held.at({"as_of": day, "known": "now"}).network(), asked, translate).columns
        for day in ("2024-06-01", "2025-06-01")
    )
    assert difference(then, now, translate) == "New: Bo. Gone: Ann. Links: 1 new, 1 ended."
    assert difference(None, then, translate) == "The first picture: nodes 2, links 1."
    assert difference(now, now, translate) == "Nothing changed in this picture."
