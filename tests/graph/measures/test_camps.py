import csv
import itertools
import json
from pathlib import Path

import numpy as np
import pytest

from graph.measures.balance import cycle_balance, triangle_balance, walk_balance
from graph.measures.camps import broken_weight, k_camps

METHODS = Path("../shared/methods")
needs_methods = pytest.mark.skipif(not METHODS.exists(), reason="shared methods absent")


def highland() -> tuple[list[str], np.ndarray]:
    text = (METHODS / "signed_highland_edges.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    tribes = sorted({row[end] for row in rows for end in "ab"})
    ties = np.zeros((len(tribes), len(tribes)))
    for row in rows:
        one, two = tribes.index(row["a"]), tribes.index(row["b"])
        ties[one, two] = ties[two, one] = float(row["sign"])
    return tribes, ties


@needs_methods
def test_the_highland_tribes_have_the_published_balance_and_camps():
    expected = json.loads((METHODS / "signed_highland_expected.json").read_text(encoding="utf-8"))
    tribes, ties = highland()
    assert triangle_balance(ties) == (expected["balanced_triangles"], expected["triangles"])
    assert walk_balance(ties) == pytest.approx(expected["walk_balance"], rel=1e-12)
    for k, least in expected["k_min_disagreements"].items():
        found = k_camps(ties, int(k))
        assert (found.broken, found.exact) == (least, True)
    labels = k_camps(ties, 3).labels
    camps = [[t for t, label in zip(tribes, labels, strict=True) if label == at] for at in range(3)]
    assert sorted(camps) == sorted(sorted(each) for each in expected["k3"])


@pytest.mark.parametrize("k", [1, 2, 3])
def test_no_partition_of_a_random_network_breaks_less(k):
    random = np.random.default_rng(5)
    for weights in (random.normal(size=(8, 8)), random.choice([-1.0, 0.0, 1.0], (8, 8))):
        ties = np.triu(weights, 1) + np.triu(weights, 1).T
        least = min(
            broken_weight(ties, np.array(labels))
            for labels in itertools.product(range(k), repeat=8)
        )
        found = k_camps(ties, k)
        assert found.broken == pytest.approx(least)
        assert found.exact


def test_three_mutual_enemies_are_three_camps_and_no_tie_is_broken():
    found = k_camps(np.array([[0, -1, -1], [-1, 0, -1], [-1, -1, 0.0]]), 3)
    assert (found.labels, found.broken, found.bound) == ((0, 1, 2), 0, 0)


def test_a_search_given_up_still_says_a_bound():
    signs = np.triu(np.random.default_rng(2).choice([-1.0, 1.0], (26, 26)), 1)
    found = k_camps(signs + signs.T, 3, effort=10)
    assert not found.exact
    assert 0 < found.bound < found.broken


def test_twenty_four_parties_in_two_loose_camps_are_solved_for_certain():
    random = np.random.default_rng(7)
    side = random.integers(0, 2, 24)
    ties = np.where(side[:, None] == side, 1.0, -1.0) * random.choice(
        [1.0, -1.0], (24, 24), p=[0.8, 0.2]
    )
    ties = np.triu(ties, 1) + np.triu(ties, 1).T
    found = k_camps(ties, 2)
    assert found.exact
    assert found.broken <= broken_weight(ties, side)


def test_a_circle_of_four_with_one_enmity_is_not_balanced():
    ties = np.zeros((4, 4))
    for one, two, sign in ((0, 1, 1), (1, 2, 1), (2, 3, 1), (3, 0, -1)):
        ties[one, two] = ties[two, one] = sign
    assert cycle_balance(ties) == {3: (0, 0), 4: (0, 1), 5: (0, 0)}
    assert walk_balance(ties) < 1


def test_nobody_has_no_balance_and_no_camp():
    assert walk_balance(np.zeros((0, 0))) is None
    assert triangle_balance(np.zeros((0, 0))) == (0, 0)
    assert k_camps(np.zeros((0, 0)), 2).labels == ()
