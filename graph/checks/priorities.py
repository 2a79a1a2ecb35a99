"""Priorities that mean no speed class: an answer that depends on one has to assume its time."""

from collections.abc import Iterator, Mapping

import polars as pl

from graph.checks.findings import PROVENANCE, VALUE, Finding
from graph.checks.values import finding
from graph.messages import Severity
from graph.model import ISSUES
from graph.speeds import COUNTERSIGN, SPEED_DAYS, speed_of


def priorities(incoming: Mapping[str, pl.DataFrame]) -> Iterator[Finding]:
    """Each priority word that is not known, once: where it stands first, and in how many rows.

    What an office writes there is its own; nothing is kept out for it.
    """
    rows = incoming.get(ISSUES)
    if rows is None:
        return
    words = rows["priority"].drop_nulls().unique()
    strange = [word for word in words if speed_of(word) is None]
    if not strange:
        return
    first = (
        rows.filter(pl.col("priority").is_in(strange))
        .group_by(pl.col("priority").alias(VALUE), maintain_order=True)
        .agg(pl.col(*PROVENANCE).first(), pl.len().alias("count"))
    )
    yield finding(
        ISSUES,
        "priority",
        Severity.WARNING,
        "check.priority",
        first.select(*PROVENANCE, VALUE, "count"),
        days=COUNTERSIGN,
        **SPEED_DAYS,
    )
