"""Tables with some records changed: what was touched, before and after."""

from collections.abc import Iterator
from typing import Any

import polars as pl

from graph.editing.edits import Key, Record
from graph.history import difference
from graph.plan import Plan
from graph.tables import KEY_MARK, Register, Tables, complete, frame, key_of, record_of


class Draft:
    """A register as it would be; only what is touched is kept beside it."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self._old: dict[str, dict[Key, dict[str, Any]]] = {}
        self._new: dict[str, dict[Key, dict[str, Any] | None]] = {}

    def record(self, table: str, key: Key) -> dict[str, Any] | None:
        """The record of a key as it would be; None where there is none."""
        touched = self._new.get(table, {})
        if key in touched:
            return touched[key]
        return record_of(self.register.tables, table, key)

    def put(self, table: str, key: Key, record: Record | None) -> None:
        """Let a record stand under a key; None takes it away."""
        if key not in self._new.setdefault(table, {}):
            stored = record_of(self.register.tables, table, key)
            if stored is not None:
                self._old.setdefault(table, {})[key] = stored
        self._new[table][key] = None if record is None else dict(record)

    def touched(self) -> Iterator[tuple[str, dict[Key, dict[str, Any]]]]:
        """Tables with their records that would be new or changed, by key."""
        for table, rows in self._new.items():
            yield table, {key: row for key, row in rows.items() if row is not None}

    def keys(self, table: str) -> list[str]:
        """First parts of the keys of a table that are touched."""
        return [key[0] for key in self._new.get(table, {})]

    def takes_away(self) -> bool:
        """Whether some record would no longer be there."""
        return any(row is None for rows in self._new.values() for row in rows.values())

    def left(self) -> Tables:
        """The register's tables without what is touched."""
        return {
            table: rows.filter(~key_of(table).is_in([KEY_MARK.join(key) for key in keys]))
            if (keys := self._new.get(table))
            else rows
            for table, rows in self.register.tables.items()
        }

    def tables(self) -> Tables:
        """All tables as they would be."""
        added = {table: frame(table, rows.values()) for table, rows in self.touched()}
        return {
            table: pl.concat([rows.select(added[table].columns), added[table]])
            if table in added
            else rows
            for table, rows in self.left().items()
        }

    def plan(self) -> Plan:
        """What leads from the register to the draft."""
        old = {table: frame(table, rows.values()) for table, rows in self._old.items()}
        new = {table: frame(table, rows.values()) for table, rows in self.touched()}
        return difference(complete(old), complete(new), self.register.version)
