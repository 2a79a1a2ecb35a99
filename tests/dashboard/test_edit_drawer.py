"""Forms made from the model, and what comes back from them."""

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.context import Context
from dashboard.edit_choices import as_held, node_of, thing, things, words
from dashboard.edit_form import form, read_form, shown_values
from dashboard.edit_store import with_references
from graph.model import BY_TABLE, RECORD_TYPES

INVOLVED: dict[str, Any] = {
    "issue": "I",
    "party_kind": "person",
    "party": "P",
    "role": "lead",
    "effort": 2.5,
}


@pytest.fixture
def city(context: Callable[..., Context]) -> Context:
    return context(
        departments=[{"id": "A", "name": "Works"}],
        people=[{"id": "P", "name": "Li"}, {"id": "Q", "name": "Lin"}],
        issues=[{"id": "I", "title": "Pier", "topics": "harbour|roads"}],
        involvements=[INVOLVED],
    )


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_every_table_has_a_form_in_every_language(city: Context, language: str) -> None:
    for each in RECORD_TYPES:
        drawn = str(form(city, each.table, {}, (), city.translator(language), is_new=True))
        kinds = {field.kind_field for field in each.fields}
        for field in each.fields:
            assert (f"'name': '{field.name}'" in drawn) == (field.name not in kinds)


def test_a_form_that_nobody_has_touched_changes_nothing() -> None:
    chosen = {"issue": "issue:I", "party": "person:P", "role": "lead", "effort": "2.5"}
    assert read_form("involvements", chosen) == {
        name: value
        for name, value in shown_values("involvements", INVOLVED).items()
        if name in {*chosen, "party_kind"}
    }


def test_a_form_shows_words_as_the_reader_says_them_and_keeps_them_as_they_were_written(
    city: Context,
) -> None:
    translate, register = city.translator("zh-Hant"), city.register()
    drawn = str(form(city, "involvements", INVOLVED, (), translate, is_new=False))
    assert "value='主辦'" in drawn
    assert "value='lead'" not in drawn
    typed = {"role": "主辦", "effort": "2.5"}
    assert as_held(register, "involvements", typed, translate) == {"role": "lead", "effort": "2.5"}
    topics = {"topics": "港灣；roads、新題"}
    assert as_held(register, "issues", topics, translate) == {"topics": "harbour; roads; 新題"}
    # What no record says yet stays as it was typed.
    assert as_held(register, "issues", {"status": "辦理中"}, translate) == {"status": "辦理中"}
    assert words(register, "involvements", "role", "主", translate) == ["lead"]


def test_a_form_puts_texts_in_other_languages_among_what_is_folded(city: Context) -> None:
    note = {"note": "Asked", "note_en": "Asked", "note_zh_hant": "已洽詢"}
    drawn = form(city, "issues", {"id": "I", **note}, (), city.translator("zh-Hant"), is_new=False)
    first, folded = (str(each) for each in drawn.children)
    assert "已洽詢" in first
    assert "Asked" not in first
    assert "Asked" in folded


def test_what_is_chosen_by_name_becomes_an_id_with_its_kind(city: Context) -> None:
    said = with_references(city.network(), "involvements", {"party": "Lin", "issue": "pier?"})
    assert (said["party"], said["party_kind"]) == ("Q", "person")
    assert said["issue"] == "pier?"  # not found: told when it is checked


def test_choices_are_found_by_name_and_words_by_what_is_there(city: Context) -> None:
    field, translate = BY_TABLE["involvements"].field("party"), city.translator("en")
    found = things(city.network(), field, translate, "lin")
    assert found == [{"value": "person:Q", "label": "Lin (Q)"}]
    assert thing(city.network(), "person:gone", translate)["label"] == "gone"
    assert words(city.register(), "involvements", "role") == ["lead"]
    assert node_of(field, INVOLVED) == "person:P"


def test_a_whole_number_comes_back_from_the_browser_as_it_was_sent() -> None:
    sent, back = {"id": "A", "capacity": 45.0}, {"id": "A", "capacity": 45}
    assert shown_values("departments", back) == shown_values("departments", sent)
