"""Tables out of the database, column by column: a list a column, not a record a row."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import polars as pl
from neo4j import ManagedTransaction

from graph.fields import FieldType
from graph.history import CHANGES, REV, Past, past_at
from graph.messages import UserError, message
from graph.model import BY_TABLE, RECORD_TYPES
from graph.schema import read_columns
from graph.store.loading import State, state_of
from graph.store.statements import statement, trusted
from graph.tables import Register, Tables, frame_schema

T = TypeVar("T")
_READ_ATTEMPTS = 5
# ``collect`` drops null, so unknown is sent as something that never stands in a table:
# an empty text, not a number.
_UNKNOWN: dict[str, Any] = {"text": "", "number": float("nan"), "boolean": ""}


def read_register(transaction: ManagedTransaction) -> Register:
    """Everything that is known, read again where somebody writes meanwhile.

    What a load under way has written is not there yet, and what it has changed is as it was.
    """

    def read(state: State) -> Register:
        if state.loading is None:
            return Register(state.version, read_tables(transaction))
        past = _settled_past(transaction, state)
        return Register(past.version, past.now())

    return _of_one_version(transaction, read)


def read_past(transaction: ManagedTransaction) -> Past:
    """Everything that is known and was, read as :func:`read_register` does."""

    def read(state: State) -> Past:
        if state.loading is not None:
            return _settled_past(transaction, state)
        tables = read_tables(transaction, with_revision=True)
        return Past(state.version, tables, _read_changes(transaction))

    return _of_one_version(transaction, read)


def _settled_past(transaction: ManagedTransaction, state: State) -> Past:
    tables = read_tables(transaction, with_revision=True, until=state.version)
    # After the tables: a change that is made in between must be known for its row to be set back.
    changes = _read_changes(transaction)
    return past_at(Past(state.version, tables, changes), state.version)


def _read_changes(transaction: ManagedTransaction) -> pl.DataFrame:
    # Row by row and not in lists: what a history holds need not fit the engine's memory.
    rows = transaction.run(statement("past_changes"))
    return pl.DataFrame(list(map(list, rows.values())), schema=CHANGES, orient="row")


def _of_one_version(transaction: ManagedTransaction, read: Callable[[State], T]) -> T:
    for _ in range(_READ_ATTEMPTS):
        before = state_of(transaction)
        found = read(before)
        after = state_of(transaction)
        if (after.version, after.loading) == (before.version, before.loading):
            return found
    raise UserError(message("store.busy"), message("store.busy.remedy"))


def read_tables(
    transaction: ManagedTransaction, *, with_revision: bool = False, until: int | None = None
) -> Tables:
    """Every table of the model, rows in the order of their keys.

    ``with_revision`` adds the column ``rev``: the revision that made each record. Of what was made
    after a revision ``until`` nothing is read.
    """
    return {
        each.table: _read_table(transaction, each.table, with_revision, until)
        for each in RECORD_TYPES
    }


def _read_table(
    transaction: ManagedTransaction, table: str, with_revision: bool, until: int | None
) -> pl.DataFrame:
    record = _lists(transaction, table, with_revision, until)
    schema = frame_schema(BY_TABLE[table])
    kinds = {field.name: field.type for field in BY_TABLE[table].fields}
    columns = [
        _series(name, schema[name], kinds.get(name), record[name])
        for name in schema
        if name in record
    ]
    if with_revision:
        columns.append(pl.Series(REV, record[REV], dtype=pl.Int64))
    # A column that nobody has filled takes no room, however many rows there are.
    filled = pl.DataFrame(columns).with_columns(
        pl.lit(None, kind).alias(name) for name, kind in schema.items() if name not in record
    )
    ordered = filled.select(*schema, *([REV] if with_revision else []))
    return ordered.sort(BY_TABLE[table].key, nulls_last=False)


def _lists(
    transaction: ManagedTransaction, table: str, with_revision: bool, until: int | None
) -> Mapping[str, list[Any]]:
    """A list per column, none for one per language that nobody has filled.

    Where some records have a text and others have not, it is asked for once more, row by row.
    """
    record_type, known_only = BY_TABLE[table], set(BY_TABLE[table].translations)
    while True:
        text = read_columns(
            table, with_revision=with_revision, until=until is not None, known_only=known_only
        )
        run = transaction.run(trusted(text), _UNKNOWN | {"version": until})
        found = dict(run.single(strict=True))
        rows = len(found[record_type.key[0]])
        gaps = {name for name in known_only if 0 < len(found[name]) < rows}
        if not gaps:
            return {name: values for name, values in found.items() if values or not rows}
        known_only -= gaps


def _series(name: str, dtype: Any, kind: FieldType | None, values: list[Any]) -> pl.Series:
    if kind is FieldType.NUMBER:
        return pl.Series(name, values, dtype=dtype, strict=False).fill_nan(None)
    if kind is FieldType.BOOLEAN:
        return pl.Series(name, [None if each == "" else each for each in values], dtype=dtype)
    texts = pl.Series(name, values, dtype=dtype)
    return texts.set(texts == "", None) if len(texts) else texts
