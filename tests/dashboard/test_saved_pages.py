"""A saved view is opened by a short link, and only as a page of ours."""

from collections.abc import Callable

import pytest

from dashboard.app import create_app
from dashboard.context import Context
from dashboard.pages._base import View
from dashboard.pages.explore import PAGE as EXPLORE
from dashboard.saving import banner
from dashboard.views.saved import worth_saving
from graph.settings import read_settings

ADDRESS = "/explore?focus=issue:I-1&hide=depends_on"
VIEWS = [
    {"id": "V-1", "name": "Meeting", "view_address": ADDRESS, "view_places": '{"issue:I-1":[7,9]}'},
    {"id": "V-2", "name": "Home", "view_address": "/"},
    {"id": "V-3", "name": "Elsewhere", "view_address": "//evil.example/x?y=1"},
]


@pytest.fixture
def held(context: Callable[..., Context]) -> Context:
    return context(views=VIEWS, issues=[{"id": "I-1", "title": "Quay"}, {"id": "I-2"}])


@pytest.fixture
def get(held: Context) -> Callable[[str], str | None]:
    """Give the address that a link leads on to; None where the page is served at once."""
    client = create_app(held, read_settings({})).server.test_client()
    return lambda address: client.get(address).headers.get("Location")


def view_of(held: Context, **query: str) -> View:
    return View(translate=held.translator("en"), query=query, scheme="light", context=held)


@pytest.mark.parametrize("named", ["V-1", "Meeting"])
def test_a_short_link_leads_to_all_that_makes_the_view(
    get: Callable[[str], str | None], named: str
) -> None:
    address = get(f"/explore?saved={named}&lang=zh-Hant&read=only")
    assert address is not None
    path, _, query = address.partition("?")
    assert path == "/explore"
    assert {
        "focus=issue%3AI-1",
        "hide=depends_on",
        "saved=V-1",
        "read=only",
        "lang=zh-Hant",
    } == set(query.split("&"))


def test_what_is_opened_already_is_not_led_on(get: Callable[[str], str | None]) -> None:
    assert get("/explore?saved=V-1&focus=issue:I-2") is None
    assert get("/?saved=V-2") is None


def test_an_address_from_a_file_never_leads_to_another_site(
    get: Callable[[str], str | None],
) -> None:
    assert get("/explore?saved=V-3") is None


def test_an_unknown_view_is_said_with_the_way_on(held: Context) -> None:
    said = str(banner(view_of(held, saved="V-9")))
    assert "V-9" in said
    assert "Meeting" in said
    assert banner(view_of(held)) is None


def test_the_reader_is_no_part_of_what_is_saved() -> None:
    search = "?lang=en&read=only&focus=issue:I-1&hide=depends_on&saved=V-7&names=people"
    assert worth_saving("/explore", search) == ADDRESS


def test_explore_draws_moved_nodes_where_the_view_keeps_them(held: Context) -> None:
    drawn = str(EXPLORE.layout(view_of(held, saved="V-1", focus="issue:I-1")))
    assert "'x': [7.0]" in drawn
    assert "'x': [7.0]" not in str(EXPLORE.layout(view_of(held, focus="issue:I-1")))
    # In the picture of another focus its places would lie among others.
    assert "'x': [7.0]" not in str(EXPLORE.layout(view_of(held, saved="V-1", focus="issue:I-2")))
