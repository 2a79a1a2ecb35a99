"""Merging two records of one party: what moves, what meets, and one plan that does it.

The one that is kept takes over all that refers to the other. Where both say something else the
kept one's word stands unless the other's is chosen; what is replaced stays in the history. The
other's id stays with the kept one (``also_known_as``), so that a file that still uses it means the
kept one and does not bring the other back.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

import polars as pl

from graph.fields import LIST_MARK, LIST_MARKS
from graph.history import difference
from graph.merged_fields import Difference, Record, merged_record
from graph.messages import UserError, message
from graph.model import (
    ALIASES,
    BY_TABLE,
    DEPARTMENTS,
    PARTIES,
    RECORD_TYPES,
    RecordType,
)
from graph.plan import Plan
from graph.referring import references, referring, turned
from graph.tables import Register, Tables, complete, frame

_SPLITTING = f"{LIST_MARKS},，"  # at these a list is split when it is read from a file
Rows: TypeAlias = dict[tuple[str, ...], dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A record that refers to the other party, as it was and as it will be.

    ``after`` is None where it would link the kept party with itself; ``meets`` says that the kept
    party has such a record already, so that the two become one.
    """

    table: str
    before: Record
    after: Record | None
    meets: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """A merge before it is done.

    Parameters
    ----------
    plan
        What one revision would do.
    moved
        Every record that refers to the other party.
    differences
        Where the two, or two records that meet, say something else, and what will stand.
    """

    table: str
    keep: str
    other: str
    plan: Plan
    moved: tuple[Moved, ...]
    differences: tuple[Difference, ...]


def merge(
    register: Register, table: str, keep: str, other: str, take: Collection[str] = ()
) -> Merge:
    """What merging ``other`` into ``keep`` would do; nothing is written.

    Parameters
    ----------
    table
        ``departments`` or ``people``.
    keep, other
        Their ids.
    take
        Fields of the party, and tables of records that meet, in which the other's word stands.

    Raises
    ------
    UserError
        One of the two is not there, both are the same, or something cannot be taken.
    """
    if table not in PARTIES:
        raise UserError(message("merge.kind"), message("merge.kind.remedy"))
    _check(table, keep, other, take)
    tables = register.tables
    kept, gone = (_party(tables, table, each) for each in (keep, other))
    record, differences = merged_record(table, kept, gone, take)
    record[ALIASES] = _aliases(kept, gone)
    if table == DEPARTMENTS:
        record["parent"] = _parent(tables, keep, other, (record, kept, gone))
    old: dict[str, Rows] = {table: {(keep,): kept, (other,): gone}}
    new: dict[str, Rows] = {table: {(keep,): record}}
    moved = []
    for each in RECORD_TYPES:
        theirs = old.setdefault(each.table, {}), new.setdefault(each.table, {})
        found = _move(each, tables[each.table], (table, keep, other), each.table in take, theirs)
        for step, differing in found:
            moved.append(step)
            differences += differing
    return Merge(
        table=table,
        keep=keep,
        other=other,
        plan=difference(_frames(old), _frames(new), register.version),
        moved=tuple(moved),
        differences=tuple(differences),
    )


def _check(table: str, keep: str, other: str, take: Collection[str]) -> None:
    if keep == other:
        raise UserError(message("merge.same", id=keep), message("merge.same.remedy"))
    if any(mark in other for mark in _SPLITTING):
        values = {"id": other, "marks": _SPLITTING}
        raise UserError(message("merge.mark", **values), message("merge.mark.remedy", **values))
    known = {*BY_TABLE[table].columns, *BY_TABLE} - {"id", ALIASES}
    strange = sorted(set(take) - known)
    if strange:
        taken = {"names": tuple(strange)}
        raise UserError(message("merge.take", **taken), message("merge.take.remedy"))


def _party(tables: Tables, table: str, identifier: str) -> dict[str, Any]:
    rows = tables[table].filter(pl.col("id") == identifier).to_dicts()
    if not rows:
        values = {"table": message(f"table.{table}"), "id": identifier}
        raise UserError(message("merge.missing", **values), message("merge.missing.remedy"))
    return rows[0]


def _aliases(kept: Record, gone: Record) -> str:
    listed = [kept[ALIASES], gone["id"], gone[ALIASES]]
    names = LIST_MARK.join(each for each in listed if each).split(LIST_MARK)
    return LIST_MARK.join(dict.fromkeys(each for each in names if each != kept["id"]))


def _parent(tables: Tables, keep: str, other: str, wishes: tuple[Record, ...]) -> str | None:
    """The first parent that is wished for under which the kept unit is no part of itself."""
    pairs = tables[DEPARTMENTS].select("id", "parent").iter_rows()
    parents: dict[str, str | None] = {
        each: keep if parent == other else parent for each, parent in pairs
    }
    for wish in (each["parent"] for each in wishes):
        seen, above = {keep, other}, wish
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if wish not in (None, keep, other) and above is None:
            return str(wish)
    return None


def _move(
    record_type: RecordType,
    rows: pl.DataFrame,
    party: tuple[str, str, str],
    take: bool,
    states: tuple[Rows, Rows],
) -> Iterator[tuple[Moved, list[Difference]]]:
    """Each record that refers to the other party, put among the rows before and after."""
    table, keep, other = party
    ends = references(record_type, table)
    if not ends:
        return
    old, new = states
    stored = {_key(record_type, each): each for each in referring(rows, ends, table, keep)}
    for before in referring(rows, ends, table, other):
        if record_type.table == table and before["id"] in (keep, other):
            continue  # what the two are part of is settled already
        after = turned(before, ends, party)
        was, key = _key(record_type, before), _key(record_type, after)
        old[was] = before
        if _is_loop(record_type, after):
            yield Moved(table=record_type.table, before=before, after=None), []
            continue
        meets, differing = new.get(key), list[Difference]()
        if meets is None and key != was and key in stored:
            meets = old[key] = stored[key]
        if meets:
            after, differing = merged_record(record_type.table, meets, after, take)
        new[key] = after
        moved = Moved(table=record_type.table, before=before, after=after, meets=bool(meets))
        yield moved, differing


def _is_loop(record_type: RecordType, record: Record) -> bool:
    """Whether a relation links a thing with itself."""
    if record_type.ends is None:
        return False
    first, second = (record_type.field(name) for name in record_type.ends)
    kinds = [
        record[each.kind_field] if each.kind_field else each.references[0]
        for each in (first, second)
    ]
    return record[first.name] == record[second.name] and kinds[0] == kinds[1]


def _key(record_type: RecordType, record: Record) -> tuple[str, ...]:
    return tuple(record[name] or "" for name in record_type.key)


def _frames(rows: Mapping[str, Rows]) -> Tables:
    return complete({table: frame(table, each.values()) for table, each in rows.items()})
