"""NodeXL's workbook: ``Edges`` and ``Vertices``, headers below a row of group headings.

A vertex is called by its name, which is its id; ``Label`` is what is shown for it, when given.
Colours, places and measures are kept as further columns; so is the group a vertex is in. Like
NodeXL, a vertex that only edges name is made. Source: headers read off a workbook of NodeXL.
"""

from collections.abc import Iterator

from graph.fields import header_key
from graph.messages import Message
from loaders.formats._base import Loader, Transformed
from loaders.network import Direction, Edge, End, Network, Node, Part
from loaders.network_records import edge_of, found, node_of
from loaders.network_sheets import Grid, find_grid, left_alone, part_of
from loaders.placing import place
from loaders.source import Source

_FIRST, _SECOND, _VERTEX = "vertex1", "vertex2", "vertex"
_INVITATION = "addyourowncolumnshere"  # an empty column that NodeXL itself puts there
_GROUPS = "groupvertices"


def recognises(source: Source) -> float:
    """No other format has two columns ``Vertex 1`` and ``Vertex 2``."""
    return 0.95 if any(find_grid(sheet, _is_edges) for sheet in source.sheets) else 0.0


def transform(source: Source) -> Transformed:
    """Tables of text from edges and vertices; the sheets of NodeXL's own settings are left."""
    groups = _groups(source)
    parts, skipped = list[Part](), list[Message]()
    for sheet in source.sheets:
        if edges := find_grid(sheet, _is_edges):
            parts.append(part_of(edges, edges=tuple(_edges(edges))))
        elif header_key(sheet.name) == _GROUPS:
            continue  # read with the vertices
        elif vertices := find_grid(sheet, _is_vertices):
            parts.append(part_of(vertices, nodes=tuple(_nodes(vertices, groups))))
        else:
            skipped.append(left_alone(sheet))
    network = Network(parts=tuple(parts), creates=True, named=True)
    placed = place(network, source.stored())
    return Transformed(tables=placed.tables, skipped=tuple(skipped))


def _is_edges(keys: tuple[str, ...]) -> bool:
    return {_FIRST, _SECOND} <= set(keys)


def _is_vertices(keys: tuple[str, ...]) -> bool:
    return keys[:1] == (_VERTEX,)


def _groups(source: Source) -> dict[str, str]:
    """Group of each vertex."""
    groups: dict[str, str] = {}
    for sheet in source.sheets:
        grid = find_grid(sheet, lambda keys: {"group", _VERTEX} <= set(keys))
        for _, values in grid.records() if grid else ():
            vertex, group = found(values, _VERTEX)[1], found(values, "group")[1]
            if vertex and group:
                groups[vertex] = group
    return groups


def _nodes(grid: Grid, groups: dict[str, str]) -> Iterator[Node]:
    for row, values in grid.records():
        header, name = found(values, _VERTEX)
        label_header, label = found(values, "label")
        kept = {each: text for each, text in values.items() if header_key(each) != _INVITATION}
        if name in groups:
            kept["Group"] = groups[name]
        used = {each for each in (header, label_header) if each}
        yield node_of(kept, row, id=name, label=label or name, used=used)


def _edges(grid: Grid) -> Iterator[Edge]:
    for row, values in grid.records():
        first_header, first = found(values, _FIRST)
        second_header, second = found(values, _SECOND)
        kept = {each: text for each, text in values.items() if header_key(each) != _INVITATION}
        _, mutual = found(values, "reciprocated")
        both = (mutual or "").casefold() in ("yes", "true", "1")
        yield edge_of(
            kept,
            row,
            source=End(id=first),
            target=End(id=second),
            used={each for each in (first_header, second_header) if each},
            default=Direction.MUTUAL if both else Direction.DIRECTED,
        )


LOADER = Loader(id="nodexl", recognises=recognises, transform=transform)
