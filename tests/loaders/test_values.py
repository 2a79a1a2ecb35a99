"""What a cell's text means as a number, a date, a yes or no, a list."""

import polars as pl
import pytest

from graph.fields import Field, FieldType
from loaders.values import is_placeholder, read


def value(text: str, kind: FieldType, **options: object) -> object:
    field = Field(name="x", type=kind, **options)  # type: ignore[arg-type]
    return pl.DataFrame({"x": [text]}).select(read(pl.col("x"), field)).item()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("-0.5", -0.5),
        ("1,200", 1200),
        ("1,234,567.5", 1234567.5),
        ("１２．５", 12.5),
        ("−3", -3),
        ("1e3", 1000),
        (".5", 0.5),
    ],
)
def test_a_number_is_read_in_its_usual_spellings(text: str, number: float) -> None:
    assert value(text, FieldType.NUMBER) == number


@pytest.mark.parametrize(
    "text", ["NaN", "inf", "-Infinity", "1e999", "1,5", "12 days", "0x10", "1_0"]
)
def test_what_is_no_finite_number_is_not_read(text: str) -> None:
    assert value(text, FieldType.NUMBER) is None


def test_a_percentage_is_a_share_only_where_the_field_is_a_share() -> None:
    assert value("50%", FieldType.NUMBER, maximum=1) == 0.5
    assert value("50%", FieldType.NUMBER, maximum=100) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2025", "2025"),
        ("2025-03", "2025-03"),
        ("2025-03-09", "2025-03-09"),
        ("2025-10-9", "2025-10-09"),
        ("2020/05/18", "2020-05-18"),
        ("2025.3.9", "2025-03-09"),
        ("20250309", "2025-03-09"),
        ("2025年3月9日", "2025-03-09"),
        ("2025年3月", "2025-03"),
        ("2025年", "2025"),
        ("２０２５-０３-０９", "2025-03-09"),
        ("2025-03-09 00:00:00", "2025-03-09"),
        ("2025-03-09T14:30:00Z", "2025-03-09"),
        ("08-Sep-2017", "2017-09-08"),
        ("12/Mar/24 9:41 AM", "2024-03-12"),
        ("1/十二月/2023 21:05", "2023-12-01"),
        ("12/3月/24 9:41", "2024-03-12"),
        ("Sept 8, 2017", "2017-09-08"),
        ("8th", None),
        ("12/Foo/24", None),
        ("1070525", "2018-05-25"),
        ("0990525", "2010-05-25"),
        ("107/05/25", "2018-05-25"),
        ("114.3.9", "2025-03-09"),
        ("民國107年5月25日", "2018-05-25"),
        ("中华民国99年5月25日", "2010-05-25"),
        ("民國107年", "2018"),
        ("107年5月", "2018-05"),
        ("45231", "2023-11-01"),
    ],
)
def test_a_date_is_read_in_every_unmistakable_spelling(text: str, date: str | None) -> None:
    assert value(text, FieldType.DATE) == date


@pytest.mark.parametrize(
    "text", ["2023-14-05", "2025-02-30", "0000-01-01", "v1.27", "2025.10", "03/04/2025", "114/13/9"]
)
def test_what_is_no_existing_date_is_not_read(text: str) -> None:
    assert value(text, FieldType.DATE) is None


@pytest.mark.parametrize("text", ["yes", "TRUE", "是", "對", "1", "Ｙ"])
def test_yes_in_three_languages(text: str) -> None:
    assert value(text, FieldType.BOOLEAN) is True


@pytest.mark.parametrize("text", ["no", "False", "否", "0"])
def test_no_in_three_languages(text: str) -> None:
    assert value(text, FieldType.BOOLEAN) is False


def test_a_word_that_is_neither_is_not_read() -> None:
    assert value("perhaps", FieldType.BOOLEAN) is None


@pytest.mark.parametrize("text", ["a|b", "a、b", "a；b", "a; b", "a, b", " a ，b、", "a|b|a"])
def test_a_list_is_split_by_every_usual_mark(text: str) -> None:
    assert value(text, FieldType.LIST) == "a|b"


def test_a_list_of_marks_alone_is_unknown() -> None:
    assert value("、，", FieldType.LIST) is None


@pytest.mark.parametrize("text", ["Person", "人員", "个人", "PEOPLE"])
def test_a_kind_is_read_in_three_languages(text: str) -> None:
    assert value(text, FieldType.TEXT, choices=("department", "person")) == "person"


@pytest.mark.parametrize("text", ["n/a", "N/A", "TBD", "無", "待定", "未知", "-", "null", "Ｎ／Ａ"])
def test_words_for_unknown_are_placeholders(text: str) -> None:
    assert pl.DataFrame({"x": [text]}).select(is_placeholder(pl.col("x"))).item()
