"""Names are hidden in every table, text and change; the organisation stays what it was."""

import json

import polars as pl

from graph.hiding import Hiding, hiding
from graph.history import CHANGES, Past
from graph.tables import Register, complete, frame

PEOPLE = [
    {
        "id": "wangdw",
        "name": "Wang Dawei",
        "name_zh_hant": "王大偉",
        "email": "wang@city.example",
        "also_known_as": "Big W",
        "extra": '{"phone": "123"}',
    },
    {"id": "7", "name": "Ann"},
]
TABLES = {
    "people": PEOPLE,
    "departments": [{"id": "D", "name": "Works", "note": "Run by Wang Dawei and Annabel."}],
    "issues": [{"id": "I", "title": "Letter of ANN", "title_zh_hant": "王大偉來函", "owner": "D"}],
    "memberships": [{"person": "wangdw", "department": "D"}, {"person": "7", "department": "D"}],
    "positions": [
        {"issue": "I", "party_kind": "person", "party": "7", "position": 3.0},
        {"issue": "I", "party_kind": "department", "party": "D", "evidence": "mail of wangdw"},
    ],
    "views": [
        {"id": "V", "view_address": "/explore?focus=person:7", "view_places": '{"person:7":[1,2]}'}
    ],
}


def register() -> Register:
    return Register(1, complete({name: frame(name, rows) for name, rows in TABLES.items()}))


def hidden(*, departments: bool = False) -> dict[str, list[dict[str, object]]]:
    made = hiding(register(), departments=departments).register(register())
    return {name: rows.to_dicts() for name, rows in made.tables.items()}


def test_a_person_is_a_number_in_every_language_and_nothing_else_is_told() -> None:
    first, second = sorted(hidden()["people"], key=lambda each: str(each["id"]))
    assert (first["id"], first["name"], first["name_zh_hant"]) == ("~1", "Person 1", "人員 1")
    assert (second["id"], second["name_zh_hans"]) == ("~2", "人员 2")
    assert {first["email"], second["email"], second["also_known_as"], second["extra"]} == {None}


def test_relations_lead_to_the_same_people_as_before() -> None:
    tables = hidden()
    assert [each["person"] for each in tables["memberships"]] == ["~2", "~1"]
    assert [each["party"] for each in tables["positions"]] == ["~1", "D"]


def test_a_text_that_mentions_a_name_mentions_its_number_and_no_part_of_a_word_is_one() -> None:
    tables = hidden()
    assert tables["departments"][0]["note"] == "Run by Person 2 and Annabel."
    assert tables["issues"][0]["title"] == "Letter of Person 1"
    assert tables["issues"][0]["title_zh_hant"] == "人員 2 來函"
    assert tables["positions"][1]["evidence"] == "mail of Person 2"


def test_who_may_waive_is_found_by_the_number_when_named_by_id() -> None:
    rules = [{"id": "R", "waivable_by": "wangdw"}, {"id": "S", "waivable_by": "Ann"}]
    table = complete({"rules": frame("rules", rules)})["rules"]
    for departments in (False, True):
        made = hiding(register(), departments=departments).table("rules", table)
        assert made["waivable_by"].to_list() == ["person:~2", "Person 1"]


def test_views_lead_to_the_hidden_nodes() -> None:
    (view,) = hidden()["views"]
    assert view["view_address"] == "/explore?focus=person:~1"
    assert json.loads(str(view["view_places"])) == {"person:~1": [1, 2]}


def test_departments_are_hidden_by_choice_only() -> None:
    assert hidden()["departments"][0]["name"] == "Works"
    tables = hidden(departments=True)
    assert (tables["departments"][0]["id"], tables["departments"][0]["name"]) == (
        "~1",
        "Department 1",
    )
    assert tables["issues"][0]["owner"] == "~1"
    assert tables["positions"][1]["party"] == "~1"


def test_what_was_changed_and_who_has_gone_is_hidden_too() -> None:
    before = {"id": "old", "name": "Zoe Old"}
    changes = pl.DataFrame(
        [
            {
                "revision": 2, "table": "people", "key": "old",
                "before": json.dumps(before), "after": None, "made": 1,
            }
        ],
        schema=CHANGES,
    )  # fmt: skip
    made: Hiding = hiding(register(), gone={"people": [before]})
    (row,) = made.past(Past(2, register().tables, changes)).changes.to_dicts()
    assert row["key"] == "~3"
    assert json.loads(row["before"]) == {"id": "~3", "name": "Person 3"}


def test_a_register_without_people_hides_nothing() -> None:
    made = hiding(Register(1))
    assert made.text("Works (by Ann)") == "Works (by Ann)"


def test_a_number_stands_apart_from_the_chinese_around_it() -> None:
    found = hiding(register(), departments=False)
    assert found.text("須徵詢王大偉意見") == "須徵詢人員 2 意見"
    assert found.text("王大偉來函，請王大偉") == "人員 2 來函，請人員 2"
