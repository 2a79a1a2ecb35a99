"""Weights of the evidence, learned from how consultations went before."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
ROUNDS = 150


@dataclass(frozen=True, slots=True)
class Choice:
    """One earlier issue to learn from.

    Parameters
    ----------
    evidence
        Candidates times evidence: the nearest, for whom most speaks, then others consulted.
    consulted
        1 for those who were, else 0.
    nearest
        How many of the rows are the nearest.
    """

    evidence: Matrix
    consulted: NDArray[np.float64]
    nearest: int


def fitted(choices: Sequence[Choice], prior: Matrix, trust: float) -> Matrix:
    """Weights under which those who were consulted are the likeliest to be drawn.

    Conditional (multinomial) logit, McFadden (1974): the chance of a party is proportional to
    ``exp(weights @ evidence)``, the log-likelihood is summed over all who were consulted, an
    issue with ``n`` of them counting ``sqrt(n)``. Weights are never negative, so that evidence
    speaks for a party or not at all; a Gaussian prior draws them to ``prior``.

    Parameters
    ----------
    trust
        Precision of the prior: with few choices the weights stay near it, with many they leave it.
    """
    if not choices:
        return prior
    stacked = np.concatenate([each.evidence for each in choices])
    sizes = [len(each.consulted) for each in choices]
    starts = np.cumsum([0, *sizes[:-1]])
    of_choice = np.repeat(np.arange(len(choices)), sizes)
    consulted = np.concatenate([each.consulted for each in choices])
    counts = np.add.reduceat(consulted, starts)
    drawn = consulted / np.sqrt(counts)[of_choice]
    total = np.add.reduceat(drawn, starts)

    def cost(weights: Matrix) -> tuple[float, Matrix]:
        scores = stacked @ weights
        scores -= np.maximum.reduceat(scores, starts)[of_choice]
        chances = np.exp(scores)
        sums = np.add.reduceat(chances, starts)
        likelihood = float(drawn @ (scores - np.log(sums)[of_choice]))
        slope = (drawn - chances * (total / sums)[of_choice]) @ stacked
        off = weights - prior
        return trust / 2 * float(off @ off) - likelihood, trust * off - slope

    bounds = [(0.0, None)] * len(prior)
    found: Any = scipy.optimize.minimize(
        cost, prior, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": ROUNDS}
    )
    return np.asarray(found.x)
