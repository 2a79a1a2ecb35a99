"""The details beside the picture: asked for ahead of the address, and not drawn twice."""

from pathlib import Path
from typing import Any

import pytest

import dashboard
from dashboard.pages.explore_beside import panel_name
from dashboard.pages.explore_details import details
from dashboard.views.degrees import degrees
from dashboard.views.details import ties
from dashboard.views.exploration import read_search
from graph.projections import Network, project
from graph.tables import Register, complete, frame
from graph.texts import TEXTS, Translator

ENGLISH = Translator("en", (TEXTS, Path(dashboard.__file__).parent / "locales"))


@pytest.fixture
def network() -> Network:
    """D1 with two people; P2 belongs to D2 too."""
    members = (("P1", "D1"), ("P2", "D1"), ("P2", "D2"))
    tables = {
        "departments": frame("departments", [{"id": "D1"}, {"id": "D2"}]),
        "people": frame("people", [{"id": "P1", "name": "<b>"}, {"id": "P2", "name": "Bo"}]),
        "memberships": frame(
            "memberships", [{"person": who, "department": unit} for who, unit in members]
        ),
    }
    return project(Register(7, complete(tables)))


def test_the_best_connected_stands_first_among_the_ties(network: Network) -> None:
    assert degrees(network)["person:P2"] == 2
    (members,) = ties(network, "department:D1").values()
    assert [tie.other for tie in members] == ["person:P2", "person:P1"]


def test_a_name_of_a_tie_is_text_whatever_stands_in_it(network: Network) -> None:
    shown = details(
        network, read_search("?view=whole&select=department:D1"), frozenset(network), ENGLISH
    )
    links = [each for part in shown for each in found(part, "Link")]
    people = [each for each in links if "marked-link-person" in each.className]
    assert [each.children for each in people] == ["Bo", "<b>"]


def found(part: Any, kind: str) -> list[Any]:
    if isinstance(part, list):
        return [each for one in part for each in found(one, kind)]
    below = found(getattr(part, "children", None) or [], kind) if hasattr(part, "children") else []
    return [part, *below] if type(part).__name__ == kind else below


@pytest.mark.parametrize(
    ("search", "language", "is_same"),
    [
        ("?view=whole&select=department:D1&lang=en", "en", True),
        ("?view=whole&select=department:D2", "en", False),
        ("?select=department:D1", "en", False),
        ("?view=whole&select=department:D1", "zh-Hant", False),
        ("?view=whole&select=department:D1&as_of=3", "en", False),
    ],
)
def test_a_panel_is_the_same_for_the_same_node_picture_moment_and_language(
    network: Network, search: str, language: str, is_same: bool
) -> None:
    shown = panel_name(network, read_search("?view=whole&select=department:D1"), "en")
    assert (panel_name(network, read_search(search), language) == shown) is is_same


def test_another_revision_makes_the_panel_anew(network: Network) -> None:
    exploration = read_search("?view=whole&select=department:D1")
    later = network.copy()
    later.graph["state"] = (8, *network.graph["state"][1:])
    assert panel_name(network, exploration, "en") != panel_name(later, exploration, "en")
