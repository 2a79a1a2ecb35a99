"""An edit done to a draft: added, changed, moved under another key, ended, deleted."""

import re
from collections.abc import Sequence
from typing import Any

import polars as pl

from graph.editing.draft import Draft
from graph.editing.edits import Action, CellProblem, Edit, Key, key_of_record
from graph.editing.ids import next_id
from graph.editing.values import read_value
from graph.fields import LIST_MARK
from graph.messages import Message, UserError, message
from graph.model import (
    ALIASES,
    BY_TABLE,
    PARTIES,
    RECORD_TYPES,
    SCENARIOS,
    TABLE_OF_KIND,
    RecordType,
    Shape,
    is_outside,
)
from graph.model import OUTSIDE as OUTSIDE_KIND
from graph.referring import references, referring, turned
from graph.tables import KEY_MARK, Tables
from graph.undoing import said_record


class CellsRefused(Exception):  # noqa: N818  # it carries what is told, and is told by it
    """An edit that cannot be done, with the reasons, each about a field or the whole record."""

    def __init__(self, *found: tuple[str | None, Message, Message]) -> None:
        super().__init__(str(found))
        self.found = found

    def problems(self, number: int) -> list[CellProblem]:
        """The reasons as problems of an edit's place."""
        return [
            CellProblem(number=number, field=name, reason=reason, remedy=remedy)
            for name, reason, remedy in self.found
        ]


def apply(draft: Draft, edit: Edit) -> Key:
    """Do one edit to a draft; gives the key of its record afterwards.

    Raises
    ------
    CellsRefused
        It cannot be done.
    """
    if edit.action is Action.END:
        _refuse_endless(edit)
    values = _read(edit)
    match edit.action:
        case Action.ADD:
            return _add(draft, edit, values)
        case Action.DELETE:
            return _delete(draft, edit)
    return _change(draft, edit, values)


def _read(edit: Edit) -> dict[str, Any]:
    record_type, values = BY_TABLE[edit.table], dict[str, Any]()
    wrong: list[tuple[str | None, Message, Message]] = []
    for name, value in edit.values.items():
        if name not in record_type.columns:
            said = {"field": name, "table": message(f"table.{edit.table}")}
            names = tuple(record_type.columns)
            wrong.append(
                (None, message("edit.field", **said), message("edit.field.remedy", names=names))
            )
            continue
        try:
            title = message(f"field.{edit.table}.{name}")
            values[name] = read_value(record_type.field(name), value, title)
        except UserError as error:
            wrong.append((name, error.reason, error.remedy))
    if wrong:
        raise CellsRefused(*wrong)
    return values


def _add(draft: Draft, edit: Edit, values: dict[str, Any]) -> Key:
    record_type = BY_TABLE[edit.table]
    if record_type.shape is Shape.THING and not values.get("id"):
        values = {
            **values,
            "id": next_id(draft.register.tables, edit.table, draft.keys(edit.table)),
        }
    row = _with_kinds(draft.register.tables, record_type, values)
    key = key_of_record(edit.table, row)
    if draft.record(edit.table, key) is not None:
        raise _about(record_type.key[0], "edit.exists", record=_said(edit.table, key))
    draft.put(edit.table, key, row)
    return key


def _change(draft: Draft, edit: Edit, values: dict[str, Any]) -> Key:
    record_type = BY_TABLE[edit.table]
    before = _there(draft, edit)
    after = _with_kinds(draft.register.tables, record_type, {**before, **values})
    key = key_of_record(edit.table, after)
    if key == edit.key:
        draft.put(edit.table, key, after)
        return key
    other = next(
        name
        for name, old in zip(record_type.key, edit.key, strict=True)
        if str(after.get(name) or "") != old
    )
    if not edit.moves:
        key_text = "edit.key" if record_type.shape is Shape.THING else "edit.key.relation"
        raise _about(other, key_text, field=message(f"field.{edit.table}.{other}"))
    if draft.record(edit.table, key) is not None:
        raise _about(other, "edit.exists", record=_said(edit.table, key))
    draft.put(edit.table, edit.key, None)
    draft.put(edit.table, key, after)
    if record_type.shape is Shape.THING:
        _move_all(draft, edit.table, edit.key[0], key[0])
    return key


