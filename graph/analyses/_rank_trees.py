"""What evidence is worth in company: regression trees that correct a sum of weights.

A sum counts each figure by itself. Whether somebody who leads the unit is asked depends on whether
they were active lately; whoever signs everything is asked for that and not for the title. Trees see
such pairs. Gradient boosting (Friedman 2001) on the logistic loss with second derivatives and
shrunk leaves (Chen & Guestrin 2016): each tree, grown on a part of rows and figures, adds what
those before it got wrong, and the first starts from the sum. Where nothing goes together, or the
past is short, they add next to nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Whole = NDArray[np.int64]
Places = NDArray[np.uint8]  # how many cuts a figure lies above, figures times rows
DEPTH = 3  # questions until a leaf: at most three figures are seen together; five taught less
TREES = 150
RATE = 0.06  # of what a tree would correct
ROWS, COLUMNS = 0.7, 0.2  # shares that a tree sees, drawn anew for each
SHRINK = 5.0  # evidence that a leaf has to bring against correcting nothing
LEAST = 1.0  # sum of second derivatives below which a leaf is too small to be told apart
CUTS = 32  # values of a figure that are told apart
NONE = -1


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees of one depth, their nodes numbered as a heap: below ``n`` stand ``2n`` and ``2n + 1``.

    Parameters
    ----------
    cuts
        For each figure the values between which it is told apart, rising.
    figure, cut
        Trees times inner nodes: which figure is asked for, :data:`NONE` where all go left, and the
        place of the value above which one goes right.
    value
        Trees times all nodes: what is added at a leaf, in logarithms of odds.
    """

    cuts: tuple[Vector, ...]
    figure: Whole
    cut: Whole
    value: Vector

    def correction(self, figures: Vector) -> Vector:
        """What all trees add to each row of figures."""
        trees = np.arange(len(self.value))[:, None]
        leaves = _leaves(_placed(figures, self.cuts), self.figure, self.cut)
        return np.asarray(self.value[trees, leaves].sum(axis=0))


def grown(figures: Vector, asked: Vector, weights: Vector, start: Vector) -> Trees:
    """Trees fitted to who was asked.

    Parameters
    ----------
    figures
        Rows times figures.
    asked
        1 for rows to be found, else 0.
    weights
        What each row counts.
    start
        Logarithm of odds of each row without trees.
    """
    chance = np.random.default_rng(0)
    cuts = tuple(_cuts(column) for column in figures.T)
    placed = _placed(figures, cuts)
    telling = np.flatnonzero([len(each) for each in cuts])
    some = max(1, round(COLUMNS * len(telling)))
    odds, found = start.copy(), []
    for _ in range(TREES if len(telling) else 0):
        likely = 1 / (1 + np.exp(-odds))
        slope, bend = weights * (asked - likely), weights * likely * (1 - likely)
        seen = np.flatnonzero(chance.random(len(asked)) < ROWS)
        columns = np.sort(chance.choice(telling, some, replace=False))
        here = placed[columns][:, seen].astype(np.int64)
        tree = _tree(here, slope[seen], bend[seen], columns)
        odds += tree[2][_leaves(placed, tree[0][None], tree[1][None])[0]]
        found.append(tree)
    inner, nodes = 2**DEPTH, 2 ** (DEPTH + 1)
    figure, cut, value = ([tree[at] for tree in found] for at in range(3))
    return Trees(
        cuts,
        np.array(figure, dtype=np.int64).reshape(-1, inner),
        np.array(cut, dtype=np.int64).reshape(-1, inner),
        np.array(value, dtype=float).reshape(-1, nodes),
    )


def _cuts(column: Vector) -> Vector:
    """Values halfway between neighbours; of many those that part the rows that hold any evenly."""
    values = np.unique(column)
    if len(values) <= CUTS:
        return np.asarray((values[1:] + values[:-1]) / 2)
    inner = np.quantile(column[column > values[0]], np.arange(CUTS - 1) / (CUTS - 1))
    return np.unique(np.concatenate([[(values[0] + values[1]) / 2], inner[1:]]))


def _placed(figures: Vector, cuts: tuple[Vector, ...]) -> Places:
    return np.array(
        [np.searchsorted(each, column) for each, column in zip(cuts, figures.T, strict=True)],
        dtype=np.uint8,
    ).reshape(len(cuts), len(figures))


def _leaves(placed: Places, figure: Whole, cut: Whole) -> Whole:
    """Node in which each row ends, trees times rows."""
    trees, rows = np.arange(len(figure))[:, None], np.arange(placed.shape[1])
    node = np.ones((len(trees), len(rows)), dtype=np.int64)
    for _ in range(DEPTH):
        asked = figure[trees, node]
        node = 2 * node + ((placed[asked, rows] > cut[trees, node]) & (asked != NONE))
    return node


def _tree(
    placed: Whole, slope: Vector, bend: Vector, columns: Whole
) -> tuple[Whole, Whole, Vector]:
    """One tree, level by level: at each node the question that explains most of what is wrong."""
    figure = np.full(2**DEPTH, NONE)
    cut = np.zeros(2**DEPTH, dtype=np.int64)
    value = np.zeros(2 ** (DEPTH + 1))
    node = np.zeros(placed.shape[1], dtype=np.int64)
    rows = np.arange(len(node))
    value[1] = slope.sum() / (bend.sum() + SHRINK)
    for level in range(DEPTH):
        here = 2**level + np.arange(2**level)
        best = _best(placed, node, slope, bend, 2**level)
        at, place, gain, left, right = best
        is_told = gain > 0
        figure[here] = np.where(is_told, columns[at], NONE)
        cut[here] = place
        value[2 * here] = np.where(is_told, left, value[here])
        value[2 * here + 1] = np.where(is_told, right, value[here])
        goes = placed[at[node], rows] > place[node]
        node = 2 * node + (goes & is_told[node])
    return figure, cut, RATE * value


def _best(
    placed: Whole, node: Whole, slope: Vector, bend: Vector, nodes: int
) -> tuple[Whole, Whole, Vector, Vector, Vector]:
    """Of each node: figure, cut, gain, and what is added on either side."""
    sums = np.array(list(_below(placed, node, slope, bend, nodes)))  # figures, 2, nodes, cuts
    low, whole = sums, sums[..., -1:]
    high = whole - low
    worth = _worth(low) + _worth(high) - _worth(whole)
    worth[np.minimum(low[:, 1], high[:, 1]) < LEAST] = 0.0
    by_node = worth.transpose(1, 0, 2).reshape(nodes, -1)
    best = by_node.argmax(axis=1)
    at, place = best // (CUTS + 1), best % (CUTS + 1)
    each = np.arange(nodes)
    left, right = low[at, :, each, place].T, high[at, :, each, place].T
    return at, place, by_node[each, best], _step(left), _step(right)


def _below(placed: Whole, node: Whole, slope: Vector, bend: Vector, nodes: int) -> Iterator[Vector]:
    """Sums of both derivatives up to each cut, for one figure after the other."""
    width = CUTS + 1
    for column in placed:
        at = node * width + column
        both = [np.bincount(at, each, nodes * width) for each in (slope, bend)]
        yield np.array(both).reshape(2, nodes, width).cumsum(axis=2)


def _worth(sums: Vector) -> Vector:
    return np.asarray(sums[:, 0] ** 2 / (np.maximum(sums[:, 1], 0.0) + SHRINK))


def _step(sums: Vector) -> Vector:
    return np.asarray(sums[0] / (np.maximum(sums[1], 0.0) + SHRINK))
