"""Paths between sets, what two have in common, and the records behind a link."""

import pytest

from graph.analyses.common import ANALYSIS as COMMON
from graph.analyses.path import ANALYSIS as PATH
from graph.analyses.why import ANALYSIS as WHY
from graph.messages import UserError
from graph.texts import translator


@pytest.fixture
def river(organisation):
    """Ann and Ben sit in works, Eve in parks; the mayor is over both, the wall is theirs.

    Works influences parks directly. Parks was on the dam until March.
    """
    return organisation(
        at="2026-06-01",
        departments=[
            "mayor",
            {"id": "works", "parent": "mayor"},
            {"id": "parks", "parent": "mayor"},
        ],
        people=["ann", "ben", "eve"],
        memberships=[
            {"person": "ann", "department": "works"},
            {"person": "ben", "department": "works"},
            {"person": "eve", "department": "parks"},
        ],
        issues=["wall", "dam"],
        involvements=[
            {
                "issue": "wall",
                "party": "works",
                "role": "lead",
                "since": "2026-01-01",
                "evidence": "Minutes 7",
            },
            {"issue": "wall", "party": "parks", "role": "consult"},
            {"issue": "dam", "party": "parks", "role": "support", "until": "2026-03-01"},
        ],
        positions=[{"issue": "wall", "party": "works", "position": 80, "as_of": "2026-05-01"}],
        influences=[{"source": "works", "target": "parks", "strength": 3}],
    )


def paths(network, **asked):
    found = PATH.answer(network, **asked).rows
    return [[node.partition(":")[2] for node in row.facts["nodes"]] for row in found]


def test_a_path_from_a_set_begins_at_the_nearest_of_it(river):
    found = paths(river, source="ann", also_from=("works",), target="eve", k=1)
    assert found == [["works", "parks", "eve"]]


def test_from_a_set_to_a_set_no_path_passes_through_either(river):
    found = paths(river, source="ann", also_from=("ben",), target="eve", also_to=("parks",), k=9)
    assert ["ann", "works", "parks"] in found
    assert ["ben", "works", "parks"] in found
    assert all(path[-1] == "parks" for path in found)


def test_a_relation_and_a_party_are_avoided_without_being_deleted(river):
    kept = {"source": "works", "target": "parks"}
    assert paths(river, **kept, k=1) == [["works", "parks"]]
    around = paths(river, **kept, avoid_relation=("influences",), all=True)
    assert sorted(around) == [["works", "mayor", "parks"], ["works", "wall", "parks"]]
    without = paths(river, **kept, avoid_relation=("influences",), avoid=("mayor",), all=True)
    assert without == [["works", "wall", "parks"]]


def test_along_the_relations_a_way_there_is_no_way_back(river):
    assert paths(river, source="works", target="parks", directed=True, k=1) == [["works", "parks"]]
    assert paths(river, source="parks", target="works", directed=True) == []


def test_every_step_holds_its_records(river):
    row = PATH.answer(river, source="ann", target="wall", k=1).rows[0]
    assert [each["relation"] for each in row.facts["steps"].values()] == [
        "member_of",
        "involved_in",
        "takes_position",
    ]
    assert row.facts["steps"]["2"]["evidence"] == "Minutes 7"


def test_what_is_in_common_is_linked_to_all_of_them(river):
    found = COMMON.answer(river, nodes=("works", "parks"))
    assert {row.ref for row in found.rows} == {"issue:wall", "department:mayor"}
    some = COMMON.answer(river, nodes=("works", "parks", "eve"), at_least=2)
    assert {row.ref: row.score for row in some.rows} == {"issue:wall": 2, "department:mayor": 2}
    assert COMMON.answer(river, nodes=("works", "parks", "eve")).rows == ()


def test_one_alone_has_nothing_in_common(river):
    with pytest.raises(UserError):
        COMMON.answer(river, nodes=("works", "works"))


def test_why_lists_every_record_with_role_source_and_valid_time(river):
    found = WHY.answer(river, one="wall", other="works")
    assert [row.facts["relation"] for row in found.rows if row.kind == "record"] == [
        "involved_in",
        "takes_position",
    ]
    assert found.rows[0].facts["role"] == "lead"
    assert found.rows[0].facts["since"] == "2026-01-01"
    assert found.rows[0].facts["evidence"] == "Minutes 7"


def test_why_tells_what_has_ended_and_what_is_only_shared(river):
    ended = WHY.answer(river, one="parks", other="dam")
    assert [(row.facts["past"], row.facts["until"]) for row in ended.rows] == [(True, "2026-03-01")]
    people = WHY.answer(river, one="ann", other="ben")
    assert [(row.kind, row.ref) for row in people.rows] == [("shared", "department:works")]
    say = translator("en")
    assert "listed is what both are linked to" in say.say(people.warnings[0])
