"""A number is a revision, a date the last revision of that day."""

import time
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from graph.messages import UserError
from graph.moments import clock, day_of, minute_of, revision_of


@dataclass(frozen=True)
class Made:
    number: int
    time: str


def made(number: int, day: str) -> Made:
    """A revision at noon here."""
    return Made(number, datetime.fromisoformat(f"{day}T12:00").astimezone().isoformat())


REVISIONS = [made(3, "2025-04-01"), made(2, "2025-03-09"), made(1, "2025-03-09")]


@pytest.mark.parametrize(
    ("text", "revision"),
    [("2", 2), ("0", 0), ("2025-03-08", 0), ("2025-03-09", 2), ("2025-03", 2), ("2025-04", 3)],
)
def test_a_moment_means_the_last_revision_until_its_end(text: str, revision: int) -> None:
    assert revision_of(text, REVISIONS) == revision


@pytest.mark.parametrize("text", ["4", "yesterday", "2025-02-30", "-1", ""])
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        revision_of(text, REVISIONS)


def test_the_day_of_a_revision_is_the_day_it_was_made() -> None:
    assert day_of("2", REVISIONS) == date(2025, 3, 9)
    assert day_of("2025-02", REVISIONS) == date(2025, 2, 28)
    assert day_of("0", REVISIONS) - date.today() <= timedelta(days=1)


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the clock cannot be moved here")
def test_a_moment_is_read_on_this_machines_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Taipei")
    time.tzset()
    try:
        assert minute_of("2026-11-26T18:30:07+00:00") == "2026-11-27 02:30"
        assert clock() == "UTC+08:00"
    finally:
        monkeypatch.undo()
        time.tzset()
