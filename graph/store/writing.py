"""A plan into the database: everything or nothing, in one transaction."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl
from neo4j import ManagedTransaction

from graph import schema
from graph.messages import UserError, message
from graph.model import RECORD_TYPES, RecordType, Shape
from graph.plan import Plan, TablePlan
from graph.store.rows import LONGEST, SOUGHT, as_json, batches, keys, known, label
from graph.store.statements import statement, trusted

Progress = Callable[[int, int], None]
Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """Who changes the register, when (ISO 8601, UTC), why, and from what."""

    time: str
    who: str
    why: str
    source: str | None


class Writer:
    """Writes one plan inside one transaction.

    Every statement's effect is counted against what it was sent: a reference that leads nowhere
    stops the whole instead of being left out.
    """

    def __init__(self, transaction: ManagedTransaction, plan: Plan, progress: Progress) -> None:
        self._transaction = transaction
        self._plan = plan
        self._progress = progress
        self._done = 0
        self._total = sum(
            each.created.height + each.updated.height + each.deleted.height
            for each in plan.tables.values()
        )
        self._revision = 0

    def write(self, signature: Signature) -> int:
        """Data version that the plan has made; UserError when the register has moved on."""
        return self.fill(self._begin(signature))

    def fill(self, revision: int) -> int:
        """Write the plan's rows as made by a revision, but those that say their own."""
        self._revision = revision
        tables = [(each, self._plan.tables.get(each.table)) for each in RECORD_TYPES]
        planned = [(kind, plan) for kind, plan in tables if plan is not None]
        things = [each for each in planned if each[0].shape is Shape.THING]
        relations = [each for each in planned if each[0].shape is Shape.RELATION]
        for record_type, plan in things:
            self._create_things(record_type, plan.created)
        for record_type, plan in planned:
            self._update(record_type, plan)
        for record_type, plan in things:
            self._link(record_type, plan)
        for record_type, plan in relations:
            self._create_relations(record_type, plan.created)
        # Against the order of loading: what refers goes before what it refers to.
        for record_type, plan in reversed((*things, *relations)):
            self._delete(record_type, plan)
        return self._revision

    def _begin(self, signature: Signature) -> int:
        parameters = {
            "time": signature.time,
            "who": signature.who,
            "why": signature.why,
            "source": signature.source,
        }
        record = self._transaction.run(statement("begin_revision"), parameters).single(strict=True)
        if record["version"] != self._plan.version + 1:
            raise UserError(message("store.moved"), message("store.moved.remedy"))
        return int(record["version"])

    def _create_things(self, record_type: RecordType, rows: pl.DataFrame) -> None:
        new = [{"rev": self._revision} | known(row) for row in rows.iter_rows(named=True)]
        long = sum(len(row["id"]) > LONGEST for row in new)
        if long:
            values = {"table": record_type.table, "count": long}
            raise UserError(message("store.long_id", **values), message("store.long_id.remedy"))
        for batch in batches(new):
            made = self._run(schema.create_nodes(record_type.table), rows=batch).nodes_created
            self._expect(made, len(batch), record_type)

    def _create_relations(self, record_type: RecordType, rows: pl.DataFrame) -> None:
        source, target = schema.ends(record_type)
        groups: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row, key in zip(rows.iter_rows(named=True), keys(record_type, rows), strict=True):
            between = (label(source, row), label(target, row))
            new = {
                "source": row[source.field.name],
                "target": row[target.field.name],
                "key": key,
                "set": {"rev": self._revision} | known(row),
            }
            groups.setdefault(between, []).append(new)
        for (first, second), new_rows in groups.items():
            self._create_outside(second, new_rows)
            text = schema.create_relationships(record_type.table, first, second)
            for batch in batches(new_rows):
                self._expect(
                    self._run(text, rows=batch).relationships_created, len(batch), record_type
                )

    def _create_outside(self, second: str, rows: Rows) -> None:
        if second == schema.OUTSIDE_LABEL:
            ids = dict.fromkeys(row["target"] for row in rows)
            for batch in batches([{"id": each} for each in ids]):
                self._run(schema.create_outside(), rows=batch)

    def _update(self, record_type: RecordType, plan: TablePlan) -> None:
        if plan.updated.is_empty():
            return
        named = keys(record_type, plan.updated)
        after = list(plan.updated.iter_rows(named=True))
        self._keep(record_type, named, plan.before, after, {})
        for batch in batches(list(zip(named, after, strict=True)), SOUGHT):
            found = self._row(
                schema.update(record_type.table),
                keys=[key for key, _ in batch],
                values=dict(batch),
            )
            self._expect(found["found"], len(batch), record_type)

    def _link(self, record_type: RecordType, plan: TablePlan) -> None:
        for field, link in record_type.links:
            reference = schema.link_reference(record_type, field)
            names = [name for name in (field, reference.field.kind_field) if name]
            moved = [
                after
                for before, after in zip(
                    plan.before.iter_rows(named=True),
                    plan.updated.iter_rows(named=True),
                    strict=True,
                )
                if any(before[name] != after[name] for name in names)
            ]
            for batch in batches([{"source": row["id"]} for row in moved]):
                self._run(schema.delete_links(record_type.table, link), rows=batch)
            linked = [*plan.created.iter_rows(named=True), *moved]
            self._create_links(record_type, link, reference, linked)

    def _create_links(
        self, record_type: RecordType, link: str, reference: schema.Reference, rows: Rows
    ) -> None:
        groups: dict[str, list[dict[str, Any]]] = {}
        for row in rows:
            target = row[reference.field.name]
            if target is not None:
                pair = {"source": row["id"], "target": target}
                groups.setdefault(label(reference, row), []).append(pair)
        for target_label, pairs in groups.items():
            text = schema.create_links(record_type.table, link, target_label)
            for batch in batches(pairs):
                made = self._run(text, rows=batch).relationships_created
                self._expect(made, len(batch), record_type, step=0)

    def _delete(self, record_type: RecordType, plan: TablePlan) -> None:
        if plan.deleted.is_empty():
            return
        named = keys(record_type, plan.deleted)
        for _, link in record_type.links:
            for batch in batches([{"source": key} for key in named]):
                self._run(schema.delete_links(record_type.table, link), rows=batch)
        made: dict[str, int] = {}
        for batch in batches(named, SOUGHT):
            found = self._row(schema.delete(record_type.table), keys=batch)
            made |= dict(zip(found["keys"], found["revs"], strict=True))
            self._expect(len(found["keys"]), len(batch), record_type, reason="store.connected")
        self._keep(record_type, named, plan.deleted, [None] * len(named), made)
        self._transaction.run(statement("forget_outside")).consume()

    def _keep(
        self,
        record_type: RecordType,
        named: Sequence[str],
        before: pl.DataFrame,
        after: Sequence[Mapping[str, Any] | None],
        made: Mapping[str, int],
    ) -> None:
        changes = [
            {
                "table": record_type.table,
                "key": key,
                "before": as_json(old),
                "after": None if new is None else as_json(new),
                "made": made.get(key),
            }
            for key, old, new in zip(named, before.iter_rows(named=True), after, strict=True)
        ]
        for batch in batches(changes):
            self._transaction.run(
                statement("changes"), revision=self._revision, rows=batch
            ).consume()

    def _run(self, text: str, **parameters: Any) -> Any:
        return self._transaction.run(trusted(text), parameters).consume().counters

    def _row(self, text: str, **parameters: Any) -> Mapping[str, Any]:
        return self._transaction.run(trusted(text), parameters).single(strict=True).data()

    def _expect(
        self,
        found: int,
        sent: int,
        record_type: RecordType,
        *,
        step: int | None = None,
        reason: str = "store.incomplete",
    ) -> None:
        if found != sent:
            values = {"table": record_type.table, "count": abs(sent - found)}
            raise UserError(message(reason, **values), message(f"{reason}.remedy"))
        self._done += sent if step is None else step
        self._progress(self._done, self._total)
