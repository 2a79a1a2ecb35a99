"""Things that a file only mentions by name: a new one is called so, a known one stays as it is."""

from collections.abc import Mapping, Sequence

import polars as pl

from graph.checks.findings import SHEET
from graph.model import DEPARTMENTS, PEOPLE
from graph.tables import Tables
from loaders.formats._base import RawTable


def named(
    incoming: Mapping[str, pl.DataFrame], tables: Sequence[RawTable], stored: Tables
) -> dict[str, pl.DataFrame]:
    """Give parties that are mentioned and not in the register yet their id as their name.

    What a register calls by another name than its id keeps that name.
    """
    sheets = [position for position, raw in enumerate(tables) if raw.mentioned]
    return {
        table: _named(frame, sheets, stored[table]) if table in (DEPARTMENTS, PEOPLE) else frame
        for table, frame in incoming.items()
    }


def _named(frame: pl.DataFrame, sheets: Sequence[int], stored: pl.DataFrame) -> pl.DataFrame:
    fresh = pl.col(SHEET).is_in(sheets) & ~pl.col("id").is_in(stored["id"].implode())
    name = pl.col("name")
    return frame.with_columns(
        pl.when(fresh & name.is_null()).then("id").otherwise(name).alias("name")
    )
