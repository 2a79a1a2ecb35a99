"""Ending a record and removing one: what has ended stays in the past, what was wrong goes.

A membership that is over has a last day (``until``): pictures of earlier days still show it. A
record that should never have been there is removed; it lies in the trash and can be brought back.
"""

import polars as pl

from graph.hanging import TARGET, hanging
from graph.history import difference
from graph.messages import UserError, message
from graph.model import BY_TABLE, RECORD_TYPES
from graph.plan import Plan
from graph.tables import KEY_MARK, Register, complete, key_of
from graph.undoing import said_record

_KEY = "_key"
_NAMED = 5  # records that a refusal names


def ended(register: Register, table: str, key: tuple[str, ...], day: str) -> Plan:
    """Plan that gives a record its last day (ISO date).

    Raises
    ------
    UserError
        There is no such record, or records of its table do not end.
    """
    if "until" not in BY_TABLE[table].columns:
        values = {"table": message(f"table.{table}")}
        raise UserError(message("end.never", **values), message("end.never.remedy", **values))
    row = _row(register, table, key)
    after = row.with_columns(pl.lit(day).alias("until"))
    return difference(complete({table: row}), complete({table: after}), register.version)


def removed(register: Register, table: str, key: tuple[str, ...]) -> Plan:
    """Plan that removes a record.

    Raises
    ------
    UserError
        There is no such record, or others refer to it; the refusal names them.
    """
    row = _row(register, table, key)
    left = register.tables[table].filter(key_of(table) != KEY_MARK.join(key))
    after = complete({**register.tables, table: left})
    hangs = [
        said_record(each.table, lost)
        for each in RECORD_TYPES
        for lost in hanging(each.table, after)
        .join(hanging(each.table, register.tables), on=[_KEY, TARGET], how="anti")[_KEY]
        .unique(maintain_order=True)
    ]
    if hangs:
        more = len(hangs) - _NAMED
        named = (*hangs[:_NAMED], *([message("history.more", count=more)] if more > 0 else ()))
        values = {"record": said_record(table, KEY_MARK.join(key)), "records": named}
        raise UserError(message("remove.needed", **values), message("remove.needed.remedy"))
    return difference(complete({table: row}), complete({}), register.version)


def _row(register: Register, table: str, key: tuple[str, ...]) -> pl.DataFrame:
    text = KEY_MARK.join(key)
    row = register.tables[table].filter(key_of(table) == text)
    if row.is_empty():
        record = said_record(table, text)
        raise UserError(message("remove.none", record=record), message("remove.none.remedy"))
    return row
