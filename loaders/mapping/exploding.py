"""Records to items: one row for each part of a cell or each item of a list."""

import polars as pl

from graph.checks.findings import ROW
from loaders.mapping import model
from loaders.mapping.clauses import Item, items_of
from loaders.mapping.model import CLAUSES, Rule
from loaders.mapping.steps import parts_of
from loaders.units import SHARED
from loaders.values import cleaned, is_placeholder

COMPLETED = "$completed"
JOINT = "joint"


def items(frame: pl.DataFrame, rule: Rule) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Records by item, and those items that are placeholders such as TBD and name nothing.

    Every record has ``.``, ``$position`` and ``$role``; a rule without items has records as rows.
    """
    frame = frame.with_columns(
        pl.lit(None, pl.String).alias(model.ROLE), pl.lit(None, pl.String).alias(COMPLETED)
    )
    if rule.each is None:
        return frame, frame.clear()
    frame = frame.with_columns(cleaned(pl.col(model.ITEM)))
    frame = frame.filter(pl.col(model.ITEM).is_not_null())
    if rule.split == CLAUSES:
        frame = _clauses(frame, rule)
    elif rule.split is not None:
        parts = parts_of(pl.col(model.ITEM), rule.split)
        frame = frame.with_columns(parts.alias(model.ITEM)).explode(model.ITEM)
        frame = _numbered(frame.filter(pl.col(model.ITEM).is_not_null()))
    nothing = is_placeholder(pl.col(model.ITEM))
    return frame.filter(~nothing), frame.filter(nothing)


def _clauses(frame: pl.DataFrame, rule: Rule) -> pl.DataFrame:
    found: dict[str, tuple[Item, ...]] = {
        cell: items_of(cell, inherit=rule.inherit)
        for cell in frame[model.ITEM].unique()
        if cell is not None
    }
    listed = [found.get(cell, ()) for cell in frame[model.ITEM]]
    columns: dict[str, list[list[str | None]]] = {
        model.ITEM: [[each.text for each in items] for items in listed],
        model.ROLE: [[_role(each, items) for each in items] for items in listed],
        COMPLETED: [[each.completed for each in items] for items in listed],
    }
    kind = pl.List(pl.String)
    frame = frame.with_columns(pl.Series(name, each, kind) for name, each in columns.items())
    frame = frame.explode(*columns)
    return _numbered(frame.filter(pl.col(model.ITEM).is_not_null()))


def _role(item: Item, beside: tuple[Item, ...]) -> str | None:
    """What a clause says of a unit; in its own duties it is joint where nobody leads."""
    if item.role == SHARED and not any(each.role == "lead" for each in beside):
        return JOINT
    return item.role


def _numbered(frame: pl.DataFrame) -> pl.DataFrame:
    """Items numbered within their record."""
    if frame.is_empty():
        return frame
    return frame.with_columns(
        pl.int_range(1, pl.len() + 1).over(ROW).cast(pl.String).alias(model.POSITION)
    )
