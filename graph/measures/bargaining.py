"""Which agreement, of those that are possible: the solutions of bargaining theory.

Points are utilities, a row an agreement, a column a party. The zero point (disagreement, threat
point) is what each party has without an agreement; it moves every solution but the utilitarian
one, so it is always said.
"""

import itertools
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from graph.measures.compromise_outcome import Values

_SAME = 1e-9
Indices = npt.NDArray[np.int64]


def pareto_front(points: Values) -> Indices:
    """Agreements that no other betters for one party without worsening it for another.

    Parameters
    ----------
    points
        Agreements by parties. Of several with the same utilities the first is kept.

    Returns
    -------
    array
        Indices in the order of ``points``.

    Examples
    --------
    >>> pareto_front(np.array([[1.0, 1.0], [2.0, 0.0], [0.0, 1.0]])).tolist()
    [0, 1]
    """
    order = np.lexsort(-points.T[::-1]) if len(points) else np.zeros(0, dtype=np.int64)
    if points.shape[1] == 2:
        second = points[order, 1]
        best_before = np.concatenate([[-np.inf], np.maximum.accumulate(second)[:-1]])
        return np.sort(order[second > best_before + _SAME])
    kept: list[int] = []
    for index in order:
        if not kept or not (points[kept] >= points[index] - _SAME).all(axis=1).any():
            kept.append(int(index))
    return np.sort(np.array(kept, dtype=np.int64))


def acceptable(points: Values, zero: Values) -> Indices:
    """Agreements that leave nobody worse off than without one."""
    return np.flatnonzero((points >= zero - _SAME).all(axis=1))


def nash_point(points: Values, zero: Values) -> list[int]:
    """Agreements with the largest product of the gains over the zero point.

    Returns
    -------
    list of int
        Several where they tie; none where no agreement leaves everybody at least as well off.

    References
    ----------
    Nash, J. F. (1950), The bargaining problem, Econometrica 18, 155-162.

    Examples
    --------
    >>> nash_point(np.array([[12.0, 5.0], [18.0, 0.0]]), np.zeros(2))
    [0]
    """
    return _largest(points, zero, lambda gains: gains.prod(axis=1))


def kalai_smorodinsky_point(points: Values, zero: Values) -> list[int]:
    """Agreements in which everybody gets the same share of what it could get at most.

    Among whole packages the shares are seldom equal; then the smallest share is as large as
    possible, and of several such the next smallest (leximin).

    References
    ----------
    Kalai, E. and Smorodinsky, M. (1975), Other solutions to Nash's bargaining problem,
    Econometrica 43, 513-518.
    """
    found = acceptable(points, zero)
    if not len(found):
        return []
    most = (points[found] - zero).max(axis=0)
    share = np.divide(points[found] - zero, most, out=np.ones_like(points[found]), where=most > 0)
    return _leximin(found, share)


def egalitarian_point(points: Values, zero: Values) -> list[int]:
    """Agreements in which the smallest gain is as large as possible (Kalai 1977; leximin)."""
    found = acceptable(points, zero)
    return _leximin(found, points[found] - zero) if len(found) else []


def utilitarian_point(points: Values, zero: Values) -> list[int]:
    """Agreements with the largest sum of gains; may leave one party with nothing."""
    return _largest(points, zero, lambda gains: gains.sum(axis=1))


def _largest(points: Values, zero: Values, worth: Callable[[Values], Values]) -> list[int]:
    found = acceptable(points, zero)
    if not len(found):
        return []
    gains = np.maximum(points[found] - zero, 0.0)
    value = worth(gains)
    best = np.flatnonzero(value >= value.max() * (1 - _SAME))
    # Where somebody can gain nothing every product is 0; the others still gain what they can.
    fronts = [at for at in best if not _is_bettered(gains[at], gains[best])]
    return [int(each) for each in found[fronts]]


def _is_bettered(gain: Values, others: Values) -> bool:
    least = _SAME * max(float(np.abs(others).max()), np.finfo(float).tiny)
    as_good = (others >= gain - least).all(axis=1)
    return bool((as_good & (others > gain + least).any(axis=1)).any())


