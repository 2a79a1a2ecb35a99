"""GraphML, as yEd, Gephi, Cytoscape, igraph and networkx write it.

Attributes are named by their keys; yEd's drawing of a node gives its label where nothing else does.
Nodes of nested graphs are read as all others are. Source: the GraphML primer and specification.
"""

from typing import Any

from loaders.network import Direction, Edge, End, Node, Part
from loaders.network_records import edge_of, found, node_of
from loaders.network_trees import document_loader
from loaders.source import Document

_LABELS = ("label", "名稱", "名称", "標籤", "标签")


def _fits(document: Document) -> bool:
    return document.kind == "xml" and _local(document.root) == "graphml"


def _parts(document: Document) -> list[Part]:
    root = document.root
    names = {
        each.get("id", ""): each.get("attr.name") or each.get("id", "")
        for each in root.iter()
        if _local(each) == "key"
    }
    graphs = [each for each in root.iter() if _local(each) == "graph"]
    nodes = [each for each in root.iter() if _local(each) == "node"]
    edges = [
        (each, Direction.UNDIRECTED if _undirected(each, graph) else Direction.DIRECTED)
        for graph in graphs
        for each in graph
        if _local(each) == "edge"
    ]
    read = tuple(_node(each, row, names) for row, each in enumerate(nodes, start=1))
    drawn = tuple(_edge(each, way, row, names) for row, (each, way) in enumerate(edges, start=1))
    return [
        Part(file=document.file, sheet="nodes", nodes=read, flaws=document.flaws),
        Part(file=document.file, sheet="edges", edges=drawn),
    ]


def _node(element: Any, row: int, names: dict[str, str]) -> Node:
    values = _data(element, names)
    header, label = found(values, *_LABELS)
    if label is None and "name" not in values:
        label = _drawn(element)
    used = {header} if header else set[str]()
    return node_of(values, row, id=_given(element, "id"), label=label, used=used)


def _edge(element: Any, direction: Direction, row: int, names: dict[str, str]) -> Edge:
    return edge_of(
        _data(element, names),
        row,
        source=End(id=_given(element, "source")),
        target=End(id=_given(element, "target")),
        default=direction,
    )


def _data(element: Any, names: dict[str, str]) -> dict[str, str]:
    """Attributes of a node or edge by their names; the text of a drawing is no attribute."""
    values: dict[str, str] = {}
    for each in element:
        text = (each.text or "").strip()
        if _local(each) == "data" and text and len(each) == 0:
            values[names.get(each.get("key", ""), each.get("key", ""))] = text
    return values


def _drawn(element: Any) -> str | None:
    """Label in yEd's drawing of a node."""
    texts = ((each.text or "").strip() for each in element.iter() if _local(each) == "NodeLabel")
    return next((text for text in texts if text), None)


def _undirected(edge: Any, graph: Any) -> bool:
    said = edge.get("directed")
    if said is not None:
        return str(said).casefold() in ("false", "0")
    return bool(graph.get("edgedefault") == "undirected")


def _given(element: Any, name: str) -> str | None:
    return (element.get(name) or "").strip() or None


def _local(element: Any) -> str:
    """Name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


LOADER = document_loader("graphml", _fits, _parts)
