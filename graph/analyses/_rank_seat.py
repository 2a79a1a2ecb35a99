"""What holding a seat in a unit has meant: how often its holders were consulted on its matters.

A speaker, a deputy, a former head and an honorary member all belong to a unit. Which of them is
asked is no matter of words: it is counted from the organisation's own past, seat word by seat word.
"""

from typing import Any

import numpy as np

from graph.analyses._rank_case import Case
from graph.analyses._rank_index import Index, Vector

FEW = 2.0  # holders seen, below which a seat counts as the average seat does


def seats(index: Index, case: Case, weights: Vector, consulted: Any) -> dict[str, Vector]:
    """Chance that holders of a seat in a unit of the matter are consulted, 0..1.

    Parameters
    ----------
    weights
        Weight of each earlier issue by its age, 0 for what may not be seen.
    consulted
        Who was consulted on what, issues times parties.

    Returns
    -------
    dict[str, Vector]
        ``seat``: in leading units, ``seat_beside``: in units that stand on the matter beside them;
        none for parties named on it.
    """
    held = index.seats.on(case.day)
    leads = index.leads.on(case.day)
    beside = index.parts.on(case.day) - leads
    asked = consulted @ held
    found = {
        name: held @ (_rates(index, units, asked, held, weights) * of_matter[index.seat_unit])
        for name, units, of_matter in (
            ("seat", leads, case.leads),
            ("seat_beside", beside, case.named * (case.leads == 0)),
        )
    }
    return {name: np.where(case.named > 0, 0.0, figure) for name, figure in found.items()}


def _rates(index: Index, units: Any, asked: Any, held: Any, weights: Vector) -> Vector:
    """Share of holders consulted where their unit took part, for each seat by its word."""
    there = units[:, index.seat_unit]
    size = index.seat_word.max(initial=-1) + 1
    holders = held.sum(axis=0)
    hits = weights @ asked.multiply(there)
    seen = (weights @ there) * holders
    hit = np.bincount(index.seat_word, hits, size)
    total = np.bincount(index.seat_word, seen, size)
    usual = hit.sum() / (total.sum() + FEW)
    return np.asarray((hit + FEW * usual) / (total + FEW))[index.seat_word]
