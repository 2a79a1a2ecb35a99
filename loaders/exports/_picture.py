"""What a picture shows: what holds today, each node under a short name of its own.

Ids and names come from files and may hold anything; the short names are ours, so that nothing of
them is ever read as part of a picture's language.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.model import KIND_OF_TABLE, things
from loaders.exports._base import Material
from loaders.exports._network import network

# What is only kept with the register, by its kind.
_KEPT = frozenset(KIND_OF_TABLE[each.table] for each in things() if not each.is_studied)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is drawn.

    Parameters
    ----------
    nodes
        Kind and label of each node by its short name.
    edges
        Short names of both ends, and the label.
    """

    nodes: Mapping[str, tuple[str, str]]
    edges: Sequence[tuple[str, str, str]]


def picture(material: Material) -> Picture:
    """Picture of what holds on the material's day; scenarios and views are no part of it."""
    nodes, edges = network(material, material.today)
    nodes = [node for node in nodes if node.kind not in _KEPT]
    short = {node.id: f"n{number}" for number, node in enumerate(nodes)}
    return Picture(
        nodes={short[node.id]: (node.kind, node.label) for node in nodes},
        edges=[
            (short[edge.source], short[edge.target], edge.label)
            for edge in edges
            if edge.source in short and edge.target in short
        ],
    )


def drawn(columns: Mapping[str, Any]) -> Picture:
    """Picture of a view as it is: columns ``kind, name`` of nodes, ``src, dst, word`` of links."""
    kinds, names = columns["kind"], columns["name"]
    ends = zip(columns["src"], columns["dst"], columns["word"], strict=True)
    return Picture(
        nodes={
            f"n{at}": (kind, name) for at, (kind, name) in enumerate(zip(kinds, names, strict=True))
        },
        edges=[(f"n{source}", f"n{target}", word) for source, target, word in ends],
    )


def one_line(text: str) -> str:
    """Text without line ends and other runs of blanks."""
    return " ".join(text.split())
