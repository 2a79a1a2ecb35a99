"""Tables out of the database, column by column: a list a column, not a record a row."""

from typing import Any

import polars as pl
from neo4j import ManagedTransaction

from graph.fields import FieldType
from graph.messages import UserError, message
from graph.model import BY_TABLE, RECORD_TYPES
from graph.schema import read_columns
from graph.store.statements import statement, trusted
from graph.tables import Register, Tables, frame_schema

_READ_ATTEMPTS = 5
# ``collect`` drops null, so unknown is sent as something that never stands in a table:
# an empty text, not a number.
_UNKNOWN: dict[str, Any] = {"text": "", "number": float("nan"), "boolean": ""}


def read_register(transaction: ManagedTransaction) -> Register:
    """Everything that is known, read again where somebody writes meanwhile."""
    for _ in range(_READ_ATTEMPTS):
        before = _version_in(transaction)
        tables = read_tables(transaction)
        if _version_in(transaction) == before:
            return Register(before, tables)
    raise UserError(message("store.busy"), message("store.busy.remedy"))


def _version_in(transaction: ManagedTransaction) -> int:
    return int(transaction.run(statement("version")).single(strict=True)["version"])


def read_tables(transaction: ManagedTransaction) -> Tables:
    """Every table of the model, rows in the order of their keys."""
    return {each.table: read_table(transaction, each.table) for each in RECORD_TYPES}


def read_table(transaction: ManagedTransaction, table: str) -> pl.DataFrame:
    """One table, rows in the order of their keys."""
    record = transaction.run(trusted(read_columns(table)), _UNKNOWN).single(strict=True)
    schema = frame_schema(BY_TABLE[table])
    kinds = {field.name: field.type for field in BY_TABLE[table].fields}
    columns = [_series(name, schema[name], kinds.get(name), record[name]) for name in schema]
    return pl.DataFrame(columns).sort(BY_TABLE[table].key, nulls_last=False)


def _series(name: str, dtype: Any, kind: FieldType | None, values: list[Any]) -> pl.Series:
    if kind is FieldType.NUMBER:
        return pl.Series(name, values, dtype=dtype, strict=False).fill_nan(None)
    if kind is FieldType.BOOLEAN:
        return pl.Series(name, [None if each == "" else each for each in values], dtype=dtype)
    texts = pl.Series(name, values, dtype=dtype)
    return texts.set(texts == "", None) if len(texts) else texts
