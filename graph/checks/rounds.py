"""Consultation rounds in loaded rows: dates in their order, waivers by somebody."""

from collections.abc import Iterator, Mapping

import polars as pl

from graph.checks.findings import PROVENANCE, VALUE, Finding
from graph.checks.values import finding
from graph.messages import Severity
from graph.model import PARTIES
from graph.tables import Tables

_TABLE = "involvements"


def rounds(incoming: Mapping[str, pl.DataFrame], stored: Tables) -> Iterator[Finding]:
    """Findings about what was sent, answered and waived."""
    rows = incoming.get(_TABLE)
    if rows is None:
        return
    for later in ("due", "answered"):
        yield from _before_sending(rows, later)
    yield from _by_nobody(rows)
    yield from _by_strangers(rows, incoming, stored)


def _before_sending(rows: pl.DataFrame, later: str) -> Iterator[Finding]:
    """A day that comes before the sending; dates are compared in the coarser one's precision."""
    sent, day = pl.col("sent"), pl.col(later)
    length = pl.min_horizontal(sent.str.len_chars(), day.str.len_chars())
    wrong = rows.filter(day.str.slice(0, length) < sent.str.slice(0, length))
    if not wrong.is_empty():
        placed = wrong.select(*PROVENANCE, day.alias(VALUE), sent)
        yield finding(_TABLE, later, Severity.ERROR, "check.before_sent", placed)


def _by_nobody(rows: pl.DataFrame) -> Iterator[Finding]:
    wrong = rows.filter(pl.col("waived").is_not_null() & pl.col("waived_by").is_null())
    if not wrong.is_empty():
        placed = wrong.select(*PROVENANCE, pl.col("waived").alias(VALUE))
        yield finding(_TABLE, "waived_by", Severity.WARNING, "check.waived_by_nobody", placed)


def _by_strangers(
    rows: pl.DataFrame, incoming: Mapping[str, pl.DataFrame], stored: Tables
) -> Iterator[Finding]:
    known = pl.concat(
        [
            tables[each].select("id")
            for each in PARTIES
            for tables in (stored, incoming)
            if each in tables
        ]
    )["id"]
    who = pl.col("waived_by")
    wrong = rows.filter(who.is_not_null() & ~who.is_in(known.implode()))
    if not wrong.is_empty():
        placed = wrong.select(*PROVENANCE, who.alias(VALUE))
        yield finding(_TABLE, "waived_by", Severity.WARNING, "check.waived_by_stranger", placed)
