"""Which relations can stand between two things follows from the model."""

from graph.editing.linking import links_between
from graph.model import RECORD_TYPES


def test_a_person_can_be_in_a_unit_and_influence_it_both_ways() -> None:
    found = [(each.table, each.leads_out) for each in links_between("person", "department")]
    assert found == [("memberships", True), ("influences", True), ("influences", False)]


def test_the_ends_of_a_link_drawn_backwards_are_the_right_way_round() -> None:
    back = {each.table: each for each in links_between("issue", "person")}["involvements"]
    assert (back.first, back.second, back.leads_out) == ("issue", "party", False)


def test_a_unit_becomes_part_of_another_by_its_own_field() -> None:
    parts = [each for each in links_between("department", "department") if "part" in each.relation]
    assert [(each.first, each.second, each.leads_out) for each in parts] == [
        (None, "parent", True),
        ("parent", None, False),
    ]


def test_every_relation_of_the_model_can_be_drawn() -> None:
    kinds = ("department", "person", "issue")
    drawn = {each.table for a in kinds for b in kinds for each in links_between(a, b)}
    assert {each.table for each in RECORD_TYPES if each.ends} <= drawn
