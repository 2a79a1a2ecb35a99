"""Undoing a revision: a plan that sets back what it did, unless something has been built on it.

What counts is what is there, not who did it: a value that the revision set is set back while it
is still what the revision made it. So undoing an undo does the thing again, and two that cancel
each other out stand in nobody's way.
"""

from collections.abc import Iterable, Mapping
from typing import Protocol

import polars as pl

from graph.hanging import TARGET, hanging
from graph.history import REV, Past, changes_of
from graph.messages import Message, UserError, message
from graph.model import RECORD_TYPES
from graph.plan import Plan, TablePlan
from graph.tables import KEY_MARK, Tables, complete, frame, key_of

_KEY = "_key"
_NAMED = 5  # records that a refusal names
_UNDOES = "undo:"  # before the number, as the source of a revision that undoes another


class Revisable(Protocol):
    """What undoing asks of a store."""

    def past(self) -> Past:
        """Everything that is known and was."""

    def write(self, plan: Plan, *, who: str, why: str, source: str | None = None) -> int:
        """Do what a plan says, whole or not at all."""


class Sourced(Protocol):
    """A revision with its number and what it came from."""

    @property
    def number(self) -> int:
        """Data version that it made."""

    @property
    def source(self) -> str | None:
        """File it came from, or that it undoes another."""


def undo(store: Revisable, revision: int, *, who: str, why: str) -> int:
    """Set back what a revision did; that is a revision itself, and can be undone in its turn.

    Returns
    -------
    int
        The data version after it.

    Raises
    ------
    UserError
        There is no such revision, nothing of it is left, or later changes build on it.
    """
    past = store.past()
    source = f"{_UNDOES}{revision}"
    return store.write(inverse(past, revision), who=who, why=why, source=source)


def redo(
    store: Revisable, revision: int, revisions: Iterable[Sourced], *, who: str, why: str
) -> int:
    """Do a revision again that has been undone, by undoing what undid it.

    Raises
    ------
    UserError
        It has not been undone, or later changes build on its absence.
    """
    by = undone(revisions).get(revision)
    if by is None:
        raise UserError(
            message("history.not_undone", number=revision), message("history.not_undone.remedy")
        )
    return undo(store, by, who=who, why=why)


def undoes(revision: Sourced) -> int | None:
    """Number of the revision that a revision undoes; None when it is no undoing."""
    number = (revision.source or "").removeprefix(_UNDOES)
    return int(number) if number != revision.source and number.isdecimal() else None


def undone(revisions: Iterable[Sourced]) -> Mapping[int, int]:
    """Revisions that stand undone, and the revision that undid each."""
    found: dict[int, int] = {}
    for each in sorted(revisions, key=lambda each: -each.number):
        target = undoes(each)
        # An undoing that was itself undone counts for nothing; the newer ones are known already.
        if target is not None and each.number not in found:
            found.setdefault(target, each.number)
    return found


def last_change(revisions: Iterable[Sourced]) -> int | None:
    """The newest revision that stands and is no undoing itself: what "undo" means."""
    listed = list(revisions)
    gone = undone(listed)
    standing = (each.number for each in listed if undoes(each) is None)
    return max((number for number in standing if number not in gone), default=None)


def last_undone(revisions: Iterable[Sourced]) -> int | None:
    """The revision that was undone last, unless something new came after: what "redo" means."""
    listed = list(revisions)
    newest = max((each.number for each in listed if undoes(each) is None), default=0)
    own = {each.number for each in listed if undoes(each) is None}
    waiting = [(by, number) for number, by in undone(listed).items() if number in own]
    by, number = max(waiting, default=(0, None))
    return number if by > newest else None


def inverse(past: Past, revision: int) -> Plan:
    """Plan that sets back what a revision did; UserError as :func:`undo` says."""
    done = changes_of(past, revision)
    now = past.now()
    pairs = {table: _set_back(table, step, now[table]) for table, step in done.tables.items()}
    plan = Plan(version=past.version, tables={table: plan for table, (plan, _) in pairs.items()})
    clashes = pl.concat([clash for _, clash in pairs.values()])
    if clashes.is_empty():
        clashes = _left_hanging(now, plan)
    if not clashes.is_empty():
        raise _refusal(past, revision, clashes)
    if plan.is_empty:
        raise UserError(
            message("history.nothing", number=revision), message("history.nothing.remedy")
        )
    return plan


def _set_back(table: str, step: TablePlan, now: pl.DataFrame) -> tuple[TablePlan, pl.DataFrame]:
    """Plan of one table, and the keys of the records that have changed since."""
    columns = now.columns
    there = _keyed(table, now)
    deleted, altered = _untouched(table, step.created, there)
    back = _keyed(table, step.deleted)
    created = back.join(there, on=_KEY, how="anti", maintain_order="left").select(columns)
    # What was deleted and is there again may stay only if it is what it was.
    _, again = _untouched(table, step.deleted, there)
    updated, before, changed = _values_back(table, step, there)
    clashes = pl.concat([altered, again, changed])
    plan = TablePlan(created=created, updated=updated, before=before, deleted=deleted)
    return plan, clashes.select(pl.lit(table).alias("table"), _KEY)


