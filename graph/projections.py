"""Columns -> networkx. The only place that names the attributes of nodes and edges.

The network is a ``networkx.MultiDiGraph``. A node is a reference ``kind:id`` with the attributes
``kind`` (department, person, issue, rule, outside), ``id`` and ``record`` (what is known of it,
column -> value; unknown columns are absent). An edge has ``relation`` (relationship type in lower
case, such as ``involved_in``) and ``record``. ``network.graph`` holds ``version``, ``at``,
``past``: the relations left out because they have ended, as ``(source, target, relation, record)``,
and ``state``: data version, revision and day, by which what is computed from it may be kept; where
the register's earlier states can be had, ``history``, which gives them.
"""

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias
from weakref import WeakKeyDictionary

import networkx as nx
import polars as pl

from graph.contents import Network as Network
from graph.contents import keep_content
from graph.dates import earliest, latest
from graph.fields import LANGUAGES, localised_name
from graph.model import (
    KIND_OF_TABLE,
    OUTSIDE,
    POSITION,
    RecordType,
    relations,
    things,
)
from graph.per_network import per_network
from graph.tables import KEY_MARK, Register, key_of, known_columns
from graph.texts import Translator

Record: TypeAlias = Mapping[str, Any]

_PLACE = "_place"  # of a row in its table
NAME_FIELDS = {"issue": "title"}


def reference(kind: str, identifier: str) -> str:
    """Node of a record: ``("issue", "A1")`` -> ``issue:A1``."""
    return f"{kind}:{identifier}"


def project(register: Register, at: str | None = None) -> Network:
    """Network of everything known.

    Parameters
    ----------
    register
        The tables and their version.
    at
        ISO date: relations that are not valid on it are left out, and of several positions of one
        party on one issue the latest until then stands. None keeps every relation that has no
        known end, and the latest positions.
    """
    network: Network = nx.MultiDiGraph(
        version=register.version, at=at, past=[], state=(register.version, register.version, at)
    )
    for record_type in things():
        if not record_type.is_studied:
            continue
        kind = KIND_OF_TABLE[record_type.table]
        for record in records(register.tables[record_type.table]):
            node = reference(kind, record["id"])
            network.add_node(node, kind=kind, id=record["id"], record=record)
    for record_type in things():
        _add_links(network, record_type, register, at)
    for record_type in relations():
        _add_relations(network, record_type, register, at)
    keep_content(network, register, at)
    return network


def records(frame: pl.DataFrame) -> Iterator[dict[str, Any]]:
    """Rows as dictionaries without their unknown values."""
    # What nobody has filled, as most columns per language, is not looked at row by row.
    for row in frame.select(known_columns(frame)).iter_rows(named=True):
        yield {name: value for name, value in row.items() if value is not None}


def name_of(network: Network, node: str, translate: Translator) -> str:
    """Display name of a node in the reader's language, its id where it has none."""
    attributes = network.nodes[node]
    if attributes["kind"] == OUTSIDE:
        return name_outside(attributes["id"])
    field = NAME_FIELDS.get(attributes["kind"], "name")
    return translate.name(attributes["record"], field) or attributes["id"]


def name_outside(identifier: str) -> str:
    """What a thing outside the register is called: its id without the mark that says so."""
    # The mark tells the loader that the thing is outside; the kind tells the reader.
    return identifier.partition(":")[2].strip() or identifier


def names_of(network: Network, node: str) -> list[str]:
    """Every name of a node: as the organisation writes it, then in each of our languages."""
    attributes = network.nodes[node]
    field, record = NAME_FIELDS.get(attributes["kind"], "name"), attributes["record"]
    columns = (field, *(localised_name(field, language) for language in LANGUAGES))
    return [str(record[column]) for column in columns if column in record]


def nodes_of_kind(network: Network, *kinds: str) -> list[str]:
    """Nodes of some kinds, in the order of the tables."""
    return list(_of_kind(network, *kinds))


@per_network  # an answer asks for the few rules again and again, amid everybody
def _of_kind(network: Network, *kinds: str) -> tuple[str, ...]:
    return tuple(node for node, data in network.nodes(data=True) if data["kind"] in kinds)


def edges(
    network: Network, node: str, relation: str, *, incoming: bool = False
) -> Iterator[tuple[str, Record]]:
    """Neighbours over one relation with the relation's record: ``(other node, record)``."""
    try:
        known = _SORTED[network][incoming]
    except KeyError:
        known = _SORTED.setdefault(network, ({}, {}))[incoming]
    if node not in known:
        known[node] = _by_relation(network, node, incoming=incoming)
    return iter(known[node].get(relation, ()))