def _leximin(found: Indices, values: Values) -> list[int]:
    """Rows whose sorted values are lexicographically largest."""
    ordered = np.sort(values, axis=1)
    kept = np.arange(len(found))
    for column in range(ordered.shape[1]):
        here = ordered[kept, column]
        kept = kept[here >= here.max() - _SAME]
    return [int(each) for each in found[kept]]


def hull_solutions(points: Values, zero: Values) -> dict[str, tuple[float, float]]:
    """Nash, Kalai-Smorodinsky, egalitarian and utilitarian points of two parties with mixtures.

    Between any two agreements the two may draw lots, or divide what can be divided: the possible
    utilities are the convex hull of the points and, with free disposal, all below it.

    Parameters
    ----------
    points
        Agreements by the two parties; the zero point is always possible too.
    zero
        What the two have without an agreement.

    Returns
    -------
    dict
        Solution -> utilities of the two. Empty where nobody can gain.
    """
    gains = np.vstack([points - zero, np.zeros((1, 2))])
    frontier = _frontier(gains)
    if not len(frontier) or frontier.max() <= _SAME:
        return {}
    most = frontier.max(axis=0)
    chosen = {
        "nash": _nash_on(frontier),
        "kalai_smorodinsky": _ray_on(frontier, most),
        "egalitarian": _ray_on(frontier, np.ones(2)),
        "utilitarian": frontier[int(frontier.sum(axis=1).argmax())],
    }
    return {name: (float(x + zero[0]), float(y + zero[1])) for name, (x, y) in chosen.items()}


def _frontier(gains: Values) -> Values:
    """Corners of the upper right hull within the gains of both, from the left."""
    corners: list[Values] = []
    for point in gains[np.lexsort((gains[:, 1], gains[:, 0]))]:
        while len(corners) >= 2 and _turns_left(corners[-2], corners[-1], point):
            corners.pop()
        if corners and point[0] - corners[-1][0] < _SAME:
            corners.pop()
        corners.append(point)
    top = int(np.argmax([corner[1] for corner in corners]))
    return _clipped(np.array(corners[top:]))


def _turns_left(one: Values, two: Values, three: Values) -> bool:
    first, second = two - one, three - one
    return bool(first[0] * second[1] - first[1] * second[0] >= -_SAME)


def _clipped(corners: Values) -> Values:
    """The part of the frontier on which neither loses, with free disposal at its ends."""
    if corners[-1, 0] < -_SAME or corners[0, 1] < -_SAME:
        return np.zeros((0, 2))
    kept = [each for each in corners if each.min() >= -_SAME]
    for one, two in itertools.pairwise(corners):
        for axis in (0, 1):
            if one[axis] * two[axis] < 0:
                share = one[axis] / (one[axis] - two[axis])
                crossing = one + share * (two - one)
                if crossing.min() >= -_SAME:
                    kept.append(crossing)
    found: Values = np.maximum(np.array(kept).reshape(-1, 2), 0.0)
    found = np.asarray(found[np.argsort(found[:, 0], kind="stable")])
    if not len(found):
        return found
    ends = np.array([[0.0, found[:, 1].max()], [found[:, 0].max(), 0.0]])
    frontier: Values = np.vstack([ends[:1], found, ends[1:]])
    return frontier


def _nash_on(frontier: Values) -> Values:
    best: Values = frontier[int(frontier.prod(axis=1).argmax())]
    for one, two in itertools.pairwise(frontier):
        step = two - one
        bend = 2 * step[0] * step[1]
        share = -(one[0] * step[1] + one[1] * step[0]) / bend if bend < 0 else 0.0
        point = one + min(max(share, 0.0), 1.0) * step
        if point.prod() > best.prod():
            best = point
    return best


def _ray_on(frontier: Values, direction: Values) -> Values:
    """Where the ray from the zero point meets the frontier."""
    best: Values = np.zeros(2)
    for one, two in itertools.pairwise(frontier):
        step = two - one
        below = direction[0] * step[1] - direction[1] * step[0]
        if abs(below) < _SAME:
            continue
        share = (direction[1] * one[0] - direction[0] * one[1]) / below
        if -_SAME <= share <= 1 + _SAME:
            point = one + share * step
            best = point if point.sum() > best.sum() else best
    return best
