"""An organisation as columns: one polars frame a table, with the columns the model says.

The form in which data travels between files, database and networks. Every frame has the record
type's columns and ``extra``: JSON text of an object with further columns, or null. Unknown is null,
in key columns too; an empty text never stands in a frame.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import polars as pl

from graph.fields import FieldType
from graph.model import BY_TABLE, RECORD_TYPES, RecordType

EXTRA = "extra"
KEY_MARK = "\x1f"

Tables: TypeAlias = Mapping[str, pl.DataFrame]

_POLARS = {
    FieldType.TEXT: pl.String,
    FieldType.DATE: pl.String,
    FieldType.LIST: pl.String,
    FieldType.NUMBER: pl.Float64,
    FieldType.BOOLEAN: pl.Boolean,
}


@dataclass(frozen=True)
class Register:
    """Everything that is known, at one data version."""

    version: int
    tables: Tables = field(default_factory=lambda: complete({}))


def frame_schema(record_type: RecordType) -> dict[str, Any]:
    """Column name -> polars type of a record type's frame."""
    return {each.name: _POLARS[each.type] for each in record_type.fields} | {EXTRA: pl.String}


def frame(table: str, rows: Iterable[Mapping[str, Any]] = ()) -> pl.DataFrame:
    """Frame of a table from rows; what a row does not say is unknown, unknown columns are errors.

    Raises
    ------
    ValueError
        A row has a column that the record type does not.
    """
    schema = frame_schema(BY_TABLE[table])
    listed = list(rows)
    strange = sorted({column for row in listed for column in row} - set(schema))
    if strange:
        raise ValueError(f"{table} has no column {', '.join(strange)}")
    return pl.DataFrame(
        {name: [row.get(name) for row in listed] for name in schema}, schema=schema, strict=True
    )


def complete(tables: Tables) -> Tables:
    """Every table of the model, empty where not given."""
    return {each.table: tables.get(each.table, frame(each.table)) for each in RECORD_TYPES}


def known_columns(rows: pl.DataFrame) -> list[str]:
    """Columns of which some value is known."""
    return [name for name in rows.columns if rows[name].null_count() < rows.height]


def key_of(table: str) -> pl.Expr:
    """Polars expression for the business key of a table's rows, as one text."""
    parts = [pl.col(name).fill_null("") for name in BY_TABLE[table].key]
    return pl.concat_str(parts, separator=KEY_MARK)


def counts(tables: Tables) -> dict[str, int]:
    """Rows per table."""
    return {table: each.height for table, each in tables.items()}


def record_of(tables: Tables, table: str, key: tuple[str, ...]) -> dict[str, Any] | None:
    """The record of a key; None where there is none."""
    rows = tables[table].filter(key_of(table) == KEY_MARK.join(key))
    return rows.select(frame(table).columns).to_dicts()[0] if rows.height else None
