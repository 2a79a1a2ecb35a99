"""The history's page: what a revision changed, and undoing it."""

import json
from dataclasses import replace
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.context import Context
from dashboard.pages import _history
from dashboard.pages._base import View
from graph.plan import plan_upsert
from graph.store import Store
from graph.tables import frame


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


@pytest.mark.parametrize("asked", ["99", "0"])
def test_a_revision_that_is_not_there_says_so(two: Context, asked: str) -> None:
    assert f"There is no revision {asked}" in shown(two, revision=asked)


def test_what_is_no_number_is_no_revision(two: Context) -> None:
    assert "updated" not in shown(two, revision="x")
