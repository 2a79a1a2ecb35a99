"""Which work to hand on so that the fullest has least to do: a mixed integer programme."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import scipy  # its parts are loaded when they are first used
from numpy.typing import NDArray

_SECONDS = (4.0, 2.0)  # for the peak, for the cheapest; then the best found so far is taken
_SLACK = 1e-6  # of the peak, when the cheapest of equally good answers is looked for


@dataclass(frozen=True, slots=True)
class Piece:
    """Work that may be handed on.

    Parameters
    ----------
    holder
        Number of the party that has it.
    load
        How much it is.
    takers
        Numbers of the parties that may take it.
    costs
        Cost of handing it to each of them.
    """

    holder: int
    load: float
    takers: tuple[int, ...]
    costs: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Reassignment:
    """Peak that is reached, what is handed to whom, whether it is proven to be the best."""

    peak: float
    moves: tuple[tuple[int, int], ...]
    proven: bool


def lowest_peak(
    loads: Sequence[float],
    capacities: Sequence[float],
    pieces: Sequence[Piece],
    most: int,
    ceilings: Sequence[float] | None = None,
) -> Reassignment:
    """Hand on at most so many pieces that the highest utilisation becomes as low as can be.

    Of the answers that reach the lowest peak the cheapest is given.

    Parameters
    ----------
    loads, capacities
        Of every party, in one unit; capacities above 0.
    pieces
        What may be handed on; their loads are part of their holders' loads.
    most
        How many pieces at most.
    ceilings
        Highest load that each party may come to; None where only the peak counts.

    Returns
    -------
    Reassignment
        ``moves`` holds pairs: number of the piece, number of the taker.

    References
    ----------
    The makespan problem on unrelated machines: Lenstra, J. K., Shmoys, D. and Tardos, E. (1990).
    Solved by HiGHS: Huangfu, Q. and Hall, J. (2018).

    Examples
    --------
    >>> lowest_peak([4.0, 0.0], [2.0, 2.0], [Piece(0, 2.0, (1,), (1.0,))], 1)
    Reassignment(peak=1.0, moves=((0, 1),), proven=True)
    """
    choices = [
        (number, taker, cost)
        for number, piece in enumerate(pieces)
        for taker, cost in zip(piece.takers, piece.costs, strict=True)
    ]
    before = max((load / room for load, room in zip(loads, capacities, strict=True)), default=0.0)
    if not choices or most < 1:
        return Reassignment(before, (), proven=True)
    least = _least(loads, capacities, pieces)
    if before - least < _SLACK:  # the fullest has nothing that anybody could take
        return Reassignment(before, (), proven=True)
    limits = [_limits(loads, capacities, pieces, choices, most)]
    if ceilings is not None:
        limits.append(_below(loads, ceilings, pieces, choices))
    chosen, proven = _solved([cost for _, _, cost in choices], limits, least, before)
    if chosen is None:
        return Reassignment(before, (), proven=False)
    made = tuple((choices[at][0], choices[at][1]) for at in np.flatnonzero(chosen > 0.5))
    return Reassignment(_peak(loads, capacities, pieces, made), made, proven=proven)


def _solved(
    costs: Sequence[float],
    limits: Sequence["scipy.optimize.LinearConstraint"],
    least: float,
    before: float,
) -> tuple[NDArray[np.float64] | None, bool]:
    """Which choices are taken: first the lowest peak, then the cheapest of those that reach it.

    None where the solver found nothing in its time; and whether the answer is proven.
    """
    none = np.zeros(len(costs))
    wishes = (np.r_[1.0, none], np.r_[0.0, costs])
    ceiling, best, proven = before, None, True
    for wish, seconds in zip(wishes, _SECONDS, strict=True):
        found = scipy.optimize.milp(
            wish,
            constraints=limits,
            integrality=np.r_[0, np.ones(len(costs), dtype=int)],
            bounds=scipy.optimize.Bounds(np.r_[least, none], np.r_[ceiling, none + 1.0]),
            # Its presolve writes to the standard output of the process.
            options={"time_limit": seconds, "mip_rel_gap": 1e-4, "presolve": False},
        )
        if found.x is None:
            break
        best, proven = found.x, proven and found.status == 0
        ceiling = min(before, float(best[0]) * (1 + _SLACK) + _SLACK)
    return (None if best is None else best[1:]), proven


def _least(loads: Sequence[float], capacities: Sequence[float], pieces: Sequence[Piece]) -> float:
    """Peak that stays even if all that may be handed on were gone."""
    left = list(loads)
    for piece in pieces:
        left[piece.holder] -= piece.load
    return max(load / room for load, room in zip(left, capacities, strict=True))


def _limits(
    loads: Sequence[float],
    capacities: Sequence[float],
    pieces: Sequence[Piece],
    choices: Sequence[tuple[int, int, float]],
    most: int,
) -> "scipy.optimize.LinearConstraint":
    """Nobody above the peak; every piece to one taker at most; not too many moves."""
    parties, columns = len(loads), len(choices) + 1
    rows: list[int] = []
    places: list[int] = []
    values: list[float] = []

    def say(row: int, place: int, value: float) -> None:
        rows.append(row)
        places.append(place)
        values.append(value)

    for party, room in enumerate(capacities):
        say(party, 0, -room)
    for at, (number, taker, _) in enumerate(choices, start=1):
        say(pieces[number].holder, at, -pieces[number].load)
        say(taker, at, pieces[number].load)
        say(parties + number, at, 1.0)
        say(parties + len(pieces), at, 1.0)
    shape = (parties + len(pieces) + 1, columns)
    matrix = scipy.sparse.csr_array((values, (rows, places)), shape=shape)
    upper = np.r_[-np.asarray(loads, dtype=float), np.ones(len(pieces)), float(most)]
    return scipy.optimize.LinearConstraint(matrix, -np.inf, upper)


def _below(
    loads: Sequence[float],
    ceilings: Sequence[float],
    pieces: Sequence[Piece],
    choices: Sequence[tuple[int, int, float]],
) -> "scipy.optimize.LinearConstraint":
    """Nobody above its ceiling, whoever else is."""
    matrix = scipy.sparse.lil_array((len(loads), len(choices) + 1))
    for at, (number, taker, _) in enumerate(choices, start=1):
        matrix[pieces[number].holder, at] -= pieces[number].load
        matrix[taker, at] += pieces[number].load
    room = np.asarray(ceilings, dtype=float) - np.asarray(loads, dtype=float)
    return scipy.optimize.LinearConstraint(matrix.tocsr(), -np.inf, room)


def _peak(
    loads: Sequence[float],
    capacities: Sequence[float],
    pieces: Sequence[Piece],
    moves: Sequence[tuple[int, int]],
) -> float:
    after = loads_after(loads, pieces, moves)
    return max(load / room for load, room in zip(after, capacities, strict=True))


def loads_after(
    loads: Sequence[float], pieces: Sequence[Piece], moves: Sequence[tuple[int, int]]
) -> list[float]:
    """Loads when pieces have been handed to their takers."""
    after = list(loads)
    for number, taker in moves:
        after[pieces[number].holder] -= pieces[number].load
        after[taker] += pieces[number].load
    return after
