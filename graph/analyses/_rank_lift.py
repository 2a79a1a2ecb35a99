"""Who stands out beside each party of a matter: there more often than on other matters.

A share over many issues is drowned by whoever works everywhere. Here each party speaks with one
voice, and only for those it meets more often than anybody does (lift; Brin, Motwani, Ullman & Tsur
1997). Voices add up as independent pieces of evidence do in odds (naive Bayes; Good 1950).
"""

from typing import Any

import numpy as np

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
    parts = index.parts.on(case.day)
    at = [np.flatnonzero(each) for each in (case.leads, case.authors, case.named)]
    theirs = parts[:, np.concatenate(at)].toarray() * weights[:, None]
    ends = np.cumsum([len(each) for each in at])
    wrote = index.authors.on(case.day)[:, at[1]].toarray() * weights[:, None]
    usual = _usual(parts, weights)
    lead, author, beside = np.split(_more(parts, theirs, usual), ends[:2], axis=1)
    found = {
        "lift_lead": lead,
        "lift_author": author,
        "lift_wrote": _more(parts, wrote, usual),
        "lift_beside": beside,
        "lift_asked": _more(consulted, theirs[:, ends[1] :], _usual(consulted, weights)),
    }
    return {
        name: np.where(case.named > 0, 0.0, np.minimum(more.sum(axis=1) / FULL, 1.0))
        for name, more in found.items()
    }


def _usual(met: Any, weights: Vector) -> Vector:
    """Share of all earlier issues that hold a party."""
    return np.asarray((weights @ met) / (weights.sum() + CAUTION))[:, None]


def _more(met: Any, theirs: Vector, usual: Vector) -> Vector:
    """Logarithm by which each voice's issues hold a party more often; parties times voices."""
    more = met.T @ theirs  # in place: parties times voices are many
    more += FEW * (usual + RARE)
    more /= theirs.sum(axis=0) + FEW
    more /= usual + RARE
    np.log(more, out=more)
    return np.asarray(np.maximum(more, 0.0, out=more))
