"""What is written is what is read, in both engines."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import polars as pl
import pytest
from neo4j import Driver
from polars.testing import assert_frame_equal

from graph.fields import FieldType
from graph.messages import Cancelled, UserError
from graph.model import BY_TABLE, OUTSIDE, RECORD_TYPES
from graph.plan import Plan, TablePlan, plan_upsert
from graph.settings import DatabaseSettings
from graph.store import Store, open_store
from graph.tables import Tables, frame

ME = {"who": "tester", "why": "test"}

FULL = {
    FieldType.TEXT: "第一行\nsecond 😀 'quoted' \"double\" {x} $y \\",
    FieldType.LIST: "治水|預算",
    FieldType.DATE: "2025-03",
    FieldType.NUMBER: 0.25,
    FieldType.BOOLEAN: False,
}
ENDS = {
    "departments": "工務局",
    "people": "ann",
    "issues": "A 1",
    "rules": "R1",
    "scenarios": "S1",
    "views": "V1",
}


def full_row(table: str) -> dict[str, object]:
    """A row of which every column is known."""
    row: dict[str, object] = {"extra": json.dumps({"顏色": "藍", "n": None})}
    for field in BY_TABLE[table].fields:
        row[field.name] = FULL[field.type]
        if field.choices:
            row[field.name] = field.choices[0]
        if field.references:
            row[field.name] = ENDS[field.references[0]]
    if "id" in row:
        row["id"] = ENDS[table]
    return row


def least_row(table: str) -> dict[str, object]:
    """A row of which only what must be is known."""
    row = {
        name: value
        for name, value in full_row(table).items()
        if name != "extra" and BY_TABLE[table].field(name).required
    }
    for name in ("id", "what"):
        if name in row:
            row[name] = f"{row[name]}/2"
    return row


def everything() -> Tables:
    return {
        each.table: frame(each.table, [full_row(each.table), least_row(each.table)])
        for each in RECORD_TYPES
    }


def put(store: Store, tables: Tables) -> int:
    current = store.register()
    return store.write(plan_upsert(current.tables, tables, current.version), **ME)


def taking_away(store: Store, table: str, rows: pl.DataFrame) -> Plan:
    none = frame(table)
    change = TablePlan(created=none, updated=none, before=none, deleted=rows)
    return Plan(version=store.version(), tables={table: change})


def departments(*rows: dict[str, object]) -> Tables:
    return {"departments": frame("departments", rows)}


def same(stored: Tables, given: Tables) -> None:
    assert set(stored) == {each.table for each in RECORD_TYPES}
    for table, rows in stored.items():
        key = BY_TABLE[table].key
        assert_frame_equal(rows, given.get(table, frame(table)).sort(key, nulls_last=False))


def test_an_empty_register_has_all_tables_and_version_0(any_store: Store):
    register = any_store.register()
    assert (register.version, any_store.version()) == (0, 0)
    same(register.tables, {})


def test_every_column_of_every_record_comes_back_as_it_went_in(any_store: Store):
    given = everything()
    assert put(any_store, given) == 1
    register = any_store.register()
    assert register.version == any_store.version() == 1
    same(register.tables, given)


def test_loading_twice_changes_nothing(any_store: Store):
    put(any_store, everything())
    assert put(any_store, everything()) == 1
    assert [each.number for each in any_store.revisions()] == [1]


def test_a_revision_says_who_why_and_from_what_newest_first(any_store: Store):
    for name in ("a", "b"):
        current = any_store.register()
        plan = plan_upsert(current.tables, departments({"id": name}), current.version)
        any_store.write(plan, who="林", why=f"add {name}", source=f"{name}.csv")
    second, first = any_store.revisions(limit=2)
    assert (first.number, first.who, first.why, first.source) == (1, "林", "add a", "a.csv")
    assert (second.number, second.source) == (2, "b.csv")
    assert second.time.endswith("+00:00")
    assert any_store.revisions(limit=1) == [second]


def test_an_update_raises_the_version_by_one_and_keeps_what_was(
    any_store: Store, any_driver: Driver, database: str | None
):
    put(any_store, departments({"id": "a", "name": "old", "note": "stays"}))
    assert put(any_store, departments({"id": "a", "name": "新"})) == 2
    records, _, _ = any_driver.execute_query("MATCH (c:Change) RETURN c", database_=database)
    change = dict(records[0]["c"])
    assert len(records) == 1
    assert (change["revision"], change["table"], change["key"]) == (2, "departments", "a")
    assert json.loads(change["before"]) == {"id": "a", "name": "old", "note": "stays"}
    assert json.loads(change["after"]) == {"id": "a", "name": "新", "note": "stays"}


def test_a_value_made_unknown_is_gone(any_store: Store):
    put(any_store, departments({"id": "a", "name": "old", "capacity": 3.0}))
    before = any_store.register().tables["departments"]
    after = departments({"id": "a", "name": "old"})["departments"]
    none = frame("departments")
    change = TablePlan(created=none, updated=after, before=before, deleted=none)
    any_store.write(Plan(version=1, tables={"departments": change}), **ME)
    same(any_store.register().tables, {"departments": after})


def test_a_relation_is_updated_in_place(any_store: Store, any_driver: Driver, database: str | None):
    put(any_store, everything())
    new = frame("involvements", [{**full_row("involvements"), "effort": 9.0, "answer": "同意"}])
    put(any_store, {"involvements": new})
    stored = any_store.register().tables["involvements"]
    assert sorted(stored["effort"].drop_nulls()) == [9.0]
    records, _, _ = any_driver.execute_query(
        "MATCH (:Department)-[r:INVOLVED_IN]->(:Issue) RETURN r.rev AS rev, r.key AS key",
        database_=database,
    )
    assert [each["rev"] for each in records] == [1, 1]


def test_a_moved_department_is_part_of_its_new_parent_alone(
    any_store: Store, any_driver: Driver, database: str | None
):
    put(any_store, departments({"id": "a", "parent": "b"}, {"id": "b"}, {"id": "c"}))
    put(any_store, departments({"id": "a", "parent": "c"}))
    records, _, _ = any_driver.execute_query(
        "MATCH (a)-[:PART_OF]->(b) RETURN a.id AS a, b.id AS b", database_=database
    )
    assert [(each["a"], each["b"]) for each in records] == [("a", "c")]


def test_what_lies_outside_is_a_node_of_its_own_and_in_no_table(
    any_store: Store, any_driver: Driver, database: str | None
):
    rows = [
        {"source_kind": "issue", "source": "i", "target_kind": kind, "target": target}
        for kind, target in ((OUTSIDE, "law"), ("issue", "missing:x"), (OUTSIDE, "ext:y"))
    ]
    given = {"issues": frame("issues", [{"id": "i"}]), "dependencies": frame("dependencies", rows)}
    put(any_store, given)
    same(any_store.register().tables, given)
    query = "MATCH (o:Outside) RETURN o.id AS id ORDER BY id"
    records, _, _ = any_driver.execute_query(query, database_=database)
    assert [each["id"] for each in records] == ["ext:y", "law", "missing:x"]
    stored = any_store.register().tables["dependencies"]
    any_store.write(taking_away(any_store, "dependencies", stored), **ME)
    assert any_driver.execute_query(query, database_=database).records == []


def test_a_relation_to_what_is_not_there_leaves_everything_as_it_was(any_store: Store):
    given = departments({"id": "a"})
    put(any_store, given)
    strange = {
        **departments({"id": "b"}, {"id": "a", "name": "changed"}),
        "people": frame("people", [{"id": "p"}]),
        "memberships": frame("memberships", [{"person": "p", "department": "gone"}]),
    }
    with pytest.raises(UserError) as told:
        put(any_store, strange)
    assert told.value.reason.key == "store.incomplete"
    assert told.value.reason.values == {"table": "memberships", "count": 1}
    assert (any_store.version(), len(any_store.revisions())) == (1, 1)
    same(any_store.register().tables, given)


def test_a_parent_that_is_not_there_is_refused(any_store: Store):
    with pytest.raises(UserError):
        put(any_store, departments({"id": "a", "parent": "gone"}))
    assert any_store.version() == 0


def test_who_planned_on_an_older_version_is_told(any_store: Store):
    old = any_store.register()
    put(any_store, departments({"id": "a"}))
    plan = plan_upsert(old.tables, departments({"id": "b"}), old.version)
    with pytest.raises(UserError) as told:
        any_store.write(plan, **ME)
    assert told.value.reason.key == "store.moved"
    assert any_store.register().tables["departments"]["id"].to_list() == ["a"]


def test_of_writers_at_the_same_moment_one_wins_and_the_others_are_told(
    any_store: Store, any_settings: DatabaseSettings
):
    names = [f"d{number}" for number in range(4)]
    together = Barrier(len(names))

    def write(name: str) -> str:
        with open_store(any_settings) as own:
            plan = plan_upsert(own.register().tables, departments({"id": name}), 0)
            together.wait()
            try:
                own.write(plan, **ME)
            except UserError as told:
                return told.reason.key
            return name

    with ThreadPoolExecutor(len(names)) as pool:
        outcomes = sorted(pool.map(write, names))
    assert outcomes[1:] == ["store.moved"] * 3
    assert any_store.version() == 1
    assert any_store.register().tables["departments"]["id"].to_list() == outcomes[:1]


def test_deleting_keeps_what_was(any_store: Store, any_driver: Driver, database: str | None):
    put(any_store, departments({"id": "a", "parent": "b", "name": "x"}, {"id": "b"}))
    rows = any_store.register().tables["departments"].filter(pl.col("id") == "a")
    assert any_store.write(taking_away(any_store, "departments", rows), **ME) == 2
    assert any_store.register().tables["departments"]["id"].to_list() == ["b"]
    records, _, _ = any_driver.execute_query("MATCH (c:Change) RETURN c", database_=database)
    change = dict(records[0]["c"])
    assert json.loads(change["before"]) == {"id": "a", "name": "x", "parent": "b"}
    assert "after" not in change


def test_what_others_refer_to_is_not_deleted(any_store: Store):
    put(any_store, departments({"id": "a", "parent": "b"}, {"id": "b"}))
    rows = any_store.register().tables["departments"].filter(pl.col("id") == "b")
    with pytest.raises(UserError) as told:
        any_store.write(taking_away(any_store, "departments", rows), **ME)
    assert told.value.reason.key == "store.connected"
    assert any_store.version() == 1
    assert any_store.register().tables["departments"].height == 2


def test_an_empty_plan_makes_no_revision(any_store: Store):
    assert any_store.write(Plan(version=0), **ME) == 0
    assert any_store.revisions() == []


def test_progress_ends_at_all_rows(any_store: Store):
    current = any_store.register()
    told: list[tuple[int, int]] = []
    any_store.write(
        plan_upsert(current.tables, everything(), 0),
        **ME,
        progress=lambda done, total: told.append((done, total)),
    )
    rows = 2 * len(RECORD_TYPES)
    assert told[-1] == (rows, rows)
    assert told == sorted(told)


def test_long_texts_in_a_key_are_kept(any_store: Store):
    given = {
        "issues": frame("issues", [{"id": "i"}]),
        "departments": frame("departments", [{"id": "d"}]),
        "involvements": frame(
            "involvements",
            [
                {"issue": "i", "party_kind": "department", "party": "d", "role": "r", "note": note}
                for note in ("長" * 20_000 + "a", "長" * 20_000 + "b")
            ],
        ),
    }
    put(any_store, given)
    same(any_store.register().tables, given)


def test_a_cancelled_write_leaves_everything_as_it_was(any_store: Store):
    given = departments({"id": "a", "name": "old"})
    put(any_store, given)
    current = any_store.register()
    coming = {**everything(), **departments({"id": "a", "name": "new"}, {"id": "b"})}

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        any_store.write(plan_upsert(current.tables, coming, 1), **ME, progress=cancel)
    assert (any_store.version(), len(any_store.revisions())) == (1, 1)
    same(any_store.register().tables, given)
