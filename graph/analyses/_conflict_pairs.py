"""Who stands with whom and against whom, over the issues in view."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from graph.analyses._base import Matrix, Reason, Row
from graph.analyses._stands import SCALE, Table
from graph.measures.agreement import convergence, divergence
from graph.measures.compromise_outcome import Values
from graph.measures.exchange import outcomes
from graph.measures.frustration import Camps, two_camps
from graph.messages import message
from graph.projections import Network
from graph.reading import named

_SHOWN = 3  # dividing issues told in words; all of them are facts
_NOTHING = 1e-9


@dataclass(frozen=True, slots=True)
class Relations:
    """Stands and the relations that follow from them; parties by issues, parties by parties.

    A stand is ``a_ik = salience (x - O) / 100`` with O the compromise outcome of the issue: its
    sign is the side of the outcome the party stands on, its size how far and how much it cares.
    NaN where position, salience or outcome is unknown. Convergence and divergence are nCAA and nDAA
    of MACTOR over these stands; ``common`` counts the issues on which both stands are known.
    """

    table: Table
    outcome: Values
    stand: Values
    convergence: Values
    divergence: Values
    common: Values


def relations(table: Table) -> Relations:
    """Compute who stands with whom."""
    outcome = outcomes(*table.model)
    away = table.position - outcome
    # Who stands at the outcome is on neither side; rounding must not put it on one.
    stand = table.salience * np.where(np.abs(away) < _NOTHING, 0.0, away) / SCALE
    known = (~np.isnan(stand)).astype(float)
    together, apart = convergence(stand), divergence(stand)
    return Relations(table, outcome, stand, together, apart, known @ known.T)


def matrices(found: Relations) -> dict[str, Matrix]:
    """Square tables of convergence and divergence, None where two share no known issue."""
    return {
        "convergence": _matrix(found, found.convergence),
        "divergence": _matrix(found, found.divergence),
    }


def _matrix(found: Relations, values: Values) -> Matrix:
    shared = np.where(found.common > 0, values, np.nan)
    rows = tuple(tuple(None if v != v else v for v in row) for row in shared.tolist())
    return Matrix(labels=found.table.parties, values=rows)


def camps(found: Relations) -> tuple[dict[str, Any], Camps | None]:
    """Two camps that break the least weight of agreement and disagreement.

    Ties are convergence minus divergence. ``frustration`` counts the broken ties of that partition,
    ``frustration_share`` is their weight over that of all ties; parties without ties are in
    neither camp.
    """
    net = found.convergence - found.divergence
    net = np.where(np.abs(net) < _NOTHING, 0.0, net)
    tied = [index for index in range(len(net)) if net[index].any()]
    parties = found.table.parties
    outside = [party for index, party in enumerate(parties) if index not in set(tied)]
    if not tied:
        return {"camps": [], "frustration": 0, "uncommitted": outside}, None
    ties = net[np.ix_(tied, tied)]
    split = two_camps(ties)
    spins = np.where(split.sides, 1.0, -1.0)
    broken = np.triu(ties * np.outer(spins, spins) < 0, 1)
    sides: dict[bool, list[str]] = {True: [], False: []}
    for index, side in zip(tied, split.sides, strict=True):
        sides[side].append(parties[index])
    return {
        "camps": [sides[True], sides[False]],
        "frustration": int(broken.sum()),
        "ties": int((np.triu(ties, 1) != 0).sum()),
        "frustration_share": split.frustration / split.total,
        "exact": split.exact,
        "optima": split.optima,
        "uncommitted": outside,
    }, split


def pair_rows(network: Network, found: Relations, confidential: set[tuple[str, str]]) -> list[Row]:
    """A row for every two parties with a known issue in common, most divided first.

    Parameters
    ----------
    confidential
        ``(party, issue)`` whose position is marked confidential.
    """
    pairs = combinations(range(len(found.table.parties)), 2)
    listed = [_pair(network, found, pair, confidential) for pair in pairs if found.common[pair]]
    return sorted(listed, key=lambda row: -(row.score or 0.0))


def _pair(
    network: Network,
    found: Relations,
    pair: tuple[int, int],
    confidential: set[tuple[str, str]],
) -> Row:
    one, two = pair
    parties, issues = found.table.parties, found.table.issues
    product = found.stand[one] * found.stand[two]
    weight = np.abs(found.stand[one]) + np.abs(found.stand[two])
    by_weight = np.argsort(-weight, kind="stable")
    apart = [int(k) for k in by_weight if product[k] < 0]
    together = [int(k) for k in by_weight if product[k] > 0]
    return Row(
        ref=parties[one],
        score=float(found.divergence[one, two]),
        reasons=tuple(_pair_reasons(network, found, pair, apart, together)),
        facts={
            "other": parties[two],
            "divergence": float(found.divergence[one, two]),
            "convergence": float(found.convergence[one, two]),
            "common_issues": int(found.common[one, two]),
            "apart": [issues[k] for k in apart],
            "together": [issues[k] for k in together],
            "confidential": any(
                (parties[who], issue) in confidential for who in pair for issue in issues
            ),
        },
    )


def _pair_reasons(
    network: Network,
    found: Relations,
    pair: tuple[int, int],
    apart: Sequence[int],
    together: Sequence[int],
) -> Iterator[Reason]:
    parties, issues, position = found.table.parties, found.table.issues, found.table.position
    one, two = (parties[index] for index in pair)
    for k in apart[:_SHOWN]:
        said = message(
            "conflicts.pair.apart",
            issue=named(network, issues[k]),
            one=named(network, one),
            at=float(position[pair[0], k]),
            two=named(network, two),
            other=float(position[pair[1], k]),
            outcome=float(found.outcome[k]),
        )
        yield Reason(kind="position", text=said, records=(one, two, issues[k]))
    if together:
        shared = tuple(issues[k] for k in together)
        said = message(
            "conflicts.pair.together",
            issues=tuple(named(network, each) for each in shared[:_SHOWN]),
        )
        yield Reason(kind="position", text=said, records=(one, two, *shared))
    if not apart and not together:
        yield Reason(kind="position", text=message("conflicts.pair.neither"), records=(one, two))
