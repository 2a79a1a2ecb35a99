"""The template loads as it is, in every language, and says what each column means."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import polars as pl
import pytest

from graph.fields import LANGUAGES, FieldType, header_key
from graph.messages import UserError
from graph.model import BY_TABLE, RECORD_TYPES
from graph.texts import translator
from graph.vocabulary import ROLES, canonical_role, is_closed_status, is_gone, is_head
from loaders.__main__ import TEXTS
from loaders.headers import headers_of
from loaders.load import load
from loaders.template import template, write_template
from loaders.template._examples import EXAMPLES
from loaders.template._words import columns, note, offered_words, strict_words
from loaders.values import read


def book(language: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(template(language)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_loads_as_it_is(language: str, store: Any, tmp_path: Path) -> None:
    write_template(tmp_path / "out.xlsx", language)
    report = load(tmp_path / "out.xlsx", store, who="tester", why="template")
    assert not report.errors
    assert report.written
    assert {table: (each.read, each.created) for table, each in report.counts.items()} == {
        table: (len(rows), len(rows)) for table, rows in EXAMPLES.items()
    }
    register = store.register()
    mark = {"en": "EXAMPLE", "zh-Hant": "範例", "zh-Hans": "示例"}[language]
    assert register.tables["departments"]["id"].to_list() == [f"{mark}-D-001", f"{mark}-D-002"]
    assert register.tables["positions"]["confidential"].to_list() == [False]
    assert register.tables["dependencies"]["target_kind"].to_list() == ["outside"]
    assert register.tables["dependencies"]["since"].to_list() == ["2025-02"]
    assert all(each["extra"].null_count() == each.height for each in register.tables.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_only_warnings_are_about_what_lies_outside_and_that_these_are_examples(
    language: str, bring: Any, tmp_path: Path
) -> None:
    write_template(tmp_path / "out.xlsx", language)
    report = bring(tmp_path / "out.xlsx")
    assert {each.reason.key for each in report.problems} <= {
        "check.outside",
        "check.outside.all",
        "load.example.all",
    }


def _filled(path: Path, language: str) -> Any:
    write_template(path, language)
    workbook = openpyxl.load_workbook(path)
    sheet = workbook[translator(language)("table.people")]
    sheet.cell(4, 1, "P-001")
    sheet.cell(4, 2, "Ann")
    return workbook


def _kept(store: Any, report: Any) -> list[str]:
    assert not report.errors
    tables = store.register().tables
    assert not any(tables[each].height for each in tables if each != "people")
    return list(tables["people"]["id"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_examples_left_in_a_filled_workbook_are_not_loaded(
    language: str, store: Any, tmp_path: Path
) -> None:
    _filled(tmp_path / "out.xlsx", language).save(tmp_path / "out.xlsx")
    report = load(tmp_path / "out.xlsx", store, who="tester", why="template")
    assert _kept(store, report) == ["P-001"]
    told = [each for each in report.problems if each.reason.key == "load.example"]
    assert sum(int(str(each.reason.values["count"])) for each in told) == sum(
        len(rows) for rows in EXAMPLES.values()
    )


def test_examples_left_in_csv_files_are_not_loaded(store: Any, tmp_path: Path) -> None:
    for sheet in _filled(tmp_path / "out.xlsx", "zh-Hant").worksheets:
        with (tmp_path / f"{sheet.title}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(sheet.iter_rows(values_only=True))
    (tmp_path / "out.xlsx").unlink()
    report = load(tmp_path, store, who="tester", why="template")
    assert _kept(store, report) == ["P-001"]


def test_an_example_that_was_written_over_is_loaded_and_its_id_is_told(
    store: Any, tmp_path: Path
) -> None:
    workbook = _filled(tmp_path / "out.xlsx", "en")
    workbook["Departments"].cell(2, 2, "Treasury")
    workbook.save(tmp_path / "out.xlsx")
    report = load(tmp_path / "out.xlsx", store, who="tester", why="template")
    assert store.register().tables["departments"]["name"].to_list() == ["Treasury"]
    assert "load.example.changed" in {each.reason.key for each in report.problems}


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_and_headers_are_in_the_readers_language_and_mean_their_fields(
    language: str,
) -> None:
    translate = translator(language)
    workbook = book(language)
    assert workbook.sheetnames == [translate(f"table.{each.table}") for each in RECORD_TYPES]
    for record_type in RECORD_TYPES:
        sheet = workbook[translate(f"table.{record_type.table}")]
        heads = [cell.value for cell in sheet[1]]
        known = headers_of(record_type.table)
        assert sorted(known[header_key(head)] for head in heads) == sorted(record_type.columns)
        assert heads[0] == translate(f"field.{record_type.table}.{record_type.columns[0]}")
        assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_has_a_note_and_an_example_stands_in_every_sheet(language: str) -> None:
    for sheet in book(language).worksheets:
        assert all(cell.comment and cell.comment.text for cell in sheet[1])
        assert sheet.max_row >= 2


def test_a_note_says_meaning_type_unit_range_and_that_a_value_is_needed() -> None:
    translate = translator("en", TEXTS)
    salience = note("positions", BY_TABLE["positions"].field("salience"), translate)
    assert "A number." in salience
    assert "From 0 to 1." in salience
    effort = note("issues", BY_TABLE["issues"].field("effort"), translate)
    assert "Unit: person-days." in effort
    assert "Not below 0." in effort
    party = note("positions", BY_TABLE["positions"].field("party"), translate)
    assert "An ID of sheet Departments, People." in party
    assert "Has to be given." in party
    kind = note("positions", BY_TABLE["positions"].field("party_kind"), translate)
    assert "One of: department, person." in kind
    assert "Has to be given." not in kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_dates_and_ids_are_text_cells(language: str) -> None:
    workbook = book(language)
    for record_type, sheet in zip(RECORD_TYPES, workbook.worksheets, strict=True):
        for at, field in enumerate(columns(record_type.table), start=1):
            cell = sheet.cell(2, at)
            if field.type is not FieldType.NUMBER:
                assert cell.number_format == "@"
                assert cell.value is None or isinstance(cell.value, str)
                letter = cell.column_letter
                assert sheet.column_dimensions[letter].number_format == "@"


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_offer_the_choices_roles_and_ids(language: str) -> None:
    translate = translator(language, TEXTS)
    sheet = book(language)[translate("table.involvements")]
    rules = {str(each.sqref).split(":")[0]: each for each in sheet.data_validations.dataValidation}
    heads = {cell.value: cell.column_letter for cell in sheet[1]}

    def rule(field: str) -> Any:
        return rules[heads[translate(f"field.involvements.{field}")] + "2"]

    kinds = f'"{translate("kind.department")},{translate("kind.person")}"'
    assert (rule("party_kind").formula1, rule("party_kind").showErrorMessage) == (kinds, True)
    assert translate("role.consult") in rule("role").formula1
    assert not rule("role").showErrorMessage
    assert translate("table.issues") in rule("issue").formula1
    assert (rule("effort").type, rule("effort").formula1) == ("decimal", "0")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_offered_mean_to_the_analyses_what_they_say(language: str) -> None:
    translate = translator(language, TEXTS)

    def words(table: str, field: str) -> tuple[str, ...]:
        return offered_words(table, BY_TABLE[table].field(field), translate)

    assert [canonical_role(word) for word in words("involvements", "role")] == list(ROLES)
    assert [is_closed_status(w) for w in words("issues", "status")] == [False, False, True]
    assert [is_gone(w) for w in words("departments", "status")] == [False, True]
    assert [is_gone(w) for w in words("people", "status")] == [False, True, True]
    assert [is_head(w) for w in words("memberships", "role")] == [True, False, False]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_is_written_in_a_word_that_loading_knows(language: str) -> None:
    translate = translator(language, TEXTS)
    for record_type in RECORD_TYPES:
        for field in record_type.fields:
            if not field.choices:
                continue
            words = pl.DataFrame({"word": strict_words(field, translate)})
            assert words.select(read(pl.col("word"), field)).to_series().to_list() == list(
                field.choices
            )


def test_a_template_is_a_workbook_and_replaces_nothing_unasked(tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        write_template(tmp_path / "out.csv", "en")
    assert raised.value.reason.key == "template.ending"
    write_template(tmp_path / "out.xlsx", "en")
    with pytest.raises(UserError) as raised:
        write_template(tmp_path / "out.xlsx", "en")
    assert raised.value.reason.key == "template.exists"
    write_template(tmp_path / "out.xlsx", "zh-Hant", force=True)
