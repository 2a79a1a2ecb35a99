"""What a set of incoming rows would do to the register: created, updated, unchanged.

Incoming rows are matched by business key. An unknown value says nothing, so it leaves what is
stored, in the further columns too; rows that do not come are left alone. Nothing is ever deleted
by loading.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from graph.model import BY_TABLE
from graph.report import CellChange, TableCount
from graph.tables import EXTRA, Tables, frame, key_of

_KEY = "_key"
_NEW = "_new"


@dataclass(frozen=True, slots=True, kw_only=True)
class TablePlan:
    """What happens to one table.

    Parameters
    ----------
    created
        Rows to add.
    updated
        Changed rows as they shall be, complete, stored values included.
    before
        The same rows as they are, in the same order.
    unchanged
        How many incoming rows change nothing.
    deleted
        Rows to remove; never filled by loading.
    """

    created: pl.DataFrame
    updated: pl.DataFrame
    before: pl.DataFrame
    deleted: pl.DataFrame
    unchanged: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one revision does, and the data version it was planned against."""

    version: int
    tables: Mapping[str, TablePlan] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether nothing would change."""
        return all(
            each.created.is_empty() and each.updated.is_empty() and each.deleted.is_empty()
            for each in self.tables.values()
        )


def plan_upsert(current: Tables, incoming: Tables, version: int) -> Plan:
    """Plan to bring incoming rows in; their keys must be unique per table.

    Parameters
    ----------
    current
        The register's tables at ``version``.
    incoming
        Checked frames as :func:`graph.tables.frame` makes them.
    version
        Data version of ``current``.
    """
    tables = {
        table: _plan_table(table, current[table], rows)
        for table, rows in incoming.items()
        if not rows.is_empty()
    }
    return Plan(version=version, tables=tables)


def _plan_table(table: str, current: pl.DataFrame, incoming: pl.DataFrame) -> TablePlan:
    columns = [*BY_TABLE[table].columns, EXTRA]
    stored = current.with_columns(key_of(table).alias(_KEY))
    rows = incoming.select(columns).with_columns(key_of(table).alias(_KEY))
    created = rows.join(stored, on=_KEY, how="anti", maintain_order="left")
    both = rows.join(stored, on=_KEY, how="inner", suffix="_old", maintain_order="left")
    merged = both.with_columns(
        *(pl.coalesce(pl.col(name), pl.col(f"{name}_old")).alias(name) for name in columns)
    ).pipe(_merge_extra)
    differs = pl.any_horizontal(
        *(pl.col(name).ne_missing(pl.col(f"{name}_old")) for name in columns)
    )
    changed = merged.filter(differs)
    return TablePlan(
        created=created.select(columns),
        updated=changed.select(columns),
        before=changed.select(pl.col(f"{name}_old").alias(name) for name in columns),
        deleted=frame(table),
        unchanged=merged.height - changed.height,
    )


def without_translations(plan: Plan, fields: Collection[str]) -> Plan:
    """The plan without translations of what its updates write anew: they say what was said before.

    A translation that is written with it stays.
    """
    tables = {
        table: replace(each, updated=_untranslated(table, each, fields))
        for table, each in plan.tables.items()
    }
    return replace(plan, tables=tables)


def _untranslated(table: str, plan: TablePlan, fields: Collection[str]) -> pl.DataFrame:
    updated, before = plan.updated, plan.before
    for column, text in BY_TABLE[table].translations.items():
        if text in fields:
            anew = updated[text].ne_missing(before[text])
            stale = anew & updated[column].eq_missing(before[column])
            kept = pl.when(~stale).then(pl.col(column)).alias(column)
            updated = updated.with_columns(kept)
    return updated


def _merge_extra(merged: pl.DataFrame) -> pl.DataFrame:
    """Lay the incoming further columns over the stored ones, in the rows where they differ."""
    new, old = pl.col(EXTRA), pl.col(f"{EXTRA}_old")
    differ = merged.select((new != old).fill_null(value=False)).to_series()
    if not differ.any():
        return merged
    pairs = merged.filter(differ).select(new, old).iter_rows()
    laid = pl.Series(EXTRA, [merge_extra(stored, coming) for coming, stored in pairs])
    return merged.with_columns(merged[EXTRA].scatter(differ.arg_true(), laid))


def merge_extra(stored: str, coming: str) -> str:
    """JSON text of both objects' keys; what comes stands before what is stored unless null.

    Where nothing differs the stored text comes back as it is, however it is spelt.
    """
    old: dict[str, object] = json.loads(stored)
    known = {name: value for name, value in json.loads(coming).items() if value is not None}
    both = old | known
    return stored if both == old else json.dumps(both, ensure_ascii=False)


def count(plan: TablePlan, rejected: int = 0) -> TableCount:
    """Counts of one table's plan."""
    return TableCount(
        created=plan.created.height,
        updated=plan.updated.height,
        unchanged=plan.unchanged,
        rejected=rejected,
    )


def cell_changes(plan: Plan) -> tuple[CellChange, ...]:
    """Every value that the plan's updates change."""
    return tuple(
        CellChange(
            table=table,
            key=tuple(after[name] or "" for name in BY_TABLE[table].key),
            column=column,
            before=before[column],
            after=after[column],
        )
        for table, each in plan.tables.items()
        for before, after in zip(
            each.before.iter_rows(named=True), each.updated.iter_rows(named=True), strict=True
        )
        for column in each.updated.columns
        if before[column] != after[column]
    )