def _move_all(draft: Draft, table: str, old: str, new: str) -> None:
    """Let all that refers to a thing by its old id refer to it by the new one."""
    _refuse_scenarios(draft.register.tables, table, old)
    record = draft.record(table, (new,))
    if record is not None and table in PARTIES:  # so that a file with the old id still means it
        names = [*(record[ALIASES] or "").split(LIST_MARK), old]
        kept = dict.fromkeys(each for each in names if each and each != new)
        draft.put(table, (new,), {**record, ALIASES: LIST_MARK.join(kept)})
    for each in RECORD_TYPES:
        ends = references(each, table)
        if not ends:
            continue
        for row in referring(draft.register.tables[each.table], ends, table, old):
            was = key_of_record(each.table, row)
            current = draft.record(each.table, was)
            if current is None:
                continue
            moved = turned(current, ends, (table, new, old))
            draft.put(each.table, was, None)
            draft.put(each.table, key_of_record(each.table, moved), moved)


def _refuse_scenarios(tables: Tables, table: str, identifier: str) -> None:
    """A scenario's changes name ids inside a text: nobody but its owner can tell what they mean."""
    word = re.compile(rf"(?<![\w-]){re.escape(identifier)}(?![\w-])")
    rows = tables[SCENARIOS].select("id", "changes").iter_rows()
    naming = tuple(each for each, changes in rows if word.search(changes or ""))
    if table != SCENARIOS and naming:
        raise _about("id", "edit.scenarios", scenarios=naming, id=identifier)


def _delete(draft: Draft, edit: Edit) -> Key:
    _there(draft, edit)
    if edit.with_links and BY_TABLE[edit.table].shape is Shape.THING:
        for table, key in links_to(draft.register.tables, edit.table, edit.key[0]):
            draft.put(table, key, None)
    draft.put(edit.table, edit.key, None)
    return edit.key


def links_to(tables: Tables, table: str, identifier: str) -> list[tuple[str, Key]]:
    """Relations that lead to a thing or from it, as tables and keys."""
    found = []
    for each in RECORD_TYPES:
        if each.ends is None:
            continue
        ends = [end for end in references(each, table) if end[0] in each.ends]
        if ends:
            rows = referring(tables[each.table], ends, table, identifier)
            found += [(each.table, key_of_record(each.table, row)) for row in rows]
    return found


def _refuse_endless(edit: Edit) -> None:
    if "until" not in BY_TABLE[edit.table].columns:
        raise _about(None, "end.never", table=message(f"table.{edit.table}"))


def _there(draft: Draft, edit: Edit) -> dict[str, Any]:
    record = draft.record(edit.table, edit.key)
    if record is None:
        raise _about(None, "remove.none", record=_said(edit.table, edit.key))
    return record


def _with_kinds(tables: Tables, record_type: RecordType, values: dict[str, Any]) -> dict[str, Any]:
    """The values with the kind of each thing they name, where the id says it."""
    said = dict(values)
    for field in record_type.fields:
        kind, name = field.kind_field, said.get(field.name)
        if not kind or said.get(kind) or name is None:
            continue
        if field.outside and is_outside(str(name)):
            said[kind] = OUTSIDE_KIND
            continue
        found = _kinds_of(tables, field.references, str(name))
        said[kind] = found[0] if len(found) == 1 else None
    return said


def _kinds_of(tables: Tables, among: Sequence[str], identifier: str) -> list[str]:
    kinds = {table: kind for kind, table in TABLE_OF_KIND.items()}
    return [
        kinds[table]
        for table in among
        if not tables[table].filter(pl.col("id") == identifier).is_empty()
    ]


def _said(table: str, key: Key) -> Message:
    return said_record(table, KEY_MARK.join(key))


def _about(name: str | None, key: str, /, **values: object) -> CellsRefused:
    return CellsRefused((name, message(key, **values), message(f"{key}.remedy", **values)))
