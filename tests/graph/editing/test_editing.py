"""An edit is read, checked and planned like a loaded row; nothing is written over in silence."""

from typing import Any

import pytest
from remembering import RememberingStore

from graph.editing.conflicts import resolved
from graph.editing.edits import Action, Conflicted, Edit, Refused, Saved
from graph.editing.saving import save
from graph.history import trash
from graph.messages import UserError
from graph.texts import translator

ANN, BEN = {"who": "ann", "why": "test"}, {"who": "ben", "why": "test"}
HEAD = ("P-1", "A", "head", "")


@pytest.fixture
def store() -> RememberingStore:
    made = RememberingStore()
    made.load(
        "2026-03-01",
        people=[{"id": "P-1", "name": "Li"}, {"id": "P-2", "name": "Wu"}],
        departments=[{"id": "A"}, {"id": "B", "parent": "A"}],
        memberships=[{"person": "P-1", "department": "A", "role": "head"}],
        issues=[{"id": "I-1", "title": "Pier", "topics": "harbour", "owner": "A"}],
    )
    return made


def change(table: str, key: tuple[str, ...], **values: Any) -> Edit:
    return Edit(action=Action.CHANGE, table=table, key=key, values=values)


def done(store: RememberingStore, *edits: Edit, seen: int | None = None) -> Saved:
    outcome = save(store, edits, seen=seen, **ANN)
    assert isinstance(outcome, Saved)
    return outcome


def refused(store: RememberingStore, *edits: Edit) -> list[tuple[str | None, str]]:
    version = store.version()
    outcome = save(store, edits, seen=None, **ANN)
    assert isinstance(outcome, Refused)
    assert store.version() == version
    assert all(translator("en").say(each.remedy) for each in outcome.problems)
    return [(each.field, each.reason.key) for each in outcome.problems]


def conflict(store: RememberingStore, edit: Edit, seen: int) -> Conflicted:
    outcome = save(store, [edit], seen=seen, **BEN)
    assert isinstance(outcome, Conflicted)
    return outcome


def row(store: RememberingStore, table: str, identifier: str) -> dict[str, Any]:
    rows = store.register().tables[table]
    return rows.filter(rows["id"] == identifier).to_dicts()[0]


def test_one_save_is_one_revision_however_many_records_it_changes(store: RememberingStore) -> None:
    done(
        store,
        change("people", ("P-1",), title="Chief", capacity="20"),
        Edit(action=Action.ADD, table="departments", values={"id": "C", "parent": "B"}),
    )
    assert store.version() == 2
    assert row(store, "people", "P-1")["capacity"] == 20.0
    assert row(store, "departments", "C")["parent"] == "B"


def test_an_empty_value_clears_what_is_stored(store: RememberingStore) -> None:
    done(store, change("people", ("P-1",), name=""))
    assert row(store, "people", "P-1")["name"] is None


def test_what_is_that_already_makes_no_revision(store: RememberingStore) -> None:
    assert not done(store, change("people", ("P-1",), name="Li")).is_changed
    assert store.version() == 1


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (change("people", ("P-1",), capacity="much"), ("capacity", "edit.number")),
        (change("people", ("P-1",), capacity=-1), ("capacity", "check.range.low")),
        (change("issues", ("I-1",), due="soon"), ("due", "edit.date")),
        (change("issues", ("I-1",), due="31.02.2026"), ("due", "edit.no_day")),
        (change("issues", ("I-1",), owner="X"), ("owner", "check.unknown")),
        (change("departments", ("A",), parent="B"), ("parent", "check.cycle")),
        (change("people", ("P-9",), name="Ma"), (None, "remove.none")),
        (change("people", ("P-1",), id="P-3"), ("id", "edit.key")),
        (Edit(action=Action.ADD, table="people", values={"id": "P-1"}), ("id", "edit.exists")),
        (change("people", ("P-1",), shoe="43"), (None, "edit.field")),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_nothing_is_written(
    store: RememberingStore, edit: Edit, expected: tuple[str | None, str]
) -> None:
    assert refused(store, edit)[0] == expected


def test_dates_and_lists_are_read_as_people_write_them(store: RememberingStore) -> None:
    done(store, change("issues", ("I-1",), due="2026/3/9", topics="harbour、roads"))
    assert row(store, "issues", "I-1")["due"] == "2026-03-09"
    assert row(store, "issues", "I-1")["topics"] == "harbour|roads"


def test_a_new_thing_without_an_id_gets_the_next_one(store: RememberingStore) -> None:
    first = Edit(action=Action.ADD, table="people", values={"name": "Ma"})
    assert done(store, first, first).keys == (("P-3",), ("P-4",))


def test_the_kind_of_a_party_follows_from_its_id(store: RememberingStore) -> None:
    values = {"issue": "I-1", "party": "P-1", "role": "lead"}
    done(store, Edit(action=Action.ADD, table="involvements", values=values))
    assert store.register().tables["involvements"]["party_kind"].to_list() == ["person"]


