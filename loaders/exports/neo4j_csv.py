"""CSV files that ``neo4j-admin database import`` and ``apoc.import.csv`` read, packed into one zip.

One file a kind of node, one a type of relationship. Fields may hold line ends, so the import needs
``--multiline-fields=true``. Texts that a spreadsheet program would run are made harmless, see
:mod:`loaders.neutral`, ids in both places alike.
"""

from collections.abc import Sequence
from typing import Any

import polars as pl

from graph.fields import LIST_MARK, FieldType
from graph.model import BY_TABLE, OUTSIDE
from loaders.exports._base import Exporter, Material
from loaders.exports._network import Edge, Node, network, own_fields
from loaders.exports.csv_zip import packed
from loaders.neutral import neutralised
from loaders.written import number_text

_TYPES = {FieldType.NUMBER: ":double", FieldType.BOOLEAN: ":boolean", FieldType.LIST: ":string[]"}


def _write(material: Material) -> bytes:
    nodes, edges = network(material)
    files = {}
    for table in dict.fromkeys(node.table for node in nodes):
        files[f"{table or OUTSIDE}.csv"] = _nodes(table, [n for n in nodes if n.table == table])
    for kind in dict.fromkeys(edge.kind for edge in edges):
        files[f"{kind}.csv"] = _edges([edge for edge in edges if edge.kind == kind])
    return packed(files)


def _nodes(table: str | None, nodes: Sequence[Node]) -> bytes:
    label = BY_TABLE[table].label if table else OUTSIDE.capitalize()
    columns = {":ID": _text([node.id for node in nodes]), ":LABEL": _text([label] * len(nodes))}
    names = {"label": _text([node.label for node in nodes])}
    return _csv(columns | names | _fields(table, nodes))


def _edges(edges: Sequence[Edge]) -> bytes:
    columns = {
        ":START_ID": _text([edge.source for edge in edges]),
        ":END_ID": _text([edge.target for edge in edges]),
        ":TYPE": pl.Series([edge.kind.upper() for edge in edges], dtype=pl.String),
    }
    return _csv(columns | _fields(edges[0].table, edges))


def _fields(table: str | None, each: Sequence[Node] | Sequence[Edge]) -> dict[str, pl.Series]:
    """Columns that some record fills, named and typed for the import; ``extra`` is JSON text."""
    columns, records = {}, [own_fields(one) for one in each]
    for field in BY_TABLE[table].fields if table else ():
        values = [record.get(field.name) for record in records]
        if any(value is not None for value in values):
            columns[field.name + _TYPES.get(field.type, "")] = _column(values, field.type)
    extras = [record.get("extra") for record in records]
    return columns | ({"extra": _text(extras)} if any(extras) else {})


def _column(values: list[Any], kind: FieldType) -> pl.Series:
    if kind is FieldType.NUMBER:
        numbers = pl.DataFrame({"x": pl.Series(values, dtype=pl.Float64)})
        return numbers.select(number_text(pl.col("x")))["x"]
    if kind is FieldType.BOOLEAN:
        return pl.Series(values, dtype=pl.Boolean).cast(pl.String)
    if kind is FieldType.LIST:
        return _text([value.replace(LIST_MARK, ";") if value else None for value in values])
    return _text(values)


def _text(values: Sequence[str | None]) -> pl.Series:
    texts = pl.DataFrame({"x": pl.Series(values, dtype=pl.String)})
    return texts.select(neutralised(pl.col("x")))["x"]


def _csv(columns: dict[str, pl.Series]) -> bytes:
    return pl.DataFrame(columns).write_csv().encode("utf-8")


EXPORTER = Exporter(id="neo4j", ending=".neo4j.zip", write=_write)
