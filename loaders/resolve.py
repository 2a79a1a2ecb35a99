"""What follows from the ids themselves: which kind of thing one names, and that one is none."""

from collections.abc import Iterator, Mapping

import polars as pl

from graph.checks.findings import PROVENANCE, VALUE, Finding
from graph.checks.references import known_ids
from graph.fields import Field
from graph.messages import Severity, message
from graph.model import BY_TABLE, OUTSIDE, OUTSIDE_MARKS
from graph.tables import Tables
from loaders.values import is_placeholder

_KIND, _ID = "_kind", "_id"
Rows = Mapping[str, pl.DataFrame]


def resolve(incoming: Rows, stored: Tables) -> tuple[dict[str, pl.DataFrame], list[Finding]]:
    """Fill in kinds that a file does not say, and empty references that say "unknown".

    A kind follows when exactly one table holds the id; what is marked as outside is outside,
    whatever its kind says. A reference that may be missing and reads "TBD" or the like, and is
    nobody's id, becomes unknown with a note.
    """
    resolved, findings = {}, list[Finding]()
    for table, rows in incoming.items():
        frame = rows
        for field in BY_TABLE[table].fields:
            if field.kind_field:
                frame = _with_kind(frame, field, incoming, stored)
            elif field.references and not field.required:
                frame, found = _without_placeholders(table, frame, field, incoming, stored)
                findings += found
        resolved[table] = frame
    return resolved, findings


def _with_kind(frame: pl.DataFrame, field: Field, incoming: Rows, stored: Tables) -> pl.DataFrame:
    assert field.kind_field is not None
    pool = known_ids(field.references, incoming, stored)
    single = pool.group_by(_ID).agg(pl.col(_KIND).first(), pl.len().alias("_kinds"))
    single = single.filter(pl.col("_kinds") == 1).select(_ID, _KIND)
    joined = frame.join(single, left_on=field.name, right_on=_ID, how="left", maintain_order="left")
    kind = pl.coalesce(field.kind_field, _KIND)
    if field.outside:
        name = pl.col(field.name)
        marked = pl.any_horizontal(*(name.str.starts_with(mark) for mark in OUTSIDE_MARKS))
        kind = pl.when(marked).then(pl.lit(OUTSIDE)).otherwise(kind)
    return joined.with_columns(kind.alias(field.kind_field)).drop(_KIND)


def _without_placeholders(
    table: str, frame: pl.DataFrame, field: Field, incoming: Rows, stored: Tables
) -> tuple[pl.DataFrame, Iterator[Finding]]:
    name = pl.col(field.name)
    known = known_ids(field.references, incoming, stored)[_ID].implode()
    nobody = is_placeholder(name) & ~name.is_in(known)
    rows = frame.filter(nobody).select(*PROVENANCE, name.alias(VALUE))
    emptied = frame.with_columns(pl.when(~nobody).then(name).alias(field.name))
    note = Finding(
        table=table,
        severity=Severity.NOTE,
        rows=rows,
        reason="load.value.placeholder",
        column=field.name,
        values={"field": message(f"field.{table}.{field.name}")},
    )
    return emptied, iter(() if rows.is_empty() else (note,))
