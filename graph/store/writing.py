"""The steps of a whole plan, in the order in which they can be done."""

from collections.abc import Iterator

import polars as pl
from neo4j import ManagedTransaction

from graph import schema
from graph.messages import UserError, message
from graph.model import RECORD_TYPES, RecordType, Shape
from graph.plan import Plan, TablePlan
from graph.store.changing import delete, forget_outside, note_deletion, update
from graph.store.creating import create_links, create_relations, create_things, relink
from graph.store.loading import Loading
from graph.store.signature import Signature
from graph.store.statements import statement
from graph.store.steps import Step


def steps(plan: Plan, revision: int, most: int) -> Iterator[Step]:
    """Steps of at most ``most`` rows that do what a plan says, as a revision.

    Rows to be made that have a ``rev`` of their own keep it.
    What is referred to is made first; what refers to something goes before it goes.
    """
    tables = [(each, plan.tables.get(each.table)) for each in RECORD_TYPES]
    planned = [(kind, each) for kind, each in tables if each is not None]
    things = [each for each in planned if each[0].shape is Shape.THING]
    relations = [each for each in planned if each[0].shape is Shape.RELATION]
    for record_type, each in things:
        yield from create_things(record_type, each.created, revision, most)
    for record_type, each in planned:
        yield from update(record_type, each, revision, most)
    for record_type, each in things:
        yield from _link(record_type, each, most)
    for record_type, each in relations:
        yield from create_relations(record_type, each.created, revision, most)
    for record_type, each in reversed((*things, *relations)):
        yield from _delete(record_type, each.deleted, revision, most)
    if any(not each.deleted.is_empty() for _, each in relations):
        yield forget_outside()


def size(plan: Plan) -> int:
    """How many rows a plan writes."""
    return sum(
        each.created.height + each.updated.height + each.deleted.height
        for each in plan.tables.values()
    )


def begin(tx: ManagedTransaction, version: int, signature: Signature, own: Loading | None) -> int:
    """Raise the data version by one and note who does it; nothing may come in between.

    Parameters
    ----------
    own
        The load under which it is done, where it has been announced.

    Raises
    ------
    UserError
        The register has moved on.
    """
    announced = own.text() if own else ""
    parameters = signature.properties() | {"version": version, "loading": announced}
    record = tx.run(statement("begin_revision"), parameters).single()
    if record is None:
        raise UserError(message("store.moved"), message("store.moved.remedy"))
    return int(record["version"])


def _link(record_type: RecordType, plan: TablePlan, most: int) -> Iterator[Step]:
    for field, _ in record_type.links:
        yield from create_links(record_type, field, plan.created, most)
        kind = schema.link_reference(record_type, field).field.kind_field
        moved = pl.any_horizontal(
            plan.updated[name].ne_missing(plan.before[name]) for name in (field, kind) if name
        )
        yield from relink(record_type, field, plan.updated.filter(moved), most)


def _delete(
    record_type: RecordType, rows: pl.DataFrame, revision: int, most: int
) -> Iterator[Step]:
    linked = bool(record_type.links)
    if linked:
        yield from note_deletion(record_type, rows, revision, most)
    yield from delete(record_type, rows, revision, most, noted=linked)
