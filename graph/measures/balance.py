"""Whether a network of agreement and disagreement is at peace with itself: structural balance."""

import numpy as np
from scipy.linalg import eigvalsh

from graph.measures.compromise_outcome import Values

LONGEST = 5  # actors in a circle; what longer circles say is told by the walks


def triangle_balance(ties: Values) -> tuple[int, int]:
    """How many triangles are balanced, of how many: ``(balanced, all)``.

    A triangle is balanced when the product of its signs is positive: friends share their enemies.
    Their ratio is the degree of balance by triangles.

    Parameters
    ----------
    ties
        Actors by actors, symmetric: positive agreement, negative disagreement, 0 or NaN none. Only
        signs count.

    Examples
    --------
    >>> triangle_balance(np.array([[0, 1, -1], [1, 0, -1], [-1, -1, 0.0]]))
    (1, 1)
    """
    signs = _signs(ties)
    there = np.abs(signs)
    every = round(float(np.trace(there @ there @ there)) / 6)
    net = round(float(np.trace(signs @ signs @ signs)) / 6)
    return (every + net) // 2, every


def cycle_balance(ties: Values, longest: int = LONGEST) -> dict[int, tuple[int, int]]:
    """Balanced circles of each length from 3: length -> ``(balanced, all)``.

    Degree of balance of Cartwright and Harary: the ratio of balanced circles to all, here by
    length, because long circles are many and say little to those who stand in them.

    Parameters
    ----------
    longest
        Longest circles that are counted; the time grows with their number.

    References
    ----------
    Cartwright, D. and Harary, F. (1956), Structural balance: a generalization of Heider's theory,
    Psychological Review 63(5).
    """
    signs = _signs(ties)
    neighbours = [np.flatnonzero(row).tolist() for row in signs]
    counts = {length: [0, 0] for length in range(3, longest + 1)}
    for start in range(len(signs)):
        _walk(signs, neighbours, [start], 1.0, longest, counts)
    # Each circle is walked in both directions from its first actor.
    return {length: (good // 2, every // 2) for length, (good, every) in counts.items()}


def walk_balance(ties: Values) -> float | None:
    """Balance over closed walks of all lengths, ``trace(exp A) / trace(exp |A|)``, 0 to 1.

    Walks of length n count 1 / n!, so short circles matter most. 1 is a balanced network.

    Returns
    -------
    float or None
        None without actors.

    References
    ----------
    Estrada, E. and Benzi, M. (2014), Walk-based measure of balance in signed networks: detecting
    lack of balance in social networks, Physical Review E 90, 042802.

    Examples
    --------
    >>> walk_balance(np.array([[0, 1.0], [1.0, 0]]))
    1.0
    """
    known = np.nan_to_num(np.asarray(ties, dtype=float))
    if not len(known):
        return None
    signed, plain = eigvalsh(known), eigvalsh(np.abs(known))
    # The common factor keeps strong ties from overflowing.
    top = float(plain.max())
    return float(np.exp(signed - top).sum() / np.exp(plain - top).sum())


def _signs(ties: Values) -> Values:
    signs: Values = np.sign(np.nan_to_num(np.asarray(ties, dtype=float)))
    np.fill_diagonal(signs, 0.0)
    return signs


def _walk(
    signs: Values,
    neighbours: list[list[int]],
    path: list[int],
    sign: float,
    longest: int,
    counts: dict[int, list[int]],
) -> None:
    """Follow every path from its smallest actor; one that can be closed is a circle."""
    here, start = path[-1], path[0]
    if len(path) >= 3 and signs[here, start]:
        counts[len(path)][1] += 1
        counts[len(path)][0] += int(sign * signs[here, start] > 0)
    if len(path) == longest:
        return
    for other in neighbours[here]:
        if other > start and other not in path:
            _walk(signs, neighbours, [*path, other], sign * signs[here, other], longest, counts)
