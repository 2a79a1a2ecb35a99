"""Every page as of a moment: what was then, a banner that says so, links that stay there."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs

import pytest
from plotly.utils import PlotlyJSONEncoder
from remembering import RememberingStore

from dashboard.context import Context
from dashboard.moments import banner
from dashboard.pages import PAGES
from dashboard.pages._base import Page, View
from graph.messages import UserError


@pytest.fixture
def lived(context: Callable[..., Context]) -> Context:
    """Surroundings with two revisions: a unit's issue, then both under other names."""
    store = RememberingStore()
    for day, name in (("2026-03-10", "Before"), ("2026-07-01", "After")):
        store.load(
            day,
            departments=[{"id": "A", "name": name, "capacity": 5.0}],
            issues=[{"id": "I", "title": f"{name} I", "owner": "A", "effort": 3.0}],
            positions=[{"issue": "I", "party_kind": "department", "party": "A", "position": 1.0}],
        )
    made: Context = replace(context(), store=store)
    return made


def view(context: Context, **query: str) -> View:
    return View(
        translate=context.translator("en"), query=query, scheme="light", context=context.at(query)
    )


def shown(component: Any) -> str:
    return str(json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False))


def queries(page: Page) -> list[dict[str, str]]:
    tabs = {
        "data": [{"tab": tab} for tab in ("tables", "export", "history")],
        "consult": [{}, {"issue": "issue:I"}],
        "negotiate": [{}, {"issue": "issue:I"}],
        "explore": [{}, {"focus": "issue:I"}],
    }
    return tabs.get(page.id, [{}])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_every_page_shows_the_past_and_its_links_stay_in_it(lived: Context, page: Page) -> None:
    for query in queries(page):
        said = shown(page.layout(view(lived, **query, as_of="2026-03-15")))
        assert "After" not in said
        for href in re.findall(r'"href": "(/[^"]*)"', said):
            if not href.startswith("/assets"):
                assert parse_qs(href.partition("?")[2]).get("as_of") == ["2026-03-15"], href


def test_the_present_has_no_banner_and_the_past_says_what_it_is(lived: Context) -> None:
    assert banner(view(lived), "/workload") is None
    then = shown(banner(view(lived, as_of="2026-03-15"), "/workload"))
    assert "As it was on 15 Mar 2026" in then
    assert "/workload?lang=en" in then
    assert "As it was after revision 1, made on 10 Mar 2026" in shown(
        banner(view(lived, as_of="1"), "/")
    )
    assert "by what is known today" in shown(
        banner(view(lived, as_of="2026-03-01", known="now"), "/")
    )


def test_nothing_is_brought_into_the_past(lived: Context) -> None:
    data = next(page for page in PAGES if page.id == "data")
    past, back = view(lived, tab="import", as_of="1"), "Go back to today to bring something in"
    assert back in shown(data.layout(past))
    assert back not in shown(data.layout(view(lived, tab="import")))
    # The line above the page tells that it is the past; the page tells only what to do.
    told = shown(banner(past, "/data")) + shown(data.layout(past))
    assert told.count("can be changed") == 1


@pytest.mark.parametrize("asked", ["99", "soon", "2026-02-01"])
def test_a_moment_that_cannot_be_shown_is_refused(lived: Context, asked: str) -> None:
    with pytest.raises(UserError):
        view(lived, as_of=asked)
