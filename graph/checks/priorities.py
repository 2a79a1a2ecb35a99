"""Priorities that mean no speed class: an answer that depends on one has to assume its time."""

from collections.abc import Iterator, Mapping

import polars as pl

from graph.checks.findings import Finding
from graph.checks.values import finding
from graph.checks.words import once_a_word
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
    strange = once_a_word(rows, "priority", lambda word: speed_of(word) is not None)
    if strange is None:
        return
    yield finding(
        ISSUES,
        "priority",
        Severity.WARNING,
        "check.priority",
        strange,
        days=COUNTERSIGN,
        **SPEED_DAYS,
    )
