"""In which department each thing of the register is at home: that is where it is drawn."""

from collections import Counter
from collections.abc import Iterator, Mapping

from graph.projections import Network, edges, nodes_of_kind

_ROUNDS = 4  # steps through things without a department of their own that a home may be found over


def homes(network: Network) -> dict[str, str | None]:
    """Node -> department it belongs to, in the order of the network; None where none is near.

    A department is its own home. A person's is the department with the largest share of the
    person, an issue's that of its owner. Anything else is at home where most of what it is joined
    to is: first by id where several are equal.
    """
    found = {node: node for node in nodes_of_kind(network, "department")}
    found |= dict(_through(network, "person", "member_of", found))
    found |= dict(_through(network, "issue", "owned_by", found))
    for _ in range(_ROUNDS):
        near = dict(_nearby(network, found))
        if not near:
            break
        found |= near
    return {node: found.get(node) for node in network}


def _through(
    network: Network, kind: str, relation: str, found: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for node in nodes_of_kind(network, kind):
        known = [
            (-(record.get("share") or 0.0), found[other])
            for other, record in edges(network, node, relation)
            if other in found
        ]
        if known:
            yield node, min(known)[1]


def _nearby(network: Network, found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for node in network:
        if node not in found:
            others = (*network.successors(node), *network.predecessors(node))
            counts = Counter(found[other] for other in others if other in found)
            if counts:
                yield node, min(counts, key=lambda home: (-counts[home], home))
