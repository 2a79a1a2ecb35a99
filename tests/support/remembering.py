"""Stands where the database is: keeps a register with its history in memory."""

import json
from types import SimpleNamespace
from typing import Any

import polars as pl

from graph.history import CHANGES, REV, Past
from graph.plan import Plan, plan_upsert
from graph.tables import Register, complete, frame, key_of


class RememberingStore:
    """A store whose every revision was made on a day of one's choice."""

    def __init__(self) -> None:
        self.day = "2026-03-01"
        self._revisions: list[SimpleNamespace] = []
        self._tables = {
            table: rows.with_columns(pl.lit(None, pl.Int64).alias(REV))
            for table, rows in complete({}).items()
        }
        self._changes = pl.DataFrame(schema=CHANGES)

    def version(self) -> int:
        return len(self._revisions)

    def register(self) -> Register:
        return Register(self.version(), self.past().now())

    def past(self) -> Past:
        return Past(self.version(), dict(self._tables), self._changes)

    def revisions(self, limit: int = 20) -> list[Any]:
        return self._revisions[::-1][:limit]

    def engine(self) -> str:
        return "memory"

    def load(self, day: str | None = None, **tables: list[dict[str, Any]]) -> int:
        """Write rows per table as one revision, on a day."""
        self.day = day or self.day
        current = self.register()
        coming = {table: frame(table, rows) for table, rows in tables.items()}
        plan = plan_upsert(current.tables, coming, current.version)
        return self.write(plan, who="ann", why="test")

    def write(
        self,
        plan: Plan,
        *,
        who: str,
        why: str,
        source: str | None = None,
        progress: Any = None,
    ) -> int:
        assert plan.version == self.version()
        number = self.version() + 1
        for table, step in plan.tables.items():
            self._write(table, step, number)
        time = f"{self.day}T12:00:00+00:00"
        self._revisions.append(
            SimpleNamespace(number=number, time=time, who=who, why=why, source=source)
        )
        return number

    def _write(self, table: str, step: Any, number: int) -> None:
        there = self._tables[table].with_columns(key_of(table).alias("_key"))
        changes = []
        for before, after in (
            *zip(step.before.to_dicts(), step.updated.to_dicts(), strict=True),
            *((row, None) for row in step.deleted.to_dicts()),
        ):
            key = frame(table, [before]).select(key_of(table)).item()
            made = there.filter(pl.col("_key") == key)[REV].item()
            changes.append([number, table, key, _json(before), _json(after), made])
            if after is not None:
                changes[-1][-1] = None
        self._changes = pl.concat(
            [self._changes, pl.DataFrame(changes, schema=CHANGES, orient="row")]
        )
        away = pl.concat([step.before, step.deleted]).select(key_of(table).alias("_key"))
        revs = there.select("_key", REV)
        updated = step.updated.with_columns(key_of(table).alias("_key")).join(
            revs, on="_key", how="left", maintain_order="left"
        )
        created = step.created.with_columns(
            key_of(table).alias("_key"), pl.lit(number, pl.Int64).alias(REV)
        )
        stays = there.join(away, on="_key", how="anti", maintain_order="left")
        columns = there.columns
        rows = pl.concat([each.select(columns) for each in (stays, updated, created)])
        self._tables[table] = rows.sort("_key").drop("_key")


def _json(row: dict[str, Any] | None) -> str | None:
    known = None if row is None else {n: v for n, v in row.items() if v is not None}
    return None if known is None else json.dumps(known, ensure_ascii=False)