# A node's relations sorted by their kind, for outgoing and incoming ones: who takes part in a
# thousand issues is asked for its one membership again and again.
_Sorted: TypeAlias = "dict[str, dict[str, list[tuple[str, Record]]]]"
_SORTED: WeakKeyDictionary[Network, tuple[_Sorted, _Sorted]] = WeakKeyDictionary()


def _by_relation(
    network: Network, node: str, *, incoming: bool
) -> dict[str, list[tuple[str, Record]]]:
    found: dict[str, list[tuple[str, Record]]] = {}
    if node in network:
        # As networkx itself reads them: its views cost several times as much as what they yield.
        neighbours: Any = network._pred if incoming else network._succ  # type: ignore[attr-defined]
        for other, between in neighbours[node].items():
            for data in between.values():
                found.setdefault(data["relation"], []).append((other, data["record"]))
    return found


def _add_links(
    network: Network, record_type: RecordType, register: Register, at: str | None
) -> None:
    """Relationships that stand as a field of a thing, such as a department's parent.

    A thing that holds for a time, such as a rule, links nothing outside it.
    """
    kind = KIND_OF_TABLE[record_type.table]
    for field, label in record_type.links:
        for record in records(register.tables[record_type.table]):
            if field not in record:
                continue
            source, target = reference(kind, record["id"]), _end(record_type, field, record)
            if is_valid(record, at):
                _add_edge(network, source, target, label, record, field)
            elif has_ended(record, at):
                network.graph["past"].append((source, target, label.lower(), record))


def _add_relations(
    network: Network, record_type: RecordType, register: Register, at: str | None
) -> None:
    frame = register.tables[record_type.table]
    frame = frame.with_columns(key_of(record_type.table).alias("_key"))
    if record_type is POSITION:
        known = frame.with_row_index(_PLACE)
        frame = latest_positions(known, at)
        network.graph["earlier"] = _earlier(known, frame, at)
        frame = frame.drop(_PLACE)
    assert record_type.ends is not None
    source_field, target_field = record_type.ends
    for record in records(frame):
        key = record.pop("_key")
        source = _end(record_type, source_field, record)
        target = _end(record_type, target_field, record)
        if not is_valid(record, at):
            if has_ended(record, at):
                network.graph["past"].append((source, target, record_type.label.lower(), record))
            continue
        _add_edge(network, source, target, record_type.label, record, key)


def _earlier(
    known: pl.DataFrame, latest_ones: pl.DataFrame, at: str | None
) -> list[tuple[str, str, Record]]:
    """Replaced positions as ``(party, issue, record)``."""
    # By place, for two records of one day have the same key.
    replaced = known.join(latest_ones.select(_PLACE), on=_PLACE, how="anti", maintain_order="left")
    if at is not None:
        replaced = replaced.filter(pl.col("as_of").is_null() | (pl.col("as_of") <= at))
    ordered = replaced.drop("_key", _PLACE).sort("as_of", nulls_last=False, maintain_order=True)
    return [
        (_end(POSITION, "party", record), _end(POSITION, "issue", record), record)
        for record in records(ordered)
    ]


def _end(record_type: RecordType, field_name: str, record: Record) -> str:
    field = record_type.field(field_name)
    kind = record[field.kind_field] if field.kind_field else KIND_OF_TABLE[field.references[0]]
    return reference(kind, record[field_name])


def _add_edge(
    network: Network, source: str, target: str, label: str, record: Record, key: str
) -> None:
    for node in (source, target):
        if node not in network:
            kind, _, identifier = node.partition(":")
            # Only what says so itself may be missing; the loader refuses every other reference.
            network.add_node(node, kind=kind, id=identifier, record={})
    network.add_edge(
        source, target, key=f"{label}{KEY_MARK}{key}", relation=label.lower(), record=record
    )


def is_valid(record: Record, at: str | None) -> bool:
    """Whether a relation holds on a date; without a date, whether no end of it is known.

    A bound of reduced precision counts in the relation's favour.
    """
    since, until = record.get("since"), record.get("until")
    if at is None:
        return until is None
    day = latest(at)
    return (since is None or earliest(since) <= day) and (until is None or latest(until) >= day)


def has_ended(record: Record, at: str | None) -> bool:
    """Whether a relation's known end lies before a date; without a date, whether it has one."""
    until = record.get("until")
    return until is not None and (at is None or latest(until) < latest(at))


def latest_positions(frame: pl.DataFrame, at: str | None) -> pl.DataFrame:
    """Of the positions of one party on one issue the last that was known on a date.

    An undated position is the oldest.
    """
    day = None if at is None else latest(at).isoformat()
    known = frame.filter(
        pl.lit(day is None) | pl.col("as_of").is_null() | (pl.col("as_of") <= pl.lit(day))
    )
    party = ["issue", "party_kind", "party"]
    ordered = known.sort("as_of", nulls_last=False, maintain_order=True)
    return ordered.unique(party, keep="last", maintain_order=True)
