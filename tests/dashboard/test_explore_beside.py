"""The details beside the picture, and what they are asked by."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import dashboard
from dashboard.app import create_app
from dashboard.context import Context
from dashboard.pages.explore_details import details
from dashboard.views.degrees import degrees
from dashboard.views.details import ties
from dashboard.views.exploration import read_search
from graph.projections import Network, project
from graph.settings import read_settings
from graph.tables import Register, complete, frame
from graph.texts import TEXTS, Translator

ENGLISH = Translator("en", (TEXTS, Path(dashboard.__file__).parent / "locales"))


@pytest.fixture
def network() -> Network:
    """D1 with two people; P2 belongs to D2 too."""
    members = (("P1", "D1"), ("P2", "D1"), ("P2", "D2"))
    tables = {
        "departments": frame("departments", [{"id": "D1"}, {"id": "D2"}]),
        "people": frame("people", [{"id": "P1", "name": "<b>"}, {"id": "P2", "name": "Bo"}]),
        "memberships": frame(
            "memberships", [{"person": who, "department": unit} for who, unit in members]
        ),
    }
    return project(Register(7, complete(tables)))


def test_the_best_connected_stands_first_among_the_ties(network: Network) -> None:
    assert degrees(network)["person:P2"] == 2
    (members,) = ties(network, "department:D1").values()
    assert [tie.other for tie in members] == ["person:P2", "person:P1"]


def test_a_name_of_a_tie_is_text_whatever_stands_in_it(network: Network) -> None:
    shown = details(
        network, read_search("?view=whole&select=department:D1"), frozenset(network), ENGLISH
    )
    links = [each for part in shown for each in found(part, "Link")]
    people = [each for each in links if "marked-link-person" in each.className]
    assert [each.children for each in people] == ["Bo", "<b>"]


def test_each_record_behind_a_link_can_be_changed_from_where_it_is_told(network: Network) -> None:
    asked = read_search("?focus=person:P2&select=person:P2|department:D1")
    shown = details(network, asked, frozenset(network), ENGLISH, fixed=False)
    buttons = [each for part in shown for each in found(part, "Button")]
    wishes = [json.loads(getattr(each, "data-edit")) for each in buttons]
    assert [each["do"] for each in wishes] == ["change", "end", "delete"]
    assert {(each["table"], *each["key"]) for each in wishes} == {
        ("memberships", "P2", "D1", "", "")
    }
    fixed = details(network, asked, frozenset(network), ENGLISH)
    assert not [each for part in fixed for each in found(part, "Button")]


def found(part: Any, kind: str) -> list[Any]:
    if isinstance(part, list):
        return [each for one in part for each in found(one, kind)]
    below = found(getattr(part, "children", None) or [], kind) if hasattr(part, "children") else []
    return [part, *below] if type(part).__name__ == kind else below


def test_what_is_asked_for_is_told_in_its_language_and_of_its_moment(
    context: Callable[..., Context],
) -> None:
    held = context(departments=[{"id": "D1", "name": "Works", "name_zh_hant": "工務局"}])
    client = create_app(held, read_settings({})).server.test_client()
    asked = "/explore/details.json?view=whole&select=department:D1"
    assert "工務局" in json.dumps(client.get(f"{asked}&lang=zh-Hant").json, ensure_ascii=False)
    assert "Works" in client.get(f"{asked}&lang=en").text
    assert "Works" not in client.get(f"{asked}&lang=en&names=all").text
    refused = client.get(f"{asked}&as_of=99")
    assert (refused.status_code, "99" in refused.text) == (409, True)
