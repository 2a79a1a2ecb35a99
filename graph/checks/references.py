"""Ids that rows refer to: known, unknown, ambiguous, outside, or rejected themselves."""

from collections.abc import Iterator, Mapping, Sequence

import polars as pl

from graph.checks.findings import LINE, PROVENANCE, SHEET, VALUE, Finding, rejected
from graph.checks.nearest import nearest
from graph.checks.values import finding
from graph.fields import Field
from graph.messages import Severity, message
from graph.model import BY_TABLE, KIND_OF_TABLE, OUTSIDE, Shape
from graph.tables import Tables

_KIND, _ID = "_kind", "_id"
Rows = Mapping[str, pl.DataFrame]


def references(
    table: str, frame: pl.DataFrame, incoming: Rows, stored: Tables
) -> Iterator[Finding]:
    """Findings about the ids that the rows of a table refer to."""
    for field in BY_TABLE[table].fields:
        if not field.references:
            continue
        pool = known_ids(field.references, incoming, stored)
        lost = _lost(frame, field, pool)
        if field.kind_field:
            elsewhere = pl.col(_ID).is_in(pool[_ID].implode())
            unsaid = pl.col(_KIND).is_null()
            yield from _of_kind(table, field, lost.filter(elsewhere & unsaid), "check.ambiguous")
            yield from _of_kind(table, field, lost.filter(elsewhere & ~unsaid), "check.other_kind")
            lost = lost.filter(~elsewhere)
        yield from _unknown(table, field, lost, incoming, stored)
        if field.outside:
            yield from _outside(table, frame, field)
    yield from _to_itself(table, frame)


def known_ids(tables: Sequence[str], incoming: Rows, stored: Tables) -> pl.DataFrame:
    """Ids of some tables with their kinds, incoming and stored, each once."""
    parts = [
        rows.select(pl.lit(KIND_OF_TABLE[table]).alias(_KIND), pl.col("id").alias(_ID))
        for table in tables
        for rows in (stored[table], incoming.get(table))
        if rows is not None
    ]
    return pl.concat(parts).drop_nulls().unique()


def _lost(frame: pl.DataFrame, field: Field, pool: pl.DataFrame) -> pl.DataFrame:
    """Rows whose reference is not in the pool, as provenance, kind and id."""
    kind = (
        pl.col(field.kind_field) if field.kind_field else pl.lit(KIND_OF_TABLE[field.references[0]])
    )
    ends = frame.select(*PROVENANCE, kind.alias(_KIND), pl.col(field.name).alias(_ID))
    # A kind that is none of the choices is reported as such.
    choices = [KIND_OF_TABLE[table] for table in field.references]
    ends = ends.filter(
        pl.col(_ID).is_not_null() & (pl.col(_KIND).is_null() | pl.col(_KIND).is_in(choices))
    )
    return ends.join(pool, on=(_KIND, _ID), how="anti", maintain_order="left")


def _of_kind(table: str, field: Field, lost: pl.DataFrame, key: str) -> Iterator[Finding]:
    if not lost.is_empty():
        rows = lost.select(*PROVENANCE, pl.col(_ID).alias(VALUE), pl.col(_KIND).alias("kind"))
        column = message(f"field.{table}.{field.kind_field}")
        yield finding(table, field.name, Severity.ERROR, key, rows, kind_field=column)


def _unknown(
    table: str, field: Field, lost: pl.DataFrame, incoming: Rows, stored: Tables
) -> Iterator[Finding]:
    """Unknown ids, those with a likely meaning by themselves: their remedy can name it."""
    if lost.is_empty():
        return
    rows = lost.select(*PROVENANCE, pl.col(_ID).alias(VALUE))
    meant = nearest(rows[VALUE].unique(maintain_order=True), field.references, incoming, stored)
    likely = pl.col(VALUE).replace_strict(meant, default=None, return_dtype=pl.String)
    rows = rows.with_columns(likely.alias("nearest"))
    key = "check.unknown.outside" if field.outside else "check.unknown"
    tables = tuple(message(f"table.{each}") for each in field.references)
    for which, suffix in ((pl.col("nearest").is_not_null(), ".nearest"), (pl.lit(True), "")):
        found = rows.filter(which)
        rows = rows.filter(~which)
        if not found.is_empty():
            values = {"field": message(f"field.{table}.{field.name}"), "tables": tables}
            yield Finding(
                table=table,
                severity=Severity.ERROR,
                rows=found,
                reason="check.unknown",
                remedy=f"{key}{suffix}.remedy",
                column=field.name,
                values=values,
            )


def _outside(table: str, frame: pl.DataFrame, field: Field) -> Iterator[Finding]:
    """References that say themselves that they lead outside: how many a sheet has, and each."""
    rows = frame.filter(pl.col(field.kind_field or "") == OUTSIDE)
    if rows.is_empty():
        return
    rows = rows.select(*PROVENANCE, pl.col(field.name).alias(VALUE))
    totals = rows.group_by(SHEET, maintain_order=True).agg(
        pl.first(LINE), pl.first("_row"), pl.len().alias("count")
    )
    warning = Severity.WARNING
    yield finding(table, field.name, warning, "check.outside.all", totals)
    yield finding(table, field.name, warning, "check.outside", rows)


def _to_itself(table: str, frame: pl.DataFrame) -> Iterator[Finding]:
    """Relations from a thing to itself."""
    record_type = BY_TABLE[table]
    if record_type.shape is not Shape.RELATION or record_type.ends is None:
        return
    source, target = (record_type.field(name) for name in record_type.ends)
    if not set(source.references) & set(target.references):
        return
    same = pl.col(source.name) == pl.col(target.name)
    if source.kind_field and target.kind_field:
        same = same & (pl.col(source.kind_field) == pl.col(target.kind_field))
    rows = frame.filter(same)
    if not rows.is_empty():
        rows = rows.select(*PROVENANCE, pl.col(target.name).alias(VALUE))
        yield finding(table, target.name, Severity.WARNING, "check.itself", rows)


def fallen(incoming: Rows, stored: Tables, found: Sequence[Finding]) -> list[Finding]:
    """Rows that refer to a rejected row, and rows that refer to those, to the end."""
    more: list[Finding] = []
    while True:
        kept = {
            table: frame.filter(
                ~pl.col(LINE).cast(pl.UInt32).is_in(rejected([*found, *more], table).implode())
            )
            for table, frame in incoming.items()
        }
        new = [each for table in kept for each in _fallen_of(table, incoming, kept, stored)]
        if not new:
            return more
        more += new


def _fallen_of(table: str, incoming: Rows, kept: Rows, stored: Tables) -> Iterator[Finding]:
    for field in BY_TABLE[table].fields:
        if not field.references:
            continue
        alive = known_ids(field.references, kept, stored)
        lost = _lost(kept[table], field, alive).filter(pl.col(_KIND).is_not_null())
        if not lost.is_empty():
            rows = lost.select(*PROVENANCE, pl.col(_ID).alias(VALUE))
            yield finding(table, field.name, Severity.ERROR, "check.fallen", rows)
