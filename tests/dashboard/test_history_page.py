"""The history's page: what a revision changed, and undoing it."""

import json
from dataclasses import replace
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder
from remembering import RememberingStore

from dashboard.context import Context
from dashboard.pages import _history
from dashboard.pages._base import View
from graph.plan import plan_upsert
from graph.store import Store
from graph.tables import frame
from graph.undoing import undo


@pytest.fixture
def two(store: Store, context: Any) -> Context:
    """Surroundings with a register of two revisions: a department, and its new name."""
    for name in ("甲處", "乙處"):
        current = store.register()
        coming = {"departments": frame("departments", [{"id": "a", "name": name}])}
        plan = plan_upsert(current.tables, coming, current.version)
        store.write(plan, who="林", why="test")
    made: Context = replace(context(), store=store)
    return made


def shown(context: Context, **query: str) -> str:
    view = View(translate=context.translator("en"), query=query, scheme="light", context=context)
    return str(json.dumps(_history.layout(view), cls=PlotlyJSONEncoder, ensure_ascii=False))


def test_a_revision_shows_old_and_new_and_can_be_undone(two: Context) -> None:
    said = shown(two, revision="2")
    assert "0 created, 1 updated, 0 deleted" in said
    assert said.index("甲處") < said.index("乙處")
    assert "Undo revision 2" in said


def test_without_a_revision_only_the_list_is_shown(two: Context) -> None:
    said = shown(two)
    assert "revision=2" in said
    assert "乙處" not in said


def test_what_a_large_revision_changed_is_read_page_by_page(store: Store, context: Any) -> None:
    current = store.register()
    rows = [{"id": f"d{number:02}", "status": "active"} for number in range(35)]
    plan = plan_upsert(current.tables, {"departments": frame("departments", rows)}, current.version)
    store.write(plan, who="林", why="test")
    made: Context = replace(context(), store=store)
    first, second = shown(made, revision="1"), shown(made, revision="1", changes="2")
    assert "Showing 1 to 30 of 35" in first
    assert "Showing 31 to 35 of 35" in second
    assert ("d29" in first, "d30" in first) == (True, False)
    assert ("d29" in second, "d30" in second) == (False, True)


@pytest.mark.parametrize("asked", ["99", "0"])
def test_a_revision_that_is_not_there_says_so(two: Context, asked: str) -> None:
    assert f"There is no revision {asked}" in shown(two, revision=asked)


def test_what_is_no_number_is_no_revision(two: Context) -> None:
    assert "updated" not in shown(two, revision="x")


def test_the_trash_names_what_is_gone_and_by_which_revision(two: Context) -> None:
    assert "The trash is empty." in shown(two, part="trash")
    for number in (2, 1):
        undo(two.store, number, who="林", why="test")
    said = shown(two, part="trash")
    assert "Deleted by revision 4" in said
    assert "Bring back a" in said
    assert "Bring back" not in shown_then(two, part="trash", as_of="4")


def test_an_undone_revision_offers_to_be_redone(two: Context) -> None:
    undo(two.store, 2, who="林", why="test")
    said = shown(two, revision="2")
    assert "Redo revision 2" in said
    assert "undone by revision 3" in said
    assert "undoes revision 2" in said
    assert "Undo revision 3" in shown(two, revision="3")


def test_two_states_are_compared_old_beside_new(two: Context) -> None:
    assert "Say which day" in shown(two, part="compare")
    said = shown(two, part="compare", **{"from": "1"})
    assert said.index("甲處") < said.index("乙處")
    back = shown(two, part="compare", **{"from": "2", "to": "1"})
    assert back.index("乙處") < back.index("甲處")
    assert "neither a revision" in shown(two, part="compare", **{"from": "soon"})


def test_a_long_history_is_shown_page_by_page(context: Any) -> None:
    store = RememberingStore()
    for number in range(120):
        store.load(people=[{"id": f"P{number}"}])
    long: Context = replace(context(), store=store)
    first, last = shown(long), shown(long, page="3")
    assert "Showing 1 to 50 of 120" in first
    assert "120: what changed" in first
    assert "Showing 101 to 120 of 120" in last
    assert '"1: what changed"' in last
    assert "Showing 101 to 120" in shown(long, page="9999")


def test_in_the_past_nothing_is_offered_that_writes(two: Context) -> None:
    said = json.loads(shown_then(two, as_of="1"))
    assert "2: what changed" not in json.dumps(said)
    buttons = [each for each in _all(said) if "Undo the last change" in json.dumps(each)]
    assert any(each.get("props", {}).get("hidden") for each in buttons)


def shown_then(context: Context, **query: str) -> str:
    return shown(context.at(query), **query)


def _all(component: Any) -> list[dict[str, Any]]:
    if isinstance(component, list):
        return [each for part in component for each in _all(part)]
    if not isinstance(component, dict):
        return []
    return [component, *_all(component.get("props", {}).get("children"))]
