"""Records that have changed since whoever edits saw them, and the choice between the two."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

import polars as pl

from graph.editing.edits import Action, Conflict, Edit, FieldConflict, Key, Record
from graph.editing.values import read_value
from graph.fields import LIST_MARK, FieldType
from graph.history import REV, Past, before_images
from graph.messages import UserError, message
from graph.model import BY_TABLE
from graph.tables import KEY_MARK, frame, key_of

MINE, THEIRS, BOTH = "mine", "theirs", "both"
_KEY = "_key"


class Signed(Protocol):
    """A revision as the history lists it."""

    @property
    def number(self) -> int:
        """Data version that it made."""

    @property
    def time(self) -> str:
        """When, ISO text."""

    @property
    def who(self) -> str:
        """Who made it."""

    @property
    def why(self) -> str:
        """For what reason."""


def conflicts(
    past: Past, edits: Sequence[Edit], seen: int, revisions: Iterable[Signed]
) -> tuple[Conflict, ...]:
    """Conflicts of edits with what was changed after a revision; none where nothing was."""
    entries = {each.number: each for each in revisions}
    found = (_conflict(past, number, edit, seen, entries) for number, edit in enumerate(edits))
    return tuple(each for each in found if each is not None)


def _conflict(
    past: Past, number: int, edit: Edit, seen: int, entries: Mapping[int, Signed]
) -> Conflict | None:
    key = edit.key or _added(edit)
    if not key or not any(key):
        return None
    now, made = _now(past, edit.table, key)
    later = _later(past, edit.table, key, seen)
    last = max([*later["revision"].to_list(), made])
    if last <= seen:
        return None
    before = _before(edit.table, later, now, made, seen)
    if edit.action is Action.ADD and now is None:
        return None  # somebody has taken away what is to be added: it can be
    entry = entries.get(last)
    return Conflict(
        number=number,
        edit=edit,
        revision=last,
        who=entry.who if entry else "",
        time=entry.time if entry else "",
        why=entry.why if entry else "",
        is_gone=now is None,
        fields=_fields(edit, before, now or {}),
        now=now or {},
    )


def _added(edit: Edit) -> Key:
    return tuple(str(edit.values.get(name) or "") for name in BY_TABLE[edit.table].key)


def _now(past: Past, table: str, key: Key) -> tuple[dict[str, Any] | None, int]:
    """The record as it stands, and the revision that made it (0 where it is not there)."""
    rows = past.tables[table].filter(key_of(table) == KEY_MARK.join(key)).to_dicts()
    if not rows:
        return None, 0
    made = int(rows[0].pop(REV) or 0)
    return {name: rows[0][name] for name in frame(table).columns}, made


def _later(past: Past, table: str, key: Key, seen: int) -> pl.DataFrame:
    changes = past.changes.filter((pl.col("table") == table) & (pl.col("revision") > seen))
    images = before_images(table, changes)
    return images.filter(pl.col(_KEY) == KEY_MARK.join(key)).sort("revision")


def _before(
    table: str, later: pl.DataFrame, now: Record | None, made: int, seen: int
) -> dict[str, Any]:
    """The record as it was when it was seen; empty where it was not there."""
    if later.is_empty():
        return dict(now or {}) if made <= seen else {}
    first = later.row(0, named=True)
    # What was made after the look and then changed was not there when it was seen.
    born = first["made"] if first["made"] is not None else made
    return {name: first[name] for name in frame(table).columns} if born <= seen else {}


def _fields(edit: Edit, seen: Record, now: Record) -> tuple[FieldConflict, ...]:
    found = []
    for field in BY_TABLE[edit.table].fields:
        name = field.name
        wanted = seen.get(name)
        if name in edit.values:
            title = message(f"field.{edit.table}.{name}")
            try:
                wanted = read_value(field, edit.values[name], title)
            except UserError:  # told when it is saved; until then as it was written
                wanted = edit.values[name]
        each = FieldConflict(name=name, seen=seen.get(name), now=now.get(name), wanted=wanted)
        if not each.seen == each.now == each.wanted:
            found.append(each)
    return tuple(found)


def can_keep_both(table: str, conflict: FieldConflict) -> bool:
    """Whether a field can hold what both want: a list can."""
    return BY_TABLE[table].field(conflict.name).type is FieldType.LIST


def resolved(conflict: Conflict, choices: Mapping[str, str]) -> Edit:
    """The edit after a choice, to be made against the record as it stands now.

    Parameters
    ----------
    choices
        For each field :data:`MINE`, :data:`THEIRS` or, for lists, :data:`BOTH`. A field that only
        one of the two has changed keeps that change unless the choice says otherwise.

    Raises
    ------
    UserError
        A field that both have changed is not chosen.
    """
    values: dict[str, Any] = {}
    for each in conflict.fields:
        choice = choices.get(each.name) or _usual(each)
        if choice is None:
            title = message(f"field.{conflict.edit.table}.{each.name}")
            raise UserError(
                message("edit.choose", field=title), message("edit.choose.remedy", field=title)
            )
        if choice == MINE:
            values[each.name] = each.wanted
        elif choice == BOTH:
            values[each.name] = _both(each)
        elif conflict.is_gone:
            values[each.name] = each.seen
    edit = conflict.edit
    if edit.action is Action.ADD and not conflict.is_gone:
        return replace(edit, action=Action.CHANGE, key=_added(edit), values=values)
    if conflict.is_gone and edit.action in (Action.CHANGE, Action.END):
        whole = {each.name: each.seen for each in conflict.fields} | values
        return replace(edit, action=Action.ADD, key=(), values=whole)
    return replace(edit, values=values)


def _usual(each: FieldConflict) -> str | None:
    """What is kept without a choice: the one change, where only one was made."""
    if each.collides:
        return None
    return THEIRS if each.seen == each.wanted else MINE


def _both(each: FieldConflict) -> str | None:
    items = [part for text in (each.now, each.wanted) for part in str(text or "").split(LIST_MARK)]
    return LIST_MARK.join(dict.fromkeys(part for part in items if part)) or None
