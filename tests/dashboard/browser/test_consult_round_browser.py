"""A round driven as an officer does: sent, answered with a disagreement, taken back."""

import re

import pytest
from browsing import settled
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def _choose(page: Page, name: str, typed: str) -> None:
    field = page.locator(f"#consult-mark-{name}")
    field.click()
    if name == "party":
        field.fill(typed)
    page.get_by_role("option", name=typed).first.click()


def test_a_disagreement_becomes_a_position_and_undo_takes_it_back(page: Page) -> None:
    page.goto("/consult?issue=issue:I-041&part=round&lang=en")
    settled(page)
    row = page.locator("tr", has=page.get_by_role("link", name="Fire and Rescue Department"))
    expect(row).to_contain_text("overdue")
    _choose(page, "party", "D-FIR")
    _choose(page, "kind", "answered")
    _choose(page, "answer", "disagree")
    page.locator("#consult-mark-position").fill("30")
    page.locator("#consult-mark-source").fill("Memo FIR-7")
    page.get_by_role("button", name="Save the mark").click()
    expect(page).to_have_url(re.compile("marked="))
    expect(row).to_contain_text("objects")
    expect(row).to_contain_text("Memo FIR-7")
    page.get_by_role("button", name="Undo").first.click()
    expect(row).to_contain_text("overdue")
    expect(row).not_to_contain_text("Memo FIR-7")


def test_what_happened_cannot_be_left_empty(page: Page) -> None:
    page.goto("/consult?issue=issue:I-041&part=round&lang=en")
    settled(page)
    _choose(page, "kind", "sent")
    expect(page.locator("#consult-mark-kind")).to_have_value("sent")
    expect(page.locator("#consult-mark-due")).to_be_visible()
