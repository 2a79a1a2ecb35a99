"""What refers to a record by its id, and the same records with another id in its place."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any, TypeAlias

import polars as pl

from graph.model import KIND_OF_TABLE, PARTIES, WAIVES, RecordType

End: TypeAlias = tuple[str, str | None]  # a field, and the field that says its kind


def references(record_type: RecordType, table: str) -> list[End]:
    """Fields that may name a record of a table, each with the field that says its kind."""
    found: list[End] = [
        (field.name, field.kind_field) for field in record_type.fields if table in field.references
    ]
    # Who may waive, and who has waived, is a text and often an id.
    texts = [(WAIVES[record_type.table], None)] if record_type.table in WAIVES else []
    return [*found, *texts] if table in PARTIES else found


def referring(
    rows: pl.DataFrame, ends: Sequence[End], table: str, identifier: str
) -> list[dict[str, Any]]:
    """Rows that name a record of a table by its id in one of some fields."""
    kind = KIND_OF_TABLE[table]
    named = (
        (pl.col(name) == identifier)
        & (pl.lit(True) if kind_field is None else pl.col(kind_field) == kind)
        for name, kind_field in ends
    )
    return rows.filter(reduce(or_, named)).to_dicts()


def turned(
    record: Mapping[str, Any], ends: Sequence[End], party: tuple[str, str, str]
) -> dict[str, Any]:
    """The record with another id where it names one: ``party`` is table, new id, old id."""
    table, keep, other = party
    kind = KIND_OF_TABLE[table]
    named = {
        name: keep
        for name, kind_field in ends
        if record[name] == other and (kind_field is None or record[kind_field] == kind)
    }
    return dict(record) | named
