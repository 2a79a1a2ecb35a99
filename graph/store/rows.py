"""Rows of a frame as the database takes them: columns, keys, labels, parts that fit a message."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl

from graph.model import BY_TABLE, OUTSIDE, OUTSIDE_MARKS, TABLE_OF_KIND, RecordType
from graph.schema import OUTSIDE_LABEL, Reference
from graph.tables import KEY_MARK, key_of

BATCH = 10_000
# A message of the embedded engine holds 16 MiB.
BYTES = 4 * 1024 * 1024
# Keys looked for in one statement; the embedded engine compares each find with all of them.
SOUGHT = 200
LONGEST = 1_000
_START = 200


def known(row: Mapping[str, Any]) -> dict[str, Any]:
    """Properties of a row: what is unknown is no property."""
    return {name: value for name, value in row.items() if value is not None}


def keys(record_type: RecordType, rows: pl.DataFrame) -> pl.Series:
    """Text of each row's business key, as the database holds it.

    An index of Neo4j holds 8 kB at most, and a commitment's text or a note may be longer: such a
    key is its beginning and a digest of the whole.
    """
    texts = rows.select(key_of(record_type.table).alias("key")).to_series()
    long = texts.str.len_chars() > LONGEST
    if not long.any():
        return texts
    digests = [_digest(each) for each in texts.filter(long)]
    return texts.scatter(long.arg_true(), pl.Series(digests, dtype=pl.String))


def _digest(key: str) -> str:
    return f"{key[:_START]}{KEY_MARK}{hashlib.sha256(key.encode()).hexdigest()}"


def batches(rows: Sequence[Any], size: int = BATCH) -> Iterator[Sequence[Any]]:
    """Parts of at most ``size`` rows; none when there are no rows."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def parts(rows: pl.DataFrame, most: int) -> Iterator[pl.DataFrame]:
    """Parts of at most ``most`` rows and, but for single rows, ``BYTES`` of text."""
    if rows.is_empty():
        return
    texts = [
        pl.col(name).str.len_bytes() for name, kind in rows.schema.items() if kind == pl.String
    ]
    sizes = rows.select(pl.sum_horizontal(pl.lit(0, pl.UInt64), *texts)).to_series()
    totals, start = np.cumsum(sizes.fill_null(0).to_numpy()), 0
    while start < rows.height:
        before = totals[start - 1] if start else 0
        heavy = int(np.searchsorted(totals, before + BYTES, side="right"))
        end = min(start + most, max(heavy, start + 1), rows.height)
        yield rows.slice(start, end - start)
        start = end


def label_of(reference: Reference) -> pl.Expr:
    """Label of the node that each row's reference means, as :meth:`Reference.label` says."""
    field = reference.field
    first = pl.lit(BY_TABLE[field.references[0]].label)
    labels = {kind: BY_TABLE[table].label for kind, table in TABLE_OF_KIND.items()}
    kind = pl.col(field.kind_field) if field.kind_field else None
    found = first if kind is None else kind.replace_strict(labels, default=first)
    if not field.outside:
        return found
    name = pl.col(field.name)
    outside = pl.any_horizontal(*(name.str.starts_with(mark) for mark in OUTSIDE_MARKS))
    if kind is not None:
        outside = outside | (kind == OUTSIDE).fill_null(value=False)
    return pl.when(outside).then(pl.lit(OUTSIDE_LABEL)).otherwise(found)


def as_json(row: Mapping[str, Any]) -> str:
    """JSON text of what is known of a row."""
    return json.dumps(known(row), ensure_ascii=False)
