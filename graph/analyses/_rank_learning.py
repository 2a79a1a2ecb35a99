"""Learning the weights of the evidence from an organisation's own history."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from graph.analyses._consult_history import history_of
from graph.analyses._rank_case import as_opened
from graph.analyses._rank_fit import Choice, fitted
from graph.analyses._rank_index import NEVER, Index, Vector, index_of, places_of, taken_of
from graph.analyses._rank_model import figures
from graph.analyses._rank_together import Together, together
from graph.analyses._rank_weights import PARTIES, prior
from graph.per_network import per_content
from graph.projections import Network

LEARNED_FROM, AT_LEAST = 300, 60  # latest issues that are learned from, fewer of a large register
WORK = 6_000_000  # relations looked at in learning, about two seconds
SET_ASIDE = 10  # the first issues of a history have no precedents and teach nothing
CANDIDATES = 60  # parties beside those consulted that an issue is learned from
TRUST = 4.0


@dataclass(frozen=True, slots=True)
class Learned:
    """Weights by kind of party, what evidence is worth together, from how many issues learned."""

    weights: Mapping[str, Vector]
    together: Mapping[str, Together | None]
    issues: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one issue teaches of one kind of party.

    ``known`` says from which day on it is known of each row of the choice that it was consulted.
    """

    choice: Choice
    known: Vector

    def by(self, day: float) -> Choice | None:
        """The choice as it was known before a day; None where nobody was consulted by then."""
        consulted, nearest = self.known < day, self.choice.nearest
        kept = consulted | (np.arange(len(consulted)) < nearest)
        if not consulted.any():
            return None
        return Choice(self.choice.evidence[kept], consulted[kept].astype(float), nearest)


Lessons = Mapping[str, Lesson]  # by the kinds of party consulted on one issue


@per_content
def learned(
    network: Network,
    roles: tuple[str, ...],
    half_life: float,
    until: date | None,
    beside: bool = True,
) -> Learned:
    """Weights fitted on the issues opened before a day (all when None), near the prior if few.

    Each issue is looked at with what was known before it was opened, as it is asked about later:
    nobody who was consulted on it and nothing later is evidence. ``beside`` says whether those are
    who stand on it in other roles.
    """
    return taught(network, roles, half_life, until, beside, {})


def taught(
    network: Network,
    roles: tuple[str, ...],
    half_life: float,
    until: date | None,
    beside: bool,
    lessons: dict[str, Lessons],
) -> Learned:
    """Like :func:`learned`, with ``lessons`` of issues looked at already; the others are added."""
    by = NEVER if until is None else float(until.toordinal())
    choices: dict[str, list[Choice]] = {party: [] for party in PARTIES}
    for issue, day in _issues(network, index_of(network), roles, until):
        if issue not in lessons:
            matter = as_opened(network, history_of(network).matters[issue], roles, beside=beside)
            _, stacked = figures(network, matter, day, day, roles, half_life)
            lessons[issue] = lessons_of(network, issue, roles, stacked)
        for party, lesson in lessons[issue].items():
            if (choice := lesson.by(by)) is not None:
                choices[party].append(choice)
    weights = {party: fitted(choices[party], prior(party), TRUST) for party in PARTIES}
    return Learned(
        weights,
        {party: together(choices[party], weights[party]) for party in PARTIES},
        {party: len(choices[party]) for party in PARTIES},
    )


def lessons_of(network: Network, issue: str, roles: tuple[str, ...], stacked: Vector) -> Lessons:
    """What an issue teaches whose figures are at hand."""
    at = index_of(network).row[issue]
    taken = taken_of(network, roles).together
    since = np.full(stacked.shape[1], NEVER)
    since[places_of(taken.matrix, at)] = taken.since[slice(*taken.matrix.indptr[at : at + 2])]
    found = {party: truth(network, issue, party, roles) for party in PARTIES}
    return {
        party: _lesson(stacked, np.where(consulted, since, NEVER), free, prior(party))
        for party, (consulted, free) in found.items()
        if consulted.any()
    }


def truth(
    network: Network, issue: str, party: str, roles: tuple[str, ...]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Who of one kind of party was consulted on an issue, and who could have been.

    The issue's leads and authors are neither: they need not be found.
    """
    index = index_of(network)
    at = index.row[issue]
    free = index.is_person == (party == "person")
    for own in (index.leads, index.authors):
        free[places_of(own.matrix, at)] = False
    consulted = np.zeros_like(free)
    consulted[places_of(taken_of(network, roles).together.matrix, at)] = True
    return consulted & free, free


def _issues(
    network: Network, index: Index, roles: tuple[str, ...], until: date | None
) -> Iterator[tuple[str, date]]:
    taken = taken_of(network, roles).together.on(NEVER if until is None else until.toordinal())
    has_list = taken.sum(axis=1) > 0
    dated = sorted(
        (matter.day, issue)
        for issue, matter in history_of(network).matters.items()
        if matter.day is not None and (until is None or matter.day < until)
    )
    with_list = [(i, d) for d, i in dated if has_list[index.row[i]]]
    most = WORK // max(index.parts.matrix.nnz, 1)
    yield from with_list[SET_ASIDE:][-min(LEARNED_FROM, max(AT_LEAST, most)) :]


def _lesson(stacked: Vector, since: Vector, free: NDArray[np.bool_], weights: Vector) -> Lesson:
    scores = np.where(free, weights @ stacked, -np.inf)
    consulted = since < NEVER
    nearest = np.argsort(-scores, kind="stable")[: min(CANDIDATES, int(free.sum()))]
    kept = np.concatenate([nearest, np.setdiff1d(np.flatnonzero(consulted), nearest)])
    choice = Choice(stacked[:, kept].T, consulted[kept].astype(float), len(nearest))
    return Lesson(choice, since[kept])
