"""What a plan changes, as rows that people read: old and new side by side."""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.model import BY_TABLE
from graph.plan import Plan, TablePlan
from graph.projections import NAME_FIELDS, records
from graph.texts import Translator

# Names of the columns; their titles stand in the texts under ``change.<name>``.
COLUMNS = ("table", "record", "change", "field", "old", "new")


def change_rows(plan: Plan, translate: Translator) -> Iterator[tuple[str, ...]]:
    """A row a record created or deleted, a row a value changed, in the order of ``COLUMNS``."""
    for table, each in plan.tables.items():
        yield from _rows(table, each, translate)


def _rows(table: str, each: TablePlan, translate: Translator) -> Iterator[tuple[str, ...]]:
    title = translate(f"table.{table}")
    created, updated, deleted = (
        translate(f"change.{name}") for name in ("created", "updated", "deleted")
    )
    for row in records(each.created):
        yield title, _key(table, row), created, "", "", _named(row, translate)
    pairs = zip(each.before.iter_rows(named=True), each.updated.iter_rows(named=True), strict=True)
    for before, after in pairs:
        for column, new in after.items():
            if before[column] != new:
                old, said = _said(before[column], translate), _said(new, translate)
                yield (
                    title,
                    _key(table, after),
                    updated,
                    _field(table, column, translate),
                    old,
                    said,
                )
    for row in records(each.deleted):
        yield title, _key(table, row), deleted, "", _named(row, translate), ""


def _key(table: str, row: Mapping[str, Any]) -> str:
    return " / ".join(str(row[each]) for each in BY_TABLE[table].key if row.get(each))


def _field(table: str, column: str, translate: Translator) -> str:
    key = f"field.{table}.{column}"
    return translate(key) if translate.has(key) else column


def _named(row: Mapping[str, Any], translate: Translator) -> str:
    fields = ("name", *NAME_FIELDS.values())
    return next((said for each in fields if (said := translate.name(row, each))), "")


def _said(value: object, translate: Translator) -> str:
    if value is None:
        return translate("cli.unknown")
    if isinstance(value, bool):
        return translate("cli.yes" if value else "cli.no")
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