def test_a_new_id_takes_along_all_that_refers_to_it(store: RememberingStore) -> None:
    moved = Edit(
        action=Action.CHANGE, table="departments", key=("A",), values={"id": "Z"}, moves=True
    )
    done(store, moved)
    assert row(store, "departments", "Z")["also_known_as"] == "A"
    assert row(store, "departments", "B")["parent"] == "Z"
    assert row(store, "issues", "I-1")["owner"] == "Z"
    assert store.register().tables["memberships"]["department"].to_list() == ["Z"]
    assert store.version() == 2


def test_an_id_that_a_scenario_names_is_not_moved(store: RememberingStore) -> None:
    store.load("2026-03-02", scenarios=[{"id": "S", "changes": "capacity department:A > 5"}])
    moved = Edit(
        action=Action.CHANGE, table="departments", key=("A",), values={"id": "Z"}, moves=True
    )
    assert refused(store, moved) == [("id", "edit.scenarios")]


def test_what_others_refer_to_goes_only_with_its_relations(store: RememberingStore) -> None:
    gone = Edit(action=Action.DELETE, table="people", key=("P-1",))
    assert refused(store, gone) == [(None, "remove.needed")]
    done(store, Edit(action=Action.DELETE, table="people", key=("P-1",), with_links=True))
    assert {each.table for each in trash(store.past())} == {"people", "memberships"}
    # The unit below is a unit of its own, and no relation that could go along.
    unit = Edit(action=Action.DELETE, table="departments", key=("A",), with_links=True)
    assert refused(store, unit) == [(None, "remove.needed")]


def test_a_record_that_somebody_has_changed_is_told_with_all_three_states(
    store: RememberingStore,
) -> None:
    done(store, change("people", ("P-1",), name="Li Na", email="li@a"))
    found = conflict(store, change("people", ("P-1",), name="Li Mei", title="Chief"), 1)
    (one,) = found.conflicts
    assert (one.who, one.revision, one.is_gone) == ("ann", 2, False)
    assert {each.name: (each.seen, each.now, each.wanted) for each in one.fields} == {
        "name": ("Li", "Li Na", "Li Mei"),
        "title": (None, None, "Chief"),
        "email": (None, "li@a", None),
    }
    assert [each.name for each in one.fields if each.collides] == ["name"]
    assert store.version() == 2


def test_the_writer_chooses_and_what_does_not_collide_is_kept_of_both(
    store: RememberingStore,
) -> None:
    done(store, change("people", ("P-1",), name="Li Na", email="li@a"))
    found = conflict(store, change("people", ("P-1",), name="Li Mei", title="Chief"), 1)
    with pytest.raises(UserError):
        resolved(found.conflicts[0], {})
    done(store, resolved(found.conflicts[0], {"name": "mine"}), seen=found.now)
    now = row(store, "people", "P-1")
    assert (now["name"], now["title"], now["email"]) == ("Li Mei", "Chief", "li@a")


def test_a_list_can_keep_what_both_have_added(store: RememberingStore) -> None:
    done(store, change("issues", ("I-1",), topics="harbour|roads"))
    found = conflict(store, change("issues", ("I-1",), topics="harbour|trade"), 1)
    done(store, resolved(found.conflicts[0], {"topics": "both"}), seen=found.now)
    assert row(store, "issues", "I-1")["topics"] == "harbour|roads|trade"


def test_the_change_of_another_record_is_no_conflict(store: RememberingStore) -> None:
    done(store, change("people", ("P-2",), name="Wu Yi"))
    done(store, change("people", ("P-1",), name="Li Na"), seen=1)
    assert row(store, "people", "P-2")["name"] == "Wu Yi"


def test_a_record_deleted_meanwhile_comes_back_only_when_that_is_chosen(
    store: RememberingStore,
) -> None:
    done(store, Edit(action=Action.DELETE, table="people", key=("P-2",)))
    found = conflict(store, change("people", ("P-2",), name="Wu Yi"), 1)
    assert found.conflicts[0].is_gone
    done(store, resolved(found.conflicts[0], {"name": "mine"}), seen=found.now)
    assert row(store, "people", "P-2")["name"] == "Wu Yi"


def test_two_who_add_the_same_relation_meet(store: RememberingStore) -> None:
    values = {"person": "P-2", "department": "B", "role": "clerk"}
    done(store, Edit(action=Action.ADD, table="memberships", values=values | {"share": 0.5}))
    mine = Edit(action=Action.ADD, table="memberships", values=values | {"share": 1})
    found = conflict(store, mine, 1)
    assert [(each.name, each.now, each.wanted) for each in found.conflicts[0].fields][-1] == (
        "share",
        0.5,
        1.0,
    )
    done(
        store,
        resolved(found.conflicts[0], {"share": "mine"}),
        seen=found.now,
    )
    assert store.register().tables["memberships"]["share"].to_list() == [None, 1.0]


def test_a_relation_that_has_ended_keeps_its_last_day(store: RememberingStore) -> None:
    done(store, Edit(action=Action.END, table="memberships", key=HEAD, values={"until": "2026-06"}))
    assert store.register().tables["memberships"]["until"].to_list() == ["2026-06"]
    unit = Edit(action=Action.END, table="departments", key=("A",), values={"until": "2026"})
    assert refused(store, unit) == [(None, "end.never")]
