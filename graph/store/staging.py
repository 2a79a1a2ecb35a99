"""A plan into the database: everything or nothing, in one transaction or in several.

What is small is one transaction. What is larger is announced first, so that everybody knows of it
and that an end without notice can be told apart; what does not fit one transaction is written in
several, and becomes visible in the last.
"""

import time
from collections.abc import Callable, Iterator
from functools import partial

from neo4j import ManagedTransaction

from graph.messages import UserError, message
from graph.plan import Plan
from graph.store.loading import (
    DONE,
    Loading,
    announce,
    at_work,
    hold,
    lives,
    new_loading,
    pass_on,
    state_of,
)
from graph.store.recovery import Transact, recover, settle
from graph.store.signature import Signature
from graph.store.sizes import Sizes
from graph.store.steps import Progress, Step, prepared
from graph.store.writing import begin, size, steps

# A writer hears at once that all is written.
_ATTEMPTS, _PAUSE = 20, 0.05


def write(run: Transact, plan: Plan, signature: Signature, progress: Progress, sizes: Sizes) -> int:
    """Do what a plan says, whole or not at all; gives the data version.

    Raises
    ------
    UserError
        The register has moved on, somebody else is loading, or a reference leads nowhere.
    """
    rows = size(plan)
    progress(0, rows)
    fits = rows <= sizes.one_transaction and _bytes(plan) <= sizes.bytes
    if fits and rows <= sizes.quiet:
        _leave_none(run)
        return run(partial(_at_once, plan, signature, progress, sizes.part))
    own = new_loading(plan.version, signature, restores=False)

    def work() -> None:
        if fits:
            run(partial(_announced, own, plan, signature, progress, sizes.part))
        else:
            one_by_one(run, own, steps(plan, plan.version + 1, sizes.part), progress, rows)
            run(partial(_end, own, signature))

    announced(run, own, work)
    return plan.version + 1


def announced(run: Transact, own: Loading, work: Callable[[], None]) -> None:
    """Do work as a load that everybody knows of; whatever goes wrong, it is there whole or not.

    Raises
    ------
    UserError
        The register has moved on, or somebody else is loading.
    """
    with at_work(own):
        _leave_none(run)
        if not run(lambda tx: announce(tx, own)):
            _leave_none(run)
            raise UserError(message("store.moved"), message("store.moved.remedy"))
        try:
            work()
        except Exception:
            # An answer that got lost on the way may have been that all is written.
            if not settle(run, own):
                raise
        else:
            run(lambda tx: pass_on(tx, own.at(DONE), None))


def one_by_one(
    run: Transact, own: Loading, work: Iterator[Step], progress: Progress, total: int
) -> None:
    """Do each step in a transaction of its own, as long as the load is ours."""
    done = 0
    for step in prepared(work):
        run(partial(_held, own, step))
        done += step.rows
        progress(done, total)


def _leave_none(run: Transact) -> None:
    """End a load of somebody who is gone; UserError when somebody is at one."""
    for _ in range(_ATTEMPTS):
        state = run(state_of)
        if state.loading is None:
            return
        if not lives(state):
            recover(run, lambda told: None)
        elif state.loading.phase == DONE:
            time.sleep(_PAUSE)  # its writer is about to hear of it
        else:
            said = state.loading.said
            raise UserError(said("store.loading"), said("store.loading.remedy"))


def _at_once(
    plan: Plan, signature: Signature, progress: Progress, most: int, tx: ManagedTransaction
) -> int:
    revision = begin(tx, plan.version, signature, None)
    _all(plan, progress, most, tx)
    return revision


def _announced(
    own: Loading,
    plan: Plan,
    signature: Signature,
    progress: Progress,
    most: int,
    tx: ManagedTransaction,
) -> None:
    hold(tx, own)
    _all(plan, progress, most, tx)
    _end(own, signature, tx)


def _all(plan: Plan, progress: Progress, most: int, tx: ManagedTransaction) -> None:
    done, total = 0, size(plan)
    for step in steps(plan, plan.version + 1, most):
        step.run(tx)
        done += step.rows
        progress(done, total)


def _end(own: Loading, signature: Signature, tx: ManagedTransaction) -> None:
    begin(tx, own.version, signature, own)
    pass_on(tx, own, own.at(DONE))


def _held(own: Loading, step: Step, tx: ManagedTransaction) -> None:
    hold(tx, own)
    step.run(tx)


def _bytes(plan: Plan) -> int:
    frames = (
        rows
        for each in plan.tables.values()
        for rows in (each.created, each.updated, each.before, each.deleted)
    )
    return int(sum(rows.estimated_size() for rows in frames))
