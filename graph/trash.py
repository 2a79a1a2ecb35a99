"""Bringing one record back from the trash, with what went with it."""

import polars as pl

from graph.called import called_record
from graph.hanging import TARGET, hanging
from graph.history import Deleted, Past, trash
from graph.messages import Message, UserError, message
from graph.model import BY_TABLE, RECORD_TYPES
from graph.plan import Plan, TablePlan
from graph.tables import KEY_MARK, Tables, complete, frame, key_of
from graph.undoing import Revisable, said_record

_KEY = "_key"
_NAMED = 5  # records that a refusal names


def bring_back(store: Revisable, table: str, key: tuple[str, ...], *, who: str, why: str) -> int:
    """Put a deleted record back as a new revision; see :func:`brought_back`.

    Returns
    -------
    int
        The data version after it.
    """
    plan = brought_back(store.past(), table, key)
    return store.write(plan, who=who, why=why)


def brought_back(past: Past, table: str, key: tuple[str, ...]) -> Plan:
    """Plan that puts a deleted record back as it was last.

    The relations that the same revision deleted with it come back too, as far as what they lead to
    is there.

    Raises
    ------
    UserError
        No such record is in the trash, or what it refers to is gone; the refusal names that.
    """
    gone = trash(past)
    wanted = next((each for each in gone if (each.table, each.key) == (table, key)), None)
    if wanted is None:
        said = said_record(table, KEY_MARK.join(key))
        raise UserError(message("trash.none", record=said), message("trash.none.remedy"))
    now = past.now()
    alone = _with(now, [wanted])
    _refuse_hanging(wanted, now, alone)
    beside = [each for each in gone if each.revision == wanted.revision and each != wanted]
    whole = [wanted, *_that_stand(beside, wanted, alone)]
    return Plan(version=past.version, tables=_plans(whole))


def called_deleted(past: Past, table: str, key: tuple[str, ...]) -> Message:
    """What a deleted record was called, for the reason of bringing it back."""
    wanted = next((each for each in trash(past) if (each.table, each.key) == (table, key)), None)
    if wanted is None:
        return said_record(table, KEY_MARK.join(key))
    return called_record(past.now(), table, wanted.record)


def _refuse_hanging(wanted: Deleted, now: Tables, after: Tables) -> None:
    unmet, already = (hanging(wanted.table, tables) for tables in (after, now))
    lost = unmet.join(already, on=[_KEY, TARGET], how="anti")[TARGET].unique().sort()
    if len(lost):
        record = said_record(wanted.table, KEY_MARK.join(wanted.key))
        names = tuple(lost.head(_NAMED).to_list())
        raise UserError(
            message("trash.needs", record=record, needs=names),
            message("trash.needs.remedy", needs=names),
        )


def _that_stand(beside: list[Deleted], wanted: Deleted, after: Tables) -> list[Deleted]:
    """Relations to what is brought back that lead nowhere but to what is there."""
    if BY_TABLE[wanted.table].ends is not None:
        return []
    relations = [each for each in beside if _leads_to(each, wanted)]
    unmet = {
        (each.table, key)
        for each in RECORD_TYPES
        for key in hanging(each.table, _with(after, relations))[_KEY]
    }
    return [each for each in relations if (each.table, KEY_MARK.join(each.key)) not in unmet]


def _leads_to(relation: Deleted, thing: Deleted) -> bool:
    record_type = BY_TABLE[relation.table]
    return any(
        thing.table in record_type.field(end).references
        and relation.record.get(end) == thing.record["id"]
        for end in record_type.ends or ()
    )


def _with(tables: Tables, records: list[Deleted]) -> Tables:
    added = _plans(records)
    return complete(
        {
            table: pl.concat([rows, added[table].created]) if table in added else rows
            for table, rows in tables.items()
        }
    )


def _plans(records: list[Deleted]) -> dict[str, TablePlan]:
    rows: dict[str, list[dict[str, object]]] = {}
    for each in records:
        rows.setdefault(each.table, []).append(each.record)
    plans = {}
    for table, listed in rows.items():
        none = frame(table)
        created = frame(table, listed).sort(key_of(table))
        plans[table] = TablePlan(created=created, updated=none, before=none, deleted=none)
    return plans
