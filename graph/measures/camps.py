"""The groups that a network of agreement and disagreement falls into, two of them or more."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from graph.measures.compromise_outcome import Values

EXACT_UP_TO = 30  # actors
_BATCH = 4096  # partial partitions that are extended together
EFFORT = 400_000  # partial partitions tried before a search for more than two camps gives up
_STARTS = 32
_LEAST = 1e-9
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Grouping:
    """A partition into at most k camps.

    Parameters
    ----------
    labels
        Camp of each actor, numbered in the order of their first members.
    broken
        Weight of the ties that the partition breaks: agreement across, disagreement within.
    total
        Weight of all ties.
    bound
        No partition into k camps breaks less than this.
    """

    labels: tuple[int, ...]
    broken: float
    total: float
    bound: float

    @property
    def exact(self) -> bool:
        """Whether it is certain that no partition breaks less."""
        return self.broken <= self.bound + _LEAST * max(self.total, 1.0)


def k_camps(ties: Values, k: int, effort: int = EFFORT) -> Grouping:
    """Partition into at most ``k`` camps that breaks the least weight of ties.

    With two camps the broken weight is the frustration index; with more it is the line index of
    weak balance (generalised block model of Doreian and Mrvar, both kinds of error alike).

    Parameters
    ----------
    ties
        Actors by actors, symmetric: positive agreement, negative disagreement, 0 or NaN none.
    k
        Most camps, 1 or more.
    effort
        Partial partitions tried before a search for more than two camps is given up; two camps are
        always brought to an end.

    Returns
    -------
    Grouping
        Up to :data:`EXACT_UP_TO` actors by branch and bound, above that by moving and swapping
        single actors from several starts; then ``bound`` says how much better it could be at most.

    References
    ----------
    Doreian, P. and Mrvar, A. (1996), A partitioning approach to structural balance, Social
    Networks 18. Aref, S. and Wilson, M. (2019), Balance and frustration in signed networks, Journal
    of Complex Networks 7. The search keeps the optima of ever larger parts (Verfaillie et al. 1996,
    Russian doll search).

    Examples
    --------
    >>> k_camps(np.array([[0, -1, -1], [-1, 0, -1], [-1, -1, 0.0]]), 3).labels
    (0, 1, 2)
    """
    if k < 1:
        raise ValueError("k is 1 or more")
    ties = np.nan_to_num(np.asarray(ties, dtype=float))
    ties = ties - np.diag(np.diag(ties))
    total = float(np.abs(np.triu(ties, 1)).sum())
    labels, broken = _search(ties, k)
    bound = triangle_bound(ties) if k > 1 else broken
    if broken > bound + _LEAST * max(total, 1.0) and len(ties) <= EXACT_UP_TO:
        labels, broken, bound = _Dolls(ties, k, labels, broken, effort).solve(bound)
    return Grouping(_numbered(labels), max(broken, 0.0), total, min(bound, broken))


def broken_weight(ties: Values, labels: Labels) -> float:
    """Agreement across camps and disagreement within them; each pair once."""
    same = labels[:, None] == labels
    wrong = np.where(same, np.maximum(-ties, 0.0), np.maximum(ties, 0.0))
    return float(np.triu(wrong, 1).sum())


def triangle_bound(ties: Values) -> float:
    """Lower bound of the broken weight: triangles that no partition leaves whole, packed.

    A triangle with exactly one disagreement breaks a tie in any number of camps. Taking the weight
    of its lightest tie away from all three, again and again, counts no tie twice.
    """
    left = np.asarray(ties, dtype=float).copy()
    bound = 0.0
    for i, j in np.argwhere(np.triu(left < 0, 1)):
        while left[i, j] < -_LEAST:
            third = np.minimum(left[i], left[j])
            k = int(third.argmax())
            if third[k] <= _LEAST:
                break
            weight = min(-left[i, j], third[k])
            bound += float(weight)
            for one, two, sign in ((i, j, 1.0), (i, k, -1.0), (j, k, -1.0)):
                left[one, two] += sign * weight
                left[two, one] = left[one, two]
    return bound


def _numbered(labels: Labels) -> tuple[int, ...]:
    order = {label: at for at, label in enumerate(dict.fromkeys(labels.tolist()))}
    return tuple(order[label] for label in labels.tolist())


def _search(ties: Values, k: int) -> tuple[Labels, float]:
    """Best of several descents; the seed is fixed, so that the answer is always the same."""
    random = np.random.default_rng(0)
    size = len(ties)
    starts = [np.zeros(size, dtype=np.int64), np.arange(size) % k]
    starts += [random.integers(0, k, size) for _ in range(_STARTS)]
    found = [_descend(ties, start.copy(), k) for start in starts]
    broken = [broken_weight(ties, labels) for labels in found]
    best = int(np.argmin(broken))
    return found[best], broken[best]


def _descend(ties: Values, labels: Labels, k: int) -> Labels:
    """Move the actor, or swap the two, that helps most until nothing helps."""
    size = len(ties)
    actors = np.arange(size)
    while size:
        # affinity[v, c]: net agreement of v with camp c; moving there gains the difference.
        affinity = ties @ np.eye(k)[labels]
        gain = affinity - affinity[actors, labels][:, None]
        actor, camp = np.unravel_index(int(gain.argmax()), gain.shape)
        if gain[actor, camp] > _LEAST:
            labels[actor] = camp
            continue
        swap = gain[:, labels] + gain[:, labels].T - 2 * ties
        swap[labels[:, None] == labels] = 0.0
        one, two = np.unravel_index(int(swap.argmax()), swap.shape)
        if swap[one, two] <= _LEAST:
            break
        labels[one], labels[two] = labels[two], labels[one]
    return labels


class _Dolls:
    """Branch and bound over ever larger parts of the network.

    Actors are taken from the last to the first. The optimum of the actors behind bounds what they
    add among themselves, so that a partial partition is given up as soon as what it has broken,
    what each actor behind must break with it, and that optimum exceed the best known.
    """

    def __init__(self, ties: Values, k: int, labels: Labels, broken: float, effort: int) -> None:
        strength = np.abs(ties).sum(axis=1)
        self._order = np.argsort(-strength, kind="stable")
        self._ties = ties[np.ix_(self._order, self._order)]
        self._k, self._best, self._labels = k, broken, labels[self._order].copy()
        # Whole numbers can only be bettered by a whole one.
        whole = bool((ties == np.round(ties)).all())
        self._slack = 1 - _LEAST if whole else _LEAST * max(float(np.abs(ties).sum()), 1.0)
        self._left = float(effort) if k > 2 else np.inf
        self._inner = np.zeros(len(ties) + 1)  # optimum of the actors from a place on

    def solve(self, bound: float) -> tuple[Labels, float, float]:
        """Labels, broken weight and the bound that is proven."""
        size = len(self._order)
        for first in range(size - 2, -1, -1):
            part = self._ties[first:, first:]
            if first:
                known, upper = _search_small(part, self._k, self._labels[first:])
            else:
                known, upper = self._labels, self._best
            labels, broken, proven = self._part(first, known, upper)
            if not proven:
                lower = max(bound, float(self._inner[first + 1]))
                return self._placed(self._labels), self._best, lower
            self._inner[first] = broken
            if first == 0:
                self._labels, self._best = labels, broken
        return self._placed(self._labels), self._best, self._best

    def _placed(self, labels: Labels) -> Labels:
        back = np.empty_like(labels)
        back[self._order] = labels
        return back

    def _part(self, first: int, known: Labels, upper: float) -> tuple[Labels, float, bool]:
        """Optimum of the actors from ``first`` on; the last value says whether it is proven."""
        best, best_labels = upper, known
        size = len(self._ties) - first
        # cost[row, v, c]: what actor v breaks with those placed when it stands in camp c.
        nobody = np.zeros((1, 0), dtype=np.int64)
        stack = [_Partial(nobody, np.zeros(1), np.zeros((1, size, self._k)))]
        while stack:
            partial = stack.pop()
            self._left -= len(partial.broken)
            if self._left < 0:
                return best_labels, best, False
            for camp in range(min(self._k, partial.depth + 1)):
                grown = self._grow(partial, camp, first, best)
                if grown is None:
                    continue
                if grown.depth < size:
                    stack += grown.batches()
                    continue
                top = int(grown.broken.argmin())
                best, best_labels = float(grown.broken[top]), grown.placed[top]
        return best_labels, best, True

    def _grow(self, partial: "_Partial", camp: int, first: int, best: float) -> "_Partial | None":
        """Partial partitions with the next actor in a camp, of those that may still be best."""
        depth = partial.depth
        added = partial.broken + partial.cost[:, depth, camp]
        # Camps are opened in order, for their numbers mean nothing.
        is_used = partial.placed.max(axis=1, initial=-1) + 1 >= camp
        rows = np.flatnonzero(is_used & (added < best - self._slack))
        if not len(rows):
            return None
        tie = self._ties[first + depth, first:]
        cost = partial.cost[rows] + np.maximum(tie, 0.0)[None, :, None]
        cost[:, :, camp] -= tie
        least = cost[:, depth + 1 :].min(axis=2).sum(axis=1)
        bound = added[rows] + least + self._inner[first + depth + 1]
        keep = bound < best - self._slack
        order = np.argsort(-bound[keep], kind="stable")  # the most promising is taken first
        rows, cost = rows[keep][order], cost[keep][order]
        if not len(rows):
            return None
        camps = np.full((len(rows), 1), camp, dtype=np.int64)
        return _Partial(np.hstack([partial.placed[rows], camps]), added[rows], cost)


@dataclass(frozen=True, slots=True)
class _Partial:
    """Partitions of the first actors of a part, a row each: camps, broken weight, costs ahead."""

    placed: Labels
    broken: Values
    cost: Values

    @property
    def depth(self) -> int:
        return int(self.placed.shape[1])

    def batches(self) -> "list[_Partial]":
        parts = (slice(at, at + _BATCH) for at in range(0, len(self.broken), _BATCH))
        return [_Partial(self.placed[at], self.broken[at], self.cost[at]) for at in parts]


def _search_small(ties: Values, k: int, start: Labels) -> tuple[Labels, float]:
    labels = _descend(ties, start.copy(), k)
    return labels, broken_weight(ties, labels)
