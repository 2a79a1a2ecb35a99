"""A network of another tool to our tables: which node is what, and which edge says what.

Nothing is decided in silence: types that are not known, nodes that only edges name, edges that go
by their ends are told as warnings, once for each word; an edge that cannot be placed is a rejected
row with its place. Attributes that are no field of the table are kept as further columns.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from graph.fields import header_key
from graph.model import DEPARTMENTS, OUTSIDE, is_outside
from loaders.formats._base import RawTable, Transformed
from loaders.network import Direction, Edge, End, Network, Node, Part
from loaders.network_words import (
    DEFAULT,
    INFLUENCES,
    LINKS,
    MEMBERSHIPS,
    REPORTING,
    TABLE,
    node_table,
)
from loaders.placed_edge import Placed, placed, row_of_edge
from loaders.placed_rows import Rows

_Key = tuple[str, str]


def place(network: Network, stored: Mapping[str, str]) -> Transformed:
    """Tables of text from a network.

    Parameters
    ----------
    network
        What was read.
    stored
        Id to table of the things the register holds: a node without a type that is known there
        stays what it is, and an edge may end in it.
    """
    rows = Rows()
    tables = dict(_nodes(network, stored, rows))
    if network.creates:
        network = _with_missing(network, tables, stored, rows)
    for part in network.parts:
        for edge in part.edges:
            _edge(part, edge, tables, stored, rows)
    return Transformed(tables=tuple(_in_order(network, rows)))


def _in_order(network: Network, rows: Rows) -> Iterator[RawTable]:
    for part in network.parts:
        yield from rows.tables(part)


def _nodes(network: Network, stored: Mapping[str, str], rows: Rows) -> Iterator[tuple[_Key, str]]:
    """Table of each node by its space and id; the nodes' rows are noted."""
    for part in network.parts:
        for node in part.nodes:
            table = _table(node, stored)
            if table is None:
                table = DEFAULT
                word = node.words[0] if node.words else None
                key = "load.network.type" if word else "load.network.untyped"
                rows.warn(part, table, key, node.row, word)
            if table != OUTSIDE:
                rows.node(part, table, node)
            if node.id is not None:
                yield (node.space, node.id), table


def _table(node: Node, stored: Mapping[str, str]) -> str | None:
    """Table of a node by its words, else by what the register knows of it."""
    marked = node.id is not None and is_outside(node.id)
    if marked and node.words and header_key(node.words[0]) == OUTSIDE:
        return OUTSIDE
    return node_table(node.words) or stored.get(node.id or "")


def _with_missing(
    network: Network, tables: dict[_Key, str], stored: Mapping[str, str], rows: Rows
) -> Network:
    """The network with the nodes that only its edges name, where they stand first."""
    parts = []
    for part in network.parts:
        made = []
        for edge in part.edges:
            for end in (edge.source, edge.target):
                if end.id is None or (end.space, end.id) in tables or end.id in stored:
                    continue
                tables[end.space, end.id] = DEFAULT
                name = end.id if network.named else None
                node = Node(id=end.id, label=name, row=edge.row, space=end.space)
                rows.node(part, DEFAULT, node)
                rows.warn(part, DEFAULT, "load.network.created", edge.row, None)
                made.append(node)
        parts.append(replace(part, nodes=(*part.nodes, *made)))
    return replace(network, parts=tuple(parts))


def _edge(
    part: Part, edge: Edge, tables: Mapping[_Key, str], stored: Mapping[str, str], rows: Rows
) -> None:
    kinds = [_kind(end, tables, stored) for end in (edge.source, edge.target)]
    for end, kind in zip((edge.source, edge.target), kinds, strict=True):
        if kind is None:
            rows.refuse(part, edge, "load.network.end" if end.id else "load.network.endless", end)
            return
    if header_key(edge.header) == TABLE and edge.word in LINKS:
        _link(part, edge, edge.word, LINKS[edge.word], rows)
        return
    source, target = str(kinds[0]), str(kinds[1])
    found = placed(edge, source, target)
    if found.told:
        rows.warn(part, found.table, found.told, edge.row, edge.word)
    if source == target == DEPARTMENTS and found.table in (MEMBERSHIPS, REPORTING):
        _part_of(part, edge, found, rows)
        return
    row = row_of_edge(edge, found, source, target)
    rows.edge(part, found.table, row, edge.row)
    if found.table == INFLUENCES and "strength" not in row:
        said = {header_key(name): text for name, text in edge.values.items()}.get("strength")
        if said is not None:
            rows.warn(part, found.table, "load.network.strength", edge.row, said)
    both = edge.direction is not Direction.DIRECTED
    if both and found.table == INFLUENCES:
        again = replace(found, backward=not found.backward)
        rows.edge(part, found.table, row_of_edge(edge, again, source, target), edge.row)


def _part_of(part: Part, edge: Edge, found: Placed, rows: Rows) -> None:
    """A unit that belongs to another has it as its parent: the edge becomes a field."""
    turned = replace(edge, source=edge.target, target=edge.source) if found.backward else edge
    if _link(part, turned, DEPARTMENTS, "parent", rows):
        rows.warn(part, DEPARTMENTS, "load.network.parent", edge.row, edge.word)


def _link(part: Part, edge: Edge, table: str, field: str, rows: Rows) -> bool:
    """Note an edge that is a field of its source; True when the field was not known before."""
    known = rows.set_field(part, table, field, edge)
    if known not in (None, edge.target.id):
        rows.refuse(part, edge, "load.network.parents", edge.source, table=table)
    return known is None


def _kind(end: End, tables: Mapping[_Key, str], stored: Mapping[str, str]) -> str | None:
    if end.id is None:
        return None
    return tables.get((end.space, end.id)) or stored.get(end.id)
