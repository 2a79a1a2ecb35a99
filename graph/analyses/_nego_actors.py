"""Parties towards each other: influence and dependence, mobilisation, ambivalence, camps."""

from typing import Any

import numpy as np

from graph.analyses._base import Matrix
from graph.analyses._conflict_pairs import Relations
from graph.analyses._nego_case import Case
from graph.measures.agreement import convergence, divergence
from graph.measures.balance import triangle_balance, walk_balance
from graph.measures.camps import k_camps
from graph.measures.compromise_outcome import Values
from graph.measures.mactor import Influences, ambivalence, influences, mobilisation
from graph.projections import edges

_NOTHING = 1e-9
_MORE_CAMPS = (3, 4)
_EFFORT = 2_000  # partial partitions; a page must not wait for certainty about three camps


def influence(case: Case, parties: tuple[str, ...]) -> Influences:
    """MACTOR's influences between the parties, from the influences recorded between them."""
    direct = np.zeros((len(parties), len(parties)))
    at = {party: index for index, party in enumerate(parties)}
    for party in parties:
        for other, record in edges(case.network, party, "influences"):
            if other in at:
                place = at[party], at[other]
                direct[place] = max(direct[place], record.get("strength") or 0.0)
    return influences(direct)


def actors(found: Relations, acting: Influences, variant: str) -> list[dict[str, Any]]:
    """A row a party: its place in the influence-dependence plane and how it stands to the rest."""
    strength = acting.strength(variant)
    stands = found.stand
    mixed = ambivalence(np.nan_to_num(stands))
    moved = mobilisation(strength[:, None] * stands)
    net = acting.net.sum(axis=1)
    return [
        {
            "party": party,
            "influence": float(acting.influence[row]),
            "dependence": float(acting.dependence[row]),
            "strength": float(strength[row]),
            "net_influence": float(net[row]),
            "mobilisation": float(moved[row]),
            "ambivalence": None if np.isnan(mixed[row]) else float(mixed[row]),
        }
        for row, party in enumerate(found.table.parties)
    ]


def weighted_matrices(found: Relations, strength: Values) -> dict[str, Matrix]:
    """Convergence and divergence weighed by relations of force (3CAA, 3DAA)."""
    labels = found.table.parties
    weighted = strength[:, None] * found.stand
    shared = found.common > 0
    from_stands = {
        "convergence_weighted": convergence(weighted),
        "divergence_weighted": divergence(weighted),
    }
    return {
        name: Matrix(labels=labels, values=_rows(np.where(shared, values, np.nan)))
        for name, values in from_stands.items()
    }


def net_matrix(labels: tuple[str, ...], acting: Influences) -> Matrix:
    """Net scale of influence: positive where the row's party has the upper hand."""
    return Matrix(labels=labels, values=_rows(acting.net))


def more_camps(found: Relations) -> dict[str, Any]:
    """Balance of the network of agreement and disagreement, and its division into more camps.

    More than two camps are told where they break clearly less than one camp fewer.
    """
    net = found.convergence - found.divergence
    net = np.where(np.abs(net) < _NOTHING, 0.0, net)
    tied = [index for index in range(len(net)) if net[index].any()]
    ties = net[np.ix_(tied, tied)]
    balanced, triangles = triangle_balance(ties)
    told: dict[str, Any] = {
        "triangles": triangles,
        "balanced_triangles": balanced,
        "walk_balance": walk_balance(ties) if tied else None,
        "camps": {},
    }
    for k in _MORE_CAMPS if len(tied) > 3 else ():
        grouping = k_camps(ties, k, _EFFORT)
        camps: list[list[str]] = [[] for _ in range(max(grouping.labels) + 1)]
        for index, label in zip(tied, grouping.labels, strict=True):
            camps[label].append(found.table.parties[index])
        told["camps"][str(k)] = {
            "camps": camps,
            "broken_share": grouping.broken / grouping.total if grouping.total else 0.0,
            "exact": grouping.exact,
            "bound_share": grouping.bound / grouping.total if grouping.total else 0.0,
        }
    return told


def _rows(values: Values) -> tuple[tuple[float | None, ...], ...]:
    return tuple(tuple(None if v != v else v for v in row) for row in values.tolist())
