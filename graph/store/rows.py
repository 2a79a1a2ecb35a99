"""Rows of a frame as the database takes them: properties, keys, batches."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from graph.model import RecordType
from graph.schema import Reference
from graph.tables import KEY_MARK, key_of

BATCH = 10_000
# Keys looked for in one statement; the embedded engine compares each find with all of them.
SOUGHT = 500
LONGEST = 1_000
_START = 200


def known(row: Mapping[str, Any]) -> dict[str, Any]:
    """Properties of a row: what is unknown is no property."""
    return {name: value for name, value in row.items() if value is not None}


def keys(record_type: RecordType, rows: pl.DataFrame) -> list[str]:
    """Text of each row's business key, as the database holds it.

    An index of Neo4j holds 8 kB at most, and a commitment's text or a note may be longer: such a
    key is its beginning and a digest of the whole.
    """
    texts = rows.select(key_of(record_type.table)).to_series()
    return [each if len(each) <= LONGEST else _digest(each) for each in texts]


def _digest(key: str) -> str:
    return f"{key[:_START]}{KEY_MARK}{hashlib.sha256(key.encode()).hexdigest()}"


def batches(rows: Sequence[Any], size: int = BATCH) -> Iterator[Sequence[Any]]:
    """Parts of at most ``size`` rows; none when there are no rows."""
    for start in range(0, len(rows), size):
        yield rows[start : start + size]


def label(reference: Reference, row: Mapping[str, Any]) -> str:
    """Label of the node that a row's reference means."""
    kind_field = reference.field.kind_field
    return reference.label(row[reference.field.name], row[kind_field] if kind_field else None)


def as_json(row: Mapping[str, Any]) -> str:
    """JSON text of what is known of a row."""
    return json.dumps(known(row), ensure_ascii=False)
