"""The page that merges duplicates: likely pairs, what moves, where the two differ."""

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from plotly.utils import PlotlyJSONEncoder
from remembering import RememberingStore

from dashboard.context import Context
from dashboard.pages import _merge
from dashboard.pages._base import View
from graph.networks import Networks


@pytest.fixture
def doubled(context: Callable[..., Context]) -> Context:
    """Surroundings with one person twice, one of the two in a unit."""
    store = RememberingStore()
    store.load(
        people=[{"id": "P", "name": "Lin"}, {"id": "Q", "name": "LIN", "title": "head"}],
        departments=[{"id": "A"}],
        memberships=[{"person": "Q", "department": "A"}],
    )
    networks = Networks(store.register, store.version)
    made: Context = replace(context(), store=store, networks=networks)
    return made


def shown(context: Context, **query: str) -> str:
    then = context.at(query)
    view = View(translate=context.translator("en"), query=query, scheme="light", context=then)
    return str(json.dumps(_merge.layout(view), cls=PlotlyJSONEncoder, ensure_ascii=False))


def test_likely_pairs_lead_to_what_merging_them_would_move(doubled: Context) -> None:
    said = shown(doubled)
    assert "same name" in said
    assert "keep=person%3AP&other=person%3AQ" in said


def test_what_moves_and_differs_is_shown_before_anything_is_done(doubled: Context) -> None:
    said = shown(doubled, keep="person:P", other="person:Q")
    assert "Memberships: 1 move over" in said
    assert said.index('"Lin"') < said.index('"LIN"')
    assert doubled.store.version() == 1


def test_two_of_different_kinds_or_the_same_are_refused(doubled: Context) -> None:
    assert "Only two departments" in shown(doubled, keep="person:P", other="department:A")
    assert "with itself" in shown(doubled, keep="person:P", other="person:P")
    assert "there is no" in shown(doubled, keep="person:P", other="person:X")


def test_nothing_is_merged_in_the_past(doubled: Context) -> None:
    assert "Go back to today" in shown(doubled, as_of="1")
