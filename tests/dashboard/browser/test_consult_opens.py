"""What the consult page fetches only when a reader opens it."""

import pytest
from browsing import settled
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_further_reasons_and_the_quality_of_the_list_come_when_they_are_opened(page: Page) -> None:
    page.goto("/consult?lang=en")
    settled(page)
    page.locator("#consult-issue").fill("I-060")
    page.keyboard.press("Enter")
    row = page.locator("tbody tr").filter(has_text="Tsui Kwok-leung").first
    row.wait_for()
    # The field keeps the focus, and its list stays closed.
    expect(page.locator("#consult-issue")).to_be_focused()
    expect(page.get_by_role("option")).to_have_count(0)
    before = row.locator(".reasons li").count()
    row.locator("summary:visible").click()
    expect(row.locator(".reasons")).to_have_count(2)
    assert row.locator(".reasons li").count() > before
    answer = page.locator("#consult-quality-answer")
    assert not answer.is_visible()
    page.get_by_text("How good is this list?").click()
    expect(answer).to_contain_text("people really consulted", timeout=60_000)


def test_a_phone_shows_why_when_asked_and_paper_or_a_wide_screen_at_once(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/consult?issue=issue:I-060&lang=en")
    settled(page)
    row = page.locator("tbody tr").filter(has_text="Tsui Kwok-leung").first
    expect(row.locator(".reasons")).to_be_hidden()
    row.get_by_text("Why:").click()
    expect(row.locator(".reasons")).to_be_visible()
    row.get_by_text("Why:").click()
    page.set_viewport_size({"width": 1280, "height": 844})
    expect(row.locator(".reasons")).to_be_visible()
    expect(row.get_by_text("Why:")).to_be_hidden()
