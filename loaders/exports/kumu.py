"""Kumu's JSON blueprint: elements and connections with an id, a label and a type."""

import json
from typing import Any

from graph.fields import LIST_MARK
from loaders.exports._base import Exporter, Material
from loaders.exports._network import Edge, Node, attributes, network
from loaders.exports.json_tables import plain


def _write(material: Material) -> bytes:
    nodes, edges = network(material)
    blueprint = {
        "elements": [_element(node) for node in nodes],
        "connections": [_connection(edge) for edge in edges],
    }
    return json.dumps(blueprint, ensure_ascii=False, indent=1).encode("utf-8")


def _element(node: Node) -> dict[str, Any]:
    return {"id": node.id, "label": node.label} | _fields(node)


def _connection(edge: Edge) -> dict[str, Any]:
    ends = {"id": edge.id, "from": edge.source, "to": edge.target, "direction": "directed"}
    return ends | {"label": edge.label} | _fields(edge)


def _fields(each: Node | Edge) -> dict[str, Any]:
    """Fields under Kumu's own words where it has some: type, description, tags."""
    values = {name: plain(value) for name, value in attributes(each).items()}
    fields = {"type": values.pop("kind")}
    if "note" in values:
        fields["description"] = values.pop("note")
    if "topics" in values:
        fields["tags"] = str(values.pop("topics")).split(LIST_MARK)
    return fields | values


EXPORTER = Exporter(id="kumu", ending=".kumu.json", write=_write)
