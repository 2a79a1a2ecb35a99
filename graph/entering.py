"""One position entered or corrected by hand, as a plan against what the reader saw.

A position of another date is a new record, and the history of the position grows; of the same date
it corrects the record. If somebody else has changed that very record since it was read, the reader
is told and chooses.
"""

from collections.abc import Mapping
from typing import Any

import polars as pl

from graph.dates import is_iso
from graph.messages import Message, UserError, message
from graph.model import POSITION, translations_of
from graph.plan import Plan, TablePlan
from graph.reading import no_date
from graph.tables import EXTRA, Register, frame

KEY = ("issue", "party_kind", "party", "as_of")
FIGURES = ("position", "salience", "power", "confidence", "bottom_line")
_TABLE = POSITION.table
_TEXTS = ("evidence", "note")
ENTERED = (*FIGURES, "confidential", *_TEXTS)


def recorded(register: Register, key: Mapping[str, str | None]) -> dict[str, Any] | None:
    """The record of a key as it is; None where there is none."""
    rows = _matching(register, key)
    return rows.to_dicts()[0] if rows.height else None


def entering(
    register: Register,
    key: Mapping[str, str | None],
    values: Mapping[str, Any],
    seen: Mapping[str, Any] | None,
) -> Plan:
    """Plan that puts values in the place of what was seen.

    Parameters
    ----------
    key
        ``issue``, ``party_kind``, ``party`` and ``as_of`` (ISO date).
    values
        Fields of ``ENTERED``; None is unknown, and clears what is stored.
    seen
        The record as the reader saw it, of the same key; None where there was none.

    Raises
    ------
    UserError
        A figure lies outside its range, the date or the source is missing or unreadable, or the
        record has been changed since.
    """
    _check(key, values)
    now = recorded(register, key)
    if _figures(now) != _figures(seen):
        raise UserError(message("entering.moved"), message("entering.moved.remedy"))
    row = {**(now or {EXTRA: "{}"}), **key, **{name: values.get(name) for name in ENTERED}}
    # What is written anew is no longer what its translations say.
    anew = {name for name in _TEXTS if now and values.get(name) != now[name]}
    row |= dict.fromkeys(translations_of(_TABLE, anew))
    new = frame(_TABLE, [row])
    nothing = frame(_TABLE)
    if now is None:
        tables = TablePlan(created=new, updated=nothing, before=nothing, deleted=nothing)
    elif _figures(row) == _figures(now):
        raise UserError(message("entering.same"), message("entering.same.remedy"))
    else:
        before = _matching(register, key)
        tables = TablePlan(created=nothing, updated=new, before=before, deleted=nothing)
    return Plan(version=register.version, tables={_TABLE: tables})


def _matching(register: Register, key: Mapping[str, str | None]) -> pl.DataFrame:
    table = register.tables[_TABLE].select([*POSITION.columns, EXTRA])
    same = pl.all_horizontal(*(pl.col(name).eq_missing(key.get(name)) for name in KEY))
    return table.filter(same)


def _figures(record: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if record is None:
        return None
    told = {name: record.get(name) for name in ENTERED}
    told["confidential"] = bool(told["confidential"])
    return {name: None if value == "" else value for name, value in told.items()}


def _check(key: Mapping[str, str | None], values: Mapping[str, Any]) -> None:
    day = key.get("as_of")
    if not day:
        raise UserError(message("entering.date"), message("entering.date.remedy"))
    if not is_iso(day):
        raise no_date(day)
    if not values.get("evidence"):
        raise UserError(message("entering.source"), message("entering.source.remedy"))
    for name in FIGURES:
        value, about = values.get(name), POSITION.field(name)
        assert about.minimum is not None
        assert about.maximum is not None
        if value is not None and not about.minimum <= value <= about.maximum:
            said: dict[str, Message | float] = {
                "name": message(f"field.positions.{name}"),
                "value": value,
            }
            ends = {"low": about.minimum, "high": about.maximum}
            raise UserError(
                message("entering.range", **said), message("entering.range.remedy", **ends)
            )
