"""What evidence is worth together: a correction of the sum of weights, where the past teaches one.

Two are asked, whose mistakes differ: a forest, and where the past is long the sum as boosted trees
correct it. The mean of their odds counts. The sum stays what a score is made of: the correction is
one factor for a party, by which all its reasons count more or less, so that they still add up.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

from graph.analyses._rank_fit import Choice
from graph.analyses._rank_forest import Forest, planted
from graph.analyses._rank_trees import Trees, grown

Vector = NDArray[np.float64]
# Matters from which on a forest is asked, and boosted trees: fewer taught these nothing that held
# on the matters after them. What fewer than eighty teach a forest was not tried.
ENOUGH, LONG = 80, 250
EVEN = 100  # matters from which on a forest counts more than the sum beside it
TOLD = 60  # parties that are told apart, as many as are learned from
LEAST = 0.1  # of a sum that is left however much speaks against it


@dataclass(frozen=True, slots=True)
class Together:
    """A correction of sums.

    Parameters
    ----------
    forest
        Odds from the figures of a party and its sum.
    trees
        What boosted trees add to the odds of the sum alone; None where the past is short.
    worth, least
        Logarithms of odds for 1 of a sum, and for none.
    share
        What the forest counts where it stands beside the sum alone.
    """

    forest: Forest
    trees: Trees | None
    worth: float
    least: float
    share: float

    def factors(self, figures: Vector, sums: Vector) -> Vector:
        """By what each party's reasons are multiplied.

        Parameters
        ----------
        figures
            Kinds of evidence times parties.
        sums
            Sum of weights times figures of each party; 0 for who is not to be looked at.
        """
        order = np.argsort(-sums, kind="stable")[: np.count_nonzero(sums > 0)]
        near, behind = order[:TOLD], order[TOLD:]
        added = self._added(np.column_stack([figures[:, near].T, sums[near]]))
        factors = np.ones(len(sums))
        factors[near] = np.maximum(1 + added / (self.worth * sums[near]), LEAST)
        if len(behind):  # they were not learned from: they keep their place
            least = (factors[near] * sums[near]).min()
            factors[behind] = min(1.0, least / sums[behind[0]])
        return factors

    def _added(self, rows: Vector) -> Vector:
        """By what the mean of both odds differs from those of the sum alone."""
        added = self.forest.odds(rows) - (self.worth * rows[:, -1] + self.least)
        if self.trees is None:
            return self.share * added
        return (added + self.trees.correction(rows)) / 2


def together(choices: Sequence[Choice], weights: Vector) -> Together | None:
    """What earlier matters teach beside the weights; None where they are too few, or all alike."""
    if len(choices) < ENOUGH:
        return None
    rows, asked, counts = map(np.concatenate, zip(*map(_rows, choices), strict=True))
    if asked.min() == asked.max():  # everybody was always asked, or none of those it is told from
        return None
    sums = rows @ weights
    worth, least = _odds(sums, asked, counts)
    figures = np.column_stack([rows, sums])
    trees = None
    if len(choices) >= LONG:
        trees = grown(figures, asked, counts, worth * sums + least)
    share = len(choices) / (len(choices) + EVEN)
    return Together(planted(figures, asked, counts), trees, worth, least, share)


def _rows(choice: Choice) -> tuple[Vector, Vector, Vector]:
    """Evidence of the nearest, who was asked, and what each counts: less where many were asked."""
    near = slice(choice.nearest)
    counts = np.full(choice.nearest, 1 / np.sqrt(choice.consulted.sum()))
    return choice.evidence[near], choice.consulted[near], counts


def _odds(sums: Vector, asked: Vector, weights: Vector) -> tuple[float, float]:
    """Logistic regression on the sum alone: slope, never below a tenth, and intercept."""

    def cost(line: Vector) -> tuple[float, Vector]:
        odds = line[0] * sums + line[1]
        off = weights * (1 / (1 + np.exp(-odds)) - asked)
        loss = float(weights @ (np.logaddexp(0.0, odds) - asked * odds))
        return loss, np.array([off @ sums, off.sum()])

    bounds = [(0.1, None), (None, None)]
    found: Any = scipy.optimize.minimize(
        cost, [1.0, -5.0], jac=True, method="L-BFGS-B", bounds=bounds
    )
    return float(found.x[0]), float(found.x[1])
