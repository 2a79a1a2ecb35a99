import csv
import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from graph.measures.frustration import EXACT_UP_TO, two_camps

METHODS = Path("../shared/methods")


def ties(size: int, **signs: float) -> np.ndarray:
    """``ties(3, a01=1)``: agreement of actors 0 and 1."""
    matrix = np.zeros((size, size))
    for pair, sign in signs.items():
        one, two = int(pair[1]), int(pair[2])
        matrix[one, two] = matrix[two, one] = sign
    return matrix


@pytest.mark.skipif(not METHODS.exists(), reason="shared methods absent")
def test_the_highland_tribes_fall_into_two_camps_with_seven_ties_broken():
    edges = (METHODS / "signed_highland_edges.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.DictReader(edges))
    expected = json.loads((METHODS / "signed_highland_expected.json").read_text(encoding="utf-8"))
    tribes = sorted({row[end] for row in rows for end in "ab"})
    matrix = np.zeros((len(tribes), len(tribes)))
    for row in rows:
        one, two = tribes.index(row["a"]), tribes.index(row["b"])
        matrix[one, two] = matrix[two, one] = float(row["sign"])
    camps = two_camps(matrix)
    one_side = sorted(tribe for tribe, side in zip(tribes, camps.sides, strict=True) if side)
    other_side = sorted(set(tribes) - set(one_side))
    published = [sorted(side) for side in expected["optimal_bipartitions_one_side"]]
    assert camps.frustration == expected["frustration_index"]
    assert one_side in published or other_side in published
    assert camps.exact
    assert camps.optima == len(published)


def test_two_friends_with_a_common_enemy_are_balanced():
    camps = two_camps(ties(3, a01=1, a02=-1, a12=-1))
    assert (camps.sides, camps.frustration, camps.optima) == ((True, True, False), 0, 1)


def test_three_mutual_enemies_break_one_tie_in_any_of_three_ways():
    camps = two_camps(ties(3, a01=-1, a02=-1, a12=-1))
    assert (camps.frustration, camps.optima) == (1, 3)
    assert camps.sides in {(True, False, True), (True, True, False), (True, False, False)}


def test_the_lighter_tie_is_the_one_that_breaks():
    assert two_camps(ties(3, a01=-0.2, a02=-1, a12=-1)).sides == (True, True, False)


def test_nobody_and_one_actor_alone_have_no_conflict():
    assert two_camps(np.zeros((0, 0))).sides == ()
    assert two_camps(np.zeros((1, 1))).frustration == 0


def test_above_the_exact_size_two_clear_camps_are_still_found_and_proven_by_the_bound():
    size = EXACT_UP_TO + 6
    matrix = np.zeros((size, size))
    for one, two in combinations(range(size), 2):
        matrix[one, two] = matrix[two, one] = 1 if one % 2 == two % 2 else -1
    camps = two_camps(matrix)
    assert camps.sides == tuple(actor % 2 == 0 for actor in range(size))
    assert (camps.frustration, camps.exact, camps.optima) == (0, True, None)


def test_above_the_exact_size_a_bound_says_how_much_better_it_could_be():
    size = EXACT_UP_TO + 6
    signs = np.triu(np.random.default_rng(1).choice([-1.0, 1.0], (size, size)), 1)
    camps = two_camps(signs + signs.T)
    assert not camps.exact
    assert 0 < camps.bound < camps.frustration
