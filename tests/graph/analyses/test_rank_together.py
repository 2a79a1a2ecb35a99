"""What evidence is worth together: trees beside the sum of weights, checked by hand."""

import warnings
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pytest
from sklearn.ensemble import ExtraTreesClassifier

from graph.analyses._rank_fit import Choice, fitted
from graph.analyses._rank_forest import COLUMNS, LEAF, Forest, planted
from graph.analyses._rank_forest import TREES as TREES_OF_FOREST
from graph.analyses._rank_together import (
    ENOUGH,
    EVEN,
    LEAST,
    LONG,
    TOLD,
    Together,
    together,
)
from graph.analyses._rank_trees import DEPTH, NONE, RATE, SHRINK, TREES, Trees, grown

# Whoever leads the unit is asked, unless they are gone; to have gone says nothing of others.
LEADS, GONE = 0, 1
FOUR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
ASKED = np.array([0.0, 0.0, 1.0, 0.0])


def rows(times):
    """Figures of many parties and who of them was asked."""
    return np.tile(FOUR, (times, 1)), np.tile(ASKED, times)


def test_trees_find_what_no_single_figure_tells():
    figures, asked = rows(200)
    trees = grown(figures, asked, np.ones(800), np.zeros(800))
    nobody, gone, leads, led = trees.correction(FOUR)
    assert leads > 0 > max(nobody, gone, led)
    assert leads - led > 2


def test_trees_find_what_three_figures_tell_only_together():
    """Who leads, has answered lately and is of the field is asked; two of the three are nothing."""
    eight = np.array(list(product([0.0, 1.0], repeat=3)))
    figures, asked = np.tile(eight, (100, 1)), np.tile(eight.all(axis=1).astype(float), 100)
    trees = grown(figures, asked, np.ones(800), np.zeros(800))
    *others, all_three = trees.correction(eight)
    assert all_three > 0 > max(others)


def test_the_first_step_is_what_is_wrong_over_how_sure_it_is():
    """At even odds each row is wrong by a half, and its second derivative is a quarter."""
    figures, asked = np.tile([[0.0], [1.0]], (200, 1)), np.tile([0.0, 1.0], 200)
    trees = grown(figures, asked, np.ones(400), np.zeros(400))
    leaf = trees.value[0][trees.value[0] > 0].max()
    ones = leaf / RATE * SHRINK / (0.5 - 0.25 * leaf / RATE)  # rows that the first tree saw
    assert ones == pytest.approx(round(ones))
    assert 100 < ones < 180
    assert len(trees.value) == TREES


def test_where_all_are_alike_nothing_is_asked_and_all_are_corrected_alike():
    trees = grown(np.ones((50, 2)), np.arange(50) % 2.0, np.ones(50), np.zeros(50))
    assert trees.correction(np.ones((3, 2))).tolist() == [0, 0, 0]


def test_the_same_past_grows_the_same_trees():
    figures, asked = rows(50)
    one, other = (grown(figures, asked, np.ones(200), np.zeros(200)) for _ in range(2))
    assert one.correction(FOUR).tolist() == other.correction(FOUR).tolist()


def test_a_forest_finds_what_no_single_figure_tells():
    figures, asked = rows(200)
    nobody, gone, leads, led = planted(figures, asked, np.ones(800)).odds(FOUR)
    assert leads > 0 > max(nobody, gone, led)


def test_a_forest_holds_nobody_for_impossible_and_nobody_for_certain():
    """A chance of one in a thousand is the least that is told, and as much is left to doubt."""
    figures, asked = rows(200)
    nobody, *_, leads, _ = planted(figures, asked, np.ones(800)).odds(FOUR)
    assert (nobody, leads) == (pytest.approx(-np.log(999)), pytest.approx(np.log(999)))


def test_the_same_past_plants_the_same_forest():
    chance = np.random.default_rng(3)
    figures, asked = chance.random((300, 4)), (chance.random(300) < 0.3).astype(float)
    one, other = (planted(figures, asked, np.ones(300)).odds(figures) for _ in range(2))
    assert one.tolist() == other.tolist()


def test_a_row_that_counts_twice_is_as_good_as_two():
    """Of three rows alike one was asked; counted twice, it makes two of four."""
    figures, asked = np.zeros((3, 1)), np.array([1.0, 0.0, 0.0])
    odds = planted(figures, asked, np.array([2.0, 1.0, 1.0])).odds(figures)
    assert odds == pytest.approx([0, 0, 0])


def test_a_forest_is_what_scikit_learn_plants():
    """Its own forest on one processor, tree by tree."""
    chance = np.random.default_rng(3)
    figures, asked = chance.random((300, 4)), (chance.random(300) < 0.3).astype(float)
    theirs = ExtraTreesClassifier(
        TREES_OF_FOREST, min_samples_leaf=LEAF, max_features=COLUMNS, random_state=0
    ).fit(figures, asked > 0, sample_weight=1 + asked)
    ours = planted(figures, asked, 1 + asked)
    assert ours.odds(figures).tolist() == (
        Forest(tuple(each.tree_ for each in theirs.estimators_)).odds(figures).tolist()
    )


