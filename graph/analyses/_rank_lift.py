"""Who stands out beside each party of a matter: there more often than on other matters.

A share over many issues is drowned by whoever works everywhere. Here each party speaks with one
voice, and only for those it meets more often than anybody does (lift; Brin, Motwani, Ullman & Tsur
1997). Voices add up as independent pieces of evidence do in odds (naive Bayes; Good 1950).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analyses._rank_case import Case
from graph.analyses._rank_index import Index, Vector

# Kinds that are logarithms already, so that they count as they are.
LIFTS = ("lift_lead", "lift_author", "lift_wrote", "lift_beside", "lift_asked")
FULL = 8.0  # sum of logarithms that counts as full evidence
FEW, RARE = 2.0, 0.01  # issues of a voice, and a share of all issues, below which it says little
CAUTION = 5.0


def lifts(index: Index, case: Case, weights: Vector, consulted: Any) -> dict[str, Vector]:
    """Evidence from each party of the matter by itself, 0..1; none for those named on it.

    Parameters
    ----------
    weights
        Weight of each earlier issue by its age, 0 for what may not be seen.
    consulted
        Who was consulted on what, issues times parties.

    Returns
    -------
    dict[str, Vector]
        Who takes part beside the leads (``lift_lead``), beside the authors (``lift_author``), in
        what the authors wrote (``lift_wrote``), beside those named (``lift_beside``), or is
        consulted beside them (``lift_asked``).
    """
    parts, authors = index.parts.on(case.day), index.authors.on(case.day)
    found = {
        "lift_lead": _lift(parts, case.leads, parts, weights),
        "lift_author": _lift(parts, case.authors, parts, weights),
        "lift_wrote": _lift(authors, case.authors, parts, weights),
        "lift_beside": _lift(parts, case.named, parts, weights),
        "lift_asked": _lift(parts, case.named, consulted, weights),
    }
    return {name: np.where(case.named > 0, 0.0, figure) for name, figure in found.items()}


def _lift(ties: Any, voices: Vector, met: Any, weights: Vector) -> Vector:
    """Sum over voices of the logarithm by which their issues hold a party more often, 0..1."""
    at: NDArray[np.int64] = np.flatnonzero(voices)
    total = np.zeros(met.shape[1])
    usual = (weights @ met) / (weights.sum() + CAUTION)
    if not len(at):
        return total
    theirs = ties[:, at].toarray() * weights[:, None]
    seen = met.T @ theirs
    expected = FEW * usual[:, None]
    share = (seen + expected + FEW * RARE) / (theirs.sum(axis=0) + FEW)
    more = np.log(share / (usual[:, None] + RARE))
    return np.asarray(np.clip(np.maximum(more, 0.0).sum(axis=1) / FULL, 0.0, 1.0))
