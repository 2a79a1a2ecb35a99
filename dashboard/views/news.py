"""What has changed since a revision that a reader has seen, by table, each record once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph.change_rows import field_title, public
from graph.history import Past, changes_between
from graph.model import BY_TABLE, KIND_OF_TABLE, RecordType
from graph.plan import TablePlan
from graph.projections import NAME_FIELDS, Network, name_of, records, reference
from graph.record_types import Shape
from graph.texts import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One record: what became of it, its name, what was changed, and the node to look at."""

    change: str
    name: str
    fields: tuple[str, ...] = ()
    node: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """What is new in one table; confidential positions are no part of it."""

    table: str
    items: tuple[Item, ...]


def news(past: Past, since: int, network: Network, translate: Translator) -> list[Group]:
    """What differs between a revision and now, table by table.

    Parameters
    ----------
    since
        Last revision that the reader has seen.
    network
        Network of today, for names and for what can still be looked at.
    """
    plan, _ = public(changes_between(past, since, past.version))
    found = (
        Group(table=table, items=tuple(_items(BY_TABLE[table], changed, network, translate)))
        for table, changed in plan.tables.items()
    )
    return [group for group in found if group.items]


def _items(
    record_type: RecordType, changed: TablePlan, network: Network, translate: Translator
) -> Iterator[Item]:
    for name, rows in (("created", changed.created), ("deleted", changed.deleted)):
        for row in records(rows):
            yield _item(name, record_type, row, network, translate)
    pairs = zip(
        changed.before.iter_rows(named=True), changed.updated.iter_rows(named=True), strict=True
    )
    for before, after in pairs:
        fields = tuple(
            field_title(record_type.table, column, translate)
            for column, value in after.items()
            if before[column] != value
        )
        row = {column: value for column, value in after.items() if value is not None}
        yield _item("updated", record_type, row, network, translate, fields)


def _item(
    change: str,
    record_type: RecordType,
    row: Mapping[str, Any],
    network: Network,
    translate: Translator,
    fields: tuple[str, ...] = (),
) -> Item:
    if record_type.shape is Shape.RELATION:
        ends = _ends(record_type, row)
        names = [name_of(network, end, translate) if end in network else end for end in ends]
        node = next((end for end in ends if end in network), None)
        return Item(change=change, name=" → ".join(names), fields=fields, node=node)
    kind = KIND_OF_TABLE[record_type.table]
    name = translate.name(row, NAME_FIELDS.get(kind, "name")) or row["id"]
    at = reference(kind, row["id"])
    return Item(change=change, name=name, fields=fields, node=at if at in network else None)


def _ends(record_type: RecordType, row: Mapping[str, Any]) -> list[str]:
    """Both ends of a relation as nodes."""
    assert record_type.ends is not None
    found = []
    for end in record_type.ends:
        field = record_type.field(end)
        kind = row.get(field.kind_field or "") or KIND_OF_TABLE[field.references[0]]
        found.append(reference(kind, str(row[end])))
    return found
