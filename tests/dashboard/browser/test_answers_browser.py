"""The three questions asked in the browser: answered with reasons, and kept in the link."""

import re

import pytest
from browsing import settled
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_an_issue_chosen_by_typing_is_answered_and_the_link_keeps_it(page: Page) -> None:
    page.goto("/consult?lang=en")
    settled(page)
    page.get_by_role("textbox", name="Issue", exact=True).click()
    page.keyboard.type("flood wall", delay=20)
    page.get_by_role("option", name=re.compile("Flood wall")).click()
    expect(page.get_by_role("heading", name="Must be consulted")).to_be_visible()
    assert "issue=issue%3AI-023" in page.url
    settled(page)
    must = page.get_by_role("table").first.inner_text()
    page.reload()
    settled(page)
    assert page.get_by_role("table").first.inner_text() == must


def test_every_row_of_a_consultation_says_why(page: Page) -> None:
    page.goto("/consult?issue=issue:I-023&lang=en")
    settled(page)
    # What follows below, how good the list is, has figures for rows.
    rows = page.locator("tbody tr:not(#consult-quality-answer *)")
    assert rows.count() > 10
    for row in rows.all():
        assert row.locator(".reasons li").count() >= 1


def test_the_workload_of_people_is_one_click_from_that_of_departments(page: Page) -> None:
    page.goto("/workload?lang=en")
    settled(page)
    expect(page.locator("#workload-grid")).to_contain_text("Water and Drainage Bureau")
    page.get_by_text("People", exact=True).click()
    page.wait_for_url("**kind=person**")
    settled(page)
    expect(page.locator("#workload-grid")).not_to_contain_text("Water and Drainage Bureau")


def test_the_chart_of_positions_has_a_table_twin(page: Page) -> None:
    page.goto("/negotiate?issue=issue:I-025&lang=en")
    settled(page)
    page.wait_for_function("document.querySelector('.js-plotly-plot')?.calcdata")
    drawn = page.evaluate(
        "document.querySelector('.js-plotly-plot').calcdata"
        ".filter(trace => trace[0].trace.mode === 'markers').map(trace => trace.length)[0]"
    )
    stands = (
        page.locator(".card").filter(has_text="By position, the unknown last").locator("tbody tr")
    )
    unknown = stands.filter(has=page.locator("td:nth-child(2)", has_text="unknown"))
    assert drawn > 3
    assert stands.count() - unknown.count() == drawn


def test_what_needs_attention_leads_to_its_explanation(page: Page) -> None:
    page.goto("/?lang=en")
    settled(page)
    page.get_by_role("link", name="Water and Drainage Bureau").first.click()
    page.wait_for_url("**/workload**party=department%3AD-WAT**")
    settled(page)
    expect(page.locator(".tile").filter(has_text="Utilisation")).to_contain_text("%")
