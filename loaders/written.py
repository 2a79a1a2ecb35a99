"""A table as it is written to a file: every value as text or number, extra keys as columns.

Loading what was written gives the same table again. A text that was kept because it could not be
read as its field's value goes back into the field's column.
"""

import json

import polars as pl

from graph.fields import FieldType, header_key
from graph.model import BY_TABLE, POSITION
from graph.tables import EXTRA, Tables
from loaders.words import headers_of

# For an extra key that shares its name with a field that has a value of its own.
_AS_WRITTEN = "{} (as written)"


def shown_tables(tables: Tables, *, confidential: bool) -> tuple[dict[str, pl.DataFrame], int]:
    """Tables to write and how many confidential positions were left out of them.

    Parameters
    ----------
    tables
        The register's tables.
    confidential
        Whether confidential positions are written too.
    """
    shown = dict(tables)
    if confidential or POSITION.table not in shown:
        return shown, 0
    positions = shown[POSITION.table]
    public = positions.filter(pl.col("confidential").fill_null(False).not_())
    shown[POSITION.table] = public
    return shown, positions.height - public.height


def written(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Frame as written: fields that are used, then extra keys; numbers stay numbers.

    Fields in a language stand only where somebody filled them; all others always.
    """
    record_type = BY_TABLE[table]
    in_language = record_type.translations
    columns = [
        name
        for name in record_type.columns
        if name not in in_language or frame[name].null_count() < frame.height
    ]
    known = frame.select(columns)
    extras = [json.loads(text) if text else {} for text in frame[EXTRA]]
    names = sorted({name for each in extras for name in each})
    for name in names:
        texts = pl.Series(name, [_text(each.get(name)) for each in extras], pl.String)
        known = _with_extra(table, known, name, texts)
    return known


def as_text(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Frame with its numbers and booleans as text that loading reads back exactly."""
    types = {field.name: field.type for field in BY_TABLE[table].fields}
    return frame.with_columns(
        number_text(pl.col(name)) if types.get(name) is FieldType.NUMBER else pl.col(name)
        for name in frame.columns
    ).with_columns(pl.col(pl.Boolean).cast(pl.String))


def _with_extra(table: str, known: pl.DataFrame, name: str, texts: pl.Series) -> pl.DataFrame:
    field = headers_of(table).get(header_key(name))
    if field is None:
        return known.with_columns(texts.alias(_free(name, known)))
    if field in known.columns and BY_TABLE[table].field(field).lenient:
        beside = known.select(pl.when(pl.col(field).is_not_null()).then(texts)).to_series()
        known = known.with_columns(pl.coalesce(pl.col(field), texts).alias(field))
        texts = beside
    if texts.null_count() == len(texts):
        return known
    return known.with_columns(texts.alias(_free(_AS_WRITTEN.format(name), known)))


def _free(name: str, frame: pl.DataFrame) -> str:
    while name in frame.columns:
        name = _AS_WRITTEN.format(name)
    return name


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def number_text(number: pl.Expr) -> pl.Expr:
    """Number as text that reads as the same number, whole ones without a point."""
    whole = (number == number.floor()) & (number.abs() < 1e15)
    digits = pl.when(whole).then(number).cast(pl.Int64).cast(pl.String)
    return pl.coalesce(digits, number.cast(pl.String))
