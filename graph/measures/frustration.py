"""The two camps a network of agreement and disagreement falls into, and what does not fit."""

from dataclasses import dataclass

import numpy as np

from graph.measures import camps
from graph.measures.compromise_outcome import Values

EXACT_UP_TO = camps.EXACT_UP_TO
COUNTED_UP_TO = 18  # actors; 2**17 partitions are compared in well under a second
_CHUNK = 1 << 14


@dataclass(frozen=True, slots=True)
class Camps:
    """A partition into two camps.

    Parameters
    ----------
    sides
        Side of each actor, the first actor's being True.
    frustration
        Weight of the ties that the partition breaks: agreement across, disagreement within.
    total
        Weight of all ties.
    exact
        Whether no partition breaks less; else the best that local search found.
    optima
        How many partitions break as little; None above :data:`COUNTED_UP_TO` actors.
    bound
        No partition breaks less than this; the frustration itself where ``exact``.
    """

    sides: tuple[bool, ...]
    frustration: float
    total: float
    exact: bool
    optima: int | None
    bound: float


def two_camps(ties: Values) -> Camps:
    """Partition into two camps that breaks the least weight of ties (line index of balance).

    Parameters
    ----------
    ties
        Actors by actors, symmetric: positive agreement, negative disagreement, 0 none. With +1 and
        -1 the frustration is the frustration index of the signed network.

    Returns
    -------
    Camps
        Found by comparing all partitions up to :data:`COUNTED_UP_TO` actors, of several optima the
        one first in binary order of the sides; by branch and bound up to :data:`EXACT_UP_TO`; above
        that by :func:`graph.measures.camps.k_camps` with a bound.

    Notes
    -----
    Parts of the network without ties between them can be joined in either way: ``optima`` tells.

    References
    ----------
    Harary, F. (1959), On the measurement of structural balance, Behavioral Science 4.
    Aref, S. and Wilson, M. (2018), Measuring partial balance in signed networks, Journal of
    Complex Networks 6.

    Examples
    --------
    >>> two_camps(np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0.0]])).sides
    (True, True, False)
    """
    total = float(np.abs(np.triu(ties, 1)).sum())
    if len(ties) > COUNTED_UP_TO:
        found = camps.k_camps(ties, 2)
        sides = tuple(label == 0 for label in found.labels)
        return Camps(sides, found.broken, total, found.exact, None, found.bound)
    spins, broken, optima = _all_partitions(ties, total)
    sides = tuple(bool(side) for side in spins > 0)
    return Camps(sides, max(broken, 0.0), total, True, optima, max(broken, 0.0))


def _broken(spins: Values, ties: Values, total: float) -> Values:
    """Broken weight of each row of ``spins``: (sum of |w| - sum of w s_i s_j) / 2 over pairs."""
    kept: Values = ((spins @ ties) * spins).sum(axis=1) / 2
    return (total - kept) / 2


def _all_partitions(ties: Values, total: float) -> tuple[Values, float, int]:
    size = len(ties)
    free = max(size - 1, 0)
    best, least, optima = np.ones(size), np.inf, 0
    for start in range(0, 1 << free, _CHUNK):
        numbers = np.arange(start, min(start + _CHUNK, 1 << free))[:, None]
        spins = np.ones((len(numbers), size))
        spins[:, 1:] -= 2.0 * ((numbers >> np.arange(free)) & 1)
        broken = _broken(spins, ties, total)
        lowest, slack = float(broken.min(initial=np.inf)), 1e-9 * max(total, 1.0)
        if lowest < least - slack:
            best, least, optima = spins[int(broken.argmin())], lowest, 0
        optima += int((broken <= least + slack).sum())
    return best, float(least), optima
