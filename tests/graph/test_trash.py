"""The trash gives back one record with what went with it; undone things can be done again."""

import pytest
from remembering import RememberingStore

from graph.history import difference, trash
from graph.messages import UserError
from graph.tables import complete
from graph.trash import bring_back
from graph.undoing import last_change, last_undone, redo, undo, undone

WORDS = {"who": "ann", "why": "test"}


@pytest.fixture
def store() -> RememberingStore:
    made = RememberingStore()
    made.load(
        departments=[{"id": "A"}, {"id": "B", "parent": "A"}],
        people=[{"id": "P"}, {"id": "Q"}],
        memberships=[
            {"person": "P", "department": "A", "role": "head"},
            {"person": "Q", "department": "B"},
        ],
    )
    return made


def delete_all(store: RememberingStore) -> int:
    return store.write(difference(store.register().tables, complete({}), store.version()), **WORDS)


def ids(store: RememberingStore, table: str) -> list[str]:
    return store.register().tables[table].to_series().to_list()


def test_a_record_comes_back_with_the_relations_that_lead_to_what_is_there(
    store: RememberingStore,
) -> None:
    delete_all(store)
    bring_back(store, "people", ("P",), **WORDS)
    assert ids(store, "people") == ["P"]
    assert ids(store, "memberships") == []
    bring_back(store, "departments", ("A",), **WORDS)
    assert ids(store, "memberships") == ["P"]
    assert {each.table for each in trash(store.past())} == {"departments", "people", "memberships"}


def test_what_leads_nowhere_does_not_come_back_and_the_refusal_names_what_it_needs(
    store: RememberingStore,
) -> None:
    delete_all(store)
    with pytest.raises(UserError) as refusal:
        bring_back(store, "departments", ("B",), **WORDS)
    assert refusal.value.reason.values["needs"] == ("A",)
    assert ids(store, "departments") == []


def test_what_is_not_in_the_trash_cannot_come_back(store: RememberingStore) -> None:
    with pytest.raises(UserError) as refusal:
        bring_back(store, "people", ("P",), **WORDS)
    assert refusal.value.reason.key == "trash.none"


def test_bringing_back_is_a_revision_that_can_be_undone(store: RememberingStore) -> None:
    delete_all(store)
    made = bring_back(store, "people", ("P",), **WORDS)
    undo(store, made, **WORDS)
    assert ids(store, "people") == []


def test_an_undone_revision_is_redone_and_undone_again(store: RememberingStore) -> None:
    store.load(people=[{"id": "R"}])
    for _ in range(2):
        undo(store, 2, **WORDS)
        assert undone(store.revisions(99)).get(2) == store.version()
        assert "R" not in ids(store, "people")
        redo(store, 2, store.revisions(99), **WORDS)
        assert 2 not in undone(store.revisions(99))
        assert "R" in ids(store, "people")
    with pytest.raises(UserError) as refusal:
        redo(store, 2, store.revisions(99), **WORDS)
    assert refusal.value.reason.key == "history.not_undone"


def test_undo_goes_back_step_by_step_and_redo_forth_again(store: RememberingStore) -> None:
    store.load(people=[{"id": "R"}])
    store.load(people=[{"id": "S"}])
    assert (last_change(store.revisions(99)), last_undone(store.revisions(99))) == (3, None)
    undo(store, 3, **WORDS)
    assert (last_change(store.revisions(99)), last_undone(store.revisions(99))) == (2, 3)
    undo(store, 2, **WORDS)
    assert (last_change(store.revisions(99)), last_undone(store.revisions(99))) == (1, 2)
    redo(store, 2, store.revisions(99), **WORDS)
    assert (last_change(store.revisions(99)), last_undone(store.revisions(99))) == (2, 3)


def test_after_a_new_change_nothing_waits_to_be_redone(store: RememberingStore) -> None:
    store.load(people=[{"id": "R"}])
    undo(store, 2, **WORDS)
    store.load(people=[{"id": "S"}])
    assert last_undone(store.revisions(99)) is None
