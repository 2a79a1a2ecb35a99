"""Steps that change or remove records; what was there is kept in the same transaction."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import polars as pl
from neo4j import ManagedTransaction

from graph import schema
from graph.model import RecordType
from graph.plan import TablePlan
from graph.store.rows import SOUGHT, as_json, batches, keys, parts
from graph.store.statements import statement, trusted
from graph.store.steps import Step, expect

# A row travels three times: as it was, as it will be, and as its properties.
_SHARE = 4
_OLD = "_old"
Change = dict[str, Any]


def update(record_type: RecordType, plan: TablePlan, revision: int, most: int) -> Iterator[Step]:
    """Steps that change records to what the plan says; a statement holds at most ``most`` rows."""
    columns = [
        name
        for name in plan.updated.columns
        if name in record_type.key or plan.updated[name].count() or plan.before[name].count()
    ]
    old = plan.before.select(pl.col(name).alias(f"{name}{_OLD}") for name in columns)
    for part in parts(plan.updated.hstack(old), _fewer(most)):
        before = part.select(pl.col(f"{name}{_OLD}").alias(name) for name in columns)
        named = keys(record_type, part).to_list()
        after = part.select(columns).to_dicts()
        changes = _changes(record_type, named, before, [as_json(row) for row in after])
        values = dict(zip(named, after, strict=True))
        yield Step(part.height, partial(_change, record_type, changes, values, revision))


def set_values(record_type: RecordType, rows: pl.DataFrame, most: int) -> Iterator[Step]:
    """Steps that set all columns of records, keeping nothing of what they were."""
    for part in parts(rows, _fewer(most)):
        values = dict(zip(keys(record_type, part), part.to_dicts(), strict=True))
        yield Step(0, partial(_set, record_type, values))


def note_deletion(
    record_type: RecordType, rows: pl.DataFrame, revision: int, most: int
) -> Iterator[Step]:
    """Steps that keep what things were and remove their links, so that nothing holds them."""
    for part in parts(rows, _fewer(most)):
        changes = _changes(record_type, keys(record_type, part).to_list(), part)
        yield Step(0, partial(_note, record_type, changes, revision))


def delete(
    record_type: RecordType, rows: pl.DataFrame, revision: int, most: int, *, noted: bool
) -> Iterator[Step]:
    """Steps that remove records, and keep what they were unless that has been noted."""
    for part in parts(rows, _fewer(most)):
        named = keys(record_type, part).to_list()
        changes = [] if noted else _changes(record_type, named, part)
        yield Step(part.height, partial(_delete, record_type, named, changes, revision))


def forget_outside() -> Step:
    """Step that removes what lies outside and nothing refers to any more."""

    def run(tx: ManagedTransaction) -> None:
        tx.run(statement("forget_outside")).consume()

    return Step(0, run)


def revisions_of(
    tx: ManagedTransaction, record_type: RecordType, named: Sequence[str]
) -> dict[str, int]:
    """What made each of the records that are there."""
    found: dict[str, int] = {}
    for batch in batches(named, SOUGHT):
        row = tx.run(trusted(schema.revisions_of(record_type.table)), keys=batch)
        record = row.single(strict=True)
        found |= dict(zip(record["keys"], record["revs"], strict=True))
    return found


def _fewer(most: int) -> int:
    return max(1, most // _SHARE)


def _changes(
    record_type: RecordType,
    named: Sequence[str],
    before: pl.DataFrame,
    after: Sequence[str | None] | None = None,
) -> list[Change]:
    rows = zip(named, before.iter_rows(named=True), after or [None] * len(named), strict=True)
    return [
        {"table": record_type.table, "key": key, "before": as_json(old), "after": new, "made": None}
        for key, old, new in rows
    ]


def _keep(tx: ManagedTransaction, changes: Sequence[Change], revision: int) -> None:
    if changes:
        tx.run(statement("changes"), revision=revision, rows=changes).consume()


def _change(
    record_type: RecordType,
    changes: Sequence[Change],
    values: Mapping[str, Any],
    revision: int,
    tx: ManagedTransaction,
) -> None:
    _keep(tx, changes, revision)
    _set(record_type, values, tx)


def _set(record_type: RecordType, values: Mapping[str, Any], tx: ManagedTransaction) -> None:
    for batch in batches(list(values), SOUGHT):
        some = {key: values[key] for key in batch}
        found = tx.run(trusted(schema.update(record_type.table)), keys=batch, values=some)
        expect(found.single(strict=True)["found"], len(batch), record_type)


def _note(
    record_type: RecordType, changes: Sequence[Change], revision: int, tx: ManagedTransaction
) -> None:
    named = [change["key"] for change in changes]
    made = revisions_of(tx, record_type, named)
    expect(len(made), len(named), record_type, "store.connected")
    _keep(tx, [change | {"made": made[change["key"]]} for change in changes], revision)
    for _, link in record_type.links:
        rows = [{"source": key} for key in named]
        tx.run(trusted(schema.delete_links(record_type.table, link)), rows=rows).consume()


def _delete(
    record_type: RecordType,
    named: Sequence[str],
    changes: Sequence[Change],
    revision: int,
    tx: ManagedTransaction,
) -> None:
    made: dict[str, int] = {}
    for batch in batches(named, SOUGHT):
        row = tx.run(trusted(schema.delete(record_type.table)), keys=batch).single(strict=True)
        made |= dict(zip(row["keys"], row["revs"], strict=True))
    expect(len(made), len(named), record_type, "store.connected")
    _keep(tx, [change | {"made": made[change["key"]]} for change in changes], revision)
