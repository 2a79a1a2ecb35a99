"""Places of the whole organisation: nothing on anything else, and what has a place keeps it."""

import math
import os
import subprocess
import sys
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from dashboard.whole.geometry import radius_of, sites
from dashboard.whole.placement import Placement, two_level

Links = list[tuple[str, str]]


def staff(unit: str, count: int) -> dict[str, str | None]:
    return {unit: unit} | {f"{unit}{number}": unit for number in range(count)}


def office(sizes: dict[str, int]) -> tuple[dict[str, str | None], Links]:
    """Units with staff; everybody belongs to the unit, and each unit works with the next."""
    homes = {
        node: home for unit, count in sizes.items() for node, home in staff(unit, count).items()
    }
    links = [(node, home) for node, home in homes.items() if home and node != home]
    units = list(sizes)
    return homes, [*links, *pairwise(units)]


def apart(placement: Placement) -> float:
    return min(
        math.hypot(one.x - other.x, one.y - other.y) - one.radius - other.radius
        for one, other in combinations(placement.discs.values(), 2)
    )


SIZES = {"A": 40, "B": 12, "C": 3, "D": 0, "E": 25, "F": 7}


def test_departments_do_not_overlap_and_every_node_is_inside_its_own() -> None:
    homes, links = office(SIZES)
    placement = two_level(homes, links)
    assert apart(placement) > 0
    for node, (x, y) in placement.places.items():
        disc = placement.discs[homes[node]]
        assert math.hypot(x - disc.x, y - disc.y) < disc.radius


def test_no_two_nodes_have_the_same_place() -> None:
    placement = two_level(*office(SIZES))
    assert min(math.dist(*pair) for pair in combinations(placement.places.values(), 2)) > 9


def test_the_same_organisation_is_placed_the_same_way() -> None:
    assert two_level(*office(SIZES)) == two_level(*office(SIZES))


def test_a_department_stands_in_the_middle_of_its_disc() -> None:
    placement = two_level(*office(SIZES))
    assert placement.places["A"] == (placement.discs["A"].x, placement.discs["A"].y)


def test_what_has_a_place_keeps_it_and_a_newcomer_finds_one_beside_what_it_is_joined_to() -> None:
    homes, links = office(SIZES)
    before = two_level(homes, links)
    friend = max(
        (node for node in homes if homes[node] == "A"),
        key=lambda node: math.dist(before.places[node], before.places["A"]),
    )
    after = two_level(homes | {"new": "A"}, [*links, ("new", friend)], before)
    assert {node: after.places[node] for node in homes} == before.places
    assert after.discs == before.discs
    assert math.dist(after.places["new"], after.places[friend]) < 25
    assert after.places["new"] not in before.places.values()


def test_a_new_department_finds_room_and_no_other_moves() -> None:
    homes, links = office(SIZES)
    before = two_level(homes, links)
    after = two_level(homes | staff("G", 30), [*links, ("G", "C")], before)
    assert {home: after.discs[home] for home in before.discs} == before.discs
    assert apart(after) > 0


def test_only_a_department_that_outgrows_its_disc_is_moved_and_as_a_whole() -> None:
    homes, links = office(SIZES)
    before = two_level(homes, links)
    grown = staff("B", 60)
    after = two_level(homes | grown, [*links, *((node, "B") for node in grown)], before)
    assert {home: after.discs[home] for home in before.discs if home != "B"} == {
        home: disc for home, disc in before.discs.items() if home != "B"
    }
    moved = {
        (
            round(after.places[node][0] - before.places[node][0], 1),
            round(after.places[node][1] - before.places[node][1], 1),
        )
        for node in before.places
        if homes[node] == "B"
    }
    assert len(moved) == 1
    assert apart(after) > 0


def test_who_changes_the_department_is_drawn_in_the_new_one() -> None:
    homes, links = office(SIZES)
    before = two_level(homes, links)
    after = two_level(homes | {"A1": "B"}, links, before)
    disc = after.discs["B"]
    assert math.dist(after.places["A1"], (disc.x, disc.y)) < disc.radius
    assert len(set(after.places.values())) == len(homes)


def test_progress_is_told_department_by_department() -> None:
    told: list[tuple[str, int, int]] = []
    two_level(*office(SIZES), progress=lambda *step: told.append(step))
    assert told == [("whole", done, 7) for done in range(7)]


def test_an_empty_register_has_no_places() -> None:
    assert two_level({}, []) == Placement()


@pytest.mark.parametrize("count", [1, 2, 7, 50, 400])
def test_a_disc_has_room_for_more_than_it_holds(count: int) -> None:
    assert len(sites(radius_of(count))) > count


_ELSEWHERE = """
import hashlib
from dashboard.whole.placement import two_level
homes = {f"{u}{n}": u for u in "ABCDE" for n in range(40)} | {u: u for u in "ABCDE"} | {"Z": None}
links = [(node, home) for node, home in homes.items() if home]
links += [(f"A{n}", f"{'BCDE'[n % 4]}{n}") for n in range(40)]
links += [(f"A{n}", f"A{n + 1}") for n in range(39)]
placed = two_level(homes, links)
print(hashlib.sha256(repr([*placed.places.items(), *placed.discs.items()]).encode()).hexdigest())
"""


def test_another_start_of_the_app_finds_the_same_places() -> None:
    found = {
        subprocess.run(
            [sys.executable, "-c", _ELSEWHERE],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(found) == 1
