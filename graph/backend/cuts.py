"""What holds a network together: nodes and ties without which it falls into parts."""

from collections.abc import Iterator
from typing import Any

import rustworkx

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


def _undirected(held: CompiledNetwork) -> None:
    if held.is_directed():
        raise NotImplementedError("not for directed networks")
