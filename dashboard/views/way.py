"""One way through the network as a picture: exactly its nodes, and what joins one to the next."""

from collections.abc import Sequence
from itertools import pairwise

from dashboard.views.picture import Batch, Picture, links_between
from graph.projections import Network


def way(network: Network, path: Sequence[str]) -> Picture:
    """Picture of the nodes of a path in their order; what is not in the register is left out."""
    nodes = [node for node in dict.fromkeys(path) if node in network]
    steps = {frozenset(pair) for pair in pairwise(nodes)}
    origins = {node: nodes[max(at - 1, 0)] for at, node in enumerate(nodes)}
    links = tuple(
        link
        for link in links_between(network, nodes)
        if frozenset((link.source, link.target)) in steps
    )
    return Picture(
        batches=tuple(Batch(origins={node: origin}) for node, origin in origins.items()),
        links=links,
        anchors=frozenset(nodes),
        found=tuple(nodes),
    )
