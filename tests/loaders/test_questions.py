"""What a file does not decide is asked, never guessed; answers decide it, and are recorded."""

from pathlib import Path
from typing import Any

import pytest

from graph.messages import UserError
from graph.questions import Question
from graph.texts import translator

LOCALES = Path(__file__).parents[2] / "loaders" / "locales"


def only(report: Any) -> Question:
    """The one question of a report; it can be said in every language."""
    (question,) = report.questions
    for language in ("en", "zh-Hant", "zh-Hans"):
        translate = translator(language, LOCALES)
        assert translate.say(question.reason)
        for option in question.options:
            assert translate.say(option.label)
            assert all(translate.say(each) for each in option.preview)
    return question


def values(question: Question) -> list[str]:
    return [option.value for option in question.options]


def column(memory: Any, table: str, name: str) -> list[Any]:
    return memory.register().tables[table][name].to_list()


DATES = "id,due\nI1,03/04/2024\nI2,05/06/2024\n"


def test_a_date_that_may_be_two_days_is_asked_once_for_its_column(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(folder(issues=DATES))
    question = only(report)
    assert question.id == "date:issues.csv:due"
    assert values(question) == ["dmy", "mdy", "unknown"]
    assert question.options[0].preview[0].values == {"before": "03/04/2024", "after": "2024-04-03"}
    assert not report.written
    assert not report.errors
    assert memory.version() == 0


@pytest.mark.parametrize(
    ("answer", "days"),
    [
        ("dmy", ["2024-04-03", "2024-06-05"]),
        ("mdy", ["2024-03-04", "2024-05-06"]),
        ("unknown", [None, None]),
    ],
)
def test_the_answer_decides_and_stands_in_the_history(
    folder: Any, bring: Any, memory: Any, answer: str, days: list[str]
) -> None:
    report = bring(folder(issues=DATES), answers={"date:issues.csv:due": answer})
    assert report.written
    assert only(report).answer == answer
    assert column(memory, "issues", "due") == days
    assert f"date:issues.csv:due = {answer}" in memory.reasons[0][1]


def test_what_is_no_day_in_any_order_is_an_error_and_not_asked_about(
    folder: Any, bring: Any
) -> None:
    report = bring(folder(issues="id,due\nI1,31/02/2026\nI2,03/04/2027\n"))
    (error,) = report.errors
    assert (error.reason.key, error.place.row, error.place.column) == (
        "load.value.no_day",
        2,
        "due",
    )
    question = only(report)
    assert question.reason.values == {"count": 1, "values": ("03/04/2027",)}
    assert len(question.options[0].preview) == 1
    assert not report.written


def test_a_value_above_twelve_decides_for_its_column_and_that_is_said(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(folder(issues="id,due\nI1,03/04/2024\nI2,25/04/2024\n"))
    assert not report.questions
    assert column(memory, "issues", "due") == ["2024-04-03", "2024-04-25"]
    (note,) = report.problems
    for language in ("en", "zh-Hant", "zh-Hans"):
        assert "25/04/2024" in translator(language, LOCALES).problem(note)
    assert (note.severity, note.reason.key, note.place.value) == (
        "note",
        "load.value.date.decided",
        "25/04/2024",
    )


def test_a_column_that_no_order_reads_whole_is_asked_with_what_each_would_lose(
    folder: Any, bring: Any
) -> None:
    text = "id,due\nI1,03/04/2024\nI2,25/04/2024\nI3,04/25/2024\n"
    question = only(bring(folder(issues=text)))
    assert values(question) == ["dmy", "mdy", "unknown"]
    assert question.options[0].preview[-1].key == "question.date.failed"
    report = bring(folder(issues=text), answers={question.id: "dmy"})
    assert [each.place.row for each in report.errors] == [4]


def test_the_same_day_in_every_order_is_not_asked(folder: Any, bring: Any, memory: Any) -> None:
    report = bring(folder(issues="id,due\nI1,03/03/2024\n"))
    assert not report.problems
    assert column(memory, "issues", "due") == ["2024-03-03"]


def test_each_column_and_file_is_asked_by_itself(folder: Any, bring: Any) -> None:
    report = bring(
        folder(
            issues="id,due,created\nI1,3.4.2024,1/2/2023\n",
            commitments="issue,party,what,due\nI1,D1,x,25/12/2024\n",
            departments="id\nD1\n",
        )
    )
    assert [each.id for each in report.questions] == [
        "date:issues.csv:created",
        "date:issues.csv:due",
    ]


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("24/03/04", ["dmy", "ymd", "unknown"]),
        ("99/05/25", ["ymd", "roc", "unknown"]),
        ("990525", ["ymd", "roc", "unknown"]),
        ("99年5月25日", ["ymd", "roc", "unknown"]),
    ],
)
def test_two_digits_may_be_a_year_of_several_kinds(
    folder: Any, bring: Any, text: str, options: list[str]
) -> None:
    assert values(only(bring(folder(issues=f"id,due\nI1,{text}\n")))) == options


