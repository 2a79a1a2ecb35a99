"""A load that was never ended: taken back, or, where everything was written, left to stand.

Every part can be done twice, so whoever is stopped in the middle leaves nothing that the next one
cannot take back: what changes replaced is set back from what they say and not from what is there,
and the changes themselves go last.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, LiteralString, Protocol

import polars as pl
from neo4j import ManagedTransaction

from graph import schema
from graph.history import CHANGES, REV, before_images
from graph.messages import Message
from graph.model import RECORD_TYPES, RecordType, Shape
from graph.store.changing import revisions_of, set_values
from graph.store.creating import create_relations, create_things, relink
from graph.store.loading import (
    DONE,
    TIDYING,
    Loading,
    T,
    Work,
    at_work,
    hold,
    lives,
    pass_on,
    state_of,
)
from graph.store.rows import BATCH, keys, parts
from graph.store.statements import statement, trusted
from graph.store.steps import Step
from graph.tables import frame


class Transact(Protocol):
    """Runs work in a managed transaction of its own and gives what it gives."""

    def __call__(self, work: Work[T]) -> T:
        """Run it."""


def recover(run: Transact, tell: Callable[[Message], None]) -> None:
    """End a load that nobody is at any more, and tell which state the register is in.

    Parameters
    ----------
    run
        Runs each part in a transaction of its own.
    tell
        Told what is being waited for, and what has been found.
    """
    state = run(state_of)
    if state.loading is None or lives(state):
        return
    if state.loading.phase != DONE:
        tell(state.loading.said("store.taking_back"))
    stands = settle(run, state.loading)
    tell(state.loading.said("store.load_stands" if stands else "store.load_taken_back"))


def settle(run: Transact, loading: Loading) -> bool:
    """End a load: True when everything was written and stands, False when it was taken back."""
    while True:
        state = run(state_of)
        found = state.loading
        if found is None or found.token != loading.token:
            return state.version > loading.version
        if found.phase == DONE:
            run(partial(pass_on, before=found, after=None))
            return True
        own = found.taken_over()
        with at_work(own):
            # The engine may end what a writer had sent before it was gone: then look again.
            if run(partial(pass_on, before=found, after=own)):
                _take_back(run, own)
                return False


def _take_back(run: Transact, own: Loading) -> None:
    if own.restores:
        # Over an occupied register a backup comes in one transaction, which leaves nothing behind.
        removals = () if own.version else tuple(schema.clear())
    else:
        for step in _back(run(partial(_changes, own.version + 1)), own.version):
            run(partial(_held, own, step.run))
        removals = tuple(schema.clear_later())
    for text in removals:
        _remove(run, own, trusted(text), version=own.version)
    # Who has read rows before they were set back must not miss the changes: this makes them ask.
    tidy = own.at(TIDYING)
    run(lambda tx: pass_on(tx, own, tidy))
    _remove(run, tidy, statement("drop_changes"), version=own.version)
    run(partial(_held, tidy, lambda tx: tx.run(statement("forget_outside")).consume()))
    run(lambda tx: pass_on(tx, tidy, None))


def _held(own: Loading, work: Work[T], tx: ManagedTransaction) -> T:
    hold(tx, own)
    return work(tx)


def _remove(run: Transact, own: Loading, text: LiteralString, **parameters: Any) -> None:
    def some(tx: ManagedTransaction) -> int:
        record = tx.run(text, most=BATCH, **parameters).single(strict=True)
        return int(record["removed"])

    while run(partial(_held, own, some)) == BATCH:
        pass


def _changes(revision: int, tx: ManagedTransaction) -> pl.DataFrame:
    rows = tx.run(statement("pending_changes"), revision=revision)
    return pl.DataFrame(list(map(list, rows.values())), schema=CHANGES, orient="row")


def _back(changes: pl.DataFrame, version: int) -> Iterator[Step]:
    """Steps that set records back to what they were before a load."""
    tables = {
        each.table: before_images(each.table, changes.filter(pl.col("table") == each.table))
        for each in RECORD_TYPES
    }
    for shape in (Shape.THING, Shape.RELATION):
        kinds = [each for each in RECORD_TYPES if each.shape is shape]
        for each in kinds:
            yield from _back_again(each, tables[each.table], version)
        for each in kinds:
            rows = tables[each.table].select(frame(each.table).columns)
            for field, _ in each.links:
                yield from relink(each, field, rows, BATCH)


def _back_again(record_type: RecordType, before: pl.DataFrame, version: int) -> Iterator[Step]:
    columns = frame(record_type.table).columns
    deleted = before.filter(pl.col("after").is_null())
    gone = deleted.select(*columns, pl.col("made").alias(REV))
    for part in parts(gone, BATCH):
        yield Step(0, partial(_make_missing, record_type, part, version))
    changed = before.filter(pl.col("after").is_not_null()).select(columns)
    yield from set_values(record_type, changed, BATCH)


def _make_missing(
    record_type: RecordType, rows: pl.DataFrame, version: int, tx: ManagedTransaction
) -> None:
    named = keys(record_type, rows)
    there = revisions_of(tx, record_type, named.to_list())
    missing = rows.filter(~named.is_in(list(there)))
    create = create_things if record_type.shape is Shape.THING else create_relations
    for step in create(record_type, missing, version, BATCH):
        step.run(tx)
