"""Whoever signs in the frame has signed the forms of the pages too."""

from collections.abc import Callable

from flask import Flask

from dashboard.components.signing import signed, who_input
from dashboard.context import Context
from graph.reasons import UNNAMED
from graph.texts import translator


def test_a_form_begins_with_the_name_of_the_frame(context: Callable[..., Context]) -> None:
    cookie = {"Cookie": "signer=%E6%9E%97"}
    with Flask("app").test_request_context(headers=cookie):
        assert who_input("who", context().translator("en")).value == "林"
    assert who_input("who", context().translator("en")).value == ""


def test_who_gives_no_name_is_told_so_in_each_readers_language() -> None:
    assert signed("  ") == UNNAMED
    assert translator("zh-Hans").word(signed(None)) == "未具名"
