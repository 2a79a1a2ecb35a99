"""Two people who edit at once in a real database: neither writes over the other unawares."""

import threading

import pytest

from graph.editing.conflicts import resolved
from graph.editing.edits import Action, Conflicted, Edit, Outcome, Saved
from graph.editing.saving import save
from graph.plan import plan_upsert
from graph.store import Store
from graph.tables import frame
from graph.undoing import undo

pytestmark = pytest.mark.database


@pytest.fixture
def filled(store: Store) -> Store:
    now = store.register()
    rows = {
        "departments": frame("departments", [{"id": "A"}, {"id": "B"}]),
        "people": frame("people", [{"id": "P", "name": "Li", "title": "Clerk"}]),
        "memberships": frame("memberships", [{"person": "P", "department": "A"}]),
    }
    store.write(plan_upsert(now.tables, rows, now.version), who="ann", why="test")
    return store


def change(**values: str) -> Edit:
    return Edit(action=Action.CHANGE, table="people", key=("P",), values=values)


def test_the_second_is_told_who_changed_what_and_chooses(filled: Store) -> None:
    first = save(filled, [change(name="Li Na")], seen=1, who="ann", why="marriage")
    assert isinstance(first, Saved)
    second = save(filled, [change(name="Li Mei", title="Chief")], seen=1, who="ben", why="list")
    assert isinstance(second, Conflicted)
    (found,) = second.conflicts
    assert (found.who, found.why, found.revision) == ("ann", "marriage", 2)
    kept = resolved(found, {"name": "theirs"})
    assert isinstance(save(filled, [kept], seen=second.now, who="ben", why="list"), Saved)
    row = filled.register().tables["people"].to_dicts()[0]
    assert (row["name"], row["title"]) == ("Li Na", "Chief")


def test_of_many_who_change_one_record_at_one_moment_one_wins_and_all_others_are_told(
    filled: Store,
) -> None:
    outcomes: list[Outcome] = []

    def write(name: str) -> None:
        outcomes.append(save(filled, [change(name=name)], seen=1, who=name, why="race"))

    threads = [threading.Thread(target=write, args=(f"name {n}",)) for n in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert sum(isinstance(each, Saved) for each in outcomes) == 1
    assert sum(isinstance(each, Conflicted) for each in outcomes) == 3
    assert filled.version() == 2


def test_a_moved_id_and_its_undoing_leave_no_reference_astray(filled: Store) -> None:
    moved = Edit(
        action=Action.CHANGE, table="departments", key=("A",), values={"id": "Z"}, moves=True
    )
    assert isinstance(save(filled, [moved], seen=1, who="ann", why="test"), Saved)
    assert filled.register().tables["memberships"]["department"].to_list() == ["Z"]
    undo(filled, 2, who="ann", why="test")
    assert filled.register().tables["memberships"]["department"].to_list() == ["A"]
    assert sorted(filled.register().tables["departments"]["id"]) == ["A", "B"]


def test_a_deletion_with_its_relations_is_one_revision_that_comes_back_whole(
    filled: Store,
) -> None:
    gone = Edit(action=Action.DELETE, table="people", key=("P",), with_links=True)
    assert isinstance(save(filled, [gone], seen=1, who="ann", why="test"), Saved)
    assert filled.register().tables["memberships"].is_empty()
    undo(filled, 2, who="ann", why="test")
    assert filled.register().tables["memberships"].height == 1
