"""Betweenness by linear algebra: the numbers of networkx at a fraction of its time."""

from collections.abc import Hashable
from typing import Any, TypeVar

import networkx as nx
import numpy as np
from scipy.sparse.csgraph import connected_components

from graph.measures.compromise_outcome import Values

NodeType = TypeVar("NodeType", bound=Hashable)
_BATCH = 256  # sources followed together


def betweenness(
    network: "nx.Graph[NodeType]", sources: int | None = None, seed: int = 0
) -> dict[NodeType, float]:
    """Share of the shortest paths between others that lead over each node, normalised.

    High for those who connect parts that would otherwise not meet: brokers, and bottlenecks.

    Parameters
    ----------
    network
        Undirected; weights are ignored.
    sources
        How many nodes, drawn without replacement, paths are followed from; None or as many as
        there are nodes: all, an exact result. Fewer give an unbiased estimate.
    seed
        Of the draw.

    Returns
    -------
    dict
        Node -> 0..1, equal to ``networkx.betweenness_centrality`` where exact.

    References
    ----------
    Freeman, L. (1977), A set of measures of centrality based on betweenness, Sociometry 40.
    Brandes, U. (2001), A faster algorithm for betweenness centrality; Brandes, U. and Pich, C.
    (2007), Centrality estimation in large networks (the estimate from drawn sources).

    Examples
    --------
    >>> betweenness(nx.path_graph(3))
    {0: 0.0, 1: 1.0, 2: 0.0}
    """
    nodes = list(network)
    if not nodes:
        return {}
    matrix = nx.to_scipy_sparse_array(
        network, nodes, dtype=np.dtype(float), weight=None, format="csr"
    )
    return dict(zip(nodes, betweenness_of(matrix, sources, seed).tolist(), strict=True))


def betweenness_of(matrix: Any, sources: int | None = None, seed: int = 0) -> Values:
    """Betweenness of every node of a network that is given by its adjacency.

    Parameters
    ----------
    matrix
        Sparse, symmetric, 1 where two nodes are tied, nothing on the diagonal.
    sources, seed
        As for :func:`betweenness`.
    """
    size = matrix.shape[0]
    if size < 3:
        return np.zeros(size)
    drawn = np.arange(size)
    if sources is not None and sources < size:
        drawn = np.sort(np.random.default_rng(seed).choice(size, sources, replace=False))
    total = dependencies_of(matrix, drawn)
    # Both directions of every pair were counted, hence no factor 2.
    return np.asarray(total * (size / len(drawn) / ((size - 1) * (size - 2))), dtype=float)


def dependencies_of(matrix: Any, sources: "np.ndarray[Any, Any]") -> Values:
    """Brandes' dependencies of any number of sources on every node, summed over the sources.

    Parameters
    ----------
    matrix
        As for :func:`betweenness_of`.
    sources
        Rows of the matrix, each once.
    """
    total = np.zeros(matrix.shape[0])
    for start in range(0, len(sources), _BATCH):
        total += _dependencies(matrix, sources[start : start + _BATCH])
    return total


def _dependencies(matrix: Any, sources: "np.ndarray[Any, Any]") -> Values:
    """Brandes' dependencies of the sources on every node, summed over the sources."""
    paths, layers = _paths(matrix, sources)
    depends = np.zeros_like(paths)
    share = np.divide(1.0, paths, out=np.zeros_like(paths), where=paths > 0)
    # Down to the sources' neighbours: on a source itself no path from it depends.
    for nearer, farther in zip(layers[-2::-1], layers[:0:-1], strict=True):
        passed = matrix @ np.where(farther, (1.0 + depends) * share, 0.0)
        depends += np.where(nearer, passed * paths, 0.0)
    return np.asarray(depends.sum(axis=1), dtype=float)


def _paths(matrix: Any, sources: "np.ndarray[Any, Any]") -> tuple[Values, list[Any]]:
    """Number of shortest paths from each source, and who is 1, 2, … steps away from it."""
    part = connected_components(matrix, directed=False)[1]
    left = int(np.bincount(part)[part[sources]].sum()) - len(sources)
    step = matrix[sources].toarray().T.copy()
    paths = step.copy()
    layers: list[Any] = []
    paths[sources, np.arange(len(sources))] = 1.0
    while left:  # a product that reaches nobody costs as much as one that does
        if layers:
            step = np.where(paths > 0, 0.0, matrix @ step)
            paths += step
        layers.append(step > 0)
        left -= int(np.count_nonzero(layers[-1]))
    return paths, layers