def test_planting_leaves_what_the_process_warns_of_as_it_was():
    planted(*rows(50), np.ones(200))  # what a library adds when it is loaded is its own
    before = warnings.filters[:]
    planted(*rows(50), np.ones(200))
    assert warnings.filters == before


def matters(count):
    """Matters with two who lead, one of them gone, and eight of whom each lacks something."""
    evidence = np.concatenate([FOUR[[2, 3]], np.tile(FOUR[[0, 1]], (4, 1))])
    return [Choice(evidence, np.eye(10)[0], 10) for _ in range(count)]


@pytest.mark.parametrize("count", [ENOUGH, LONG])
def test_a_long_past_tells_those_apart_whom_a_sum_of_weights_cannot(count):
    """A weight is never below 0, so to the sum one who is gone is as good as one who is not."""
    choices = matters(count)
    weights = fitted(choices, np.zeros(2), 4.0)
    assert weights[GONE] == 0
    correction = together(choices, weights)
    sums = FOUR @ weights
    leads, gone = (sums * correction.factors(FOUR.T, sums))[2:]
    assert sums[2] == sums[3]
    assert leads > 1.2 * gone > 0


@pytest.mark.parametrize("asked", [np.ones(10), np.append(np.zeros(10), 1.0)])
def test_where_all_were_asked_or_none_of_the_nearest_nobody_is_told_apart(asked):
    choice = Choice(np.ones((len(asked), 2)), asked, 10)
    assert together([choice] * ENOUGH, np.ones(2)) is None


def test_a_short_past_teaches_no_more_than_weights():
    assert together(matters(ENOUGH - 1), np.ones(2)) is None


@dataclass
class More:
    """In the place of a forest: odds so much above those of a sum, 2 for 1 of it and -3 for 0."""

    by: float

    def odds(self, figures):
        return 2.0 * figures[:, -1] - 3.0 + self.by


def stump(left, right):
    """A correction by the first figure alone: above a half or not; the forest agrees."""
    inner = 2**DEPTH
    value = np.repeat([[0.0, 0.0, 2 * left, 2 * right]], inner // 2, axis=1)
    figure = np.full((1, inner), NONE)
    figure[0, 1] = 0
    half = np.array([0.5])
    cut = np.zeros((1, inner), dtype=np.int64)
    return Together(More(0.0), Trees((half, half, half), figure, cut, value), 2.0, -3.0, 0.5)


def test_where_both_are_asked_the_mean_of_their_odds_counts():
    """The forest adds 4 and the trees -1: 1.5 of odds is 0.75 of a sum of 1."""
    both = replace(stump(-0.5, 0.0), forest=More(4.0))
    assert both.factors(np.zeros((2, 1)), np.ones(1)).tolist() == [1.75]


def test_beside_the_sum_alone_a_forest_counts_by_how_much_it_has_seen():
    """A quarter of 4 in odds is a half of a sum of 1."""
    alone = replace(stump(0.0, 0.0), forest=More(4.0), trees=None, share=0.25)
    assert alone.factors(np.zeros((2, 1)), np.ones(1)).tolist() == [1.5]


@pytest.mark.parametrize(("count", "share"), [(EVEN, 1 / 2), (2 * EVEN, 2 / 3)])
def test_a_forest_counts_as_much_as_the_sum_from_so_many_matters_on(count, share):
    found = together(matters(count), np.ones(2))
    assert (found.share, found.trees) == (pytest.approx(share), None)


def test_a_correction_is_a_factor_on_all_reasons_of_a_party():
    """At 2 in odds for 1 of a sum, -1 and 3 are -0.5 and 1.5 of sums of 1 and 3."""
    figures = np.array([[0.0, 1.0], [0.3, 0.3]])
    assert stump(-1.0, 3.0).factors(figures, np.array([1.0, 3.0])).tolist() == [0.5, 1.5]


def test_a_party_keeps_a_tenth_however_much_speaks_against_it_and_none_stays_none():
    figures = np.array([[0.0, 0.0], [0.3, 0.3]])
    assert stump(-9.0, 3.0).factors(figures, np.array([1.0, 0.0])).tolist() == [LEAST, 1.0]


def test_of_very_many_the_nearest_are_told_apart_and_the_others_keep_their_place():
    """A sum of 1 at least, below which the nearest fall to a tenth, is a tenth for all behind."""
    count = TOLD + 5
    sums = np.concatenate([np.full(TOLD, 2.0), np.full(5, 1.0)])
    figures = np.zeros((2, count))
    factors = stump(-4.0, 3.0).factors(figures, sums)
    assert factors[:TOLD].tolist() == [LEAST] * TOLD
    assert factors[TOLD:].tolist() == [2 * LEAST] * 5
