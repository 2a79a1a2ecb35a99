"""Where nodes stand: never on each other, always in the same place, never moved by newcomers."""

import itertools

import pytest

from dashboard.layouts import CELL, Lattice, Positions, around, beside


def star(leaves: int) -> tuple[list[str], list[tuple[str, str]]]:
    nodes = ["center", *(f"leaf-{number:03}" for number in range(leaves))]
    return nodes, [("center", leaf) for leaf in nodes[1:]]


def overlaps(positions: Positions) -> int:
    return sum(
        abs(a[0] - b[0]) < CELL[0] - 1 and abs(a[1] - b[1]) < CELL[1] - 1
        for a, b in itertools.combinations(positions.values(), 2)
    )


@pytest.mark.parametrize("leaves", [0, 1, 2, 3, 12, 60, 200])
def test_no_two_nodes_share_a_cell(leaves: int) -> None:
    nodes, links = star(leaves)
    positions = around("center", nodes, links, Lattice())
    assert set(positions) == set(nodes)
    assert overlaps(positions) == 0


def test_the_focus_stands_in_the_middle() -> None:
    nodes, links = star(20)
    assert around("center", nodes, links, Lattice())["center"] == (0, 0)


def test_the_same_network_is_always_drawn_the_same() -> None:
    nodes, links = star(30)
    first, second = (around("center", nodes, links, Lattice()) for _ in range(2))
    assert first == second


def test_near_in_the_network_is_near_in_the_plane() -> None:
    chain = [f"n{number}" for number in range(7)]
    positions = around("n0", chain, list(itertools.pairwise(chain)), Lattice())

    def gap(a: str, b: str) -> float:
        return abs(positions[a][0] - positions[b][0]) + abs(positions[a][1] - positions[b][1])

    assert gap("n0", "n1") < gap("n0", "n6")


def test_newcomers_find_room_beside_the_node_that_brought_them() -> None:
    nodes, links = star(20)
    lattice = Lattice()
    placed = around("center", nodes, links, lattice)
    newcomers = beside({f"new-{number}": "leaf-003" for number in range(5)}, placed, lattice)
    assert overlaps(placed | newcomers) == 0
    x, y = placed["leaf-003"]
    assert all(abs(at[0] - x) < 5 * CELL[0] for at in newcomers.values())
    assert all(abs(at[1] - y) < 5 * CELL[1] for at in newcomers.values())


def test_three_hundred_nodes_are_placed_without_covering_each_other() -> None:
    placed = around("center", *star(300), Lattice())
    assert len(placed) == 301
    assert overlaps(placed) == 0
