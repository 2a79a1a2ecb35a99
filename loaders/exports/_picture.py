"""What a picture shows: what holds today, each node under a short name of its own.

Ids and names come from files and may hold anything; the short names are ours, so that nothing of
them is ever read as part of a picture's language.
"""

from loaders.exports._base import Material
from loaders.exports._network import Edge, Node, network


def picture(material: Material) -> tuple[dict[str, Node], list[tuple[str, str, Edge]]]:
    """Nodes by their short names; edges as ``(short name, short name, edge)``."""
    nodes, edges = network(material, material.today)
    short = {node.id: f"n{number}" for number, node in enumerate(nodes)}
    drawn = [(short[edge.source], short[edge.target], edge) for edge in edges]
    return {short[node.id]: node for node in nodes}, drawn


def one_line(text: str) -> str:
    """Text without line ends and other runs of blanks."""
    return " ".join(text.split())
