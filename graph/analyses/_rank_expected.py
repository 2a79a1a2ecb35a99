"""Who is to be expected on a matter, once precedents that say the same are told apart.

A share over precedents counts ten matters of one kind ten times. Here the parts that parties took
are regressed on what was known of each matter when it was opened: a precedent counts for what it
adds to those most like it. Gaussian process regression (Rasmussen & Williams 2006, eq. 2.25), as in
kriging; two matters go together by the sum of their cosines (:mod:`graph.analyses._rank_opening`),
less the farther apart in time.
"""

from typing import Any

import numpy as np

from graph.analyses._rank_case import Case
from graph.analyses._rank_index import ALWAYS, Index, Vector
from graph.analyses._rank_opening import opening

NEAREST = 100  # earlier matters that are looked at; 250 changed nothing
MEMORY = 5.0  # half-lives after which two matters go together by a third of what they would
NOISE = 3.0  # of a part taken, what no likeness explains, where a respect in common explains 1


def expected(
    index: Index, openings: Any, case: Case, known: Any, half_life: float
) -> tuple[Vector, Vector]:
    """Part that each party is expected to take, and what each earlier issue says of it.

    Parameters
    ----------
    openings
        Rows by which issues are compared.
    known
        True for issues that may be seen.
    half_life
        Days after which a precedent counts half.

    Returns
    -------
    figures
        Of every party, never negative.
    weights
        Of every issue. The figures are their sums over the issues on which a party took any part;
        an issue that others outdo may count against.
    """
    weights = np.zeros(len(index.issues))
    days = np.where(index.days == ALWAYS, case.day - half_life, index.days)
    alike = openings @ opening(index, case, known) * _fading(case.day - days, half_life)
    rows = _nearest(alike, np.flatnonzero(known))
    if len(rows):
        among, days = openings[rows], days[rows]
        together = (among @ among.T).toarray() * _fading(days[:, None] - days, half_life)
        together[np.diag_indices(len(rows))] += NOISE
        weights[rows] = np.linalg.solve(together, alike[rows])
    return np.maximum(weights @ index.parts.on(case.day), 0.0), weights


def _nearest(alike: Vector, rows: Any) -> Any:
    if len(rows) <= NEAREST:
        return rows
    return np.sort(rows[np.argsort(-alike[rows], kind="stable")[:NEAREST]])


def _fading(days: Vector, half_life: float) -> Vector:
    return np.asarray(np.exp(-np.abs(days) / (MEMORY * half_life)))
