"""Ids as they are typed: full-width letters and digits make another id that looks the same."""

from collections.abc import Iterator, Mapping

import polars as pl

from graph.checks.findings import PROVENANCE, VALUE, Finding
from graph.checks.values import finding
from graph.messages import Severity
from graph.model import BY_TABLE, Shape
from graph.tables import Tables

_WIDE = r"[Ａ-Ｚａ-ｚ０-９]"
_PLAIN = "plain"


def wide_ids(incoming: Mapping[str, pl.DataFrame], stored: Tables) -> Iterator[Finding]:
    """Ids of things with full-width letters or digits, such as an input method leaves behind.

    Where the plain id is there too, in the register or among the rows, it is an error: there would
    be two records that nobody can tell apart. Else it is a warning.
    """
    for table, rows in incoming.items():
        if BY_TABLE[table].shape is not Shape.THING:
            continue
        wide = rows.filter(pl.col("id").str.contains(_WIDE).fill_null(value=False))
        if wide.is_empty():
            continue
        plain = pl.col("id").str.normalize("NFKC").alias(_PLAIN)
        told = wide.select(*PROVENANCE, pl.col("id").alias(VALUE), plain)
        known = pl.concat([rows["id"], stored[table]["id"]]).unique().implode()
        there = told.filter(pl.col(_PLAIN).is_in(known))
        others = told.filter(~pl.col(_PLAIN).is_in(known))
        for severity, key, found in (
            (Severity.ERROR, "check.id.twin", there),
            (Severity.WARNING, "check.id.wide", others),
        ):
            if not found.is_empty():
                yield finding(table, "id", severity, key, found)
