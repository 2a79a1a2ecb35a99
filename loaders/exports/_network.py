"""The tables as nodes and edges, for the formats that know only these.

A node's id is the record's own where no other thing has it, else ``kind:id``. A record's ``kind``
is called ``own_kind``, for ``kind`` says what the node or edge is; further columns stand together
in ``extra``, as JSON text.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from graph.model import (
    BY_TABLE,
    KIND_OF_TABLE,
    OUTSIDE,
    POSITION,
    RECORD_TYPES,
    RecordType,
    Shape,
    is_outside,
    things,
)
from graph.projections import NAME_FIELDS, is_valid, latest_positions, records, reference
from graph.tables import Tables
from graph.texts import Translator
from loaders.exports._base import Material

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One thing; ``table`` is None for what is outside the register."""

    id: str
    kind: str
    table: str | None
    label: str
    record: Record = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One relation; ``kind`` is the relationship's type in small letters."""

    id: str
    source: str
    target: str
    kind: str
    table: str
    label: str
    record: Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Relation between two references, before anything is named."""

    source: str
    target: str
    kind: str
    table: str
    record: Record


def links(tables: Tables, at: str | None = None) -> Iterator[Link]:
    """Relations of all tables; with a date, those that hold on it, each position the latest."""
    for record_type in RECORD_TYPES:
        if record_type.table not in tables:
            continue
        if record_type.shape is Shape.THING:
            yield from _of_thing(record_type, tables[record_type.table])
        else:
            yield from _of_relation(record_type, tables[record_type.table], at)


def network(material: Material, at: str | None = None) -> tuple[list[Node], list[Edge]]:
    """Nodes and edges of the tables; what an edge refers to is a node, with its name."""
    found = list(links(material.tables, at))
    known = dict(_things(material.known))
    inside = [ref for ref, _ in _things(material.tables)]
    ends = (end for link in found for end in (link.source, link.target))
    refs = list(dict.fromkeys([*inside, *ends]))
    ids, written = _ids(refs), set(inside)
    nodes = [
        _node(ref, ids[ref], known.get(ref, {}), material.translate, ref in written) for ref in refs
    ]
    edges = [
        Edge(
            id=f"e{number}",
            source=ids[link.source],
            target=ids[link.target],
            kind=link.kind,
            table=link.table,
            label=_said(link, material.translate),
            record=link.record,
        )
        for number, link in enumerate(found, start=1)
    ]
    return nodes, edges


def attributes(each: Node | Edge) -> dict[str, Any]:
    """Kind, table and fields by their names; see :func:`own_fields`."""
    fields = {("own_kind" if n == "kind" else n): value for n, value in own_fields(each).items()}
    return {"kind": each.kind} | ({"table": each.table} if each.table else {}) | fields


def own_fields(each: Node | Edge) -> dict[str, Any]:
    """What is known of a record beside a node's id and an edge's ends."""
    ends = (BY_TABLE[each.table].ends or ()) if each.table else ()
    inner = {"id"} if isinstance(each, Node) else {*ends, *(f"{end}_kind" for end in ends)}
    return {name: value for name, value in each.record.items() if name not in inner}


def _things(tables: Tables) -> Iterator[tuple[str, Record]]:
    for record_type in things():
        if record_type.table in tables:
            for record in records(tables[record_type.table]):
                yield reference(KIND_OF_TABLE[record_type.table], record["id"]), record


def _of_thing(record_type: RecordType, frame: pl.DataFrame) -> Iterator[Link]:
    kind = KIND_OF_TABLE[record_type.table]
    for name, label in record_type.links:
        for record in records(frame):
            if name in record:
                source, target = reference(kind, record["id"]), _end(record_type, name, record)
                yield Link(
                    source=source,
                    target=target,
                    kind=label.lower(),
                    table=record_type.table,
                    record={},
                )


def _of_relation(record_type: RecordType, frame: pl.DataFrame, at: str | None) -> Iterator[Link]:
    assert record_type.ends is not None
    source, target = record_type.ends
    if record_type is POSITION and at is not None:
        frame = latest_positions(frame, at)
    for record in records(frame):
        if at is None or is_valid(record, at):
            yield Link(
                source=_end(record_type, source, record),
                target=_end(record_type, target, record),
                kind=record_type.label.lower(),
                table=record_type.table,
                record=record,
            )


def _end(record_type: RecordType, name: str, record: Record) -> str:
    field = record_type.field(name)
    kind = record[field.kind_field] if field.kind_field else KIND_OF_TABLE[field.references[0]]
    return reference(kind, record[name])


def _ids(refs: list[str]) -> dict[str, str]:
    """Node ids: the record's own, unless another thing has it or it reads like a reference."""
    own = {ref: ref.partition(":")[2] for ref in refs}
    times = Counter(own.values())
    return {
        ref: bare if times[bare] == 1 and (":" not in bare or is_outside(bare)) else ref
        for ref, bare in own.items()
    }


def _node(ref: str, node_id: str, record: Record, translate: Translator, inside: bool) -> Node:
    """A thing that is only referred to has its name and no further fields."""
    kind, _, identifier = ref.partition(":")
    table = next((name for name, each in KIND_OF_TABLE.items() if each == kind), None)
    return Node(
        id=node_id,
        kind=kind,
        table=None if kind == OUTSIDE else table,
        label=translate.name(record, NAME_FIELDS.get(kind, "name")) or identifier,
        record=record if inside else {},
    )


def _said(link: Link, translate: Translator) -> str:
    """What stands at an edge: its role where it has one, else the relation."""
    return link.record.get("role") or translate(f"relation.{link.kind}")
