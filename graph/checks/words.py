"""Words of a column that mean nothing to the analyses: each is told once, not in every row."""

from collections.abc import Callable

import polars as pl

from graph.checks.findings import PROVENANCE, VALUE


def once_a_word(
    rows: pl.DataFrame, column: str, is_known: Callable[[str], bool]
) -> pl.DataFrame | None:
    """Rows where the unknown words of a column stand first, with how many rows (``count``) each.

    None where every word is known.
    """
    words = rows[column].drop_nulls().unique()
    strange = [word for word in words if not is_known(word)]
    if not strange:
        return None
    first = (
        rows.filter(pl.col(column).is_in(strange))
        .group_by(pl.col(column).alias(VALUE), maintain_order=True)
        .agg(pl.col(*PROVENANCE).first(), pl.len().alias("count"))
    )
    return first.select(*PROVENANCE, VALUE, "count")
