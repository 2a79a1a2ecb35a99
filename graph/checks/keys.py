"""Two incoming rows about one record: the same said twice is harmless, two versions are not."""

from collections.abc import Iterator

import polars as pl

from graph.checks.findings import LINE, PROVENANCE, ROW, VALUE, Finding
from graph.messages import Severity
from graph.model import BY_TABLE
from graph.tables import EXTRA, KEY_MARK, key_of

_KEY, _VERSIONS, _IS_FIRST = "_key", "_versions", "_is_first"
_FIRST, _LAST = "first", "_last"  # rows as the user's sheet shows them


def keys(table: str, frame: pl.DataFrame) -> Iterator[Finding]:
    """Rows that come twice: warnings where they are alike, errors where they differ."""
    doubled = _doubled(table, frame)
    again = doubled.filter((pl.col(_VERSIONS) == 1) & ~pl.col(_IS_FIRST))
    if not again.is_empty():
        rows = again.select(*PROVENANCE, VALUE, _FIRST)
        yield _finding(table, Severity.WARNING, "check.repeated", rows, repeated=True)
    differing = doubled.filter(pl.col(_VERSIONS) > 1)
    if not differing.is_empty():
        other = pl.when(_IS_FIRST).then(_LAST).otherwise(_FIRST).alias("other")
        rows = differing.select(*PROVENANCE, VALUE, other)
        yield _finding(table, Severity.ERROR, "check.doubled", rows)


def _doubled(table: str, frame: pl.DataFrame) -> pl.DataFrame:
    """Rows whose key another row has too, with what sets them apart."""
    record_type = BY_TABLE[table]
    required = [field.name for field in record_type.fields if field.key and field.required]
    keyed = frame.filter(pl.all_horizontal(pl.col(required).is_not_null()))
    keyed = keyed.with_columns(key_of(table).alias(_KEY)).filter(pl.col(_KEY).is_duplicated())
    columns = [*record_type.columns, EXTRA]
    said = (pl.col(name).cast(pl.String).fill_null("\0") for name in columns)
    rows = pl.col(ROW).sort_by(LINE)
    return keyed.with_columns(
        pl.concat_str(said, separator=KEY_MARK).n_unique().over(_KEY).alias(_VERSIONS),
        rows.first().over(_KEY).alias(_FIRST),
        rows.last().over(_KEY).alias(_LAST),
        (pl.col(LINE) == pl.col(LINE).min().over(_KEY)).alias(_IS_FIRST),
        pl.col(_KEY).str.replace_all(KEY_MARK, " · ").alias(VALUE),
    )


def _finding(
    table: str, severity: Severity, key: str, rows: pl.DataFrame, *, repeated: bool = False
) -> Finding:
    return Finding(
        table=table,
        severity=severity,
        rows=rows,
        reason=key,
        values={"key": ", ".join(BY_TABLE[table].key)},
        repeated=repeated,
    )
