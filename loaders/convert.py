"""Tables of text to typed frames; every cell that cannot be read is found, none is lost."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence

import polars as pl

from graph.checks.findings import LINE, PROVENANCE, ROW, SHEET, VALUE, Finding
from graph.fields import Field, FieldType
from graph.messages import Severity, UserError, message
from graph.model import BY_TABLE, POSITION
from graph.tables import EXTRA, frame_schema
from loaders.dates import has_time, names_no_day, unusual
from loaders.formats._base import FURTHER, RawTable
from loaders.limits import MAX_CELL, MAX_COLUMNS
from loaders.values import (
    cleaned,
    has_control,
    is_placeholder,
    read,
)
from loaders.words import STANCE, fields_read

_STANCE = STANCE.name
_SHOWN = 60  # characters of a text that is told as too long


def gather(tables: Sequence[RawTable]) -> Mapping[str, pl.DataFrame]:
    """Text of each table from all its sheets, cleaned, with provenance; sheets by position."""
    parts: dict[str, list[pl.DataFrame]] = {}
    for position, raw in enumerate(tables):
        frame = _filled_columns(raw)
        texts = [name for name in frame.columns if name != ROW]
        part = frame.with_columns(
            *(cleaned(pl.col(name)) for name in texts), pl.lit(position, pl.UInt32).alias(SHEET)
        )
        parts.setdefault(raw.table, []).append(part)
    return {
        table: pl.concat(frames, how="diagonal").with_row_index(LINE)
        for table, frames in parts.items()
    }


def _filled_columns(raw: RawTable) -> pl.DataFrame:
    """Frame without further columns that hold nothing; UserError where there are too many."""
    frame = raw.frame
    if frame.width > MAX_COLUMNS + 1:  # one says where the rows stood
        raise UserError(
            message("load.limit.wide", file=raw.origin.file, most=MAX_COLUMNS),
            message("load.limit.columns.remedy"),
        )
    nulls = frame.null_count().row(0) if frame.width else ()
    return frame.drop(
        [
            name
            for name, count in zip(frame.columns, nulls, strict=True)
            if name.startswith(FURTHER) and count == frame.height
        ]
    )


def convert(table: str, text: pl.DataFrame) -> tuple[pl.DataFrame, list[Finding]]:
    """Typed frame of a table with provenance, and what could not be read.

    Parameters
    ----------
    table
        Name of the table.
    text
        Columns named by fields, further ones as ``+header``, and the provenance columns.
    """
    findings = list(_control(table, text))
    given = [field for field in fields_read(table) if field.name in text.columns]
    typed = text.with_columns(_values(text[field.name], field) for field in given)
    kept: dict[str, pl.Series] = {}
    for field in given:
        unread = text.filter(text[field.name].is_not_null() & typed[field.name].is_null())
        if not unread.is_empty():
            findings += _unread(table, field, unread)
        if field.lenient and not unread.is_empty():
            kept[field.name] = _kept(field, text, typed)
        if field.type is FieldType.DATE:
            findings += _how_dates_were_read(table, field, text, typed)
    if table == POSITION.table and _STANCE in typed.columns:
        typed, more = _with_position(typed)
        findings += more
    schema = frame_schema(BY_TABLE[table])
    columns = [
        pl.col(name).cast(kind) if name in typed.columns else pl.lit(None, kind).alias(name)
        for name, kind in schema.items()
        if name != EXTRA
    ]
    extra = _extra(text, kept)
    return typed.select(*columns, extra, *PROVENANCE), findings


def _values(text: pl.Series, field: Field) -> pl.Series:
    """Values of a column."""
    return _of_each_text(
        text, lambda texts: texts.to_frame().select(read(pl.col("text"), field)).to_series()
    )


def _of_each_text(text: pl.Series, read_all: Callable[[pl.Series], pl.Series]) -> pl.Series:
    """What a column's texts give; each different one is read once, since dates repeat."""
    texts = text.unique().alias("text")
    known = pl.DataFrame([texts, read_all(texts).alias("value")])
    column = text.alias("text").to_frame()
    joined = column.join(known, on="text", how="left", nulls_equal=True, maintain_order="left")
    return joined["value"].alias(text.name)


def _control(table: str, text: pl.DataFrame) -> Iterator[Finding]:
    texts = [name for name in text.columns if name not in PROVENANCE]
    # All columns at once: files with thousands of them are looked at one by one only where bad.
    odd = (has_control(pl.col(name)) | (pl.col(name).str.len_chars() > MAX_CELL) for name in texts)
    found = text.select(each.any() for each in odd).row(0) if texts and text.height else ()
    for name in (name for name, is_odd in zip(texts, found, strict=False) if is_odd):
        long = text.filter(pl.col(name).str.len_chars() > MAX_CELL)
        if not long.is_empty():
            start = pl.col(name).str.slice(0, _SHOWN) + "…"
            rows = long.select(*PROVENANCE, start.alias(VALUE))
            column = name.removeprefix(FURTHER)
            yield _finding(table, column, Severity.ERROR, "load.value.long", rows, most=MAX_CELL)
        bad = text.filter(has_control(pl.col(name)))
        if not bad.is_empty():
            column = name.removeprefix(FURTHER)
            shown = pl.col(name).str.replace_all(r"[\x00-\x1f\x7f]", "�")
            rows = bad.select(*PROVENANCE, shown.alias(VALUE))
            yield _finding(table, column, Severity.ERROR, "load.value.control", rows)


