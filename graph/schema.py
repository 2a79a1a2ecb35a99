"""What the graph looks like in the database, derived from :mod:`graph.model`: nothing by hand.

A thing is a node with its record's columns as properties. A relation is a relationship with its
record's columns as properties, its ends' ids included, and ``key``, the text of its business key.
Both carry ``rev``, the revision that made them. A thing's links are relationships beside it that
follow its field. What lies outside the register is a node ``(:Outside {id})`` and in no table.

Statements contain names from the model only, never a value; values travel as parameters. That is
why :func:`graph.store.statements.trusted` may hand them to the driver.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from graph.fields import Field, FieldType
from graph.model import (
    BY_TABLE,
    KIND_OF_TABLE,
    RECORD_TYPES,
    RecordType,
    Shape,
    things,
)
from graph.tables import EXTRA

# What is stored and how; a program refuses a database of a later format than it knows.
FORMAT = 1
OUTSIDE_LABEL = "Outside"
REGISTER_LABEL, REVISION_LABEL, CHANGE_LABEL = "Register", "Revision", "Change"


@dataclass(frozen=True, slots=True)
class Reference:
    """A field that holds the id of another record."""

    field: Field


def ends(record_type: RecordType) -> tuple[Reference, Reference]:
    """Both ends of a relation, in its direction."""
    assert record_type.ends is not None
    source, target = record_type.ends
    return Reference(record_type.field(source)), Reference(record_type.field(target))


def stored_columns(record_type: RecordType) -> tuple[str, ...]:
    """Properties that hold a record's columns."""
    return (*record_type.columns, EXTRA)


def constraints() -> tuple[str, ...]:
    """Statements that make ids and keys unique; each does nothing where it is already so."""
    nodes = [(each.label, "id") for each in things()]
    nodes += [(OUTSIDE_LABEL, "id"), (REGISTER_LABEL, "id"), (REVISION_LABEL, "number")]
    relationships = [each.label for each in RECORD_TYPES if each.shape is Shape.RELATION]
    return (
        *(_unique(f"(x:{label})", label, name) for label, name in nodes),
        *(_unique(f"()-[x:{label}]-()", label, "key") for label in relationships),
        f"CREATE INDEX change_revision IF NOT EXISTS FOR (x:{CHANGE_LABEL}) ON (x.revision)",
    )


def read_columns(
    table: str,
    *,
    with_revision: bool = False,
    until: bool = False,
    known_only: Collection[str] = (),
) -> str:
    """Statement that gives one row: a list per column, unknown values as the parameters say.

    Of the columns of ``known_only`` the list holds what is known and nothing else: of a column
    that nobody has filled, as are most of those per language, nothing travels.

    ``with_revision`` adds ``rev``, the revision that made each record; with ``until`` only records
    that a revision up to the parameter ``version`` made are read.

    Parameters of the statement: ``text``, ``number``, ``boolean``, what stands for unknown.
    """
    record_type = BY_TABLE[table]
    unknown = {each.name: _UNKNOWN.get(each.type, "text") for each in record_type.fields}
    lists = ", ".join(
        f"collect(x.{name}) AS {name}"
        if name in known_only
        else f"collect(coalesce(x.{name}, ${unknown.get(name, 'text')})) AS {name}"
        for name in stored_columns(record_type)
    )
    revision = ", collect(coalesce(x.rev, 0)) AS rev" if with_revision else ""
    settled = " WHERE coalesce(x.rev, 0) <= $version" if until else ""
    return f"MATCH {_pattern(record_type)}{settled} RETURN {lists}{revision}"


def create_nodes(table: str, columns: Sequence[str]) -> str:
    """Statement that makes nodes of ``rows``: lists of the values of these columns.

    Lists and properties one by one, since that is a third less work for the embedded engine than
    maps that are laid over what has been created.
    """
    return f"UNWIND $rows AS row CREATE (x:{BY_TABLE[table].label} {_properties(columns)})"


def create_relationships(table: str, source: str, target: str, columns: Sequence[str]) -> str:
    """Statement that makes relationships between two labels.

    CREATE and no MERGE: the key's constraint refuses a double, and MERGE searches all
    relationships of a node, which takes minutes at a hub of some ten thousand.

    ``rows`` are lists: ids of source and target, and the values of these columns.
    """
    return (
        f"UNWIND $rows AS row MATCH (a:{source} {{id: row[0]}}) MATCH (b:{target} {{id: row[1]}}) "
        f"CREATE (a)-[x:{BY_TABLE[table].label} {_properties(columns, 2)}]->(b)"
    )


def create_outside() -> str:
    """Statement that makes nodes for what lies outside, of ``rows``: maps with ``id``."""
    return f"UNWIND $rows AS row MERGE (x:{OUTSIDE_LABEL} {{id: row.id}})"


def create_links(table: str, link: str, target: str) -> str:
    """Statement that makes a thing's links; ``rows`` have ``source`` and ``target`` (ids)."""
    return f"UNWIND $rows AS row {_ends(BY_TABLE[table].label, target)} CREATE (a)-[:{link}]->(b)"


