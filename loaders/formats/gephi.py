"""Gephi's spreadsheets: nodes (``Id``, ``Label``) and edges (``Source``, ``Target``).

``Type`` of an edge is its direction (``Directed``, ``Undirected``), ``Kind`` its relation; one that
is not directed holds both ways. Like Gephi, a node that only edges name is made from them. One
interval of days in ``timeset`` becomes since and until; anything else in it is kept as written.
Source: Gephi's documentation "Import CSV data" and its exporter.
"""

from collections.abc import Iterator

from graph.messages import Message
from loaders.formats._base import Loader, Transformed
from loaders.network import Edge, End, Network, Node, Part
from loaders.network_records import edge_of, found, node_of
from loaders.network_sheets import Grid, find_grid, has_own_tables, left_alone, part_of
from loaders.placing import place
from loaders.source import Source

# Our own tables of links say what kind their ends are; Gephi's do not.
_OURS = ("sourcekind", "targetkind")


def recognises(source: Source) -> float:
    """Sure when a sheet has source and target; nodes alone could be another tool's too."""
    if has_own_tables(source):
        return 0.0
    if any(find_grid(sheet, _is_edges) for sheet in source.sheets):
        return 0.8
    return 0.7 if any(find_grid(sheet, _is_nodes) for sheet in source.sheets) else 0.0


def transform(source: Source) -> Transformed:
    """Tables of text from nodes and edges."""
    parts, skipped = list[Part](), list[Message]()
    for sheet in source.sheets:
        if edges := find_grid(sheet, _is_edges):
            parts.append(part_of(edges, edges=tuple(_edges(edges))))
        elif nodes := find_grid(sheet, _is_nodes):
            parts.append(part_of(nodes, nodes=tuple(_nodes(nodes))))
        else:
            skipped.append(left_alone(sheet))
    placed = place(Network(parts=tuple(parts), creates=True), source.stored())
    return Transformed(tables=placed.tables, skipped=tuple(skipped))


def _is_edges(keys: tuple[str, ...]) -> bool:
    return {"source", "target"} <= set(keys) and not set(_OURS) & set(keys)


def _is_nodes(keys: tuple[str, ...]) -> bool:
    return {"id", "label"} <= set(keys) and not {"from", "to"} <= set(keys)


def _nodes(grid: Grid) -> Iterator[Node]:
    for row, values in grid.records():
        id_header, given = found(values, "id")
        label_header, label = found(values, "label")
        used = {each for each in (id_header, label_header) if each}
        yield node_of(values, row, id=given, label=label, used=used)


def _edges(grid: Grid) -> Iterator[Edge]:
    for row, values in grid.records():
        source_header, source = found(values, "source")
        target_header, target = found(values, "target")
        used = {each for each in (source_header, target_header) if each}
        yield edge_of(values, row, source=End(id=source), target=End(id=target), used=used)


LOADER = Loader(id="gephi", recognises=recognises, transform=transform)
