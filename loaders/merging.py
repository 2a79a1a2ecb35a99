"""Incoming rows with parties merged as the user has answered: one id, one row, nothing lost."""

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from graph.checks.findings import LINE, PROVENANCE
from graph.fields import Field
from graph.model import BY_TABLE, KIND_OF_TABLE
from graph.plan import merge_extra
from graph.tables import EXTRA, Tables

Merges = Mapping[tuple[str, str], str]
_Row = dict[str, Any]


def merged(
    incoming: Mapping[str, pl.DataFrame], stored: Tables, merges: Merges
) -> dict[str, pl.DataFrame]:
    """Frames in which a merged party's id is the one it was merged into, wherever it stands.

    Rows of a party that became one say the same then, all that any of them said: what the kept one
    says first, what the register has before what a merged one says.
    """
    frames = dict(incoming)
    for table in {table for table, _ in merges}:
        ids = {gone: _end(table, gone, merges) for of, gone in merges if of == table}
        for other, frame in frames.items():
            for field in BY_TABLE[other].fields:
                if table in field.references:
                    frame = _renamed(frame, field, table, ids)
            frames[other] = frame
        frames[table] = _own_rows(frames[table], stored[table], ids)
    return frames


def _end(table: str, gone: str, merges: Merges) -> str:
    """Id at the end of a chain of merges; a circle ends where it began."""
    passed, kept = {gone}, merges[table, gone]
    while (table, kept) in merges and kept not in passed:
        passed.add(kept)
        kept = merges[table, kept]
    return kept


def _renamed(frame: pl.DataFrame, field: Field, table: str, ids: Mapping[str, str]) -> pl.DataFrame:
    name = pl.col(field.name)
    meant = pl.lit(True)
    if field.kind_field:
        meant = pl.col(field.kind_field).fill_null(KIND_OF_TABLE[table]) == KIND_OF_TABLE[table]
    after = pl.when(meant).then(name.replace(ids)).otherwise(name)
    return frame.with_columns(after.alias(field.name))


def _own_rows(rows: pl.DataFrame, stored: pl.DataFrame, ids: Mapping[str, str]) -> pl.DataFrame:
    columns = [name for name in rows.columns if name not in PROVENANCE]
    for kept in dict.fromkeys(ids.values()):
        gone = [each for each, into in ids.items() if into == kept]
        own = rows.filter(pl.col("id") == kept).to_dicts()
        others = rows.filter(pl.col("id").is_in(gone)).to_dicts()
        known = stored.filter(pl.col("id") == kept).to_dicts()
        row = _one_row(columns, own, known, others)
        lines = pl.Series([each[LINE] for each in (*own, *others)], dtype=pl.UInt32)
        said = pl.col(LINE).is_in(lines.implode())
        rows = rows.with_columns(
            pl.when(said).then(pl.lit(row[name], rows[name].dtype)).otherwise(name).alias(name)
            for name in columns
        )
    return rows


def _one_row(
    columns: Sequence[str], own: Sequence[_Row], known: Sequence[_Row], others: Sequence[_Row]
) -> _Row:
    """What the party's own rows say, else what a merged row says and the register does not know."""
    row: _Row = {}
    for name in columns:
        said = [each[name] for each in own if each[name] is not None]
        unknown = all(each[name] is None for each in known)
        more = [each[name] for each in others if each[name] is not None]
        row[name] = next(iter(said or (more if unknown else [])), None)
    row["id"] = (own or known)[0]["id"]
    if row.get("parent") == row["id"]:
        row["parent"] = None
    extras = [each[EXTRA] for each in (*others[::-1], *known, *own) if each[EXTRA]]
    if extras:
        row[EXTRA] = extras[0]
        for each in extras[1:]:
            row[EXTRA] = merge_extra(row[EXTRA], each)
    return row
