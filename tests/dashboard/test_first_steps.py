"""An empty register says on every page how to begin; the tour shows what there is."""

from collections.abc import Callable

import pytest
from sample_city import sample_rows

from dashboard.app import _draw
from dashboard.context import Context
from dashboard.pages import PAGES
from dashboard.pages._base import Page, View
from dashboard.tour import steps

NEED_DATA = [page for page in PAGES if page.needs_data or page.id == "overview"]


def drawn(context: Context, page: Page, **query: str) -> str:
    view = View(
        translate=context.translator("zh-Hant"),
        query={"lang": "zh-Hant", **query},
        scheme="light",
        context=context,
    )
    return str(_draw(page, view))


@pytest.mark.parametrize("page", NEED_DATA, ids=lambda page: page.id)
def test_an_empty_register_offers_files_a_workbook_and_typing(
    context: Callable[..., Context], page: Page
) -> None:
    text = drawn(context(), page)
    assert "/data?tab=import&lang=zh-Hant" in text
    assert "/download/template.xlsx?lang=zh-Hant" in text
    assert "/data?table=departments&lang=zh-Hant" in text


def test_one_department_is_enough_to_be_shown(context: Callable[..., Context]) -> None:
    page = next(page for page in NEED_DATA if page.id == "workload")
    assert "template.xlsx" not in drawn(context(departments=[{"id": "A"}]), page)


def test_the_tour_goes_to_issues_that_the_register_holds(context: Callable[..., Context]) -> None:
    sample = context(**sample_rows()).network()
    addresses = {each["step"]: each["href"] for each in steps(sample, {}, "en")}
    assert addresses["consult"] == "/consult?issue=issue%3AI-023&lang=en"
    assert addresses["negotiate"] == "/negotiate?issue=issue%3AI-025&lang=en"
    own = context(issues=[{"id": "X"}]).network()
    addresses = {each["step"]: each["href"] for each in steps(own, {"read": "only"}, "zh-Hans")}
    assert addresses["consult"] == "/consult?read=only&issue=issue%3AX&lang=zh-Hans"
    assert addresses["negotiate"] == "/negotiate?read=only&lang=zh-Hans"
