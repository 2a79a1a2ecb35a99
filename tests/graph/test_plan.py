"""What incoming rows would do to stored ones."""

import json

import pytest

from graph.plan import cell_changes, count, merge_extra, plan_upsert
from graph.report import TableCount
from graph.tables import Tables, complete, frame


def departments(*rows: dict[str, object]) -> Tables:
    return complete({"departments": frame("departments", rows)})


def plan_of(stored: list[dict[str, object]], coming: list[dict[str, object]]):
    plan = plan_upsert(departments(*stored), departments(*coming), version=4)
    return plan, plan.tables["departments"]


def extra(**columns: object) -> str:
    return json.dumps(columns, ensure_ascii=False)


def test_rows_are_created_updated_or_unchanged_by_their_key():
    plan, table = plan_of(
        [{"id": "a", "name": "x"}, {"id": "b"}, {"id": "not coming"}],
        [{"id": "c"}, {"id": "b"}, {"id": "a", "name": "y"}],
    )
    assert plan.version == 4
    assert table.created["id"].to_list() == ["c"]
    assert table.updated["name"].to_list() == ["y"]
    assert table.before["name"].to_list() == ["x"]
    assert table.deleted.is_empty()
    assert count(table, rejected=2) == TableCount(created=1, updated=1, unchanged=1, rejected=2)


def test_an_unknown_value_leaves_what_is_stored():
    plan, table = plan_of([{"id": "a", "name": "x", "capacity": 2.0}], [{"id": "a", "name": "x"}])
    assert plan.is_empty
    assert table.unchanged == 1


def test_further_columns_are_laid_over_the_stored_ones():
    _, table = plan_of(
        [{"id": "a", "extra": extra(顏色="藍", floor=1)}],
        [{"id": "a", "extra": extra(floor=2, since="2020")}],
    )
    assert json.loads(table.updated["extra"][0]) == {"顏色": "藍", "floor": 2, "since": "2020"}


def test_a_further_column_that_is_null_leaves_the_stored_one():
    plan, _ = plan_of(
        [{"id": "a", "extra": extra(floor=1, since="2020")}],
        [{"id": "a", "extra": extra(floor=None)}],
    )
    assert plan.is_empty


@pytest.mark.parametrize("spelt", ['{"b":2, "a":1}', '{"b": 2}', "{}"])
def test_further_columns_that_say_nothing_new_change_nothing(spelt: str):
    assert plan_of([{"id": "a", "extra": '{"a": 1, "b": 2}'}], [{"id": "a", "extra": spelt}])[
        0
    ].is_empty


def test_a_row_without_further_columns_keeps_the_stored_and_takes_its_first():
    stored: list[dict[str, object]] = [{"id": "a", "extra": extra(a=1)}, {"id": "b"}]
    _, table = plan_of(stored, [{"id": "a"}, {"id": "b", "extra": extra(c=3)}])
    assert table.updated["id"].to_list() == ["b"]
    assert table.updated["extra"].to_list() == [extra(c=3)]
    assert table.unchanged == 1


def test_only_the_rows_that_differ_are_merged():
    stored: list[dict[str, object]] = [{"id": str(n), "extra": extra(n=n)} for n in range(4)]
    coming: list[dict[str, object]] = [*stored[:2], {"id": "2", "extra": extra(m=9)}, stored[3]]
    plan, table = plan_of(stored, coming)
    assert table.unchanged == 3
    (change,) = cell_changes(plan)
    assert (change.key, change.column) == (("2",), "extra")
    assert json.loads(str(change.after)) == {"n": 2, "m": 9}


def test_merging_keeps_the_stored_text_where_it_can():
    assert merge_extra('{"a":1}', '{"a": 1}') == '{"a":1}'
    assert merge_extra('{"a":1}', '{"a": 2, "b": null}') == '{"a": 2}'
