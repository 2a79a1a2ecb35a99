"""The legend as a filter: kinds, their parts and single nodes switched off."""

from pathlib import Path
from typing import Any

import pytest

import dashboard
from dashboard.views.categories import counted
from dashboard.views.exploration import Exploration, read_search
from dashboard.views.navigation import follow
from dashboard.views.scene import scene
from graph.projections import Network, project
from graph.tables import Register, complete, frame
from graph.texts import TEXTS, Translator

ENGLISH = Translator("en", (TEXTS, Path(dashboard.__file__).parent / "locales"))
A, B, ANN = "department:A", "department:B", "person:ANN"
OPEN, DONE = "issue:OPEN", "issue:DONE"


@pytest.fixture
def network() -> Network:
    """An office and a bureau, Ann in the office, an open issue of both and a closed one."""
    tables: dict[str, Any] = {
        "departments": frame(
            "departments", [{"id": "A", "kind": "office"}, {"id": "B", "kind": "bureau"}]
        ),
        "people": frame("people", [{"id": "ANN"}]),
        "memberships": frame("memberships", [{"person": "ANN", "department": "A"}]),
        "issues": frame(
            "issues", [{"id": "OPEN", "owner": "A"}, {"id": "DONE", "owner": "A", "status": "done"}]
        ),
        "involvements": frame(
            "involvements",
            [{"issue": "OPEN", "party_kind": "department", "party": "B", "role": "consult"}],
        ),
    }
    return project(Register(1, complete(tables)))


def shown(network: Network, *hidden: str) -> set[str]:
    view = Exploration(focus=A, depth=2, hidden=frozenset(hidden))
    return set(scene(network, view, ENGLISH).columns["id"])


def test_departments_are_counted_by_their_own_kind_and_issues_by_whether_they_are_open(
    network: Network,
) -> None:
    assert counted(network, network) == {
        "department/bureau": 1,
        "department/office": 1,
        "person": 1,
        "issue/closed": 1,
        "issue/open": 1,
    }


def test_a_kind_switched_off_goes_from_the_picture(network: Network) -> None:
    assert shown(network, "person") == {A, B, OPEN, DONE}


def test_a_part_of_a_kind_is_switched_off_alone(network: Network) -> None:
    assert shown(network, "issue/closed") == {A, B, ANN, OPEN}


def test_the_node_in_the_middle_stays_whatever_is_switched_off(network: Network) -> None:
    assert shown(network, "department", "person", "issue") == {A}


def test_one_node_is_hidden_alone(network: Network) -> None:
    assert shown(network, ANN) == {A, B, OPEN, DONE}


def test_counts_of_the_legend_hold_what_is_switched_off_too(network: Network) -> None:
    view = Exploration(focus=A, depth=2, hidden=frozenset({"person"}))
    assert scene(network, view, ENGLISH).categories["person"] == 1


def test_switching_a_part_on_ends_that_the_whole_kind_is_off() -> None:
    now = Exploration(focus=A, hidden=frozenset({"issue", "depends_on"}))
    event = {"type": "kinds", "on": ["issue/open", "person"], "all": ["issue/open", "issue/closed"]}
    assert follow(now, event).hidden == {"issue/closed", "depends_on"}


def test_hiding_what_is_in_the_middle_changes_nothing() -> None:
    now = Exploration(focus=A)
    assert follow(now, {"type": "hide", "id": A}) == now


def test_what_is_hidden_stands_in_the_address_whatever_its_name() -> None:
    view = Exploration(focus=A, hidden=frozenset({"department/x,y", "person:a b", "depends_on"}))
    assert read_search(view.search) == view


def test_ways_lead_from_what_is_in_the_middle() -> None:
    asked = follow(Exploration(focus=A), {"type": "ways", "id": B})
    assert asked.search == "?from=department:A&to=department:B"
    assert follow(asked, {"type": "ways", "id": ANN}) == asked  # nothing is in the middle now
