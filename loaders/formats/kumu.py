"""Kumu's spreadsheets: sheets of elements (``Label`` first) and of connections (``From``, ``To``).

Ids are as in the file; without an ``ID`` column the label is the id, as connections name it. A
cell ``To`` holds several targets split by ``|``. Two blank rows start a new section with a header
of its own. Like Kumu, an element that only connections name is made, where labels are the ids.
Source: Kumu's own sample ``paypal-mafia.xlsx`` and its guide "Spreadsheet".
"""

from collections.abc import Iterator
from dataclasses import replace

from graph.checks.findings import ROW
from graph.fields import header_key
from graph.messages import Message
from loaders.formats._base import Loader, Transformed
from loaders.network import Edge, End, Network, Node, Part
from loaders.network_records import edge_of, found, node_of
from loaders.network_sheets import Grid, find_grid, grid_at, has_own_tables, left_alone, part_of
from loaders.placing import place
from loaders.source import Sheet, Source

_TARGETS = "|"
_GAP = 3  # a row number so far above the last one leaves two blank rows between them


def recognises(source: Source) -> float:
    """Sure when connections are there, or elements beside nothing of another format."""
    if has_own_tables(source):
        return 0.0
    grids = [grid for sheet in source.sheets for grid in _sections(sheet)]
    if any(_connects(grid.keys) for grid in grids):
        return 0.9
    named = any(header_key(grid.sheet.name) == "elements" for grid in grids)
    return 0.9 if named else 0.6 if any(grid.keys[0] == "label" for grid in grids) else 0.0


def transform(source: Source) -> Transformed:
    """Tables of text from elements and connections."""
    parts, skipped = list[Part](), list[Message]()
    for sheet in source.sheets:
        if sections := list(_sections(sheet)):
            parts.append(_part(sections))
        else:
            skipped.append(left_alone(sheet))
    by_id = any("id" in map(header_key, part.headers) for part in parts if part.nodes)
    placed = place(Network(parts=tuple(parts), creates=not by_id, named=True), source.stored())
    return Transformed(tables=placed.tables, skipped=tuple(skipped))


def _sections(sheet: Sheet) -> Iterator[Grid]:
    """The sheet's sections: one, or more where two blank rows part them."""
    first = find_grid(sheet, lambda keys: _connects(keys) or _labels(keys))
    if first is None:
        return
    numbers = sheet.cells[ROW].to_list()
    starts = [first.start - 1]
    if not sheet.delimited:
        starts += [
            at for at in range(first.start, len(numbers)) if numbers[at] - numbers[at - 1] >= _GAP
        ]
    for start, stop in zip(starts, [*starts[1:], len(numbers)], strict=True):
        section = grid_at(sheet, start, stop)
        if _connects(section.keys) or _labels(section.keys):
            yield section
        else:  # only rows apart: they belong to the header above
            yield Grid(sheet=sheet, headers=first.headers, start=start, stop=stop)


def _connects(keys: tuple[str, ...]) -> bool:
    rest = keys[1:] if keys[:1] == ("id",) else keys
    return rest[:2] == ("from", "to")


def _labels(keys: tuple[str, ...]) -> bool:
    rest = keys[1:] if keys[:1] == ("id",) else keys
    return rest[:1] == ("label",)


def _part(sections: list[Grid]) -> Part:
    """Elements and connections of one sheet."""
    nodes = [node for each in sections if not _connects(each.keys) for node in _nodes(each)]
    edges = [edge for each in sections if _connects(each.keys) for edge in _edges(each)]
    headers = dict.fromkeys(name for each in sections for name in each.headers.values())
    part = part_of(sections[0], nodes=tuple(nodes), edges=tuple(edges))
    return replace(part, headers=tuple(headers))


def _nodes(grid: Grid) -> Iterator[Node]:
    has_ids = "id" in grid.keys
    for row, values in grid.records():
        id_header, given = found(values, "id")
        label_header, label = found(values, "label")
        used = {each for each in (id_header, label_header) if each}
        yield node_of(values, row, id=given if has_ids else label, label=label, used=used)


def _edges(grid: Grid) -> Iterator[Edge]:
    for row, values in grid.records():
        from_header, source = found(values, "from")
        to_header, targets = found(values, "to")
        used = {each for each in (from_header, to_header) if each}
        for target in (targets or "").split(_TARGETS):
            end = End(id=target.strip() or None)
            yield edge_of(values, row, source=End(id=source), target=end, used=used)


LOADER = Loader(id="kumu", recognises=recognises, transform=transform)
