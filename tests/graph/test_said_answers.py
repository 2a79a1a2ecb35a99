"""The history keeps an answer as it was given and tells it in words."""

import pytest

from graph.reasons import reason, said_reason
from graph.said_answers import said_answer
from graph.texts import translator


def said(*answers: str, language: str = "en") -> str:
    kept = reason("why.answered", why="Import of a file", answers=answers)
    text = said_reason(kept, translator(language))
    return text.partition("(" if language == "en" else "（")[2][:-1]


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        (
            "date:issues_good.xlsx:事項:期限 = dmy",
            "on sheet 事項, dates in 期限 of issues_good.xlsx read as day, month, year",
        ),
        (
            "date:issues.csv:due: last = mdy",
            "dates in due: last of issues.csv read as month, day, year",
        ),
        (
            "date:issues.csv:due = unknown",
            "dates in due of issues.csv that may be read in more than one way left unknown",
        ),
        (
            "date:issues.csv:* = roc",
            "dates in issues.csv read as year of the Republic of China, month, day",
        ),
        ("date:* = ym", "all dates that may be read in more than one way read as year and month"),
        ("encoding:people.csv = cp950", "people.csv read as Traditional Chinese (Big5)"),
        ("encoding:people.csv = koi8-r", "people.csv read as koi8-r"),
        (
            "named:departments:Works = same",
            "“Works” in Departments taken for the entry that is there",
        ),
        ("named:departments:A = B = D-1", "“A = B” in Departments taken for “D-1”"),
        ("named:* = apart", "names that are like others kept as entries of their own"),
        ("merge:people:P2 = apart", "“P2” in People kept as an entry of its own"),
        ("merge:departments:D2 = D2", "the entry like “D2” in Departments taken for it"),
    ],
)
def test_an_answer_is_told_as_what_it_decided(kept, words):
    assert said(kept) == words


def test_several_answers_stand_apart_and_in_the_readers_language():
    answers = ("date:事項.xlsx:工作:期限 = dmy", "named:departments:工務 = same")
    assert said(*answers, language="zh-Hant") == (
        "工作表「工作」：事項.xlsx「期限」欄的日期依「日、月、年」讀取；"
        "單位「工務」視為既有的同一筆"
    )
    assert said(*answers, language="zh-Hans") == (
        "工作表“工作”：事項.xlsx“期限”列的日期按“日、月、年”读取；部门“工務”视为已有的同一条"
    )


@pytest.mark.parametrize(
    "kept", ["", "colour:a = red", "date:a.csv:due = later", "words", "named:* = D1"]
)
def test_what_this_version_does_not_know_is_told_as_it_is_kept(kept):
    assert said_answer(kept) == kept
