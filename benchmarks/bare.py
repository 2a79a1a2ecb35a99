"""The yardstick of loading: the same rows by bare batched UNWIND, without any check or history."""

import time
from collections.abc import Iterator, Sequence
from typing import Any, LiteralString, cast

from neo4j import Driver, GraphDatabase

from graph.model import RecordType, relations, things
from graph.projections import records
from graph.settings import DatabaseSettings
from graph.store import open_store
from graph.store.supervisor import read_state
from graph.tables import Tables

_BATCH = 10_000
_PREFIX = "Bare"  # own labels: the register's constraints and indexes do not count here


def bare_write(settings: DatabaseSettings, tables: Tables) -> float:
    """Seconds that the bare writes of all rows take, in a database of their own."""
    with open_store(settings):
        state = read_state(settings.folder)
        assert state is not None
        address = f"bolt://{state['host']}:{state['port']}"
        with GraphDatabase.driver(address, auth=(state["user"], state["password"])) as driver:
            _prepare(driver, state["database"])
            before = time.perf_counter()
            for text, rows in _writes(tables):
                for start in range(0, len(rows), _BATCH):
                    batch = rows[start : start + _BATCH]
                    driver.execute_query(text, rows=batch, database_=state["database"])
            return time.perf_counter() - before


def _prepare(driver: Driver, database: str) -> None:
    text = f"CREATE CONSTRAINT bare IF NOT EXISTS FOR (n:{_PREFIX}) REQUIRE n.ref IS UNIQUE"
    driver.execute_query(cast(LiteralString, text), database_=database)


def _writes(tables: Tables) -> Iterator[tuple[LiteralString, Sequence[Any]]]:
    nodes = f"UNWIND $rows AS row CREATE (n:{_PREFIX} {{ref: row.ref}}) SET n += row.set"
    for record_type in things():
        found = list(records(tables[record_type.table]))
        rows = [{"ref": f"{record_type.table}:{each['id']}", "set": each} for each in found]
        yield cast(LiteralString, nodes), rows
    between = (
        f"UNWIND $rows AS row MATCH (a:{_PREFIX} {{ref: row.a}}) "
        f"MATCH (b:{_PREFIX} {{ref: row.b}}) CREATE (a)-[r:BARE]->(b) SET r += row.set"
    )
    for record_type in relations():
        found = list(records(tables[record_type.table]))
        yield cast(LiteralString, between), [_row(record_type, each) for each in found]


def _row(record_type: RecordType, record: dict[str, Any]) -> dict[str, Any]:
    assert record_type.ends is not None
    a, b = (_end(record_type, name, record) for name in record_type.ends)
    return {"a": a, "b": b, "set": record}


def _end(record_type: RecordType, name: str, record: dict[str, Any]) -> str:
    field = record_type.field(name)
    kinds = {"department": "departments", "person": "people", "issue": "issues"}
    kind = record.get(field.kind_field or "", "")
    return f"{kinds.get(kind, field.references[0])}:{record[name]}"
