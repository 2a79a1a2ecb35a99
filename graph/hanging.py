"""References that lead nowhere, as columns."""

from collections.abc import Iterator

import polars as pl

from graph.model import BY_TABLE, OUTSIDE, OUTSIDE_MARKS, TABLE_OF_KIND
from graph.tables import Tables, key_of

_KEY, TARGET = "_key", "_target"


def hanging(table: str, tables: Tables) -> pl.DataFrame:
    """Key and target of every reference of a table that leads nowhere."""
    rows = tables[table].with_columns(key_of(table).alias(_KEY))
    found = [pl.DataFrame(schema={_KEY: pl.String, TARGET: pl.String})]
    for field in BY_TABLE[table].fields:
        for kind, target in _kinds(table, field.name):
            asked = rows.filter(pl.col(field.name).is_not_null())
            if field.kind_field:
                asked = asked.filter(pl.col(field.kind_field) == kind)
            if field.outside:
                marked = (pl.col(field.name).str.starts_with(mark) for mark in OUTSIDE_MARKS)
                asked = asked.filter(~pl.any_horizontal(*marked))
            lost = asked.join(
                tables[target].select("id"), left_on=field.name, right_on="id", how="anti"
            )
            found.append(lost.select(_KEY, pl.col(field.name).alias(TARGET)))
    return pl.concat(found)


def _kinds(table: str, name: str) -> Iterator[tuple[str | None, str]]:
    """What a reference's kind may say, and the table that it then means."""
    field = BY_TABLE[table].field(name)
    if field.references and not field.kind_field:
        yield None, field.references[0]
    elif field.kind_field:
        choices = BY_TABLE[table].field(field.kind_field).choices
        yield from ((kind, TABLE_OF_KIND[kind]) for kind in choices if kind != OUTSIDE)
