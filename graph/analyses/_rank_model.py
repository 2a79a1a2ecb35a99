"""One ranking of all parties on a matter: evidence times weights, every score in named parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graph.analyses._consult_matter import Matter
from graph.analyses._rank_authority import authority
from graph.analyses._rank_case import case_of
from graph.analyses._rank_evidence import PART_IN, SCALE, WROTE, Evidence, evidence
from graph.analyses._rank_index import Index, Vector, index_of, places_of, taken_of
from graph.analyses._rank_lift import LIFTS
from graph.analyses._rank_opening import openings_of
from graph.analyses._rank_together import Together
from graph.analyses._rank_weights import KINDS, REASON_OF, REASONS, TELLING
from graph.projections import Network

LEAST = 1.0  # telling points below which evidence is too thin to ask anybody
POINTS = 10.0  # points of a weight of 1 on full evidence
IN_LOGARITHMS = np.array([kind in LIFTS for kind in KINDS])
USUAL = 0.2  # of the latest matters a share from which being usually asked is a reason by itself


@dataclass(frozen=True)  # no slots: sums that every part of an answer reads are made once
class Ranking:
    """Points of every party on one matter.

    Parameters
    ----------
    points
        Kinds of evidence (:data:`KINDS`) times parties.
    evidence
        What they rest on.
    """

    index: Index
    points: Vector
    evidence: Evidence

    @property
    def scores(self) -> Vector:
        """Sum of each party's points."""
        return np.asarray(self.points.sum(axis=0))

    @cached_property
    def by_reason(self) -> Mapping[str, Vector]:
        """Points by the reason they are told as; together they are the scores."""
        rows = np.array([REASONS.index(reason) for reason in REASON_OF])
        return {reason: self.points[rows == at].sum(axis=0) for at, reason in enumerate(REASONS)}

    def took(self, kind: str, column: int) -> NDArray[np.int64]:
        """Rows of issues on which a party did what a kind of precedent looks for."""
        found = self.evidence
        other = found.authors if kind in WROTE else found.consulted
        return places_of(found.parts if kind in PART_IN else other, column)

    def telling(self) -> Vector:
        """Points that are a reason to ask, without those that only move a party up."""
        rows = np.array([reason in TELLING for reason in REASON_OF])
        usual = np.array([reason == "usual" for reason in REASON_OF])
        often = self.evidence.values["office"] >= USUAL
        return np.asarray(self.points[rows].sum(axis=0) + often * self.points[usual].sum(axis=0))


def figures(
    network: Network,
    matter: Matter,
    before: date,
    day: date,
    roles: tuple[str, ...],
    half_life: float,
) -> tuple[Evidence, Vector]:
    """Evidence on a matter, and as a matrix of :data:`KINDS` times parties, each 0..1.

    A figure counts by its logarithm (each doubling adds the same), as evidence does in odds.

    Parameters
    ----------
    before
        Precedents count that are older.
    day
        Rules, dependencies and positions count that are known before it.
    """
    index = index_of(network)
    taken, openings = taken_of(network, roles), openings_of(network, roles)
    found = evidence(index, taken, openings, case_of(index, matter, before), half_life)
    values = {**found.values, **authority(network, index, matter, day)}
    stacked = np.stack([values[kind] for kind in KINDS])
    stacked = np.clip(stacked, 0.0, 1.0)
    scaled = np.log1p(stacked / SCALE) / np.log1p(1 / SCALE)
    return found, np.where(IN_LOGARITHMS[:, None], stacked, scaled)


def ranking(
    index: Index,
    found: Evidence,
    stacked: Vector,
    weights: Mapping[str, Vector],
    together: Mapping[str, Together | None],
) -> Ranking:
    """Points from figures, by the weights of people and those of departments.

    What their evidence is worth together makes all reasons of a party count more or less.
    """
    points = np.zeros_like(stacked)
    for party, are_such in (("person", index.is_person), ("department", ~index.is_person)):
        those = np.flatnonzero(are_such)
        values = stacked[:, those]
        counted = weights[party][:, None] * values
        correction = together[party]
        if correction is not None:
            counted *= correction.factors(values, counted.sum(axis=0))
        points[:, those] = POINTS * counted
    return Ranking(index, points, found)
