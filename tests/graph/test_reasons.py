"""A reason that the program gives is read in the reader's language; a typed one as it was typed."""

import pytest

from graph.messages import Named, message
from graph.reasons import UNNAMED, reason, said_reason, with_values
from graph.texts import translator
from graph.undoing import said_record

PORT = {"id": "I-1", "title": "Port", "title_zh_hant": "港口", "due": "2026-12-01"}


def told(kept: str) -> list[str]:
    return [said_reason(kept, translator(each)) for each in ("en", "zh-Hant", "zh-Hans")]


def test_a_deletion_is_told_in_three_languages():
    kept = reason("edit.why.delete", record=said_record("people", "P-900"))
    assert told(kept) == ["Person “P-900” deleted", "刪除人員「P-900」", "删除人员“P-900”"]


def test_what_is_named_is_told_by_its_name_in_each_language_and_keeps_nothing_else():
    kept = reason(
        "mark.why",
        party=Named({"name": "Finance"}, "name", "D-FIN"),
        issue=Named(PORT, "title", "I-1"),
        mark=message("state.sent"),
    )
    english, hant, _ = told(kept)
    assert "Port" in english
    assert "港口會辦 Finance" in hant
    assert "2026-12-01" not in kept


def test_what_a_person_typed_stays_as_it_was_typed():
    for typed in ("Nach Rücksprache {mit} Li", '{"key": 1}', "{", "", "{}"):
        assert told(typed) == [typed] * 3


def test_a_reason_that_this_version_cannot_say_is_told_as_it_is_kept():
    for kept in (
        '{"key": "no.such", "values": {}}',
        '{"key": "edit.why.delete", "values": {"x": 1}}',
    ):
        assert told(kept) == [kept] * 3


def test_reasons_and_signatures_written_as_texts_before_stay_readable():
    assert told("Person “P-900” removed") == ["Person “P-900” removed"] * 3
    assert [translator(each).word("未具名") for each in ("en", "zh-Hant")] == [UNNAMED, "未具名"]


def test_a_name_in_quotation_marks_is_hidden_in_a_reason_too():
    kept = reason("views.why.save", name='Old "Li"')
    hidden = with_values(kept, lambda text: text.replace('Old "Li"', "~1"))
    assert told(hidden)[0] == "View saved: ~1"


def test_a_reason_whose_words_only_one_surface_has_is_refused():
    with pytest.raises(KeyError):
        reason("view.data.history")
