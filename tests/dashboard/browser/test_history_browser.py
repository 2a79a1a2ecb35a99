"""Undoing on the page: look at what a revision changed, agree, and see it taken back."""

import pytest
from browsing import running_app, settled, watched_page
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


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
    expect(page.get_by_role("heading", name="What revision 1 changed")).to_be_visible()

    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Undo revision 1").click()
    expect(page.get_by_role("link", name="2: what changed")).to_have_count(0)

    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_label("Your name").fill("Chen")
    page.get_by_role("button", name="Undo revision 1").click()
    expect(page.get_by_role("heading", name="What revision 2 changed")).to_be_visible()
    expect(page.get_by_role("table").last).to_contain_text("Chen")

    page.get_by_role("button", name="Undo revision 2").click()
    expect(page.get_by_role("heading", name="What revision 3 changed")).to_be_visible()
    page.goto("/data?tab=history&revision=2&lang=en")
    page.get_by_role("button", name="Undo revision 2").click()
    expect(page.get_by_text("nothing is left")).to_be_visible()
