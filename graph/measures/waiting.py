"""What waits for what: circles in which nobody can begin, and the longest chain of waiting."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx
import numpy as np

Dependencies: TypeAlias = "nx.DiGraph[str]"


@dataclass(frozen=True, slots=True)
class Behind:
    """Who waits for whom, however far: a row of bits for each node, made once for all of them.

    Parameters
    ----------
    nodes
        In the network's order.
    place
        Node -> where it stands among them.
    waiting
        Node -> number of which bit i is set where ``nodes[i]`` is the node or waits for it.
    """

    nodes: tuple[str, ...]
    place: dict[str, int]
    waiting: dict[str, int]

    def count(self, issues: Iterable[str]) -> int:
        """How many others wait for one of these nodes."""
        return self._others(issues).bit_count()

    def of(self, issues: Iterable[str]) -> list[str]:
        """Others that wait for one of these nodes, in the network's order."""
        size = len(self.nodes)
        row = self._others(issues).to_bytes(-(-size // 8), "little")
        bits = np.unpackbits(np.frombuffer(row, np.uint8), bitorder="little")
        return [self.nodes[at] for at in np.flatnonzero(bits).tolist()]

    def _others(self, issues: Iterable[str]) -> int:
        found = own = 0
        for issue in issues:
            found |= self.waiting[issue]
            own |= 1 << self.place[issue]
        return found & ~own


def behind(network: Dependencies) -> Behind:
    """Follow all waiting once: circles as one, those first for whom nobody waits.

    Parameters
    ----------
    network
        An edge leads from what waits to what it waits for.

    Examples
    --------
    >>> behind(nx.DiGraph([("a", "b"), ("b", "c")])).of(["c"])
    ['a', 'b']
    """
    place = {node: at for at, node in enumerate(network)}
    condensed = nx.condensation(network)
    rows: dict[int, int] = {}
    for group in nx.topological_sort(condensed):
        row = 0
        for node in condensed.nodes[group]["members"]:
            row |= 1 << place[node]
        for before in condensed.pred[group]:
            row |= rows[before]
        rows[group] = row
    waiting = {node: rows[group] for node, group in condensed.graph["mapping"].items()}
    return Behind(tuple(network), place, waiting)


def dependency_cycles(network: Dependencies) -> list[list[str]]:
    """Groups of nodes that wait for each other, as strongly connected components of two or more.

    Parameters
    ----------
    network
        An edge leads from what waits to what it waits for.

    Returns
    -------
    list of list of str
        Largest group first. A group that is one circle stands in the order of waiting, each node
        waiting for the next and the last for the first; another one in the network's order.

    Examples
    --------
    >>> dependency_cycles(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]))
    [['a', 'b']]
    """
    place = {node: index for index, node in enumerate(network)}
    groups = (sorted(group, key=place.__getitem__) for group in _components(network))
    return sorted((_along(network, group) for group in groups), key=lambda each: -len(each))


def longest_waiting_chain(network: Dependencies) -> list[str]:
    """Longest chain in which each waits for the next, circles taken as one step.

    Returns
    -------
    list of str
        What waits first, what all of it waits for last; the nodes of a circle stand side by side.
        Empty where nothing waits. Of equally long chains the first in the network's order.

    Examples
    --------
    >>> longest_waiting_chain(nx.DiGraph([("a", "b"), ("b", "c"), ("a", "c")]))
    ['a', 'b', 'c']
    """
    if not network.number_of_edges():
        return []
    condensed = nx.condensation(network)
    steps = nx.dag_longest_path(condensed, weight=None)
    place = {node: index for index, node in enumerate(network)}
    groups = (sorted(condensed.nodes[step]["members"], key=place.__getitem__) for step in steps)
    return [node for group in groups for node in _along(network, group)]


def _components(network: Dependencies) -> list[set[str]]:
    return [group for group in nx.strongly_connected_components(network) if len(group) > 1]


def _along(network: Dependencies, group: list[str]) -> list[str]:
    """The group in the order of waiting if it is a single circle, else as given."""
    inside = network.subgraph(group)
    if len(group) < 2 or any(degree != 1 for _, degree in inside.out_degree()):
        return group
    circle = [group[0]]
    while len(circle) < len(group):
        circle.append(next(iter(inside[circle[-1]])))
    return circle
