"""Brokerage between groups: in whose name somebody stands between two who do not meet."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

import networkx as nx
import numpy as np
import scipy.sparse

NodeType = TypeVar("NodeType", bound=Hashable)
_AT_ONCE = 64  # brokers: a column of numbers each, as long as there are nodes
ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")


def brokerage(
    network: "nx.DiGraph[NodeType]",
    groups: Mapping[NodeType, Hashable],
    brokers: Iterable[NodeType] | None = None,
) -> dict[NodeType, dict[str, int]]:
    """How often each node passes on between two that are not tied themselves, by role.

    Counted for every ordered pair i, j with ties i → v → j and none i → j.

    Parameters
    ----------
    network
        Directed, without loops; an undirected tie is one in both directions.
    groups
        Group of every node.
    brokers
        Nodes v to count for; None counts for all.

    Returns
    -------
    dict
        Node -> role -> count. *Coordinator*: all three of one group. *Itinerant* (consultant): i
        and j of one group, the broker of another. *Representative*: broker and i of one group,
        speaking for it to j. *Gatekeeper*: broker and j of one group, letting i in. *Liaison*:
        three groups.

    References
    ----------
    Gould, R. V. and Fernandez, R. M. (1989), Structures of mediation, Sociological Methodology 19.

    Examples
    --------
    >>> brokerage(nx.DiGraph([("a", "b"), ("b", "c")]), {"a": 1, "b": 1, "c": 2})["b"]
    {'coordinator': 0, 'itinerant': 0, 'representative': 1, 'gatekeeper': 0, 'liaison': 0}
    """
    nodes = list(network)
    if not nodes:
        return {}
    place = {node: at for at, node in enumerate(nodes)}
    numbers = {group: at for at, group in enumerate(dict.fromkeys(groups[each] for each in nodes))}
    group = np.array([numbers[groups[node]] for node in nodes])
    ties = scipy.sparse.csr_array(
        nx.to_scipy_sparse_array(network, nodes, dtype=np.dtype(bool), weight=None, format="csr")
    )
    asked = list(nodes if brokers is None else brokers)
    counted = brokerage_of(ties, group, [place[broker] for broker in asked])
    return dict(zip(asked, counted, strict=True))


def brokerage_of(ties: Any, groups: Any, brokers: Iterable[int]) -> list[dict[str, int]]:
    """Roles of some nodes of a network that is given by its ties, as :func:`brokerage`.

    Parameters
    ----------
    ties
        Sparse matrix of truth, row i column j where there is a tie from i to j, no diagonal.
    groups
        Number of the group of every node.
    brokers
        Rows of the nodes to count for.
    """
    to = scipy.sparse.csr_array(ties, dtype=np.int32)
    back, number, asked = scipy.sparse.csr_array(to.T), np.asarray(groups), list(brokers)
    after, before = _rows(to), _rows(back)
    closed = _closed(to, back, number, asked)
    return [
        _roles(_pairs(number, number[at], before(at), after(at)) - of_pairs)
        for at, of_pairs in zip(asked, closed, strict=True)
    ]


def _rows(matrix: Any) -> Callable[[int], Any]:
    return lambda at: matrix.indices[matrix.indptr[at] : matrix.indptr[at + 1]]


def _roles(counts: Any) -> dict[str, int]:
    """Roles from how many pairs there are, of one group, the first ours, the second, both."""
    every, same, first, second, both = (int(each) for each in counts)
    return {
        "coordinator": both,
        "itinerant": same - both,
        "representative": first - both,
        "gatekeeper": second - both,
        "liaison": every - same - first - second + 2 * both,
    }


def _pairs(group: Any, own: int, before: Any, after: Any) -> Any:
    """Counts for :func:`_roles` of all pairs of one ``before`` and another ``after`` the broker."""
    size = int(group.max()) + 1
    one, other, twice = (
        np.bincount(group[each], minlength=size)
        for each in (before, after, np.intersect1d(before, after))
    )
    # Nobody is a pair with itself.
    same = one * other - twice
    every = len(before) * len(after) - twice.sum()
    first, second = one[own] * len(after), len(before) * other[own]
    return np.array([every, same.sum(), first - twice[own], second - twice[own], same[own]])


def _closed(to: Any, back: Any, group: Any, brokers: list[int]) -> Iterator[Any]:
    """The same counts of those pairs that are tied themselves, of one broker after the other.

    Brokers are columns of a product with all ties, some of them at a time.
    """
    rows, columns = to.nonzero()
    is_inside = group[rows] == group[columns]
    inside = (to.data[is_inside], (rows[is_inside], columns[is_inside]))
    within = scipy.sparse.csr_array(inside, shape=to.shape)
    is_undirected = (to != back).nnz == 0
    for start in range(0, len(brokers), _AT_ONCE):
        some = brokers[start : start + _AT_ONCE]
        before, after = back[some].T.toarray(), to[some].T.toarray()
        own = group[:, None] == group[some]
        reaching, reaching_alike = to @ after, within @ after
        reached = reaching if is_undirected else back @ before
        counts = (
            before * reaching,
            before * reaching_alike,
            before * own * reaching,
            after * own * reached,
            before * own * reaching_alike,
        )
        yield from np.stack([each.sum(axis=0, dtype=np.int64) for each in counts], axis=1)