def test_six_digits_that_are_a_year_and_a_month_are_read_so(
    folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(issues="id,due\nI1,202403\n"))
    assert column(memory, "issues", "due") == ["2024-03"]


def test_years_of_the_republic_and_serial_numbers_are_read_and_told(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(folder(issues="id,due\nI1,1070525\nI2,45231\nI3,12/Mar/24 9:41 AM\n"))
    assert column(memory, "issues", "due") == ["2018-05-25", "2023-11-01", "2024-03-12"]
    assert [(each.severity, each.reason.key) for each in report.problems] == [
        ("note", "load.value.date.republic"),
        ("note", "load.value.date.serial"),
        ("note", "load.value.time"),
    ]


def test_bytes_that_are_text_in_two_encodings_are_asked_with_both_readings(
    folder: Any, bring: Any, memory: Any
) -> None:
    path = folder(encoding="gb18030", people="id,name\nP1,陈美华\n")
    question = only(bring(path))
    assert question.id == "encoding:people.csv"
    assert {each.value: each.preview[0].values["text"] for each in question.options} == {
        "gb18030": "P1,陈美华",
        "cp950": "P1,麻藝貌",
    }
    assert memory.version() == 0
    assert bring(path, answers={"encoding:*": "gb18030"}).written
    assert column(memory, "people", "name") == ["陈美华"]


def test_another_encoding_than_those_offered_may_be_named(
    folder: Any, bring: Any, memory: Any
) -> None:
    path = folder(encoding="cp1251", people="id,name\nP1,Анна Иванова\n")
    question = only(bring(path))
    assert bring(path, answers={question.id: "cp1251"}).written
    assert column(memory, "people", "name") == ["Анна Иванова"]


def test_utf_16_without_its_mark_is_read(tmp_path: Path, bring: Any, memory: Any) -> None:
    path = tmp_path / "people.csv"
    for encoding in ("utf-16-le", "utf-16-be"):
        path.write_bytes("id,name\nP1,陳美華\n".encode(encoding))
        report = bring(path)
        assert [each.reason.key for each in report.problems] == ["load.encoding.guessed"]
        assert column(memory, "people", "name") == ["陳美華"]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("id,name\nP1,陳美華".encode()[:-1], "load.encoding.cut"),
        (f"id,name\n{'P1,陳美華陳美華' * 9}\n".encode().replace(b"\xe7\xbe", b"\xe7", 1), None),
    ],
)
def test_utf_8_that_is_damaged_is_told_as_such(
    tmp_path: Path, bring: Any, content: bytes, key: str | None
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(content)
    with pytest.raises(UserError) as raised:
        bring(path)
    assert raised.value.reason.key == (key or "load.encoding.broken")
    assert raised.value.reason.values["row"] == 2


def test_an_answer_that_is_no_option_or_for_no_question_is_refused(folder: Any, bring: Any) -> None:
    path = folder(issues=DATES)
    with pytest.raises(UserError) as raised:
        bring(path, answers={"date:issues.csv:due": "ymd"})
    assert raised.value.reason.key == "question.answer.unfit"
    with pytest.raises(UserError) as raised:
        bring(path, answers={"date:issues.csv:die": "dmy"})
    assert raised.value.reason.key == "question.answer.unasked"
    assert raised.value.remedy.values["ids"] == ("date:issues.csv:due",)
