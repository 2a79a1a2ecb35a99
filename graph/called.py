"""What a record is called in a sentence that is kept: names with ids, as they were at the time.

The history outlives the register: who reads that a person was deleted can no longer look the id up.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.checks.names import name_columns
from graph.fields import Field
from graph.messages import Message, Named, message
from graph.model import BY_TABLE, KIND_OF_TABLE, Shape
from graph.tables import Tables, record_of
from graph.texts import known_word
from graph.undoing import said_record

_NAMES = ("name", "title")  # what things are called by; a person's title is none
_KNOWN = 3  # values that say which relation is meant


def called(tables: Tables, table: str, key: tuple[str, ...]) -> Message:
    """A record by what it is called: a thing by name and id, a relation by those of its ends."""
    if BY_TABLE[table].shape is Shape.THING:
        record = record_of(tables, table, key) or {}
        return _thing(table, record, key[0])
    known = dict(zip(BY_TABLE[table].key, key, strict=False))
    return _relation(tables, table, known)


def called_record(tables: Tables, table: str, record: Mapping[str, Any]) -> Message:
    """The same of a record that the tables do not hold, because it is new or deleted."""
    if BY_TABLE[table].shape is Shape.THING:
        return _thing(table, record, str(record.get("id") or ""))
    return _relation(tables, table, record)


def _thing(table: str, record: Mapping[str, Any], identifier: str) -> Message:
    named = _named(table, record, identifier)
    if named is None:
        return said_record(table, identifier)
    return message("history.record", table=message(f"record.{table}"), key=named)


def _relation(tables: Tables, table: str, record: Mapping[str, Any]) -> Message:
    parts = tuple(_parts(tables, table, record))
    if not parts:
        return said_record(table, "")
    return message("history.record", table=message(f"record.{table}"), key=parts[:_KNOWN])


def _parts(
    tables: Tables, table: str, record: Mapping[str, Any]
) -> Iterator[Message | Named | str]:
    kinds = {field.kind_field for field in BY_TABLE[table].fields}
    for field in BY_TABLE[table].fields:
        value = record.get(field.name)
        if value in (None, "") or field.name in kinds:
            continue
        if field.references:
            yield _end(tables, field, record, str(value))
        else:
            yield known_word(str(value))


def _end(
    tables: Tables, field: Field, record: Mapping[str, Any], identifier: str
) -> Message | Named | str:
    kind = record.get(field.kind_field or "")
    among = [each for each in field.references if kind in (None, "", KIND_OF_TABLE.get(each))]
    for table in among:
        found = record_of(tables, table, (identifier,))
        if found is not None:
            return _named(table, found, identifier) or identifier
    return identifier


def _named(table: str, record: Mapping[str, Any], identifier: str) -> Message | Named | None:
    name = next((each for each in _NAMES if each in BY_TABLE[table].columns), "id")
    known = {each: record[each] for each in name_columns(name) if record.get(each)}
    if not known or set(known.values()) == {identifier}:
        return None
    named = Named(known, name, identifier)
    return message("name.apart", name=named, id=identifier) if identifier else named
