"""Preparing a negotiation on the page: enter a position, think a change through, take the brief."""

import re

import pytest
from browsing import settled
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_change_is_thought_through_and_taken_away_again(page: Page) -> None:
    page.goto("/negotiate?part=whatif&issue=issue:I-019&lang=en")
    settled(page)
    page.click("#nego-whatif-party")
    page.fill("#nego-whatif-party", "Finance")
    page.get_by_role("option", name="Finance Bureau").first.click()
    page.fill("#nego-whatif-value", "90")
    page.keyboard.press("Tab")
    page.click("#nego-whatif-add")
    expect(page).to_have_url(re.compile("change=.*position"))
    settled(page)
    compared = page.locator(".card").filter(has_text="Side by side")
    expect(compared).to_contain_text("As changed")
    page.get_by_role("link", name="Take all away").click()
    expect(page.locator(".card").filter(has_text="As changed")).to_have_count(0)


def test_a_position_out_of_range_is_refused_beside_the_form(page: Page) -> None:
    page.goto("/negotiate?part=entry&issue=issue:I-019&party=department:D-HAR&lang=en")
    settled(page)
    page.fill("#entry-position", "140")
    page.keyboard.press("Tab")
    page.fill("#entry-source", "Conversation")
    page.click("#entry-save")
    expect(page.locator("#entry-said")).to_contain_text("outside its range")


def test_the_brief_is_one_click_away(page: Page) -> None:
    page.goto("/negotiate?part=brief&issue=issue:I-019&lang=zh-Hant")
    settled(page)
    with page.expect_download() as download:
        page.locator("a[href*='/download/brief.pdf']").first.click()
    assert download.value.path().read_bytes().startswith(b"%PDF")
