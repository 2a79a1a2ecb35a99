"""Two records of one party become one: everything moves, nothing is lost, all of it comes back."""

from typing import Any

import pytest
from remembering import RememberingStore

from graph.chronicle import Chronicle
from graph.duplicates import duplicates
from graph.merging import Merge, merge
from graph.messages import UserError
from graph.undoing import redo, undo

WORDS = {"who": "ann", "why": "test"}
ORGANISATION: dict[str, list[dict[str, Any]]] = {
    "departments": [
        {"id": "TOP"},
        {"id": "A", "name": "Works", "parent": "TOP", "capacity": 5.0},
        {"id": "B", "name": "Works ", "parent": "TOP", "note": "old", "extra": '{"x": "1"}'},
        {"id": "B1", "parent": "B"},
    ],
    "people": [
        {"id": "P", "name": "Lin", "email": "lin@x"},
        {"id": "Q", "name": "LIN", "title": "head", "email": "LIN@x "},
        {"id": "R"},
    ],
    "memberships": [
        {"person": "P", "department": "A", "role": "head", "share": 0.5},
        {"person": "Q", "department": "A", "role": "head", "share": 1.0, "until": "2026"},
        {"person": "R", "department": "B"},
    ],
    "reporting": [{"person": "R", "manager": "Q"}, {"person": "Q", "manager": "P"}],
    "issues": [{"id": "I", "owner": "B"}],
    "involvements": [
        {"issue": "I", "party_kind": "department", "party": "B", "role": "consult"},
        {"issue": "I", "party_kind": "person", "party": "Q", "role": "inform"},
    ],
    "positions": [{"issue": "I", "party_kind": "department", "party": "B", "position": 3.0}],
    "influences": [
        {
            "source_kind": "department",
            "source": "A",
            "target_kind": "department",
            "target": "B",
            "strength": 2.0,
        },
    ],
    "dependencies": [
        {"source_kind": "issue", "source": "I", "target_kind": "department", "target": "B"},
    ],
    "rules": [
        {
            "id": "L",
            "when_department": "B",
            "party_kind": "department",
            "party": "B",
            "role": "consult",
            "waivable_by": "B",
        }
    ],
    "commitments": [
        {"issue": "I", "party_kind": "department", "party": "B", "what": "a report"},
    ],
}


@pytest.fixture
def store() -> RememberingStore:
    made = RememberingStore()
    made.load(**ORGANISATION)
    return made


def planned(store: RememberingStore, *given: Any, **more: Any) -> Merge:
    return merge(store.register(), *given, **more)


def rows(store: RememberingStore, table: str) -> list[dict[str, Any]]:
    return store.register().tables[table].to_dicts()


def test_everything_that_named_the_other_unit_names_the_kept_one(store: RememberingStore) -> None:
    store.write(planned(store, "departments", "A", "B").plan, **WORDS)
    units = {each["id"]: each for each in rows(store, "departments")}
    assert sorted(units) == ["A", "B1", "TOP"]
    assert units["B1"]["parent"] == "A"
    assert (units["A"]["note"], units["A"]["extra"]) == ("old", '{"x": "1"}')
    assert units["A"]["also_known_as"] == "B"
    for table, field in (
        ("memberships", "department"),
        ("issues", "owner"),
        ("positions", "party"),
        ("dependencies", "target"),
        ("commitments", "party"),
    ):
        assert "B" not in [each[field] for each in rows(store, table)]
        assert "A" in [each[field] for each in rows(store, table)]
    (rule,) = rows(store, "rules")
    assert (rule["when_department"], rule["party"], rule["waivable_by"]) == ("A", "A", "A")


def test_a_relation_between_the_two_is_dropped_and_told(store: RememberingStore) -> None:
    found = planned(store, "departments", "A", "B")
    assert [each.table for each in found.moved if each.after is None] == ["influences"]
    store.write(found.plan, **WORDS)
    assert rows(store, "influences") == []


