"""Where nodes would like to be, by what joins them: near in the network is near in the plane."""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import rustworkx as rx
from scipy.sparse import csr_array
from scipy.sparse.csgraph import dijkstra

from dashboard.whole.geometry import Array

_FORCED = 1_200  # nodes up to which forces are computed; their time grows with the square
_PIVOTS = 40
_SEED = 7

Pairs = npt.NDArray[np.int64]


def wishes(count: int, pairs: Pairs, weights: Sequence[float] | None = None) -> Array:
    """Places (count, 2) without unit: Fruchterman–Reingold, for very many nodes Pivot MDS.

    Parameters
    ----------
    count
        Number of nodes.
    pairs
        Array (m, 2) of indices of nodes that are joined.
    weights
        How strongly, for each pair; equally where it is None.
    """
    if not len(pairs) or count < 3:
        return _spiral(count)
    if count > _FORCED:
        return _pivots(count, pairs)
    network = rx.PyGraph(multigraph=False)
    network.add_nodes_from(range(count))
    values = [1.0] * len(pairs) if weights is None else [math.sqrt(each) for each in weights]
    network.add_edges_from(
        [(int(a), int(b), value) for (a, b), value in zip(pairs, values, strict=True)]
    )
    start = {number: (float(x), float(y)) for number, (x, y) in enumerate(_spiral(count))}
    found = rx.spring_layout(network, pos=start, weight_fn=float, num_iter=80, seed=_SEED)
    return np.array([found[number] for number in range(count)])


def _spiral(count: int) -> Array:
    """Sunflower: the first in the middle, all about equally far from each other."""
    number = np.arange(count)
    angle, distance = number * math.pi * (3 - math.sqrt(5)), np.sqrt(number / max(count, 1))
    return np.column_stack([np.cos(angle), np.sin(angle)]) * distance[:, None]


def _pivots(count: int, pairs: Pairs) -> Array:
    """Pivot MDS (Brandes & Pich 2007): distances to few nodes, squared, centred, projected."""
    joined = csr_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(count, count))
    pivots = np.unique(np.linspace(0, count - 1, _PIVOTS).astype(np.int64))
    steps = dijkstra(joined, directed=False, indices=pivots, unweighted=True).T
    steps = np.where(np.isfinite(steps), steps, 2.0 + steps[np.isfinite(steps)].max()) ** 2
    centred = steps - steps.mean(axis=0) - steps.mean(axis=1, keepdims=True) + steps.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, -2:][:, ::-1]
    axes = axes * np.sign(axes[np.abs(axes).argmax(axis=0), [0, 1]])  # eigenvectors have no sign
    return np.asarray(centred @ axes + 1e-6 * _spiral(count), dtype=np.float64)
