"""What an address names and the register has not: said, with links to what may be meant."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from plotly.utils import PlotlyJSONEncoder

from dashboard.components.meant import refusal
from dashboard.context import Context
from dashboard.pages import explore, workload
from dashboard.pages._base import View
from graph.messages import UserError, message
from graph.reading import NotOne, resolve

TABLES: dict[str, list[dict[str, Any]]] = {
    "departments": [{"id": "D-FIN", "name": "Finance"}, {"id": "D-FIR", "name": "Fire"}],
    "issues": [{"id": "I-01", "title": "Bridge"}, {"id": "I-02", "title": "Tram"}],
}


@pytest.fixture
def register(context: Callable[..., Context]) -> Context:
    return context(**TABLES)


def looking(register: Context, **query: str) -> View:
    translate = register.translator("en")
    return View(translate=translate, query=query, scheme="light", context=register)


def drawn(component: object) -> str:
    return json.dumps(component, cls=PlotlyJSONEncoder, ensure_ascii=False)


def refused(register: Context, text: str, *kinds: str) -> NotOne:
    with pytest.raises(NotOne) as raised:
        resolve(register.network(), text, *kinds)
    return raised.value


def test_what_may_be_meant_leads_to_the_same_question_about_it(register: Context) -> None:
    view = looking(register, issue="issue:I-011", part="order", lang="en")
    page = drawn(refusal(view, "/consult", refused(register, "issue:I-011", "issue")))
    assert '"href": "/consult?issue=issue%3AI-01&part=order&lang=en"' in page
    assert '"Bridge ", ' in page
    assert '"children": "(I-01)", "className": "nowrap"' in page


def test_of_several_things_in_an_address_only_the_unknown_one_is_another(register: Context) -> None:
    view = looking(register, issue="issue:I-02,I-011", lang="en")
    page = drawn(refusal(view, "/negotiate", refused(register, "I-011", "issue")))
    assert "/negotiate?issue=issue%3AI-02%2Cissue%3AI-01&lang=en" in page


def test_what_the_address_does_not_name_is_offered_as_text(register: Context) -> None:
    page = drawn(refusal(looking(register), "/consult", refused(register, "I-011", "issue")))
    assert "Did you mean Bridge (I-01)" in page
    assert "href" not in page


def test_a_refusal_of_another_cause_is_said_as_ever(register: Context) -> None:
    error = UserError(message("reading.date", value="x"), message("reading.date.remedy"))
    assert "Write it as 2025-03-09." in drawn(refusal(looking(register), "/consult", error))


@pytest.mark.parametrize("asked", ["issue:I-011", "I-01", "Brigde"])
def test_an_unknown_focus_is_named_and_what_may_be_meant_is_a_link(
    register: Context, asked: str
) -> None:
    page = drawn(explore.layout(looking(register, focus=asked)))
    assert f"Nothing in the register has the reference “{asked.removeprefix('issue:')}”." in page
    assert '"href": "/explore?focus=issue:I-01&select=issue:I-01"' in page
    assert "Above the picture stands why." in page


def test_an_unknown_focus_like_nothing_says_what_to_do(register: Context) -> None:
    page = drawn(explore.layout(looking(register, focus="zzzz")))
    assert "Search above, or go back to the whole organisation." in page


@pytest.mark.parametrize(
    "query", [{"set": "department:D-FIN|issue:I-9"}, {"way": "I-9|issue:I-02"}]
)
def test_what_is_missing_of_a_set_or_a_way_is_named(
    register: Context, query: dict[str, str]
) -> None:
    assert "Not in the register: I-9." in drawn(explore.layout(looking(register, **query)))


def test_an_unknown_selection_is_named_beside_the_picture(register: Context) -> None:
    page = drawn(explore.layout(looking(register, focus="issue:I-01", select="person:P-9")))
    assert "has the reference “P-9”" in page


def test_an_unknown_end_of_a_way_leads_to_the_ways_of_what_may_be_meant(register: Context) -> None:
    ends = {"from": "department:D-FINN", "to": "issue:I-02"}
    page = drawn(explore.layout(looking(register, **ends)))
    assert '"href": "/explore?from=department:D-FIN&to=issue:I-02"' in page


def test_an_unknown_party_of_the_workload_is_named_and_the_rest_is_shown(register: Context) -> None:
    page = drawn(workload.layout(looking(register, party="department:D-FINN", lang="en")))
    assert "Nothing in the register is called “D-FINN”." in page
    assert '"href": "/workload?party=department%3AD-FIN&lang=en"' in page
    assert "All departments" in page
