"""GEXF 1.1, 1.2 and 1.3, as Gephi, Gephi Lite and networkx write it.

An edge's relation is its ``kind`` attribute, as for 1.3, or one of its attributes; its ``type`` is
its direction. Start and end of an edge become since and until where they are days; other times are
kept as written. Places, colours and sizes are kept as ``viz.x`` and so on. Nodes within nodes are
read, with the outer one as ``pid``. Source: the GEXF primer and schema.
"""

import re
from typing import Any

from loaders.network import Direction, Edge, End, Node, Part
from loaders.network_records import edge_of, node_of
from loaders.network_trees import document_loader
from loaders.source import Document

_DAY = re.compile(r"^\d{4}-\d{2}(-\d{2})?([T ].*)?$")
_TIMES = {"start": "since", "end": "until"}
_DIRECTIONS = {each.value: each for each in Direction}


def _fits(document: Document) -> bool:
    return document.kind == "xml" and _local(document.root) == "gexf"


def _parts(document: Document) -> list[Part]:
    graph = next((each for each in document.root.iter() if _local(each) == "graph"), None)
    elements = [] if graph is None else list(graph.iter())
    default = Direction.UNDIRECTED
    if graph is not None:
        default = _DIRECTIONS.get(graph.get("defaultedgetype", ""), default)
    titles = {name: _titles(elements, name) for name in ("node", "edge")}
    nodes = [each for each in elements if _local(each) == "node"]
    edges = [each for each in elements if _local(each) == "edge"]
    read = tuple(_node(each, row, titles["node"]) for row, each in enumerate(nodes, start=1))
    drawn = tuple(
        _edge(each, row, titles["edge"], default) for row, each in enumerate(edges, start=1)
    )
    return [
        Part(file=document.file, sheet="nodes", nodes=read, flaws=document.flaws),
        Part(file=document.file, sheet="edges", edges=drawn),
    ]


def _titles(elements: list[Any], of: str) -> dict[str, str]:
    """Title of each declared attribute of nodes or edges by its id."""
    return {
        each.get("id", ""): each.get("title") or each.get("id", "")
        for group in elements
        if _local(group) == "attributes" and group.get("class") == of
        for each in group
        if _local(each) == "attribute"
    }


def _node(element: Any, row: int, titles: dict[str, str]) -> Node:
    values = _values(element, titles, ("id", "label"))
    return node_of(values, row, id=_given(element, "id"), label=_given(element, "label"))


def _edge(element: Any, row: int, titles: dict[str, str], default: Direction) -> Edge:
    kept = _values(element, titles, ("id", "source", "target", "type"))
    values = {_timed(name, text): text for name, text in kept.items()}
    return edge_of(
        values,
        row,
        source=End(id=_given(element, "source")),
        target=End(id=_given(element, "target")),
        default=_DIRECTIONS.get((element.get("type") or "").casefold(), default),
    )


def _values(element: Any, titles: dict[str, str], used: tuple[str, ...]) -> dict[str, str]:
    """Attributes of an element: declared ones by their titles, its own, and how it is drawn."""
    values: dict[str, str] = {}
    for child in element:
        name = _local(child)
        if name == "attvalues":
            for each in child:
                key = each.get("for") or each.get("id") or ""
                if text := (each.get("value") or "").strip():
                    values[titles.get(key, key)] = text
        elif name in ("position", "color", "size", "shape", "thickness"):
            values |= {_drawn(name, part): text for part, text in child.attrib.items() if text}
    own = {
        name.rpartition("}")[2]: text.strip()
        for name, text in element.attrib.items()
        if name not in used
    }
    return values | {name: text for name, text in own.items() if text and name not in values}


def _drawn(name: str, part: str) -> str:
    return f"viz.{name}" if part == "value" else f"viz.{part}"


def _timed(name: str, text: str) -> str:
    return _TIMES[name] if name in _TIMES and _DAY.match(text) else name


def _given(element: Any, name: str) -> str | None:
    return (element.get(name) or "").strip() or None


def _local(element: Any) -> str:
    """Name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


LOADER = document_loader("gexf", _fits, _parts)
