"""Personalised PageRank between parties and issues, by power iteration."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
ROUNDS = 10  # what is farther away weighs less than a tenth
DAMPING = 0.8


def walk(
    ties: Any, weights: Vector, parties: Vector, issues: Vector, damping: float = DAMPING
) -> tuple[Vector, Vector]:
    """Share of its time a random walker spends at each party, and what each issue hands on.

    Page, Brin, Motwani & Winograd (1999), personalised: the walker starts at the parties and
    issues given, steps from a party to an issue it took part in (a recent one more likely), from
    an issue to any of its parties, and with ``1 - damping`` starts anew.

    Parameters
    ----------
    ties
        Sparse matrix, issues times parties.
    weights
        Weight of each issue, 0 where it may not be seen.
    parties, issues
        Where walkers start, in any scale, one column a walker; all zero gives all zero.

    Returns
    -------
    here
        Parties times walkers.
    handed
        Issues times walkers: what each party of an issue has from it. Beyond what it started
        with, a party's share is the sum over its issues.
    """
    total = parties.sum(axis=0) + issues.sum(axis=0)
    total = np.where(total > 0, total, 1.0)
    start, start_issues = parties / total, issues / total
    of_party = (weights @ ties)[:, None]
    of_issue = (ties @ np.ones(ties.shape[1]))[:, None]  # those it holds as zeros are not known
    share = 1 / np.where(of_party > 0, of_party, 1)
    share_of_issue = (weights[:, None] > 0) / np.where(of_issue > 0, of_issue, 1)
    here, there, back = start, start_issues, ties.T
    handed = np.zeros_like(start_issues)
    for _ in range(ROUNDS):
        handed = damping * there * share_of_issue
        there, here = (
            (1 - damping) * start_issues + damping * weights[:, None] * (ties @ (here * share)),
            (1 - damping) * start + back @ handed,
        )
    return np.asarray(here), np.asarray(handed)
