"""What holds a network together: nodes and ties without which it falls into parts."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import rustworkx
from scipy.sparse.csgraph import connected_components

from graph.backend.compiled import CompiledNetwork


def articulation_points(network: Any) -> Iterator[Any]:
    """Nodes without whom others who reach each other now would not, in the network's order.

    As ``networkx.articulation_points``; undirected networks only.

    References
    ----------
    Hopcroft, J. and Tarjan, R. (1973), Efficient algorithms for graph manipulation.
    """
    held = CompiledNetwork.of(network)
    _undirected(held)
    return (held.nodes[at] for at in sorted(rustworkx.articulation_points(held.compiled)))


def bridges(network: Any, root: Any = None) -> Iterator[tuple[Any, Any]]:
    """Ties without which two parts would not meet, in the network's order.

    As ``networkx.bridges`` without a root; undirected networks only.
    """
    if root is not None:
        raise NotImplementedError("bridges from a root only")
    held = CompiledNetwork.of(network)
    _undirected(held)
    found = sorted(tuple(sorted(each)) for each in rustworkx.bridges(held.compiled))
    return ((held.nodes[one], held.nodes[other]) for one, other in found)


def parts_without(network: Any, nodes: Any = (), ties: Any = ()) -> list[list[Any]]:
    """Parts into which a network falls without some nodes or ties, the largest first.

    Only parts of the components that what is taken away belongs to.
    """
    held = CompiledNetwork.of(network)
    _undirected(held)
    tied = held.pattern.tolil() if ties else held.pattern
    for one, other in ties:
        for pair in ((one, other), (other, one)):
            tied[held.place[pair[0]], held.place[pair[1]]] = 0
    kept = np.ones(len(held), dtype=bool)
    kept[[held.place[node] for node in nodes]] = False
    _, whole = connected_components(held.pattern, directed=False)
    touched = {whole[held.place[each]] for each in (*nodes, *(end for tie in ties for end in tie))}
    left = np.flatnonzero(kept & np.isin(whole, list(touched)))
    _, parts = connected_components(tied.tocsr()[left][:, left], directed=False)
    found: dict[int, list[Any]] = {}
    for at, part in zip(left.tolist(), parts.tolist(), strict=True):
        found.setdefault(part, []).append(held.nodes[at])
    return sorted(found.values(), key=lambda part: -len(part))


def _undirected(held: CompiledNetwork) -> None:
    if held.is_directed():
        raise NotImplementedError("not for directed networks")
