"""What is told of parties that nobody was asked about: taken as one for certain, or too many."""

from collections.abc import Mapping, Sequence

import polars as pl

from graph.checks.findings import PROVENANCE, VALUE, Finding
from graph.messages import Severity


def taken(table: str, rows: pl.DataFrame, kept: Mapping[str, str]) -> list[Finding]:
    """That a name without an id is the party of exactly this name; ``kept`` says which, by id."""
    if not kept:
        return []
    other = pl.col("id").replace_strict(dict(kept), default=None, return_dtype=pl.String)
    found = _first(rows, list(kept)).with_columns(other.alias("kept"))
    return [_finding(table, Severity.NOTE, "load.merge.taken", found.drop("id"), {})]


def left_out(table: str, rows: pl.DataFrame, ids: Sequence[str], most: int) -> list[Finding]:
    """That these too may be one with others, beyond as many as anyone answers."""
    if not ids:
        return []
    found = _first(rows, ids).drop("id")
    return [_finding(table, Severity.WARNING, "load.merge.more", found, {"most": most})]


def _first(rows: pl.DataFrame, ids: Sequence[str]) -> pl.DataFrame:
    """First row of each id, with the id as the value that is meant."""
    found = rows.filter(pl.col("id").is_in(ids)).unique("id", keep="first", maintain_order=True)
    return found.select(*PROVENANCE, "id", pl.col("id").alias(VALUE))


def _finding(
    table: str, severity: Severity, key: str, rows: pl.DataFrame, values: Mapping[str, object]
) -> Finding:
    return Finding(
        table=table,
        severity=severity,
        rows=rows,
        reason=key,
        column="id",
        values=values,
    )
