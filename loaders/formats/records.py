"""JSON or YAML records: ``{table: [row, …]}``, as our own JSON export writes them.

Tables and columns are known by all the names that sheets may have. A list of rows by itself is the
table that the file is named after or that its columns say. Each becomes a sheet whose first row is
the header, so row 2 is the first record. Lists are one text with marks, inner objects JSON text.
"""

from collections.abc import Iterator
from typing import Any

import polars as pl

from graph.checks.findings import ROW
from graph.fields import header_key
from graph.messages import UserError, message
from loaders.formats._base import Loader, Transformed
from loaders.formats.tables import transform as transform_tables
from loaders.headers import Recognised, recognise
from loaders.limits import MAX_COLUMNS
from loaders.network_trees import records_of, text_of
from loaders.source import Document, Sheet, Source
from loaders.words import table_names


def recognises(source: Source) -> float:
    """Sure when keys are tables of ours; less when a list's columns say so."""
    if any(_tables(each) for each in source.documents):
        return 0.85
    sheets = (sheet for each in source.documents for sheet in _sheets(each))
    return 0.5 if any(isinstance(recognise(sheet), Recognised) for sheet in sheets) else 0.0


def transform(source: Source) -> Transformed:
    """Tables of text from records."""
    sheets, skipped = list[Sheet](), []
    for each in source.documents:
        found = list(_sheets(each))
        sheets += found
        if not found:
            skipped.append(message("load.skipped.file", file=each.file))
    read = transform_tables(Source(name=source.name, sheets=tuple(sheets)))
    return Transformed(tables=read.tables, skipped=(*read.skipped, *skipped))


def _tables(document: Document) -> list[str]:
    """Keys of a document that are lists of objects and named like tables of ours."""
    root = document.root if document.kind != "xml" else None
    return [
        key
        for key, rows in (root.items() if isinstance(root, dict) else ())
        if header_key(key) in table_names() and isinstance(rows, list)
    ]


def _sheets(document: Document) -> Iterator[Sheet]:
    root = document.root if document.kind != "xml" else None
    if isinstance(root, list) and any(isinstance(each, dict) for each in root):
        yield _sheet(document, None, root)
    elif isinstance(root, dict):
        for key, rows in root.items():
            if isinstance(rows, list) and any(isinstance(each, dict) for each in rows):
                yield _sheet(document, key, rows)


def _sheet(document: Document, name: str | None, rows: list[Any]) -> Sheet:
    records = records_of(rows)
    columns = list(dict.fromkeys(column for each in records for column in each))
    if len(columns) > MAX_COLUMNS:
        raise UserError(
            message("load.limit.wide", file=document.file, most=MAX_COLUMNS),
            message("load.limit.columns.remedy"),
        )
    cells = {
        str(at): [column, *(text_of(each.get(column)) for each in records)]
        for at, column in enumerate(columns)
    }
    frame = pl.DataFrame(cells, schema=dict.fromkeys(cells, pl.String))
    numbered = frame.with_columns(pl.int_range(1, frame.height + 1, dtype=pl.UInt32).alias(ROW))
    return Sheet(
        file=document.file, sheet=name, cells=numbered, delimited=False, flaws=document.flaws
    )


LOADER = Loader(id="records", recognises=recognises, transform=transform)
