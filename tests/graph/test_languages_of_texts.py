"""Notes, sources and answers stand in several languages and are said in the reader's."""

from typing import Any

import polars as pl
import pytest

from graph.analyses import conflicts, why
from graph.analyses._base import as_json
from graph.change_rows import field_words, record_words
from graph.entering import entering, recorded
from graph.messages import Named
from graph.model import BY_TABLE, RECORD_TYPES, translations_of
from graph.plan import plan_upsert, without_translations
from graph.projections import Network, project, records
from graph.tables import Register, complete, frame
from graph.texts import known_text, translator

# Free texts that people read, whichever table they stand in.
TEXTS = ("evidence", "note", "answer_text", "waiver_basis", "organisation", "basis", "what")
POSITION = {"issue": "I", "party_kind": "department", "party": "D", "as_of": "2026-03-01"}
SOURCE = {"evidence": "Memo 7", "evidence_zh_hant": "便簽 7", "evidence_zh_hans": "便函 7"}


def network(**tables: list[dict[str, Any]]) -> Network:
    told: dict[str, list[dict[str, Any]]] = {
        "departments": [{"id": "D", "name": "Works"}],
        "issues": [{"id": "I", "title": "Pier"}],
        **tables,
    }
    frames = {name: frame(name, rows) for name, rows in told.items()}
    return project(Register(1, complete(frames)), "2026-11-23")


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.table)
def test_every_free_text_of_a_table_may_stand_in_each_language(record_type: Any) -> None:
    for field in record_type.fields:
        if field.name in TEXTS:
            inner = translations_of(record_type.table, [field.name])
            tags = ("en", "zh_hant", "zh_hans")
            assert inner == {f"{field.name}_{tag}" for tag in tags}


def test_the_note_that_tells_two_involvements_apart_is_the_plain_one() -> None:
    assert BY_TABLE["involvements"].key[-1] == "note"
    assert not any(name.startswith("note_") for name in BY_TABLE["involvements"].key)


@pytest.mark.parametrize(
    ("record", "language", "said"),
    [
        (SOURCE, "zh-Hant", "便簽 7"),
        (SOURCE, "zh-Hans", "便函 7"),
        (SOURCE, "en", "Memo 7"),
        ({"evidence": "Memo 7"}, "zh-Hans", "Memo 7"),
        ({"evidence_zh_hant": "便簽 7"}, "en", "便簽 7"),
        ({}, "en", None),
    ],
)
def test_a_text_is_said_in_the_readers_language_or_in_the_next_best(
    record: dict[str, str], language: str, said: str | None
) -> None:
    assert translator(language).fact(known_text(record, "evidence")) == said


def test_a_text_without_translations_is_nothing_but_a_text() -> None:
    assert known_text({"note": "x"}, "note") == "x"
    assert isinstance(known_text({"note": "x", "note_en": "y"}, "note"), Named)


def test_an_answer_as_json_holds_the_source_in_the_language_asked_for() -> None:
    figures = {"position": 20.0, "power": 0.5, "salience": 0.5}
    city = network(positions=[{**POSITION, **figures, **SOURCE}])
    for language, source in (("zh-Hant", "便簽 7"), ("en", "Memo 7")):
        analysis, translate = conflicts.ANALYSIS, translator(language)
        told = as_json(analysis, city, {}, analysis.answer(city, issue="I"), translate)
        assert source in str(told)
        assert ("Memo 7" in str(told)) == (language == "en")


def test_why_two_are_linked_says_source_and_note_in_the_readers_language() -> None:
    note = {"note": "Asked twice", "note_zh_hans": "问过两次"}
    city = network(positions=[{**POSITION, "position": 20.0, **SOURCE, **note}])
    (row,) = why.ANALYSIS.answer(city, one="department:D", other="issue:I").rows
    said = translator("zh-Hans").fact(row.facts)
    assert (said["evidence"], said["note"]) == ("便函 7", "问过两次")
    assert "便函 7" in translator("zh-Hans").say(row.reasons[0].text)


def test_a_source_that_is_written_anew_loses_the_translations_of_the_old_one() -> None:
    stored = frame("positions", [{**POSITION, "position": 20.0, **SOURCE, "note_en": "kept"}])
    now = Register(1, complete({"positions": stored}))
    key = {name: str(value) for name, value in POSITION.items()}
    seen = recorded(now, key)
    anew = entering(now, key, {"position": 30.0, "evidence": "Call"}, seen)
    (row,) = anew.tables["positions"].updated.to_dicts()
    assert (row["evidence"], row["evidence_zh_hant"], row["note_en"]) == ("Call", None, "kept")
    same = entering(now, key, {"position": 30.0, "evidence": "Memo 7"}, seen)
    assert same.tables["positions"].updated["evidence_zh_hant"].to_list() == ["便簽 7"]


def test_a_plan_keeps_a_translation_that_is_written_with_its_text() -> None:
    now = complete(
        {"departments": frame("departments", [{"id": "D", "note": "a", "note_en": "a"}])}
    )
    both = {"id": "D", "note": "b", "note_en": "b"}
    for coming, left in (({"id": "D", "note": "b"}, None), (both, "b")):
        plan = plan_upsert(now, {"departments": frame("departments", [coming])}, 1)
        updated = without_translations(plan, ["note"]).tables["departments"].updated
        assert updated["note_en"].to_list() == [left]


def test_a_record_in_words_says_each_text_once_and_its_words_as_the_reader_does() -> None:
    row = {"id": "D", "name": "Works", "status": "active", "note": "a", "note_zh_hant": "甲"}
    said = record_words("departments", row, translator("zh-Hant"))
    assert said == "Works、狀態：現行、備註：甲"
    assert "note" not in record_words("departments", {"id": "D", "note_en": "x"}, translator("en"))


@pytest.mark.parametrize(
    ("table", "column", "value", "said"),
    [
        ("issues", "status", "in progress", "辦理中"),
        ("issues", "topics", "flood|pets", "防洪、pets"),
        ("involvements", "party_kind", "person", "人員"),
        ("issues", "title", "open", "open"),
        ("departments", "also_known_as", "water|open", "water、open"),
        ("issues", "effort", 2.5, "2.5"),
    ],
)
def test_words_of_the_trade_are_said_in_a_cell_and_names_are_not(
    table: str, column: str, value: object, said: str
) -> None:
    assert field_words(table, column, value, translator("zh-Hant")) == said


def test_columns_that_nobody_has_filled_do_not_reach_the_records() -> None:
    rows = frame("departments", [{"id": "D", "note_zh_hant": "甲"}, {"id": "E", "name": "x"}])
    assert list(records(rows)) == [{"id": "D", "note_zh_hant": "甲"}, {"id": "E", "name": "x"}]
    assert list(records(rows.filter(pl.col("id") == "-"))) == []
