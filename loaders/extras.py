"""Texts that were kept because they could not be read as their field's value."""

import dataclasses
import json

import polars as pl

from graph.model import BY_TABLE
from graph.plan import Plan, TablePlan
from graph.tables import EXTRA
from loaders.convert import extra_text


def without_replaced_texts(plan: Plan) -> Plan:
    """The plan without kept texts whose field gets its value now.

    A field that was unknown and becomes known is an update, so nothing else has to be looked at.
    """
    tables = {table: _without(table, each) for table, each in plan.tables.items()}
    return dataclasses.replace(plan, tables=tables)


def _without(table: str, plan: TablePlan) -> TablePlan:
    lenient = [field.name for field in BY_TABLE[table].fields if field.lenient]
    rows = plan.updated.select(EXTRA, *lenient).iter_rows(named=True)
    extras = [_one(row.pop(EXTRA), [n for n, value in row.items() if value]) for row in rows]
    extra = pl.Series(EXTRA, extras, pl.String)
    return dataclasses.replace(plan, updated=plan.updated.with_columns(extra))


def _one(extra: str | None, known: list[str]) -> str | None:
    """Text of the object without the keys of known fields; as it stands when it has none."""
    values = json.loads(extra) if extra else {}
    if not any(name in values for name in known):
        return extra
    return extra_text({name: value for name, value in values.items() if name not in known})
