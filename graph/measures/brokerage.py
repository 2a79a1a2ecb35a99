"""Brokerage between groups: in whose name somebody stands between two who do not meet."""

from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

import networkx as nx

NodeType = TypeVar("NodeType", bound=Hashable)
# Who stands between i and j, by the groups of i, the broker, and j.
ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")


def brokerage(
    network: "nx.DiGraph[NodeType]", groups: Mapping[NodeType, Hashable]
) -> dict[NodeType, dict[str, int]]:
    """How often each node passes on between two that are not tied themselves, by role.

    Counted for every ordered pair i, j with ties i → v → j and none i → j.

    Parameters
    ----------
    network
        Directed, without loops; an undirected tie is one in both directions.
    groups
        Group of every node.

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
    found: dict[NodeType, dict[str, int]] = {}
    for broker in network:
        counted: Counter[str] = Counter()
        for one in network.predecessors(broker):
            direct = network[one]
            for other in network.successors(broker):
                if one != other and other not in direct:
                    counted[_role(groups[one], groups[broker], groups[other])] += 1
        found[broker] = {role: counted[role] for role in ROLES}
    return found


def _role(one: Hashable, broker: Hashable, other: Hashable) -> str:
    if one == other:
        return "coordinator" if broker == one else "itinerant"
    if broker == one:
        return "representative"
    return "gatekeeper" if broker == other else "liaison"
