"""What a plan changes, as rows that people read: old and new side by side."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from graph.days import said_day
from graph.fields import LIST_MARK, FieldType
from graph.model import BY_TABLE, POSITION
from graph.plan import Plan, TablePlan
from graph.projections import NAME_FIELDS, records
from graph.tables import EXTRA
from graph.texts import Translator
from graph.vocabulary import holds_words

_NAMES = ("name", *NAME_FIELDS.values())
_PARTS = ("created", "updated", "before", "deleted")
# Names of the columns; their titles stand in the texts under ``change.<name>``.
COLUMNS = ("table", "record", "change", "field", "old", "new")


def change_rows(plan: Plan, translate: Translator) -> Iterator[tuple[str, ...]]:
    """A row a record created or deleted, a row a value changed, in the order of ``COLUMNS``."""
    for table, each in plan.tables.items():
        yield from _rows(table, each, translate)


def public(plan: Plan) -> tuple[Plan, int]:
    """The plan without confidential positions, before or after, and how many were left out."""
    each = plan.tables.get(POSITION.table)
    if each is None:
        return plan, 0
    shown = {name: ~getattr(each, name)["confidential"].fill_null(False) for name in _PARTS}
    kept = shown["updated"] & shown["before"]
    public = TablePlan(
        created=each.created.filter(shown["created"]),
        updated=each.updated.filter(kept),
        before=each.before.filter(kept),
        deleted=each.deleted.filter(shown["deleted"]),
    )
    left_out = [~shown["created"], ~kept, ~shown["deleted"]]
    tables = {**plan.tables, POSITION.table: public}
    return Plan(version=plan.version, tables=tables), sum(int(mask.sum()) for mask in left_out)


def _rows(table: str, each: TablePlan, translate: Translator) -> Iterator[tuple[str, ...]]:
    title = translate(f"table.{table}")
    created, updated, deleted = (
        translate(f"change.{name}") for name in ("created", "updated", "deleted")
    )
    for row in records(each.created):
        yield (
            title,
            _key(table, row, translate),
            created,
            "",
            "",
            record_words(table, row, translate),
        )
    pairs = zip(each.before.iter_rows(named=True), each.updated.iter_rows(named=True), strict=True)
    for before, after in pairs:
        for column, new in after.items():
            if before[column] != new:
                old, said = (
                    field_words(table, column, each, translate) for each in (before[column], new)
                )
                yield (
                    title,
                    _key(table, after, translate),
                    updated,
                    field_title(table, column, translate),
                    old,
                    said,
                )
    for row in records(each.deleted):
        yield (
            title,
            _key(table, row, translate),
            deleted,
            "",
            record_words(table, row, translate),
            "",
        )


def count_changes(plan: Plan) -> int:
    """How many rows :func:`change_rows` gives."""
    return sum(
        each.created.height + each.deleted.height + _values(each) for each in plan.tables.values()
    )


def _values(each: TablePlan) -> int:
    pairs = zip(each.before.iter_columns(), each.updated.iter_columns(), strict=True)
    return sum(int(old.ne_missing(new).sum()) for old, new in pairs)


def _key(table: str, row: Mapping[str, Any], translate: Translator) -> str:
    """Which record it is: ids as they are, kinds, roles and days in the reader's words."""
    parts = ((each, row[each]) for each in BY_TABLE[table].key if row.get(each))
    return " / ".join(field_words(table, column, value, translate) for column, value in parts)


def field_title(table: str, column: str, translate: Translator) -> str:
    """Name of a column in the reader's language, the column itself where it has none."""
    key = "change.extra" if column == EXTRA else f"field.{table}.{column}"
    return translate(key) if translate.has(key) else column


def record_words(table: str, row: Mapping[str, Any], translate: Translator) -> str:
    """A record's name, then what else is known of it beside its key."""
    name = next((said for each in _NAMES if (said := translate.name(row, each))), "")
    rest = [
        _fact(table, column, value, translate)
        for column, value in in_one_language(table, row, translate).items()
        if value is not None and column not in (*_NAMES, *BY_TABLE[table].key)
    ]
    return translate("list.mark").join([name, *rest] if name else rest)


def _fact(table: str, column: str, value: object, translate: Translator) -> str:
    field = field_title(table, column, translate)
    return translate("change.fact", field=field, value=field_words(table, column, value, translate))


def in_one_language(table: str, row: Mapping[str, Any], translate: Translator) -> dict[str, object]:
    """A record without the columns per language: what they say stands in their field."""
    inner = BY_TABLE[table].translations
    kept = {inner.get(column, column): value for column, value in row.items()}
    return {
        column: translate.name(row, column) if column in inner.values() else value
        for column, value in kept.items()
    }


def field_words(table: str, column: str, value: object, translate: Translator) -> str:
    """A value of a field as people read it: words of the trade and days in their language."""
    known = BY_TABLE[table]
    if column == EXTRA and isinstance(value, str):
        facts = json.loads(value).items()
        return translate("list.mark").join(
            translate("change.fact", field=name, value=str(each)) for name, each in facts
        )
    if not isinstance(value, str) or column not in known.columns:
        return value_words(value, translate)
    field = known.field(column)
    if field.type is FieldType.DATE:
        return said_day(value, translate) if translate.says_days else value
    if field.choices and translate.has(f"kind.{value}"):
        return translate(f"kind.{value}")
    parts = value.split(LIST_MARK) if field.type is FieldType.LIST else [value]
    said = map(translate.word, parts) if holds_words(field) else parts
    return translate("list.mark").join(said)


def value_words(value: object, translate: Translator) -> str:
    """A value as people read it."""
    if value is None:
        return translate("cli.unknown")
    if isinstance(value, bool):
        return translate("cli.yes" if value else "cli.no")
    return f"{value:,.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