def _untouched(
    table: str, rows: pl.DataFrame, there: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Rows that stand as they are given, and the keys of those that stand otherwise."""
    both = _keyed(table, rows).join(
        there, on=_KEY, how="inner", suffix="_now", maintain_order="left"
    )
    same = pl.all_horizontal(
        *(pl.col(name).eq_missing(pl.col(f"{name}_now")) for name in rows.columns)
    )
    return both.filter(same).select(rows.columns), both.filter(~same).select(_KEY)


def _values_back(
    table: str, step: TablePlan, there: pl.DataFrame
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Rows with their former values, the same rows as they are, and keys of records changed since.

    A column that the revision left alone may have changed since: it stays.
    """
    columns = step.updated.columns
    old = step.before.rename({name: f"{name}_old" for name in columns})
    pairs = _keyed(table, step.updated).hstack(old)
    gone = pairs.join(there, on=_KEY, how="anti").select(_KEY)
    both = pairs.join(there, on=_KEY, how="inner", suffix="_now", maintain_order="left")

    def differs(name: str, left: str, right: str) -> pl.Expr:
        return pl.col(f"{name}{left}").ne_missing(pl.col(f"{name}{right}"))

    clash = pl.any_horizontal(
        *(
            differs(name, "", "_old") & differs(name, "_now", "") & differs(name, "_now", "_old")
            for name in columns
        )
    )
    moved = both.filter(
        ~clash
        & pl.any_horizontal(
            *(differs(name, "", "_old") & differs(name, "_now", "_old") for name in columns)
        )
    )
    former = moved.select(
        pl.when(differs(name, "", "_old"))
        .then(pl.col(f"{name}_old"))
        .otherwise(pl.col(f"{name}_now"))
        .alias(name)
        for name in columns
    )
    present = moved.select(pl.col(f"{name}_now").alias(name) for name in columns)
    return former, present, pl.concat([gone, both.filter(clash).select(_KEY)])


def _keyed(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    return rows.with_columns(key_of(table).alias(_KEY))


def _left_hanging(now: Tables, plan: Plan) -> pl.DataFrame:
    """Records that would refer to something that is gone, and do not do so already."""
    after = complete(
        {table: _after(table, now[table], each) for table, each in plan.tables.items()}
    )
    found = []
    for each in RECORD_TYPES:
        unmet, already = (hanging(each.table, tables) for tables in (after, now))
        lost = unmet.join(already, on=[_KEY, TARGET], how="anti")
        found.append(lost.select(pl.lit(each.table).alias("table"), _KEY).unique())
    return pl.concat(found)


def _after(table: str, now: pl.DataFrame, plan: TablePlan) -> pl.DataFrame:
    away = pl.concat([plan.updated, plan.deleted]).select(key_of(table).alias(_KEY))
    stays = _keyed(table, now).join(away, on=_KEY, how="anti").drop(_KEY)
    return pl.concat([stays, plan.updated, plan.created])


def _refusal(past: Past, revision: int, clashes: pl.DataFrame) -> UserError:
    later = sorted(
        {
            number
            for table, rows in clashes.group_by("table")
            for number in _touched(past, str(table[0]), rows, revision)
        }
    )
    records = tuple(said_record(table, key) for table, key in clashes.head(_NAMED).iter_rows())
    more = clashes.height - len(records)
    values = {
        "number": revision,
        "revisions": tuple(later[-_NAMED:]),
        "records": (*records, message("history.more", count=more)) if more > 0 else records,
    }
    return UserError(message("history.later", **values), message("history.later.remedy", **values))


def _touched(past: Past, table: str, keys: pl.DataFrame, revision: int) -> set[int]:
    """Revisions after one that made or changed records of a table."""
    rows = _keyed(table, past.tables[table]).join(keys, on=_KEY, how="semi")
    numbers = [*rows[REV].to_list()]
    changed = past.changes.filter(pl.col("table") == table)
    records = changed["before"].str.json_decode(pl.Struct(frame(table).schema)).struct.unnest()
    touched = changed.select("revision").hstack(_keyed(table, records).select(_KEY))
    numbers += touched.join(keys, on=_KEY, how="semi")["revision"].to_list()
    return {each for each in numbers if each > revision}


def said_record(table: str, key: str) -> Message:
    """A record by its table and key, as part of a sentence."""
    parts = [part for part in key.split(KEY_MARK) if part]
    return message("history.record", table=message(f"record.{table}"), key=" / ".join(parts))
