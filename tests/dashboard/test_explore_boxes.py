"""Departments as boxes: who stands in which, what folding leaves, and that none overlap."""

from itertools import combinations
from typing import Any

import pytest

from dashboard.box_layout import BoxLayout
from dashboard.layouts import CELL
from dashboard.views.boxes import folded, homes
from dashboard.views.exploration import Exploration, read_search
from dashboard.views.look import Look
from dashboard.views.navigation import follow
from dashboard.views.picture import Link
from graph.projections import Network, project
from graph.tables import Register, complete, frame

TOP, WATER, PUMPS, PORT = (f"department:{each}" for each in ("TOP", "WATER", "PUMPS", "PORT"))
ANN, BO, CY = "person:ANN", "person:BO", "person:CY"
ISSUE = "issue:I1"


@pytest.fixture
def network() -> Network:
    """Water with Ann, half of Bo and a unit of nobody; the port with the rest of Bo and Cy."""
    tables: dict[str, Any] = {
        "departments": frame(
            "departments",
            [
                {"id": "TOP"},
                {"id": "WATER", "parent": "TOP"},
                {"id": "PUMPS", "parent": "WATER"},
                {"id": "PORT", "parent": "TOP"},
            ],
        ),
        "people": frame("people", [{"id": "ANN"}, {"id": "BO"}, {"id": "CY"}]),
        "memberships": frame(
            "memberships",
            [
                {"person": "ANN", "department": "WATER"},
                {"person": "BO", "department": "WATER", "share": 0.4},
                {"person": "BO", "department": "PORT", "share": 0.6},
                {"person": "CY", "department": "PORT"},
            ],
        ),
        "issues": frame("issues", [{"id": "I1", "owner": "WATER"}]),
    }
    return project(Register(1, complete(tables)))


def test_people_stand_in_the_box_of_the_department_of_their_largest_share(network: Network) -> None:
    found = homes(network, network)
    assert (found[ANN], found[BO], found[CY]) == (WATER, PORT, PORT)


def test_a_unit_with_nobody_below_stands_in_the_box_above_and_others_in_their_own(
    network: Network,
) -> None:
    found = homes(network, network)
    assert (found[PUMPS], found[WATER], found[TOP]) == (WATER, WATER, TOP)


def test_an_issue_stands_in_no_box(network: Network) -> None:
    assert ISSUE not in homes(network, network)


def _link(source: str, target: str, weight: int = 1, *words: str) -> Link:
    return Link(source=source, target=target, relation="involved_in", weight=weight, words=words)


BOXED = {WATER: WATER, ANN: WATER, BO: PORT, CY: PORT}
LINKS = (
    _link(ANN, ISSUE, 2, "consult"),
    _link(WATER, ISSUE, 1, "lead"),
    _link(ANN, WATER),
    _link(CY, ISSUE),
)


def test_the_links_of_a_folded_box_are_summed_and_those_inside_it_go() -> None:
    left = folded((WATER, ANN, BO, CY, ISSUE), LINKS, BOXED, [WATER])
    assert left.nodes == (WATER, BO, CY, ISSUE)
    assert left.links == (_link(WATER, ISSUE, 3, "consult", "lead"), _link(CY, ISSUE))
    assert left.counts == {WATER: 2}


def test_a_department_stands_for_its_box_even_where_it_was_not_in_the_picture() -> None:
    left = folded((BO, CY, ISSUE), LINKS, BOXED, [PORT])
    assert left.nodes == (PORT, ISSUE)
    assert left.inside == {BO: PORT, CY: PORT}


def test_folding_what_has_no_box_changes_nothing() -> None:
    assert folded((ANN, ISSUE), LINKS[:1], BOXED, ["department:X"]).nodes == (ANN, ISSUE)


LATE = {f"late{n}": f"box{n % 9}" for n in range(30)}


def _layout(count: int, each: int) -> tuple[BoxLayout, list[str]]:
    """Boxes of some members each around a center that all are linked to."""
    members = {f"p{b}.{m}": f"box{b}" for b in range(count) for m in range(each)}
    nodes = ["center", *members, *(f"single{n}" for n in range(20))]
    layout = BoxLayout(members | LATE)
    layout.begin("center", nodes, [("center", node) for node in nodes[1:]])
    return layout, nodes


def _frames(layout: BoxLayout) -> dict[str, tuple[float, float, float, float]]:
    """Smallest rectangle of cells around what stands in each box, or around one node."""
    groups: dict[str, list[tuple[float, float]]] = {}
    for node, place in layout.places.items():
        groups.setdefault(layout.boxed.get(node, node), []).append(place)
    return {
        name: (
            min(x for x, _ in places) - CELL[0] / 2,
            min(y for _, y in places) - CELL[1] / 2,
            max(x for x, _ in places) + CELL[0] / 2,
            max(y for _, y in places) + CELL[1] / 2,
        )
        for name, places in groups.items()
    }


def _overlapping(layout: BoxLayout) -> list[tuple[str, str]]:
    return [
        (one, other)
        for (one, a), (other, b) in combinations(_frames(layout).items(), 2)
        if a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1
    ]


def test_boxes_and_single_nodes_never_overlap() -> None:
    layout, nodes = _layout(count=9, each=7)
    assert set(layout.places) == set(nodes)
    assert _overlapping(layout) == []


def test_newcomers_join_their_box_without_moving_or_covering_anything() -> None:
    layout, nodes = _layout(count=9, each=7)
    before = dict(layout.places)
    layout.add(dict.fromkeys([*LATE, "stranger"], "center"))
    assert {node: layout.places[node] for node in nodes} == before
    assert {*LATE, "stranger"} <= set(layout.places)
    assert _overlapping(layout) == []
    joined = [node for node in LATE if layout.boxed.get(node) == LATE[node]]
    assert len(joined) >= 2  # a box has a free cell, or a side that is free


def test_a_box_alone_grows_for_everyone_who_comes() -> None:
    layout = BoxLayout({f"p{n}": "box" for n in range(12)})
    layout.begin("p0", ["p0", "p1"], [("p0", "p1")])
    layout.add(dict.fromkeys([f"p{n}" for n in range(2, 12)], "p0"))
    assert set(layout.boxed) == {f"p{n}" for n in range(12)}
    assert len(set(layout.places.values())) == 12


LOOK = Look(boxes=True, folded=(WATER,), overlay="positions", issue=ISSUE, confidential=True)


def test_the_address_says_how_the_picture_is_looked_at() -> None:
    view = Exploration(focus=ISSUE, look=LOOK)
    assert read_search(view.search) == view
    assert "boxes=1&fold=department:WATER&overlay=positions&on=issue:I1" in view.search


def test_folding_twice_is_unfolding() -> None:
    view = Exploration(focus=ISSUE)
    once = follow(view, {"type": "fold", "id": WATER})
    assert once.look.folded == (WATER,)
    assert follow(once, {"type": "fold", "id": WATER}).look.folded == ()


def test_another_focus_forgets_what_was_folded_and_keeps_the_boxes() -> None:
    assert Exploration(focus=ISSUE, look=LOOK).focused(WATER).look == LOOK.changed(folded=())
