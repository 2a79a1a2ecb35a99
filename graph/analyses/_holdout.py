"""Temporal hold-out: past issues asked about as if they had just been opened.

For each issue opened from a day on, everybody is ranked with what was known before that issue's
own date, and the list is held against who was consulted in fact. Weights, too, are learned from
what was opened before: at the first issue, and anew whenever a tenth (:data:`STALE`) has come
to what they were learned from. An office that asks in the course of the years has them learned
from all that went before each issue; that is tried with ``relearn`` 1 and takes many times as long.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph.analyses._consult_history import history_of
from graph.analyses._holdout_baselines import baselines
from graph.analyses._rank_case import Case, as_opened, case_of, past
from graph.analyses._rank_index import Vector, index_of
from graph.analyses._rank_learning import Learned, Lessons, lessons_of, taught, truth
from graph.analyses._rank_model import LEAST, Ranking, figures, ranking
from graph.analyses._rank_together import Together
from graph.projections import Network

SHOWN = 20
STALE = 0.1  # of the issues learned from, as many may have been opened since
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
    relearn: int | None = None,
) -> tuple[list[Tried], list[Learned]]:
    """Every case since a day, in order of time, and what weights were learned for them.

    What evidence is worth together is not kept: a forest takes some 20 MB.

    Parameters
    ----------
    beside
        Whether parties that stand on an issue in roles not asked about are known.
    relearn
        Tested issues after which weights are learned anew; None: by :data:`STALE`.
    """
    found: list[Tried] = []
    weights: list[Learned] = []
    lessons: dict[str, Lessons] = {}
    together: Mapping[str, Together | None] = {}
    due = 0
    for at, (day, issue) in enumerate(_tested(network, since, parties, roles)):
        if at >= due:
            latest = taught(network, roles, half_life, day, beside, lessons)
            together = latest.together
            weights.append(replace(latest, together={}))
            due = at + (relearn or max(1, round(STALE * max(latest.issues.values()))))
        matter = as_opened(network, history_of(network).matters[issue], roles, beside=beside)
        evidence, stacked = figures(network, matter, day, day, roles, half_life)
        lessons[issue] = lessons_of(network, issue, roles, stacked)
        index = index_of(network)
        ranked = ranking(index, evidence, stacked, weights[-1].weights, together)
        case = case_of(index, matter, day)
        lists = {MODEL: listed(ranked)} | baselines(network, case, roles, half_life)
        found += _cases(network, issue, day, parties, roles, matter.named, case, lists)
    return found, weights


def _tested(
    network: Network, since: date, parties: tuple[str, ...], roles: tuple[str, ...]
) -> list[tuple[date, str]]:
    """Issues since a day on which anybody of these kinds was consulted, in order of time."""
    return sorted(
        (matter.day, issue)
        for issue, matter in history_of(network).matters.items()
        if matter.day is not None
        and matter.day >= since
        and any(truth(network, issue, party, roles)[0].any() for party in parties)
    )


def _cases(
    network: Network,
    issue: str,
    day: date,
    parties: tuple[str, ...],
    roles: tuple[str, ...],
    beside: tuple[str, ...],
    case: Case,
    lists: Mapping[str, Vector],
) -> Iterator[Tried]:
    index = index_of(network)
    seen = past(index, case) @ index.parts.matrix > 0
    for party in parties:
        consulted, free = truth(network, issue, party, roles)
        if consulted.any():
            at = np.flatnonzero(consulted)
            first = _ordered(lists[MODEL], free)[:SHOWN]
            yield Tried(
                issue=issue,
                party=party,
                day=day,
                beside=beside,
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
