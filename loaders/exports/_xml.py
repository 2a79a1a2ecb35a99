"""Nodes and edges as a networkx graph that its XML writers take without loss.

Measured on networkx 3.6: an attribute ``type`` of an edge becomes GEXF's reserved one and is gone
after reading; ``id`` of a node takes the node's place; None and lists are refused; one attribute
with whole and broken numbers becomes two. So there are texts, floats and booleans only.
"""

import re
from typing import Any

import networkx as nx

from loaders.exports._base import Material
from loaders.exports._network import attributes, network

# What XML 1.0 cannot hold, not even escaped.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def graph(material: Material) -> "nx.MultiDiGraph[str]":
    """Graph of everything written: nodes have ``label``, ``kind``, ``table`` and their fields."""
    nodes, edges = network(material)
    out: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes:
        out.add_node(_text(node.id), label=_text(node.label), **_values(attributes(node)))
    for edge in edges:
        values = _values(attributes(edge))
        out.add_edge(
            _text(edge.source), _text(edge.target), key=edge.id, label=_text(edge.label), **values
        )
    return out


def _values(given: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _text(value) if isinstance(value, str) else value for name, value in given.items()
    }


def _text(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
