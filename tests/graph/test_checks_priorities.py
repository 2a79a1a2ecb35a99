"""Priority words of loaded issues that mean no speed class."""

import re

import polars as pl
import pytest

from graph.checks.findings import LINE, ROW, SHEET, VALUE, Origin, locate
from graph.checks.priorities import priorities
from graph.fields import LANGUAGES
from graph.speeds import SPEEDS, speed_of, urgency
from graph.tables import frame
from graph.texts import translator


def found(*words: str | None):
    rows = frame("issues", [{"id": f"I-{n}", "priority": word} for n, word in enumerate(words)])
    rows = rows.with_row_index(LINE).with_columns(
        pl.lit(0, pl.UInt32).alias(SHEET), (pl.col(LINE) + 2).alias(ROW)
    )
    return list(priorities({"issues": rows}))


def test_a_strange_priority_is_told_once_with_its_first_row_and_how_many_there_are() -> None:
    (finding,) = found("high", "P1", None, "soonish", "P1")
    assert finding.severity.value == "warning"
    assert finding.rows.select(ROW, VALUE, "count").rows() == [(3, "P1", 2), (5, "soonish", 1)]


def test_priorities_that_are_known_or_empty_are_not_told() -> None:
    assert found("Urgent", "最速件", "紧急", "Highest", "一般", None) == []
    assert not list(priorities({}))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_warning_names_the_place_the_days_assumed_and_words_that_are_known(language) -> None:
    (finding,) = found("P1")
    origin = Origin(file="issues.csv", headers={"priority": "Prio"})
    ((_, _, problem),) = locate(finding, [origin])
    said = translator(language).problem(problem)
    assert all(part in said for part in ("issues.csv", "Prio", "P1", "words"))
    assert " 3 " in translator(language).say(problem.reason)
    named = re.split("[,;:：、，；。. （(]+", translator(language).say(problem.remedy))
    told = [word for word in named if speed_of(word)]
    assert {speed_of(word) for word in told} == set(SPEEDS)
    if language == "en":
        words = {word for each in SPEEDS.values() for word in each if word.isascii()}
        assert words == set(told)


def test_priorities_are_offered_from_the_most_urgent_down_and_unknown_words_last():
    assert sorted(["low", "someday", "medium", "urgent", "high"], key=urgency) == [
        *("urgent", "high", "medium", "low", "someday"),
    ]
    assert sorted(["普通件", "最速件", "速件"], key=urgency) == ["最速件", "速件", "普通件"]
