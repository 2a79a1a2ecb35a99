"""The history names people and units, with their ids, and keeps the names when they are gone."""

from typing import Any

from graph.called import called
from graph.editing.edits import Action, Edit
from graph.editing.saving import said_edits
from graph.messages import Message
from graph.reasons import reason_of, said_reason
from graph.tables import frame
from graph.texts import translator

TABLES: dict[str, Any] = {
    "people": frame("people", [{"id": "P-121", "name": "Zoe Temp", "name_zh_hant": "測試員"}]),
    "departments": frame("departments", [{"id": "D-FIN", "name": "Finance"}, {"id": "D-X"}]),
    "memberships": frame("memberships", [{"person": "P-121", "department": "D-FIN"}]),
}


def told(said: Message, language: str = "en") -> str:
    return said_reason(reason_of(said), translator(language))


def test_a_deleted_person_is_named_with_the_id_in_each_language() -> None:
    edit = Edit(action=Action.DELETE, table="people", key=("P-121",))
    said = said_edits([edit], TABLES)
    assert told(said) == "Person “Zoe Temp (P-121)” deleted"
    assert told(said, "zh-Hant") == "刪除人員「測試員（P-121）」"


def test_a_new_person_is_named_and_a_relation_names_both_ends() -> None:
    new = Edit(action=Action.ADD, table="people", values={"id": "P-7", "name": "Ann"})
    assert told(said_edits([new], TABLES)) == "Person “Ann (P-7)” added"
    membership = called(TABLES, "memberships", ("P-121", "D-FIN", ""))
    assert told(membership) == "Membership “Zoe Temp (P-121), Finance (D-FIN)”"


def test_what_has_no_name_is_called_by_its_id() -> None:
    assert told(called(TABLES, "departments", ("D-X",))) == "Department “D-X”"
    assert told(called(TABLES, "departments", ("D-GONE",))) == "Department “D-GONE”"
