"""Temporal hold-out: past issues asked about as if they had just been opened.

For each issue opened from a day on, everybody is ranked with what was known before that issue's
own date, and the list is held against who was consulted in fact. Weights are learned from issues
opened before the first day only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph.analyses._consult_history import history_of
from graph.analyses._holdout_baselines import baselines
from graph.analyses._rank_case import as_opened, case_of, past
from graph.analyses._rank_index import Vector, index_of
from graph.analyses._rank_learning import Learned, learned, truth
from graph.analyses._rank_model import LEAST, Ranking, figures, ranking
from graph.projections import Network

SHOWN = 20
MODEL = "model"


@dataclass(frozen=True, slots=True)
class Tried:
    """One issue and kind of party: where those who were consulted stand in each list.

    Parameters
    ----------
    ranks
        Method -> rank of each of ``consulted``, from 1; infinite where a method does not name it.
    beside
        Parties that stood on the issue in other roles and were taken as known.
    proposed
        The first of our list.
    known
        Share of ``consulted`` who had taken part in anything before.
    """

    issue: str
    party: str
    day: date
    beside: tuple[str, ...]
    consulted: tuple[str, ...]
    ranks: Mapping[str, NDArray[np.float64]]
    proposed: tuple[str, ...]
    known: float


def tried(
    network: Network,
    since: date,
    parties: tuple[str, ...],
    roles: tuple[str, ...],
    half_life: float,
    *,
    beside: bool = True,
) -> tuple[list[Tried], Learned]:
    """Every case since a day, in order of time, and what the weights were learned from.

    ``beside`` says whether parties that stand on an issue in roles not asked about are known.
    """
    weights = learned(network, roles, half_life, since, beside)
    dated = sorted(
        (matter.day, issue)
        for issue, matter in history_of(network).matters.items()
        if matter.day is not None and matter.day >= since
    )
    found = [
        case
        for day, issue in dated
        for case in _cases(network, issue, day, parties, roles, half_life, weights, beside)
    ]
    return found, weights


def _cases(
    network: Network,
    issue: str,
    day: date,
    parties: tuple[str, ...],
    roles: tuple[str, ...],
    half_life: float,
    weights: Learned,
    beside: bool,
) -> Iterator[Tried]:
    wanted = {party: truth(network, issue, party, roles) for party in parties}
    if not any(consulted.any() for consulted, _ in wanted.values()):
        return
    index = index_of(network)
    matter = as_opened(network, history_of(network).matters[issue], roles, beside=beside)
    case = case_of(index, matter, day)
    found, stacked = figures(network, matter, day, day, roles, half_life)
    lists = {MODEL: listed(ranking(index, found, stacked, weights.weights, weights.together))}
    lists |= baselines(network, case, roles, half_life)
    seen = past(index, case) @ index.parts.matrix > 0
    for party, (consulted, free) in wanted.items():
        if consulted.any():
            at = np.flatnonzero(consulted)
            first = _ordered(lists[MODEL], free)[:SHOWN]
            yield Tried(
                issue=issue,
                party=party,
                day=day,
                beside=matter.named,
                consulted=tuple(index.parties[each] for each in at),
                ranks={name: _ranks(scores, free)[at] for name, scores in lists.items()},
                proposed=tuple(index.parties[each] for each in first),
                known=float(seen[at].mean()),
            )


def listed(found: Ranking) -> Vector:
    """Scores as the list is ordered: parties for whom something telling speaks stand first."""
    scores = found.scores
    return np.where(found.telling() >= LEAST, scores + scores.max(initial=0.0) + 1, scores)


def _ordered(scores: Vector, free: NDArray[np.bool_]) -> NDArray[np.int64]:
    order = np.argsort(-np.where(free, scores, -np.inf), kind="stable")
    return order[: int((free & (scores > 0)).sum())]


def _ranks(scores: Vector, free: NDArray[np.bool_]) -> NDArray[np.float64]:
    ranks = np.full(len(scores), np.inf)
    order = _ordered(scores, free)
    ranks[order] = np.arange(1, len(order) + 1)
    return ranks
