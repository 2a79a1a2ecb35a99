"""Shortest ways through the network, from any of some nodes to any of others."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import networkx as nx

from graph.analyses._base import Reason
from graph.analyses._sentences import facts, sentence
from graph.per_network import per_network
from graph.projections import Network

# Ends that are joined to all of a set; no reference looks like these.
_FROM, _TO = "\x00from", "\x00to"


@per_network
def joined(network: Network, relations: tuple[str, ...], directed: bool) -> "nx.Graph[str]":
    """The network without doubles and directions, of some relations only."""
    simple: nx.Graph[str] = nx.DiGraph() if directed else nx.Graph()
    simple.add_nodes_from(network)
    simple.add_edges_from(
        (source, target)
        for source, target, data in network.edges(data=True)
        if data["relation"] in relations and source != target
    )
    return simple


def shortest_ways(
    simple: "nx.Graph[str]",
    sources: Sequence[str],
    targets: Sequence[str],
    avoided: frozenset[str] = frozenset(),
) -> Iterator[list[str]]:
    """Paths without repeated nodes, shortest first (Yen 1971, as networkx has it).

    A path touches each set only at its ends. Nodes of both sets are left out.
    """
    starts = [node for node in sources if node in simple and node not in {*targets, *avoided}]
    ends = [node for node in targets if node in simple and node not in {*sources, *avoided}]
    if not starts or not ends:
        return
    free = nx.restricted_view(simple, avoided & set(simple), ()) if avoided else simple
    if len(starts) == len(ends) == 1:
        yield from _between(free, starts[0], ends[0])
        return
    wider = free.copy()
    wider.add_edges_from((_FROM, node) for node in starts)
    wider.add_edges_from((node, _TO) for node in ends)
    inner = {*starts, *ends}
    for path in _between(wider, _FROM, _TO):
        if not inner & set(path[2:-2]):
            yield path[1:-1]


def _between(simple: "nx.Graph[str]", source: str, target: str) -> Iterator[list[str]]:
    try:
        yield from nx.shortest_simple_paths(simple, source, target)
    except nx.NetworkXNoPath:
        return


def steps_of(
    network: Network, nodes: Sequence[str], relations: Sequence[str], directed: bool = False
) -> list[tuple[str, Reason, dict[str, object]]]:
    """Every relation behind each step of a path: its name, the sentence, what is known of it."""
    return [
        step
        for one, other in pairwise(nodes)
        for step in _steps(network, one, other, relations, directed)
    ]


def _steps(
    network: Network, one: str, other: str, relations: Sequence[str], directed: bool
) -> Iterator[tuple[str, Reason, dict[str, object]]]:
    """The same words are said only once."""
    said = []
    for source, target in ((one, other),) if directed else ((one, other), (other, one)):
        for data in (network.get_edge_data(source, target) or {}).values():
            relation, record = data["relation"], data["record"]
            text = sentence(network, source, target, relation, record)
            if relation in relations and text not in said:
                said.append(text)
                known = {"source": source, "target": target, "relation": relation}
                reason = Reason(kind="path", text=text, records=(one, other))
                yield relation, reason, known | facts(relation, record)
