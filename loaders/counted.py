"""The rows behind the counts of a report: created, updated with old values, unchanged, rejected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import polars as pl

from graph.checks.findings import LINE, ROW, SHEET, rejected, repeated
from graph.messages import Message, Place, Severity
from graph.model import BY_TABLE
from graph.plan import TablePlan
from graph.report import CountedRow
from graph.tables import EXTRA, key_of
from loaders.prepare import Prepared

MOST = 500  # rows behind one count that are kept to look at
_KEY, _STATE = "_key", "_state"


def counted_rows(prepared: Prepared) -> dict[tuple[str, str], tuple[CountedRow, ...]]:
    """First rows behind each count, by table and name of the count."""
    found = dict[tuple[str, str], tuple[CountedRow, ...]]()
    for table, frame in prepared.incoming.items():
        parts = _with_state(prepared, table, frame).group_by(_STATE, maintain_order=True)
        for (state,), part in parts:
            rows = _rows(prepared, table, str(state), part.head(MOST))
            found[table, str(state)] = tuple(rows)
        refused = _refused(prepared, table, found.get((table, "rejected"), ()))
        if refused:
            found[table, "rejected"] = refused
    return found


def _with_state(prepared: Prepared, table: str, frame: pl.DataFrame) -> pl.DataFrame:
    plan = prepared.plan.tables.get(table)
    line, key = pl.col(LINE).cast(pl.UInt32), pl.col(_KEY)
    out, again = rejected(prepared.findings, table), repeated(prepared.findings, table)
    state: Any = pl.when(line.is_in(out.implode())).then(pl.lit("rejected"))
    state = state.when(line.is_in(again.implode())).then(pl.lit("unchanged"))
    for name in ("created", "updated") if plan else ():
        keys = getattr(plan, name).select(key_of(table).alias(_KEY)).to_series()
        state = state.when(key.is_in(keys.implode())).then(pl.lit(name))
    keyed = frame.with_columns(key_of(table).alias(_KEY))
    return keyed.with_columns(state.otherwise(pl.lit("unchanged")).alias(_STATE))


def _rows(prepared: Prepared, table: str, state: str, part: pl.DataFrame) -> Iterator[CountedRow]:
    reasons = _reasons(prepared, table) if state == "rejected" else {}
    plan = prepared.plan.tables.get(table)
    changed = _changed(table, plan) if plan and state == "updated" else {}
    for row in part.iter_rows(named=True):
        before, after = changed.get(row[_KEY], ({}, row))
        origin = prepared.tables[row[SHEET]].origin
        file, number = origin.at(row[ROW])
        yield CountedRow(
            place=Place(file=file, sheet=origin.sheet, row=number),
            values={name: after[name] for name in _columns(table) if after[name] is not None},
            before=before,
            reasons=reasons.get((row[SHEET], row[ROW]), ()),
        )


def _columns(table: str) -> tuple[str, ...]:
    return (*BY_TABLE[table].columns, EXTRA)


def _changed(table: str, plan: TablePlan) -> Mapping[str, tuple[Any, Any]]:
    """By key what an update replaces, and the row as it will be."""
    keys = plan.updated.select(key_of(table)).to_series()
    pairs = zip(
        keys, plan.before.iter_rows(named=True), plan.updated.iter_rows(named=True), strict=True
    )
    return {
        key: ({name: old[name] for name in old if old[name] != new[name]}, new)
        for key, old, new in pairs
    }


def _reasons(prepared: Prepared, table: str) -> Mapping[tuple[int, int], tuple[Message, ...]]:
    """Reasons of the errors of a table by sheet and row."""
    sheets = {(raw.origin.file, raw.origin.sheet): at for at, raw in enumerate(prepared.tables)}
    found: dict[tuple[int, int], tuple[Message, ...]] = {}
    for each in prepared.report.problems:
        place = each.place
        if each.severity is Severity.ERROR and each.table == table and place.row is not None:
            key = sheets.get((place.file or "", place.sheet), -1), place.row
            found[key] = (*found.get(key, ()), each.reason)
    return found


def _refused(prepared: Prepared, table: str, told: Sequence[CountedRow]) -> tuple[CountedRow, ...]:
    """Rejected rows with those that never became rows: only where they stood and why is known."""
    if not any(raw.refused for raw in prepared.tables if raw.table == table):
        return ()
    places = {each.place for each in told}
    more = (
        CountedRow(
            place=replace(each.place, column=None, value=None), values={}, reasons=(each.reason,)
        )
        for each in prepared.report.errors
        if each.table == table
    )
    return (*told, *(each for each in more if each.place not in places))[:MOST]
