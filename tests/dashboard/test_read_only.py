"""Where only reading is allowed nothing is written, whatever a page offers."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask import Flask

from dashboard.app import create_app
from dashboard.components.locked import locked
from dashboard.context import Context
from dashboard.pages._base import View
from dashboard.read_only import GuardedStore, refuse_writing
from graph.messages import UserError
from graph.plan import Plan
from graph.settings import read_settings


def test_an_app_for_reading_refuses_every_write(context: Callable[..., Context]) -> None:
    store = GuardedStore(context().store, always=True)
    with pytest.raises(UserError) as refusal:
        store.write(Plan(version=1), who="Li", why="test")
    assert refusal.value.reason.key == "read_only.app"


def test_a_page_opened_by_a_link_for_reading_cannot_write() -> None:
    server = Flask("test")
    page = "http://localhost/explore?focus=issue:I-1&read=only"
    with server.test_request_context(headers={"Referer": page}):
        with pytest.raises(UserError) as refusal:
            refuse_writing()
        assert refusal.value.reason.key == "read_only.link"
    with server.test_request_context(headers={"Referer": "http://localhost/explore?read=all"}):
        refuse_writing()


def test_an_address_for_reading_locks_the_page_and_stays_on_its_links(
    context: Callable[..., Context],
) -> None:
    whole = context(departments=[{"id": "A"}])
    query = {"read": "only"}
    view = View(
        translate=whole.translator("en"), query=query, scheme="light", context=whole.at(query)
    )
    assert view.read_only
    assert locked(view) is not None
    assert "read=only" in view.address("/data")
    plain = replace(view, query={}, context=whole.at({}))
    assert locked(plain) is None


@pytest.mark.parametrize(("word", "expected"), [("yes", True), ("0", False), ("TRUE", True)])
def test_the_environment_says_that_the_app_is_for_reading(word: str, expected: bool) -> None:
    assert read_settings({"STAKEHOLDERS_READ_ONLY": word}).read_only is expected


def test_a_word_that_is_neither_yes_nor_no_is_refused() -> None:
    with pytest.raises(UserError):
        read_settings({"STAKEHOLDERS_READ_ONLY": "perhaps"})


def test_an_app_for_reading_is_made_and_answers(context: Callable[..., Context]) -> None:
    settings = read_settings({"STAKEHOLDERS_READ_ONLY": "yes"})
    assert create_app(context(), settings).server.test_client().get("/").status_code == 200