def _unread(table: str, field: Field, unread: pl.DataFrame) -> Iterator[Finding]:
    """Findings about the cells of one field that could not be read, by the reason why."""
    rows = unread.select(*PROVENANCE, pl.col(field.name).alias(VALUE))
    value = pl.col(VALUE)
    # A list is unread only when it holds nothing but marks.
    placeholder = is_placeholder(value) | (field.type is FieldType.LIST)
    kinds = [(placeholder, Severity.NOTE, "load.value.placeholder")]
    if field.lenient:
        kinds.append((~placeholder, Severity.WARNING, "load.value.kept"))
    else:
        no_day = names_no_day(value) & (field.type is FieldType.DATE)
        kinds.append((no_day, Severity.ERROR, "load.value.no_day"))
        kinds.append((~placeholder & ~no_day, Severity.ERROR, f"load.value.{field.type}"))
    for which, severity, key in kinds:
        found = rows.filter(which)
        if not found.is_empty():
            yield _finding(table, field.name, severity, key, found)


def _how_dates_were_read(
    table: str, field: Field, text: pl.DataFrame, typed: pl.DataFrame
) -> Iterator[Finding]:
    name = pl.col(field.name)
    day = pl.Series("day", typed[field.name])
    how = _of_each_text(text[field.name], unusual)
    kinds = {
        "load.value.time": text.select(has_time(name)).to_series(),
        "load.value.date.republic": how == "republic",
        "load.value.date.serial": how == "serial",
    }
    for key, which in kinds.items():
        found = text.with_columns(day).filter(which.fill_null(False) & day.is_not_null())
        if not found.is_empty():
            rows = found.select(*PROVENANCE, name.alias(VALUE), "day")
            yield _finding(table, field.name, Severity.NOTE, key, rows)


def _kept(field: Field, text: pl.DataFrame, typed: pl.DataFrame) -> pl.Series:
    """Texts of a lenient field that could not be read and are no mere placeholder."""
    name = pl.col(field.name)
    unread = typed[field.name].is_null() & text.select(~is_placeholder(name)).to_series()
    return text.select(pl.when(unread).then(name)).to_series()


def _with_position(typed: pl.DataFrame) -> tuple[pl.DataFrame, list[Finding]]:
    """Positions from stances: -1 is 0, 1 is 100; a position that is given itself stands."""
    stance = pl.col(_STANCE)
    inside = stance.is_between(-1, 1)
    computed = pl.when(inside).then(((stance + 1) * 50).round(6))
    position = pl.col("position") if "position" in typed.columns else pl.lit(None, pl.Float64)
    findings = [
        _finding(POSITION.table, _STANCE, severity, key, rows, **bounds)
        for which, severity, key, bounds in (
            (~inside, Severity.ERROR, "check.range", {"minimum": -1, "maximum": 1}),
            ((position - computed).abs() > 0.01, Severity.WARNING, "load.stance.differs", {}),
        )
        if not (rows := typed.filter(which).select(*PROVENANCE, stance.alias(VALUE))).is_empty()
    ]
    return typed.with_columns(pl.coalesce(position, computed).alias("position")), findings


def _extra(text: pl.DataFrame, kept: Mapping[str, pl.Series]) -> pl.Series:
    """Further columns and kept texts of each row as the text of a JSON object, null for none."""
    columns = {
        name.removeprefix(FURTHER): text[name] for name in text.columns if name.startswith(FURTHER)
    }
    columns |= dict(kept)
    filled = {name: series for name, series in columns.items() if series.null_count() < len(series)}
    if not filled:
        return pl.Series(EXTRA, [None] * text.height, pl.String)
    names = sorted(filled)
    rows = zip(*(filled[name] for name in names), strict=True)
    return pl.Series(EXTRA, [extra_text(dict(zip(names, row, strict=True))) for row in rows])


def extra_text(values: Mapping[str, object]) -> str | None:
    """JSON text of what is known, keys in order, so that equal objects are equal texts."""
    known = {name: value for name, value in sorted(values.items()) if value is not None}
    return json.dumps(known, ensure_ascii=False) if known else None


def _finding(
    table: str, column: str, severity: Severity, key: str, rows: pl.DataFrame, **said: object
) -> Finding:
    known = {field.name for field in fields_read(table)}
    field = message(f"field.{table}.{column}") if column in known else column
    return Finding(
        table=table,
        severity=severity,
        rows=rows,
        reason=key,
        column=column,
        values=said | {"field": field},
    )
