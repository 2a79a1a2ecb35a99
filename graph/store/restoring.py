"""A backup into the database: everything or nothing.

Into an empty register it comes like any load, in as many transactions as it needs. What replaces
something does so in one: nobody can be shown the former register while it is being cleared.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from neo4j import ManagedTransaction

from graph import schema
from graph.history import Past
from graph.messages import UserError, message
from graph.plan import Plan, TablePlan
from graph.store.loading import DONE, Loading, new_loading, pass_on, state_of
from graph.store.recovery import Transact
from graph.store.rows import BATCH, batches
from graph.store.signature import Signature
from graph.store.sizes import Sizes
from graph.store.staging import announced, one_by_one
from graph.store.statements import statement, trusted
from graph.store.steps import Progress, Step
from graph.store.writing import size, steps
from graph.tables import frame


def bring_back(
    run: Transact,
    past: Past,
    revisions: Sequence[Mapping[str, Any]],
    signature: Signature,
    progress: Progress,
    *,
    replace: bool,
    sizes: Sizes,
) -> int:
    """Put a backup in the place of what is there; gives the data version.

    Where something was replaced, a revision of a number nobody has seen says so: whoever still
    shows the former register must notice.

    Raises
    ------
    UserError
        The register is not empty and ``replace`` is not said, or somebody is loading.
    """
    current = run(state_of).version
    if current and not replace:
        raise UserError(message("store.occupied"), message("store.occupied.remedy"))
    plan = _everything(past)
    own = new_loading(current, signature, restores=True)
    number = max(current, past.version) + 1 if current else past.version
    noted = list(revisions)
    if current:
        noted.append({"number": number, **signature.properties()})

    def work() -> None:
        every = _steps(past, plan, noted, sizes.part)
        if current or size(plan) <= sizes.one_transaction:
            run(partial(_at_once, own, past, plan, noted, number, progress, sizes.part))
        else:
            one_by_one(run, own, every, progress, size(plan))
            run(partial(_end, own, number))

    announced(run, own, work)
    return number


def _at_once(
    own: Loading,
    past: Past,
    plan: Plan,
    noted: Sequence[Mapping[str, Any]],
    number: int,
    progress: Progress,
    most: int,
    tx: ManagedTransaction,
) -> None:
    _clear(tx)
    done, total = 0, size(plan)
    for step in _steps(past, plan, noted, most):
        step.run(tx)
        done += step.rows
        progress(done, total)
    _end(own, number, tx)


def _end(own: Loading, number: int, tx: ManagedTransaction) -> None:
    tx.run(statement("set_version"), version=number).consume()
    if not pass_on(tx, own, own.at(DONE)):
        raise UserError(message("store.lost"), message("store.lost.remedy"))


def _steps(past: Past, plan: Plan, noted: Sequence[Mapping[str, Any]], most: int) -> Iterator[Step]:
    """Steps that make revisions, changes and rows; the rows' own ``rev`` goes with them."""
    for name, rows in (
        ("restore_revisions", noted),
        ("restore_changes", past.changes.to_dicts()),
    ):
        for batch in batches(rows, most):
            yield Step(0, partial(_note, name, list(batch)))
    yield from steps(plan, past.version, most)


def _note(name: str, rows: list[Mapping[str, Any]], tx: ManagedTransaction) -> None:
    tx.run(statement(name), rows=rows).consume()


def _everything(past: Past) -> Plan:
    """Plan that makes every row."""
    tables = {}
    for table, rows in past.tables.items():
        none = frame(table)
        tables[table] = TablePlan(created=rows, updated=none, before=none, deleted=none)
    return Plan(version=past.version, tables=tables)


def _clear(transaction: ManagedTransaction) -> None:
    for text in schema.clear():
        removed = BATCH
        while removed == BATCH:
            record = transaction.run(trusted(text), most=BATCH).single(strict=True)
            removed = record["removed"]
