"""Undo gives back what was, in both engines; what a revision made or replaced is never lost."""

import pytest
from polars.testing import assert_frame_equal

from graph.history import changes_of, trash
from graph.messages import UserError
from graph.model import RECORD_TYPES
from graph.plan import Plan, TablePlan, plan_upsert
from graph.store import Store
from graph.tables import Tables, frame
from graph.texts import translator
from graph.undoing import undo

ME = {"who": "林", "why": "test"}
TOWN: dict[str, list[dict[str, object]]] = {
    "departments": [{"id": "city", "name": "市"}, {"id": "works", "parent": "city"}],
    "people": [{"id": "ann", "name": "Ann"}],
    "memberships": [{"person": "ann", "department": "works", "since": "2020"}],
    "issues": [{"id": "wall", "title": "防洪牆", "owner": "works", "effort": 3.0}],
    "dependencies": [
        {
            "source_kind": "issue",
            "source": "wall",
            "target_kind": "outside",
            "target": "ext:law",
        }
    ],
    "rules": [{"id": "r", "party_kind": "department", "party": "city", "role": "consult"}],
    "positions": [
        {
            "issue": "wall",
            "party_kind": "department",
            "party": "city",
            "position": 40.0,
            "confidential": True,
            "extra": '{"顏色": "藍"}',
        }
    ],
}


def put(store: Store, **tables: list[dict[str, object]]) -> int:
    coming = {table: frame(table, rows) for table, rows in tables.items()}
    current = store.register()
    return store.write(plan_upsert(current.tables, coming, current.version), **ME)


def take_away(store: Store, table: str, *keys: str) -> int:
    rows = store.register().tables[table]
    name = "id" if "id" in rows.columns else rows.columns[0]
    none = frame(table)
    plan = TablePlan(
        created=none, updated=none, before=none, deleted=rows.filter(rows[name].is_in(keys))
    )
    return store.write(Plan(version=store.version(), tables={table: plan}), **ME)


def same(first: Tables, second: Tables) -> None:
    for each in RECORD_TYPES:
        assert_frame_equal(first[each.table], second[each.table])


def back(store: Store, revision: int) -> int:
    return undo(store, revision, **ME)


def refused(store: Store, revision: int) -> str:
    before, version = store.register().tables, store.version()
    with pytest.raises(UserError) as refusal:
        back(store, revision)
    assert store.version() == version
    same(store.register().tables, before)
    return translator("en").say(refusal.value.reason)


def test_undo_of_a_load_takes_away_what_it_brought_and_undo_of_that_brings_it_back(
    any_store: Store,
) -> None:
    put(any_store, **TOWN)
    loaded = any_store.register().tables
    assert back(any_store, 1) == 2
    assert all(rows.is_empty() for rows in any_store.register().tables.values())
    assert back(any_store, 2) == 3
    same(any_store.register().tables, loaded)
    assert [each.who for each in any_store.revisions()] == ["林"] * 3


def test_undo_restores_exactly_what_an_update_replaced(any_store: Store) -> None:
    put(any_store, **TOWN)
    before = any_store.register().tables
    put(
        any_store,
        departments=[{"id": "works", "name": "工務", "capacity": 2.5, "parent": "city"}],
        issues=[{"id": "wall", "owner": "city", "effort": 4.0}, {"id": "new"}],
        positions=[{**TOWN["positions"][0], "confidential": False, "position": 60.0}],
    )
    after = any_store.register().tables
    back(any_store, 2)
    same(any_store.register().tables, before)
    back(any_store, 3)
    same(any_store.register().tables, after)


def test_links_follow_what_an_undo_sets_back(any_store: Store) -> None:
    put(any_store, **TOWN)
    put(any_store, issues=[{"id": "wall", "owner": "city"}])
    back(any_store, 2)
    # The owner's node cannot go while the link stands, so this fails if undo left it behind.
    put(any_store, departments=[{"id": "alone"}], issues=[{"id": "wall", "owner": "alone"}])
    back(any_store, 4)
    assert any_store.register().tables["issues"]["owner"].to_list() == ["works"]


def test_undo_is_refused_when_a_later_revision_refers_to_what_it_made(any_store: Store) -> None:
    put(any_store, departments=[{"id": "city"}])
    put(any_store, rules=[{"id": "r", "when_department": "city", **PARTY}], people=[{"id": "p"}])
    said = refused(any_store, 1)
    assert "Consultation rule “r”" in said
    assert "revisions 2" in said
    back(any_store, 2)
    back(any_store, 1)


PARTY = {"party_kind": "person", "party": "p", "role": "inform"}


def test_undo_is_refused_when_a_later_revision_changed_the_same_value(any_store: Store) -> None:
    put(any_store, departments=[{"id": "a", "name": "one"}])
    put(any_store, departments=[{"id": "a", "name": "two"}])
    put(any_store, departments=[{"id": "a", "name": "three"}])
    assert "Department “a” (revisions 3)" in refused(any_store, 2)
    assert "revisions 2, 3" in refused(any_store, 1)
    assert "There is no revision 9" in refused(any_store, 9)


def test_a_later_change_of_another_value_stays(any_store: Store) -> None:
    put(any_store, departments=[{"id": "a", "name": "one"}])
    put(any_store, departments=[{"id": "a", "name": "two"}])
    put(any_store, departments=[{"id": "a", "note": "stays"}])
    back(any_store, 2)
    (row,) = any_store.register().tables["departments"].to_dicts()
    assert (row["name"], row["note"]) == ("one", "stays")


def test_what_is_undone_cannot_be_undone_twice(any_store: Store) -> None:
    put(any_store, people=[{"id": "ann"}])
    back(any_store, 1)
    assert "nothing is left" in refused(any_store, 1)


def test_two_revisions_that_cancel_out_stand_in_nobodys_way(any_store: Store) -> None:
    put(any_store, people=[{"id": "ann"}])
    take_away(any_store, "people", "ann")
    back(any_store, 2)
    back(any_store, 1)
    assert any_store.register().tables["people"].is_empty()


def test_the_register_as_of_each_revision_equals_a_copy_taken_then(any_store: Store) -> None:
    copies: dict[int, Tables] = {0: any_store.register().tables}

    def copy() -> None:
        copies[any_store.version()] = any_store.register().tables

    put(any_store, **TOWN)
    copy()
    put(any_store, people=[{"id": "ann", "email": "a@b"}, {"id": "bo"}])
    copy()
    take_away(any_store, "memberships", "ann")
    copy()
    take_away(any_store, "people", "ann")
    copy()
    put(any_store, people=[{"id": "ann", "name": "another Ann"}])
    copy()
    put(any_store, people=[{"id": "ann", "name": "third"}])
    copy()
    back(any_store, 3)
    copy()
    past = any_store.past()
    assert past.version == 7
    for revision, tables in copies.items():
        register = any_store.register_at(revision)
        assert register.version == revision
        same(register.tables, tables)
    done = changes_of(past, 2).tables["people"]
    assert done.created["id"].to_list() == ["bo"]
    assert done.before["email"].to_list() == [None]


def test_the_trash_holds_what_was_deleted_until_it_is_there_again(any_store: Store) -> None:
    put(any_store, people=[{"id": "ann", "name": "Ann"}, {"id": "bo"}])
    take_away(any_store, "people", "ann", "bo")
    put(any_store, people=[{"id": "bo"}])
    (thing,) = trash(any_store.past())
    assert (thing.revision, thing.table, thing.record) == (
        2,
        "people",
        {"id": "ann", "name": "Ann"},
    )
