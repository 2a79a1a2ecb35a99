"""A store that needs no database."""

from typing import Any

import polars as pl

from graph.plan import Plan
from graph.tables import Register, key_of


class MemoryStore:
    """A store that keeps the register in memory and counts its revisions."""

    def __init__(self) -> None:
        self._register = Register(0)
        self.reasons: list[tuple[str, str, str]] = []

    def __enter__(self) -> "MemoryStore":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def version(self) -> int:
        return self._register.version

    def register(self) -> Register:
        return self._register

    def write(self, plan: Plan, *, who: str, why: str, source: str, progress: Any = None) -> int:
        assert plan.version == self._register.version
        tables = dict(self._register.tables)
        for table, each in plan.tables.items():
            stored = tables[table].with_columns(key_of(table).alias("_key"))
            updated = each.updated.with_columns(key_of(table).alias("_key"))
            kept = stored.join(updated, on="_key", how="anti", maintain_order="left").drop("_key")
            tables[table] = pl.concat([kept, each.updated, each.created])
        self._register = Register(plan.version + 1, tables)
        self.reasons.append((who, why, source))
        return self._register.version
