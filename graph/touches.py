"""When something was last written: by the rows that stand and by what changes replaced."""

from collections.abc import Sequence

import polars as pl

from graph.history import REV, Past


def last_touch(past: Past, table: str, issue: str, party: str) -> int:
    """Last revision that wrote anything of one party on one issue in a table, 0 for none.

    ``issue`` and ``party`` are ids; what was deleted counts too.
    """
    rows = past.tables[table].filter((pl.col("issue") == issue) & (pl.col("party") == party))
    changes = past.changes.filter(
        (pl.col("table") == table)
        & pl.any_horizontal(
            *(_names(column, issue) & _names(column, party) for column in ("before", "after"))
        )
    )
    numbers: Sequence[int] = [*rows[REV].to_list(), *changes["revision"].to_list()]
    return max(numbers, default=0)


def _names(column: str, identifier: str) -> pl.Expr:
    """Whether the JSON text of a record holds an id as one of its values."""
    return pl.col(column).fill_null("").str.contains(f'"{identifier}"', literal=True)
