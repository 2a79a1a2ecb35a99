"""The workload page driven as its readers do: from a bar to its issues, a what-if kept."""

import re

import pytest
from browsing import settled
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_bar_leads_to_the_issues_behind_it(page: Page) -> None:
    page.goto("/workload?lang=en")
    settled(page)
    bar = page.locator(".points .point path").first
    bar.scroll_into_view_if_needed()
    box = bar.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 20, box["y"] + box["height"] / 2)
    expect(page).to_have_url(re.compile("party=department"))
    expect(page.get_by_text("Issues behind this load")).to_be_visible()


def test_a_what_if_is_put_together_and_kept(page: Page) -> None:
    page.goto("/workload?lang=en&tab=whatif")
    settled(page)
    who = page.get_by_label("Who").first
    who.click()
    who.fill("P-035")
    page.get_by_role("option").first.click()
    page.get_by_role("button", name="Add: somebody leaves").click()
    expect(page.get_by_text("Nobody could approve any more (9):")).to_be_visible()
    page.get_by_label("Name of the scenario").fill("If the engineer left")
    page.get_by_role("button", name="Keep under this name").click()
    expect(page.get_by_role("link", name="If the engineer left")).to_be_visible()
    expect(page.get_by_text("Kept.")).to_be_visible()