def test_records_that_meet_become_one_and_tell_where_they_differ(store: RememberingStore) -> None:
    found = planned(store, "people", "P", "Q")
    told = {(each.table, each.field): each for each in found.differences}
    assert set(told) == {("people", "name"), ("people", "email"), ("memberships", "share")}
    assert (told["memberships", "share"].kept, told["memberships", "share"].other) == (0.5, 1.0)
    assert [each.table for each in found.moved if each.meets] == ["memberships"]
    store.write(found.plan, **WORDS)
    member = next(each for each in rows(store, "memberships") if each["person"] == "P")
    assert (member["share"], member["until"]) == (0.5, "2026")
    person = next(each for each in rows(store, "people") if each["id"] == "P")
    assert (person["name"], person["title"]) == ("Lin", "head")
    assert {(each["person"], each["manager"]) for each in rows(store, "reporting")} == {("R", "P")}


def test_the_others_word_stands_where_it_is_taken(store: RememberingStore) -> None:
    found = planned(store, "people", "P", "Q", take=("name", "memberships"))
    store.write(found.plan, **WORDS)
    person = next(each for each in rows(store, "people") if each["id"] == "P")
    assert (person["name"], person["email"]) == ("LIN", "lin@x")
    member = next(each for each in rows(store, "memberships") if each["person"] == "P")
    assert member["share"] == 1.0


def test_a_merge_is_one_revision_undone_redone_and_not_there_before(
    store: RememberingStore,
) -> None:
    before = {table: rows(store, table) for table in ORGANISATION}
    made = store.write(planned(store, "departments", "A", "B").plan, **WORDS)
    merged = {table: rows(store, table) for table in ORGANISATION}
    chronicle = Chronicle(store)
    assert {"department:A", "department:B"} <= set(chronicle.network(chronicle.moment("1")))
    undo(store, made, **WORDS)
    assert {table: rows(store, table) for table in ORGANISATION} == before
    redo(store, made, store.revisions(99), **WORDS)
    assert {table: rows(store, table) for table in ORGANISATION} == merged


@pytest.mark.parametrize(
    ("keep", "other", "parent"), [("B1", "B", "TOP"), ("B", "B1", "TOP"), ("TOP", "B1", None)]
)
def test_a_unit_never_becomes_part_of_itself(
    store: RememberingStore, keep: str, other: str, parent: str | None
) -> None:
    store.write(planned(store, "departments", keep, other).plan, **WORDS)
    units = {each["id"]: each["parent"] for each in rows(store, "departments")}
    assert units[keep] == parent
    for start in units:
        above, seen = units[start], {start}
        while above is not None:
            assert above not in seen
            seen.add(above)
            above = units[above]


def test_an_earlier_merge_is_remembered_by_a_later_one(store: RememberingStore) -> None:
    store.write(planned(store, "departments", "B1", "B").plan, **WORDS)
    store.write(planned(store, "departments", "A", "B1").plan, **WORDS)
    kept = next(each for each in rows(store, "departments") if each["id"] == "A")
    assert kept["also_known_as"] == "B1|B"


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (("departments", "A", "A"), "merge.same"),
        (("departments", "A", "X"), "merge.missing"),
        (("departments", "A", "P"), "merge.missing"),
        (("issues", "I", "J"), "merge.kind"),
    ],
)
def test_what_cannot_be_merged_is_refused(
    store: RememberingStore, given: tuple[str, str, str], key: str
) -> None:
    with pytest.raises(UserError) as refusal:
        planned(store, *given)
    assert refusal.value.reason.key == key


def test_what_cannot_be_taken_is_refused(store: RememberingStore) -> None:
    with pytest.raises(UserError) as refusal:
        planned(store, "people", "P", "Q", take=("id", "shoe size"))
    assert refusal.value.reason.values["names"] == ("id", "shoe size")


def test_likely_pairs_are_found_by_name_address_and_one_letter() -> None:
    store = RememberingStore()
    names = {
        "1": "Ann Lee",
        "2": "ＡＮＮ  lee",
        "3": "Anne Lee",
        "4": "王小明",
        "5": "王小華",
        "6": "Team North 1",
        "7": "Team North 2",
    }
    store.load(
        people=[
            *({"id": each, "name": name} for each, name in names.items()),
            {"id": "8", "email": "A@b.c"},
            {"id": "9", "email": " a@B.c"},
        ]
    )
    found = [
        (each.first, each.second, each.why)
        for each in duplicates(store.register().tables, "people")
    ]
    assert found == [
        ("1", "2", "name"),
        ("8", "9", "email"),
        ("1", "3", "letter"),
        ("2", "3", "letter"),
    ]
