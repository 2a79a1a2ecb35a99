"""Steps that make records and the links of things."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Any, LiteralString

import polars as pl
from neo4j import ManagedTransaction

from graph import schema
from graph.history import REV
from graph.messages import UserError, message
from graph.model import RecordType
from graph.store.rows import LONGEST, keys, label_of, parts
from graph.store.statements import trusted
from graph.store.steps import Step, expect
from graph.tables import known_columns

_SOURCE, _TARGET, _FROM, _TO, _KEY = "_source", "_target", "_from", "_to", "key"
_MANY = 1_000


def create_things(
    record_type: RecordType, rows: pl.DataFrame, revision: int, most: int
) -> Iterator[Step]:
    """Steps that make nodes; rows with a column ``rev`` say themselves what made them.

    ``most`` rows, here and below, are made by one statement.
    """
    long = rows.filter(pl.col("id").str.len_chars() > LONGEST).height
    if long:
        values = {"table": record_type.table, "count": long}
        raise UserError(message("store.long_id", **values), message("store.long_id.remedy"))
    made = _with_revision(rows, revision)
    columns = _columns(made)
    text = trusted(schema.create_nodes(record_type.table, columns))
    for part in parts(made.select(columns), most):
        yield Step(part.height, partial(_make_nodes, record_type, text, part.rows()))


def create_relations(
    record_type: RecordType, rows: pl.DataFrame, revision: int, most: int
) -> Iterator[Step]:
    """Steps that make relationships, by the labels of their ends."""
    if rows.is_empty():
        return
    source, target = schema.ends(record_type)
    made = _with_revision(rows, revision).with_columns(keys(record_type, rows).alias(_KEY))
    columns = _columns(made)
    sent = made.select(
        label_of(source).alias(_FROM),
        label_of(target).alias(_TO),
        pl.col(source.field.name).alias(_SOURCE),
        pl.col(target.field.name).alias(_TARGET),
        *columns,
    )
    for ends, group in sent.group_by(_FROM, _TO, maintain_order=True):
        first, second = map(str, ends)
        text = trusted(schema.create_relationships(record_type.table, first, second, columns))
        for part in parts(group.drop(_FROM, _TO), most):
            outside = second == schema.OUTSIDE_LABEL
            step = partial(_make_relationships, record_type, text, part.rows(), outside=outside)
            yield Step(part.height, step)


def create_links(
    record_type: RecordType, field: str, rows: pl.DataFrame, most: int
) -> Iterator[Step]:
    """Steps that make the link of things that follows one of their fields."""
    link = dict(record_type.links)[field]
    reference = schema.link_reference(record_type, field)
    linked = rows.filter(pl.col(field).is_not_null()).select(
        pl.col("id").alias("source"), pl.col(field).alias("target"), label_of(reference).alias(_TO)
    )
    for ends, group in linked.group_by(_TO, maintain_order=True):
        text = trusted(schema.create_links(record_type.table, link, str(ends[0])))
        for part in parts(group.drop(_TO), most):
            yield Step(0, partial(_make_links, record_type, text, part.to_dicts()))


def relink(record_type: RecordType, field: str, rows: pl.DataFrame, most: int) -> Iterator[Step]:
    """Steps that let the link of things follow their field, whatever it was before."""
    text = trusted(schema.delete_links(record_type.table, dict(record_type.links)[field]))
    for part in parts(rows, most):
        again = tuple(create_links(record_type, field, part, most))
        sources = [{"source": each} for each in part["id"]]
        yield Step(0, partial(_relink, text, sources, again))


def _with_revision(rows: pl.DataFrame, revision: int) -> pl.DataFrame:
    return rows if REV in rows.columns else rows.with_columns(pl.lit(revision).alias(REV))


def _columns(rows: pl.DataFrame) -> list[str]:
    """Columns to send: of few rows all, since an engine knows a statement that it has seen."""
    return rows.columns if rows.height < _MANY else known_columns(rows)


def _make_nodes(
    record_type: RecordType, text: LiteralString, rows: Sequence[Any], tx: ManagedTransaction
) -> None:
    made = tx.run(text, rows=rows).consume().counters.nodes_created
    expect(made, len(rows), record_type)


def _make_relationships(
    record_type: RecordType,
    text: LiteralString,
    rows: Sequence[Any],
    tx: ManagedTransaction,
    *,
    outside: bool,
) -> None:
    if outside:
        ids = [{"id": each} for each in dict.fromkeys(row[1] for row in rows)]
        tx.run(trusted(schema.create_outside()), rows=ids).consume()
    made = tx.run(text, rows=rows).consume().counters.relationships_created
    expect(made, len(rows), record_type)


def _make_links(
    record_type: RecordType, text: LiteralString, pairs: Sequence[Any], tx: ManagedTransaction
) -> None:
    made = tx.run(text, rows=pairs).consume().counters.relationships_created
    expect(made, len(pairs), record_type)


def _relink(
    text: LiteralString, sources: Sequence[Any], again: Sequence[Step], tx: ManagedTransaction
) -> None:
    tx.run(text, rows=sources).consume()
    for step in again:
        step.run(tx)
