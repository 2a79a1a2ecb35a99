"""CSV files as Neo4j's import takes them: what a column is stands in its header.

Nodes: ``personId:ID(Group)``, ``name``, ``age:int``, ``tags:string[]``, ``:LABEL``. Relationships:
``:START_ID(Group)``, ``:END_ID(Group)``, ``:TYPE``. ``:IGNORE`` is skipped; labels and lists are
split by ``;``. Ids are as in the file; two spaces of ids stay apart as long as edges are placed.
``name`` is what a node is called. Source: Neo4j operations manual, "Import".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.fields import LIST_MARK
from graph.messages import Message
from loaders.formats._base import Loader, Transformed
from loaders.network import Edge, End, Network, Node, Part
from loaders.network_records import edge_of, node_of
from loaders.network_sheets import Grid, grid_at, left_alone, part_of
from loaders.placing import place
from loaders.source import Sheet, Source

# A name, a type, a list mark, a space of ids or the options of a time zone.
_HEADER = re.compile(r"^(?P<name>[^:]*?):(?P<type>[A-Za-z_]+)(?P<list>\[\])?(?P<rest>[({].*[)}])?$")
_MARK = ";"


@dataclass(frozen=True, slots=True)
class _Columns:
    """Columns of a sheet by what they are: the headers as written, ``names`` their properties."""

    special: dict[str, str] = field(default_factory=dict)  # ID, LABEL, … -> header
    spaces: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    lists: frozenset[str] = frozenset()


def recognises(source: Source) -> float:
    """No other format has headers like these."""
    return 0.95 if any(_is_import(_columns(grid_at(s, 0))) for s in _filled(source)) else 0.0


def transform(source: Source) -> Transformed:
    """Tables of text from files of nodes and of relationships."""
    parts, skipped = list[Part](), list[Message]()
    for sheet in source.sheets:
        grid = None if sheet.cells.is_empty() else grid_at(sheet, 0)
        columns = _columns(grid) if grid else _Columns()
        if grid is None or not _is_import(columns):
            skipped.append(left_alone(sheet))
        elif "ID" in columns.special:
            parts.append(part_of(grid, nodes=tuple(_nodes(grid, columns))))
        else:
            parts.append(part_of(grid, edges=tuple(_edges(grid, columns))))
    placed = place(Network(parts=tuple(parts)), source.stored())
    return Transformed(tables=placed.tables, skipped=tuple(skipped))


def _filled(source: Source) -> Iterator[Sheet]:
    return (sheet for sheet in source.sheets if not sheet.cells.is_empty())


def _is_import(columns: _Columns) -> bool:
    return "ID" in columns.special or {"START_ID", "END_ID"} <= set(columns.special)


def _columns(grid: Grid) -> _Columns:
    special, spaces, names = dict[str, str](), dict[str, str](), dict[str, str]()
    lists = set[str]()
    for header in grid.headers.values():
        match = _HEADER.match(header)
        kind = match["type"].upper() if match else ""
        if match and kind in ("ID", "START_ID", "END_ID", "TYPE", "LABEL", "IGNORE"):
            special.setdefault(kind, header)
            spaces[kind] = (match["rest"] or "").strip("(){}")
        else:
            names[header] = (match["name"] if match else header) or header
        if match and match["list"]:
            lists.add(header)
    return _Columns(special, spaces, names, frozenset(lists))


def _properties(values: dict[str, str], columns: _Columns) -> dict[str, str]:
    """Properties by their names without types; lists with our own mark."""
    return {
        columns.names[header]: _joined(text) if header in columns.lists else text
        for header, text in values.items()
        if header in columns.names
    }


def _joined(text: str) -> str:
    return LIST_MARK.join(item.strip() for item in text.split(_MARK))


def _nodes(grid: Grid, columns: _Columns) -> Iterator[Node]:
    for row, values in grid.records():
        labels = values.get(columns.special.get("LABEL", ""), "").split(_MARK)
        words = tuple(label.strip() for label in labels if label.strip())
        kept = _properties(values, columns)
        if len(words) > 1:
            kept["labels"] = LIST_MARK.join(words)
        given = values.get(columns.special["ID"])
        shown = kept.get("label")
        names = [text for name, text in kept.items() if name.startswith(("name", "title"))]
        if shown == given or shown in names:
            kept.pop("label", None)  # as our own export shows a node: its name again
        yield node_of(
            kept,
            row,
            id=given,
            words=words,
            space=columns.spaces["ID"],
        )


def _edges(grid: Grid, columns: _Columns) -> Iterator[Edge]:
    source, target = columns.special["START_ID"], columns.special["END_ID"]
    for row, values in grid.records():
        header = columns.special.get("TYPE")
        word = values.get(header) if header else None
        yield edge_of(
            _properties(values, columns),
            row,
            source=End(id=values.get(source), space=columns.spaces["START_ID"]),
            target=End(id=values.get(target), space=columns.spaces["END_ID"]),
            word=(":TYPE", word) if word else None,
        )


LOADER = Loader(id="neo4j_csv", recognises=recognises, transform=transform)
