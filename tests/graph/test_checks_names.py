"""A thing is called something in some language; a new text makes its translations doubtful."""

import pytest

from graph.checks.findings import LINE, ROW, SHEET, Origin, locate
from graph.checks.ids import wide_ids
from graph.checks.names import nameless, outdated
from graph.editing.edits import Action, Edit
from graph.editing.planning import planned
from graph.fields import LANGUAGES
from graph.messages import Severity
from graph.tables import Register, complete, frame
from graph.texts import translator

PIER = {"id": "I-1", "title": "Pier", "title_zh_hant": "碼頭", "title_zh_hans": "码头"}


def found(stored, *rows, table="issues"):
    """What the checks say of incoming rows: reason, row, value, and the translations named."""
    incoming = frame(table, rows).with_row_index(LINE)
    incoming = incoming.with_columns(incoming[LINE].alias(ROW), incoming[LINE].alias(SHEET) * 0)
    tables = complete({table: frame(table, stored)})
    told = [
        *nameless({table: incoming}, tables, among_named=True),
        *outdated({table: incoming}, tables),
        *wide_ids({table: incoming}, tables),
    ]
    wrong = [each for each in told if each.severity is not Severity.WARNING]
    assert {each.reason for each in wrong} <= {"check.id.twin"}
    return [
        (each.reason, row.get("value", row.get("id")), row.get("kept"))
        for each in told
        for row in each.rows.iter_rows(named=True)
    ]


def wrong(edit, *stored):
    """What stands in the way of an edit: field and reason; and what is only noted."""
    made = planned(Register(1, complete({edit.table: frame(edit.table, stored)})), [edit])
    parts = (made.problems, made.notes)
    assert all(translator("en").say(each.remedy) for part in parts for each in part)
    return [[(each.field, each.reason.key) for each in part] for part in parts]


def change(**values):
    return Edit(action=Action.CHANGE, table="issues", key=("I-1",), values=values)


def test_a_file_may_bring_an_issue_without_a_title_and_is_told_so():
    assert found([], PIER, {"id": "I-2"}) == [("check.nameless", "I-2", None)]
    assert not found([], PIER, {"id": "I-2", "title_zh_hans": "码头"})


def test_a_list_of_ids_says_nothing_of_titles():
    assert not found([], {"id": "I-1", "status": "open"}, {"id": "I-2"})


def test_a_row_of_a_file_that_names_an_issue_the_register_knows_needs_no_title():
    assert not found([PIER], {"id": "I-1", "status": "closed"}, {"id": "I-2", "title": "Quay"})


def test_who_adds_an_issue_by_hand_is_asked_for_its_title():
    edit = Edit(action=Action.ADD, table="issues", values={"status": "open"})
    assert wrong(edit) == [[("title", "check.nameless")], []]


def test_a_person_may_be_known_by_an_id_alone():
    assert wrong(Edit(action=Action.ADD, table="people", values={"id": "li"})) == [[], []]


def test_the_last_title_of_an_issue_cannot_be_cleared_by_hand():
    bare = {"id": "I-1", "title": "Pier"}
    assert wrong(change(title=" "), bare)[0] == [("title", "check.nameless")]
    assert not wrong(change(title=None), PIER)[0]


def test_an_issue_that_came_without_a_title_can_be_changed_in_all_else():
    assert wrong(change(status="closed"), {"id": "I-1"}) == [[], [("title", "check.nameless")]]


def test_a_new_text_says_which_translations_stay_as_they_were():
    (said,) = found([PIER], {"id": "I-1", "title": "Ferry pier"})
    assert said == ("check.outdated", "Ferry pier", "碼頭 / 码头")


def test_translations_that_come_with_the_new_text_are_not_doubted():
    new = {"id": "I-1", "title": "Ferry pier", "title_zh_hant": "渡輪碼頭"}
    assert found([PIER], new) == [("check.outdated", "Ferry pier", "码头")]
    assert not found([PIER], new | {"title_zh_hans": "渡轮码头"})
    assert not found([PIER], PIER | {"status": "open"})


def test_who_changes_a_text_by_hand_is_told_of_its_translations():
    assert wrong(change(title="Ferry pier"), PIER) == [[], [("title", "check.outdated")]]
    assert wrong(change(title="Pier"), PIER) == [[], []]


def test_an_id_in_full_width_beside_the_plain_one_is_an_error_else_a_warning():
    full = {"id": "Ｉ－１", "title": "Pier"}
    assert found([PIER], full) == [("check.id.twin", "Ｉ－１", None)]
    assert found([], full) == [("check.id.wide", "Ｉ－１", None)]
    assert not found([], {"id": "碼頭（一）", "title": "Pier"})


def test_rows_that_are_pasted_are_asked_for_the_title_of_what_is_new():
    rows = frame("issues", [{"id": "I-1"}, {"id": "I-2"}]).with_row_index(LINE)
    rows = rows.with_columns(rows[LINE].alias(ROW), rows[LINE].alias(SHEET) * 0)
    tables = complete({"issues": frame("issues", [{"id": "I-1"}])})
    (told,) = nameless({"issues": rows}, tables, by_hand=True)
    assert (told.severity, told.rows["id"].to_list()) == (Severity.ERROR, ["I-2"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_title_is_told_with_the_id_and_without_a_value_of_the_cell(language):
    rows = frame("issues", [{"id": "I-2"}]).with_row_index(LINE)
    rows = rows.with_columns(rows[LINE].alias(ROW), rows[LINE].alias(SHEET) * 0)
    (told,) = nameless({"issues": rows}, complete({}))
    ((_, _, problem),) = locate(told, [Origin(file="issues.csv")])
    assert problem.place.value is None
    assert "I-2" in translator(language).say(problem.remedy)
