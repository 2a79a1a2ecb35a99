"""What is known of one thing is counted and listed, relation by relation."""

import pytest

from graph.analyses.show import ANALYSIS
from graph.messages import UserError
from graph.texts import translator


def said(result):
    translate = translator("en")
    return [translate.say(row.reasons[0].text) for row in result.rows]


@pytest.fixture
def works(organisation):
    return organisation(
        departments=[{"id": "city", "name": "City"}, {"id": "works", "parent": "city"}],
        people=[{"id": "ann", "name_zh_hant": "安"}],
        memberships=[{"person": "ann", "department": "works", "role": "director", "since": "2024"}],
        issues=[{"id": "wall", "owner": "works", "extra": '{"file": "7"}'}],
        involvements=[
            {"issue": "wall", "party": "works", "role": "lead", "until": "2025-01-31"},
            {"issue": "wall", "party": "person:ann", "role": "author"},
        ],
    )


def test_each_relation_is_said_in_its_own_direction(works):
    assert said(ANALYSIS.answer(works, node="works")) == [
        "works is part of City.",
        "安 belongs to works (role “director”, since 2024).",
        "works leads wall.",
        "works takes part in wall (role “lead”, until 2025-01-31).",
    ]


def test_a_relation_that_has_ended_is_shown_as_past(works):
    rows = ANALYSIS.answer(works, node="works").rows
    assert [row.facts["past"] for row in rows] == [False, False, False, True]


def test_relations_are_counted_even_where_not_listed(works):
    result = ANALYSIS.answer(works, node="wall", limit=1)
    assert result.summary["relations"] == {"owned_by": {"out": 1}, "involved_in": {"in": 2}}
    assert len(result.rows) == 2
    assert [each.key for each in result.warnings] == ["show.left_out"]


def test_the_record_is_told_with_its_further_columns_apart(works):
    summary = ANALYSIS.answer(works, node="wall").summary
    assert summary["record"] == {"id": "wall", "owner": "works"}
    assert summary["extra"] == '{"file": "7"}'


@pytest.mark.parametrize("text", ["person:ann", "ann", "安"])
def test_a_thing_is_meant_by_reference_by_id_or_by_a_name_in_any_language(works, text):
    assert ANALYSIS.answer(works, node=text).summary["node"] == "person:ann"


def test_a_misspelt_name_is_answered_with_the_nearest(works):
    with pytest.raises(UserError) as error:
        ANALYSIS.answer(works, node="worcs")
    assert translator("en").say(error.value.remedy) == "Did you mean works?"


def test_an_id_that_two_kinds_share_has_to_be_said_more_exactly(organisation):
    network = organisation(departments=["x"], people=["x"])
    with pytest.raises(UserError) as error:
        ANALYSIS.answer(network, node="x")
    assert error.value.remedy.values["choices"] == "department:x, person:x"
