"""The register as it was: worked out backwards from what is there and what changes replaced.

A row that stands carries ``rev``, the revision that made it. An update or a deletion left a
change: what the row was before. Nothing else is kept, so a load of a hundred thousand new rows
costs no history, and every earlier state can still be had.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from graph.messages import UserError, message
from graph.model import BY_TABLE, RECORD_TYPES
from graph.plan import Plan, TablePlan
from graph.tables import Register, Tables, frame, frame_schema, key_of

REV = "rev"
# One row a record that a revision updated or deleted: ``before`` and ``after`` are JSON texts of
# what was known, ``after`` is null and ``made`` the revision that made the record where deleted.
CHANGES: dict[str, Any] = {
    "revision": pl.Int64,
    "table": pl.String,
    "key": pl.String,
    "before": pl.String,
    "after": pl.String,
    "made": pl.Int64,
}
_KEY = "_key"


@dataclass(frozen=True, slots=True)
class Past:
    """Everything that is known and was, at one data version.

    ``tables`` have a column ``rev`` beside their own; ``changes`` has the columns ``CHANGES``.
    """

    version: int
    tables: Tables
    changes: pl.DataFrame

    def now(self) -> Tables:
        """The tables as they stand."""
        return {table: rows.drop(REV) for table, rows in self.tables.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    """A record in the trash: ``revision`` deleted it; undoing that brings it back."""

    revision: int
    table: str
    record: dict[str, Any]

    @property
    def key(self) -> tuple[str, ...]:
        """Values of its business key, empty where unknown."""
        return tuple(self.record.get(name) or "" for name in BY_TABLE[self.table].key)


def register_at(past: Past, revision: int) -> Register:
    """The register as it was when a revision had been made, rows in the order of their keys."""
    tables = tables_at(past, revision, [each.table for each in RECORD_TYPES])
    return Register(min(revision, past.version), tables)


def tables_at(past: Past, revision: int, names: Sequence[str]) -> dict[str, pl.DataFrame]:
    """Some tables as they were when a revision had been made."""
    return {name: _table_at(past, name, revision).drop(REV) for name in names}


def past_at(past: Past, revision: int) -> Past:
    """The past as it was when a revision had been made: what came later is not known."""
    tables = {each.table: _table_at(past, each.table, revision) for each in RECORD_TYPES}
    return Past(revision, tables, past.changes.filter(pl.col("revision") <= revision))


def difference(old: Tables, new: Tables, version: int) -> Plan:
    """What leads from one state to another, as a plan against data version ``version``."""
    return Plan(
        version=version,
        tables={each.table: _changed(each.table, old, new) for each in RECORD_TYPES},
    )


def changes_between(past: Past, first: int, second: int) -> Plan:
    """What differs between the states after two revisions, seen from the first."""
    old, new = (register_at(past, each).tables for each in (first, second))
    return difference(old, new, past.version)


def changes_of(past: Past, revision: int) -> Plan:
    """What one revision did.

    Raises
    ------
    UserError
        There is no such revision.
    """
    if not 1 <= revision <= past.version:
        values = {"number": revision, "last": past.version}
        raise UserError(message("history.unknown", **values), message("history.unknown.remedy"))
    return changes_between(past, revision - 1, revision)


def trash(past: Past) -> list[Deleted]:
    """Records that were deleted and are not there again, the last deleted first."""
    found = []
    gone = past.changes.filter(pl.col("after").is_null())
    for table, rows in past.tables.items():
        deleted = before_images(table, gone.filter(pl.col("table") == table))
        last = deleted.sort("revision").unique(_KEY, keep="last", maintain_order=True)
        there = rows.select(key_of(table).alias(_KEY))
        for row in last.join(there, on=_KEY, how="anti", maintain_order="left").to_dicts():
            record = {name: row[name] for name in frame(table).columns if row[name] is not None}
            found.append(Deleted(revision=row["revision"], table=table, record=record))
    return sorted(found, key=lambda each: -each.revision)


def _table_at(past: Past, table: str, revision: int) -> pl.DataFrame:
    """Rows of a table as they were, with ``rev``."""
    columns = frame(table).columns
    current = past.tables[table]
    later = past.changes.filter((pl.col("table") == table) & (pl.col("revision") > revision)).sort(
        "revision"
    )
    if later.is_empty():
        return current.filter(pl.col(REV) <= revision)
    current = current.with_columns(key_of(table).alias(_KEY))
    replaced = before_images(table, later)
    untouched = current.join(replaced, on=_KEY, how="anti", maintain_order="left")
    kept = untouched.filter(pl.col(REV) <= revision).select(*columns, REV)
    back = _first(replaced, current).filter(pl.col("born") <= revision)
    back = back.select(*columns, pl.col("born").alias(REV))
    return pl.concat([kept, back]).sort(BY_TABLE[table].key, nulls_last=False)


def _first(replaced: pl.DataFrame, current: pl.DataFrame) -> pl.DataFrame:
    """Earliest change of each record, with ``born``: what made the record that it changed.

    That is what the next deletion says of it, or, where none follows, the row that stands.
    """
    deletions = replaced.filter(pl.col("after").is_null()).unique(
        _KEY, keep="first", maintain_order=True
    )
    born = (
        replaced.unique(_KEY, keep="first", maintain_order=True)
        .drop("made")
        .join(deletions.select(_KEY, "made"), on=_KEY, how="left")
        .join(current.select(_KEY, REV), on=_KEY, how="left")
    )
    return born.with_columns(pl.coalesce("made", REV).alias("born"))


def before_images(table: str, changes: pl.DataFrame) -> pl.DataFrame:
    """Changes with the columns of the record that they replaced, and its key."""
    kind = pl.Struct(frame_schema(BY_TABLE[table]))
    records = changes["before"].str.json_decode(kind).struct.unnest()
    return changes.hstack(records).with_columns(key_of(table).alias(_KEY))


def _changed(table: str, old: Tables, new: Tables) -> TablePlan:
    columns = frame(table).columns
    first, second = (
        each[table].select(columns).with_columns(key_of(table).alias(_KEY)) for each in (old, new)
    )
    both = second.join(first, on=_KEY, how="inner", suffix="_old", maintain_order="left")
    differs = pl.any_horizontal(
        *(pl.col(name).ne_missing(pl.col(f"{name}_old")) for name in columns)
    )
    changed = both.filter(differs)
    return TablePlan(
        created=second.join(first, on=_KEY, how="anti", maintain_order="left").select(columns),
        updated=changed.select(columns),
        before=changed.select(pl.col(f"{name}_old").alias(name) for name in columns),
        deleted=first.join(second, on=_KEY, how="anti", maintain_order="left").select(columns),
        unchanged=both.height - changed.height,
    )