def delete_links(table: str, link: str) -> str:
    """Statement that removes one link of things; ``rows`` have ``source`` (id)."""
    label = BY_TABLE[table].label
    return f"UNWIND $rows AS row MATCH (:{label} {{id: row.source}})-[x:{link}]->() DELETE x"


def update(table: str) -> str:
    """Statement that sets properties and gives the number of records found.

    ``keys`` are ids or keys, ``values`` maps each to all its columns, null for unknown. Records
    are found through the index on the key, never by walking from their ends.
    """
    record_type = BY_TABLE[table]
    name = _key_property(record_type)
    return (
        f"MATCH {_pattern(record_type)} WHERE x.{name} IN $keys "
        f"SET x += $values[x.{name}] RETURN count(x) AS found"
    )


def delete(table: str) -> str:
    """Statement that removes the records of ``keys``; a node that still has relationships stays.

    It gives two lists: the ``keys`` of the records removed and ``revs``, what had made them.
    """
    record_type = BY_TABLE[table]
    name = _key_property(record_type)
    alone = " AND NOT (x)--()" if record_type.shape is Shape.THING else ""
    return (
        f"MATCH {_pattern(record_type)} WHERE x.{name} IN $keys{alone} "
        f"WITH x, x.{name} AS key, coalesce(x.rev, 0) AS rev "
        "DELETE x RETURN collect(key) AS keys, collect(rev) AS revs"
    )


def revisions_of(table: str) -> str:
    """Statement that finds the records of ``keys``: two lists, their ``keys`` and ``revs``."""
    record_type = BY_TABLE[table]
    name = _key_property(record_type)
    return (
        f"MATCH {_pattern(record_type)} WHERE x.{name} IN $keys "
        f"RETURN collect(x.{name}) AS keys, collect(coalesce(x.rev, 0)) AS revs"
    )


def clear() -> Iterator[str]:
    """Statements that remove at most ``most`` each of what is stored, but for the register's node.

    Each gives how many it ``removed``. What the model does not name is left alone.
    """
    types = [each.label for each in RECORD_TYPES if each.shape is Shape.RELATION]
    types += dict.fromkeys(link for each in things() for _, link in each.links)
    patterns = [f"()-[x:{each}]->()" for each in types]
    patterns += [f"(x:{label})" for label in sorted(labels() - {REGISTER_LABEL})]
    for pattern in patterns:
        yield f"MATCH {pattern} WITH x LIMIT $most DELETE x RETURN count(*) AS removed"


def clear_later() -> Iterator[str]:
    """Statements that remove at most ``most`` each of the records made after ``version``.

    Each gives how many it ``removed``; what refers goes before what it refers to.
    """
    of_things = [
        f"(a:{each.label})-[x:{link}]->() WHERE a.rev > $version"
        for each in things()
        for _, link in each.links
    ]
    records = [
        f"{_pattern(each)} WHERE x.rev > $version"
        for each in sorted(RECORD_TYPES, key=lambda each: each.shape is Shape.THING)
    ]
    for pattern in (*of_things, *records):
        yield f"MATCH {pattern} WITH x LIMIT $most DELETE x RETURN count(*) AS removed"


def fingerprint() -> str:
    """Text that changes when the model asks for other constraints."""
    return "\n".join(constraints())


def link_reference(record_type: RecordType, field: str) -> Reference:
    """Return the field of a thing's link, as a reference."""
    return Reference(record_type.field(field))


def labels() -> frozenset[str]:
    """Every node label that the model and the store use."""
    own = {OUTSIDE_LABEL, REGISTER_LABEL, REVISION_LABEL, CHANGE_LABEL}
    return frozenset(own | {BY_TABLE[table].label for table in KIND_OF_TABLE})


_UNKNOWN = {FieldType.NUMBER: "number", FieldType.BOOLEAN: "boolean"}


def _unique(pattern: str, label: str, name: str) -> str:
    constraint = f"{label.lower()}_{name}"
    return f"CREATE CONSTRAINT {constraint} IF NOT EXISTS FOR {pattern} REQUIRE x.{name} IS UNIQUE"


def _pattern(record_type: RecordType) -> str:
    if record_type.shape is Shape.THING:
        return f"(x:{record_type.label})"
    return f"()-[x:{record_type.label}]->()"


def _key_property(record_type: RecordType) -> str:
    return "id" if record_type.shape is Shape.THING else "key"


def _properties(columns: Sequence[str], first: int = 0) -> str:
    """Map of the columns as they stand in a row, the first of them at a place."""
    pairs = (f"{name}: row[{at}]" for at, name in enumerate(columns, first))
    return f"{{{', '.join(pairs)}}}"


def _ends(source: str, target: str) -> str:
    return f"MATCH (a:{source} {{id: row.source}}) MATCH (b:{target} {{id: row.target}})"
