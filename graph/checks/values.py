"""Single rows: what must be there is there, numbers are in range, words are among the choices."""

from collections.abc import Iterator, Sequence

import polars as pl

from graph.checks.findings import LINE, PROVENANCE, VALUE, Finding
from graph.fields import Field, FieldType
from graph.messages import Severity, message
from graph.model import BY_TABLE


def values(table: str, frame: pl.DataFrame, earlier: Sequence[Finding]) -> Iterator[Finding]:
    """Findings about the cells of each row by themselves."""
    record_type = BY_TABLE[table]
    # A kind that is not said follows from its id; what does not is a matter of the reference.
    kinds = {field.kind_field for field in record_type.fields}
    for field in record_type.fields:
        if field.required and field.name not in kinds:
            yield from _missing(table, frame, field, earlier)
        if field.type is FieldType.NUMBER:
            yield from _range(table, frame, field)
        if field.choices:
            yield from _choices(table, frame, field)
    names = record_type.columns
    if "since" in names and "until" in names:
        yield from _order(table, frame)


def _missing(
    table: str, frame: pl.DataFrame, field: Field, earlier: Sequence[Finding]
) -> Iterator[Finding]:
    unread = [
        each.rows[LINE].cast(pl.UInt32)
        for each in earlier
        if each.table == table and each.column == field.name
    ]
    rows = frame.filter(pl.col(field.name).is_null())
    if unread:
        rows = rows.filter(~pl.col(LINE).cast(pl.UInt32).is_in(pl.concat(unread).implode()))
    if not rows.is_empty():
        yield finding(table, field.name, Severity.ERROR, "check.missing", rows.select(PROVENANCE))


def _range(table: str, frame: pl.DataFrame, field: Field) -> Iterator[Finding]:
    value = pl.col(field.name)
    low, high = field.minimum, field.maximum
    wrong = pl.lit(False)
    if low is not None:
        wrong = wrong | (value < low)
    if high is not None:
        wrong = wrong | (value > high)
    rows = frame.filter(wrong).select(*PROVENANCE, value.alias(VALUE))
    if not rows.is_empty():
        key = "check.range.low" if high is None else "check.range"
        bounds = {"minimum": low, "maximum": high}
        yield finding(table, field.name, Severity.ERROR, key, rows, **bounds)


def _choices(table: str, frame: pl.DataFrame, field: Field) -> Iterator[Finding]:
    value = pl.col(field.name)
    rows = frame.filter(value.is_not_null() & ~value.is_in(field.choices))
    if not rows.is_empty():
        rows = rows.select(*PROVENANCE, value.alias(VALUE))
        choices = ", ".join(field.choices)
        yield finding(table, field.name, Severity.ERROR, "check.choice", rows, choices=choices)


def _order(table: str, frame: pl.DataFrame) -> Iterator[Finding]:
    """A beginning after its end; dates are compared in the coarser one's precision."""
    since, until = pl.col("since"), pl.col("until")
    length = pl.min_horizontal(since.str.len_chars(), until.str.len_chars())
    wrong = frame.filter(since.str.slice(0, length) > until.str.slice(0, length))
    if not wrong.is_empty():
        rows = wrong.select(*PROVENANCE, until.alias(VALUE), since)
        yield finding(table, "until", Severity.ERROR, "check.order", rows)


def finding(
    table: str, column: str, severity: Severity, key: str, rows: pl.DataFrame, **said: object
) -> Finding:
    """Finding about one field; its texts can name the field as ``{field}``."""
    return Finding(
        table=table,
        severity=severity,
        rows=rows,
        reason=key,
        column=column,
        values=said | {"field": message(f"field.{table}.{column}")},
    )
