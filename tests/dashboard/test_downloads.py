"""Files out over plain links."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from flask.testing import FlaskClient
from plotly.utils import PlotlyJSONEncoder

from dashboard.app import create_app
from dashboard.context import Context
from dashboard.pages import data
from dashboard.pages._base import View
from dashboard.pages._export import OTHERS, OURS
from graph.fields import LANGUAGES
from graph.settings import read_settings


def client(context: Context) -> FlaskClient:
    return create_app(context, read_settings({})).server.test_client()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_comes_in_the_readers_language(
    context: Callable[..., Context], language: str
) -> None:
    with client(context()).get(f"/download/template.xlsx?lang={language}") as response:
        assert response.data.decode() == f"template {language}"
        assert f"template-{language}.xlsx" in response.headers["Content-Disposition"]


@pytest.mark.parametrize("form", [*OURS, *OTHERS])
def test_a_selection_is_asked_of_the_loaders_as_the_address_says(
    context: Callable[..., Context], form: str
) -> None:
    around: Any = context()
    asked = "lang=zh-Hans&focus=issue:I1&depth=2"
    with client(around).get(f"/download/register.{form}?{asked}") as response:
        assert response.data == b"exported"
        assert f"-{date.today()}.{form}" in response.headers["Content-Disposition"]
    ((path, options),) = around.files.asked
    assert path.name.endswith(f".{form}")
    assert options == {
        "confidential": False, "language": "zh-Hans", "focus": "issue:I1", "depth": 2
    }  # fmt: skip


def taken_out(context: Context, **query: str) -> str:
    view = View(
        translate=context.translator("en"), query={"tab": "export"} | query, scheme="light",
        context=context,
    )  # fmt: skip
    return json.dumps(data.PAGE.layout(view), cls=PlotlyJSONEncoder, ensure_ascii=False)


def test_the_page_links_every_form_and_carries_the_part_chosen(
    context: Callable[..., Context],
) -> None:
    around = context(departments=[{"id": "A", "name": "Alpha"}])
    page = taken_out(around)
    assert all(f"/download/register.{form}?lang=en" in page for form in (*OURS, *OTHERS))
    page = taken_out(around, focus="Alpha", depth="3")
    assert "/download/register.dot?focus=department%3AA&depth=3&lang=en" in page


def test_a_part_that_is_not_known_is_said_and_nothing_is_offered_in_its_place(
    context: Callable[..., Context],
) -> None:
    page = taken_out(context(departments=[{"id": "A"}]), focus="nobody", depth="-1")
    assert "“nobody”" in page
    assert "/download/" not in page


def test_a_file_with_confidential_positions_says_so_in_its_name(
    context: Callable[..., Context],
) -> None:
    with client(context()).get("/download/register.xlsx?confidential=1") as response:
        assert "CONFIDENTIAL" in response.headers["Content-Disposition"]
    with client(context()).get("/download/register.xlsx") as response:
        assert "CONFIDENTIAL" not in response.headers["Content-Disposition"]


def test_the_picture_of_explore_is_written_as_it_is_filtered(
    context: Callable[..., Context],
) -> None:
    drawn: list[Any] = []
    around = context(
        departments=[{"id": "A", "name": "甲處"}, {"id": "B", "parent": "A"}],
        issues=[{"id": "I", "owner": "A"}],
    )
    around.files.draw = lambda path, columns: (drawn.append(columns), path.write_bytes(b"x"))  # type: ignore[method-assign]
    for address, words in (
        ("focus=department:A&lang=en", {"part of", "owner"}),
        ("focus=department:A&lang=en&hide=part_of", {"owner"}),
    ):
        with client(around).get(f"/download/picture.mmd?{address}") as response:
            assert response.status_code == 200
        assert len(drawn[-1]["relation"]) == len(words)
    assert client(around).get("/download/picture.exe").status_code == 404


def test_the_brief_is_sent_in_the_form_of_its_ending_or_refused_in_words(
    context: Callable[..., Context],
) -> None:
    asked = client(context(issues=[{"id": "I1", "title": "Quay"}]))
    with asked.get("/download/brief.html?issue=I1") as sent:
        assert b"Quay" in sent.data
    assert asked.get("/download/brief.odt").status_code == 404
    assert asked.get("/download/brief.html?issue=I9").status_code == 409
