"""Our tables as JSON: ``{table: [row, …]}``; what is unknown is absent, numbers are numbers."""

import json

import polars as pl

from loaders.exports._base import Exporter, Material
from loaders.written import written

_EXACT = 2**53  # to here every whole number is a float of its own


def _write(material: Material) -> bytes:
    tables = {table: _rows(written(table, each)) for table, each in material.tables.items()}
    return json.dumps(tables, ensure_ascii=False, indent=1).encode("utf-8")


def _rows(frame: pl.DataFrame) -> list[dict[str, object]]:
    return [
        {name: plain(value) for name, value in row.items() if value is not None}
        for row in frame.iter_rows(named=True)
    ]


def plain(value: object) -> object:
    """Value with whole numbers as such: 60.0 is 60."""
    whole = isinstance(value, float) and value.is_integer() and abs(value) <= _EXACT
    return int(value) if whole and isinstance(value, float) else value


EXPORTER = Exporter(id="json", ending=".json", write=_write)
