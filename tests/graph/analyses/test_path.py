"""Two things are joined by the shortest paths between them, whatever the direction."""

import pytest

from graph.analyses.path import ANALYSIS
from graph.texts import translator


@pytest.fixture
def square(organisation):
    """Ann sits in works; works and parks take part in the wall; both are part of the city."""
    return organisation(
        departments=["city", {"id": "works", "parent": "city"}, {"id": "parks", "parent": "city"}],
        people=["ann", "hermit"],
        memberships=[{"person": "ann", "department": "works"}],
        issues=["wall"],
        involvements=[
            {"issue": "wall", "party": "works", "role": "support"},
            {"issue": "wall", "party": "parks", "role": "consult"},
        ],
    )


def nodes(result):
    return [[node.partition(":")[2] for node in row.facts["nodes"]] for row in result.rows]


def test_paths_are_the_shortest_without_repeated_nodes(square):
    found = ANALYSIS.answer(square, source="ann", target="parks")
    assert sorted(nodes(found)) == [
        ["ann", "works", "city", "parks"],
        ["ann", "works", "wall", "parks"],
    ]
    assert found.summary["steps"] == 3


def test_each_step_is_explained_in_the_direction_of_its_relation(square):
    found = ANALYSIS.answer(square, source="ann", target="parks", avoid=("city",))
    translate = translator("en")
    assert [translate.say(reason.text) for reason in found.rows[0].reasons] == [
        "ann belongs to works.",
        "works takes part in wall (role “support”).",
        "parks takes part in wall (role “consult”).",
    ]
    assert found.rows[0].reasons[-1].records == ("issue:wall", "department:parks")


def test_relations_that_do_not_count_are_not_walked(square):
    found = ANALYSIS.answer(
        square, source="ann", target="parks", relations=("member_of", "part_of")
    )
    assert nodes(found) == [["ann", "works", "city", "parks"]]


def test_no_more_paths_than_asked_for(square):
    assert len(ANALYSIS.answer(square, source="ann", target="parks", k=1).rows) == 1


def test_that_nothing_joins_two_is_a_finding_and_no_error(square):
    found = ANALYSIS.answer(square, source="ann", target="hermit")
    assert found.rows == ()
    assert found.summary["steps"] is None
    assert [each.key for each in found.warnings] == ["path.none"]


def test_both_ends_the_same_is_said(square):
    found = ANALYSIS.answer(square, source="ann", target="person:ann")
    assert [each.key for each in found.warnings] == ["path.same"]


def test_an_avoided_end_leaves_no_path(square):
    found = ANALYSIS.answer(square, source="ann", target="parks", avoid=("parks",))
    assert found.rows == ()
