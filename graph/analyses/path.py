"""How two parties or issues are joined: the shortest paths between them, explained step by step.

Direction does not matter for being joined, so paths run over the undirected network; each step
says the relation in its own direction. A short path shows that a way exists, not that anybody
walks it: a department in which two people sit joins them even when they never spoke.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, pairwise
from typing import Any

import networkx as nx

from graph.analyses._base import Analysis, Parameter, Reason, Result, Row
from graph.analyses._cache import per_network
from graph.analyses._sentences import RELATIONS, sentence
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import named, resolve


def path(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer how ``source`` and ``target`` are joined.

    Returns
    -------
    Result
        Up to ``k`` rows, one a path without repeated nodes, shortest first (Yen 1971, as networkx
        has it); the score is the number of steps, each step a reason. None when they are not
        joined, which the warnings say.

    Raises
    ------
    UserError
        One of the ends, or what to avoid, is not in the register.
    """
    source = resolve(network, str(parameters["source"]))
    target = resolve(network, str(parameters["target"]))
    relations = tuple(parameters["relations"]) or RELATIONS
    avoided = {resolve(network, str(each)) for each in parameters["avoid"]}
    found = list(islice(_paths(network, source, target, relations, avoided), int(parameters["k"])))
    return Result(
        summary={
            "source": source,
            "target": target,
            "paths": len(found),
            "steps": len(found[0]) - 1 if found else None,
        },
        rows=tuple(_row(network, nodes, relations) for nodes in found),
        warnings=tuple(_warnings(network, source, target, found)),
    )


@per_network
def _joined(network: Network, relations: tuple[str, ...]) -> "nx.Graph[str]":
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(network)
    simple.add_edges_from(
        (source, target)
        for source, target, data in network.edges(data=True)
        if data["relation"] in relations and source != target
    )
    return simple


def _paths(
    network: Network, source: str, target: str, relations: tuple[str, ...], avoided: set[str]
) -> Iterator[list[str]]:
    joined = _joined(network, relations)
    if avoided:
        joined = nx.restricted_view(joined, avoided, ())
    if source == target or not {source, target} <= set(joined):
        return
    try:
        yield from nx.shortest_simple_paths(joined, source, target)
    except nx.NetworkXNoPath:
        return


def _row(network: Network, nodes: list[str], relations: Iterable[str]) -> Row:
    steps = [step for ends in pairwise(nodes) for step in _steps(network, *ends, relations)]
    return Row(
        ref=nodes[-1],
        score=float(len(nodes) - 1),
        reasons=tuple(reason for _, reason in steps),
        facts={"nodes": nodes, "relation": [relation for relation, _ in steps]},
    )


def _steps(
    network: Network, one: str, other: str, relations: Iterable[str]
) -> Iterator[tuple[str, Reason]]:
    """Every relation between two neighbours, in words; the same words only once."""
    said = []
    for source, target in ((one, other), (other, one)):
        for data in (network.get_edge_data(source, target) or {}).values():
            if data["relation"] in relations:
                text = sentence(network, source, target, data["relation"], data["record"])
                if text not in said:
                    said.append(text)
                    yield data["relation"], Reason(kind="path", text=text, records=(one, other))


def _warnings(
    network: Network, source: str, target: str, found: list[list[str]]
) -> Iterator[Message]:
    if source == target:
        yield message("path.same", node=named(network, source))
    elif not found:
        yield message("path.none", source=named(network, source), target=named(network, target))


_ANY = ("department", "person", "issue", "rule", "outside")
ANALYSIS = Analysis(
    id="path",
    parameters=(
        Parameter(name="source", type=str, required=True, refers_to=_ANY),
        Parameter(name="target", type=str, required=True, refers_to=_ANY),
        Parameter(name="k", type=int, default=3, minimum=1, maximum=50),
        Parameter(name="avoid", type=tuple, default=(), refers_to=_ANY),
        Parameter(name="relations", type=tuple, default=(), choices=RELATIONS),
    ),
    run=path,
)
