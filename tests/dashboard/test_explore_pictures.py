"""Who comes into the picture of a small organisation, and who stays out."""

from pathlib import Path
from typing import Any

import pytest

import dashboard
from dashboard.pages.explore_head import head
from dashboard.views.details import facts, ties
from dashboard.views.exploration import Exploration
from dashboard.views.neighbourhood import neighbourhood, ranked
from dashboard.views.overview import overview, shared_issues
from dashboard.views.picture import SHARED, visible
from dashboard.views.scene import scene
from graph.projections import Network, project
from graph.tables import Register, complete, frame
from graph.texts import TEXTS, Translator

ENGLISH = Translator("en", (TEXTS, Path(dashboard.__file__).parent / "locales"))

D1, D2, D3 = "department:D1", "department:D2", "department:D3"


def involved(issue: str, party: str, role: str = "consult", kind: str = "department") -> Any:
    return {"issue": issue, "party_kind": kind, "party": party, "role": role}


@pytest.fixture
def network() -> Network:
    """Three departments under one another, two people, twelve issues; D2 is in all of them."""
    numbers = range(12)
    tables = {
        "departments": frame(
            "departments",
            [
                {"id": "D1", "name": "Top", "name_zh_hant": "上"},
                {"id": "D2", "name": "Middle", "parent": "D1", "capacity": 4.5},
                {"id": "D3", "name": "<b>Low</b>", "parent": "D2"},
            ],
        ),
        "people": frame("people", [{"id": "P1", "name": "Ann"}, {"id": "P2", "name": "Bo"}]),
        "issues": frame(
            "issues",
            [
                {"id": f"I{n}", "title": f"Issue {n}", "owner": "D1" if n < 2 else None}
                for n in numbers
            ],
        ),
        "memberships": frame(
            "memberships",
            [{"person": "P1", "department": "D2"}, {"person": "P2", "department": "D3"}],
        ),
        "involvements": frame(
            "involvements",
            [*(involved(f"I{n}", "D2") for n in numbers), involved("I0", "D2", "approve")],
        ),
    }
    return project(Register(7, complete(tables)))


def test_kinds_take_turns_so_that_many_issues_do_not_crowd_out_the_people(network: Network) -> None:
    first = ranked(network, D2)[:4]
    assert {node.partition(":")[0] for node in first} == {"issue", "person", "department"}


def test_a_picture_holds_no_more_than_its_limit_and_says_what_is_left_out(network: Network) -> None:
    drawn = scene(network, Exploration(focus=D2), ENGLISH)
    assert drawn.found == 15
    assert drawn.left_out == {}
    small = neighbourhood(network, Exploration(focus=D2, limit=5))
    assert len(small.nodes) == 6
    assert len(set(small.found) - set(small.nodes)) == 10


def test_the_second_step_reaches_the_neighbours_neighbours(network: Network) -> None:
    assert "person:P2" not in neighbourhood(network, Exploration(focus=D2)).nodes
    assert "person:P2" in neighbourhood(network, Exploration(focus=D2, depth=2)).nodes


def test_opening_a_node_moves_nobody(network: Network) -> None:
    before = scene(network, Exploration(focus="person:P1"), ENGLISH).columns
    after = scene(network, Exploration(focus="person:P1").expand(D2), ENGLISH).columns
    places = dict(zip(after["id"], zip(after["x"], after["y"], strict=True), strict=True))
    assert len(after["id"]) == 16
    assert all(
        places[node] == (x, y)
        for node, x, y in zip(before["id"], before["x"], before["y"], strict=True)
    )


def test_only_one_relation_is_opened_where_only_one_is_asked_for(network: Network) -> None:
    opened = neighbourhood(network, Exploration(focus="person:P1").expand(D2, "part_of"))
    assert set(opened.nodes) == {"person:P1", D1, D2, D3}


def test_what_hangs_on_a_hidden_relation_goes_with_it(network: Network) -> None:
    picture = neighbourhood(network, Exploration(focus=D2))
    nodes, links = visible(picture, frozenset({"involved_in", "member_of"}))
    assert set(nodes) == {D1, D2, D3, "issue:I0", "issue:I1"}
    assert {link.relation for link in links} == {"part_of", "owned_by"}


def test_several_roles_on_one_issue_are_one_link_that_names_them(network: Network) -> None:
    drawn = scene(network, Exploration(focus="issue:I0"), ENGLISH).columns
    words = dict(zip(drawn["relation"], drawn["word"], strict=True))
    assert words["involved_in"] == "consult, approve × 2"


def test_departments_share_the_issues_that_both_handle(network: Network) -> None:
    assert shared_issues(network) == {(D1, D2): 2}


def test_the_overview_shows_the_tree_and_who_shares_work(network: Network) -> None:
    picture = overview(network, 60)
    assert picture.nodes == (D1, D2, D3)
    assert [(link.relation, link.weight) for link in picture.links] == [
        ("part_of", 1),
        ("part_of", 1),
        (SHARED, 2),
    ]


def test_a_limited_overview_keeps_the_top(network: Network) -> None:
    assert overview(network, 2).nodes == (D1, D2)


def test_an_empty_register_is_an_empty_picture() -> None:
    drawn = scene(project(Register(0)), Exploration(), ENGLISH)
    assert drawn.columns["id"] == []
    assert drawn.is_known


def test_a_register_without_departments_shows_its_best_connected(network: Network) -> None:
    people = frame("people", [{"id": "P1"}, {"id": "P2"}, {"id": "P3"}])
    links = frame(
        "reporting", [{"person": "P1", "manager": "P2"}, {"person": "P3", "manager": "P2"}]
    )
    small = project(Register(1, complete({"people": people, "reporting": links})))
    assert overview(small, 2).nodes == ("person:P2", "person:P1")


def test_a_focus_that_is_not_in_the_register_is_said_to_be_unknown(network: Network) -> None:
    drawn = scene(network, Exploration(focus="issue:nowhere"), ENGLISH)
    assert not drawn.is_known
    title = str(head(network, drawn, ENGLISH)[0])
    assert "'nowhere'" in title  # the id that an old link asks for
    assert "issue:nowhere" not in title


def test_an_unknown_value_is_unknown_and_a_known_one_is_told(network: Network) -> None:
    told = {fact.label: fact.value for fact in facts(network, D2, ENGLISH)}
    assert told[ENGLISH("field.departments.capacity")] == "4.5"
    assert told[ENGLISH("field.departments.note")] is None


def test_a_value_that_refers_to_a_record_leads_to_it(network: Network) -> None:
    assert D1 in [fact.node for fact in facts(network, D2, ENGLISH)]


def test_relations_are_counted_by_kind_and_direction(network: Network) -> None:
    counted = {way: len(listed) for way, listed in ties(network, D2).items()}
    assert counted == {
        ("involved_in", False): 13,
        ("member_of", True): 1,
        ("part_of", False): 1,
        ("part_of", True): 1,
    }


def test_names_are_shown_in_the_readers_language(network: Network) -> None:
    chinese = Translator("zh-Hant", ENGLISH.folders)
    assert scene(network, Exploration(), chinese).columns["name"][0] == "上"
