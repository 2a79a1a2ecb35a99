"""Undoing on the page: look at what a revision changed, agree, and see it taken back."""

import re

import pytest
from browsing import running_app, settled, watched_page
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


_LONG = 120_000  # milliseconds that undoing the whole sample may take on a busy machine


def _shows(page: Page, revision: int) -> None:
    heading = page.get_by_role("heading", name=f"What revision {revision} changed")
    expect(heading).to_be_visible(timeout=_LONG)


@pytest.fixture
def own_app(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> object:
    """An app of its own: what is undone here must not be missing in other tests."""
    with (
        running_app(tmp_path_factory.mktemp("own")) as url,
        watched_page(browser, url) as page,
    ):
        yield page


def test_a_revision_is_undone_and_that_is_undone_again(own_app: Page) -> None:
    page = own_app
    page.goto("/data?tab=history&lang=en")
    settled(page)
    page.get_by_role("link", name="1: what changed").click()
    _shows(page, 1)

    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Undo revision 1").click()
    expect(page.get_by_role("link", name="2: what changed")).to_have_count(0)

    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_label("Your name").fill("Chen")
    page.get_by_role("button", name="Undo revision 1").click()
    _shows(page, 2)
    expect(page.get_by_role("table").last).to_contain_text("Chen")

    page.get_by_role("button", name="Undo revision 2").click()
    _shows(page, 3)
    page.goto("/data?tab=history&revision=2&lang=en")
    page.get_by_role("button", name="Undo revision 2").click()
    expect(page.get_by_text("nothing is left")).to_be_visible()


def test_what_undoing_deleted_is_redone_and_brought_back_from_the_trash(own_app: Page) -> None:
    page = own_app
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("/data?tab=history&lang=en")
    settled(page)
    page.get_by_role("button", name="Undo the last change").click()
    _shows(page, 2)
    page.get_by_role("link", name="Trash").click()
    page.get_by_role("button", name="Bring back D-MAY", exact=True).click()
    _shows(page, 3)
    expect(page.get_by_text("1 created, 0 updated, 0 deleted")).to_be_visible()
    page.get_by_role("button", name="Undo the last change").click()
    _shows(page, 4)
    page.get_by_role("button", name="Redo what was undone last").click()
    _shows(page, 5)


def test_the_clock_leads_to_another_day_and_back(page: Page) -> None:
    page.goto("/workload?lang=en")
    settled(page)
    page.get_by_role("button", name="As of another day").click()
    page.get_by_label("Day or revision").fill("2025-03")
    page.get_by_label("By what is known today about that day").check()
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("note").first).to_contain_text("As it was on 31 Mar 2025")
    page.get_by_role("link", name="Negotiate").first.click()
    expect(page).to_have_url(re.compile("/negotiate.*as_of=2025-03"))
    expect(page.get_by_role("note").first).to_contain_text("As it was on 31 Mar 2025")
    page.get_by_role("link", name="Back to today").click()
    expect(page.get_by_text("As it was on")).to_have_count(0)
