"""Further columns of rows that are stored already: what is said anew joins what is known."""

import json
from collections.abc import Mapping

import polars as pl

from graph.model import BY_TABLE
from graph.tables import EXTRA, Tables, key_of
from loaders.convert import extra_text

_KEY, _OLD = "_key", "_old"


def merged_extras(stored: Tables, incoming: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """Incoming frames whose ``extra`` keeps the stored keys that the files do not mention.

    A stored text that could once not be read as a field's value is dropped when the value comes.
    """
    return {table: _merged(table, stored[table], rows) for table, rows in incoming.items()}


def _merged(table: str, stored: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    old = stored.filter(pl.col(EXTRA).is_not_null())
    if old.is_empty() or rows.is_empty():
        return rows
    old = old.select(key_of(table).alias(_KEY), pl.col(EXTRA).alias(_OLD))
    keyed = rows.with_columns(key_of(table).alias(_KEY))
    joined = keyed.join(old, on=_KEY, how="left", maintain_order="left").drop(_KEY)
    lenient = [field.name for field in BY_TABLE[table].fields if field.lenient]
    merged = [
        _one(row[EXTRA], row[_OLD], [name for name in lenient if row[name] is not None])
        for row in joined.select(EXTRA, _OLD, *lenient).iter_rows(named=True)
    ]
    return joined.with_columns(pl.Series(EXTRA, merged, pl.String)).drop(_OLD)


def _one(new: str | None, old: str | None, known: list[str]) -> str | None:
    """Text of the merged object; None leaves the stored one as it is."""
    if old is None or new == old:
        return new
    before = json.loads(old)
    after = before | (json.loads(new) if new else {})
    after = {name: value for name, value in after.items() if name not in known}
    return None if after == before else extra_text(after) or "{}"
