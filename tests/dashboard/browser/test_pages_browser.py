"""What holds on every page: language, theme, search, addresses that lead nowhere."""

import re

import pytest
from browsing import settled, watched_page
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def at(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


def test_who_prefers_the_dark_gets_it(browser: Browser, app_url: str) -> None:
    with watched_page(browser, app_url, color_scheme="dark") as page:
        page.goto(at("/data", "zh-Hant"))
        settled(page)
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_the_language_chosen_stands_in_the_address_and_back_undoes_it(page: Page) -> None:
    page.goto(at("/workload", "en"))
    settled(page)
    page.get_by_label("Language").first.click()
    page.get_by_role("option", name="繁體中文").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("工作負荷")
    assert "lang=zh-Hant" in page.url
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Workload")


def test_the_theme_is_remembered(page: Page) -> None:
    page.goto(at("/", "en"))
    settled(page)
    page.get_by_label("Light or dark").click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")
    page.reload()
    settled(page)
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", "dark")


def test_a_department_is_found_by_its_name_in_any_script(page: Page) -> None:
    page.goto(at("/", "en"))
    settled(page)
    found = page.get_by_role("option", name=re.compile("^Water and Drainage Bureau ·"))
    page.keyboard.press("/")
    for typed in ("Water and Drain", "水利", "水务", "D-WAT"):
        expect(found).to_be_hidden()
        page.keyboard.type(typed, delay=20)
        expect(found).to_be_visible()
        page.keyboard.press("Control+a")
        page.keyboard.press("Delete")
    page.keyboard.type("水利", delay=20)
    found.click()
    page.wait_for_url("**/explore?focus=department%3AD-WAT&lang=en")


def test_an_unknown_issue_in_the_address_is_answered_in_a_sentence(page: Page) -> None:
    page.goto(at("/consult?issue=issue:I-0233", "en"))
    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("I-0233")
    expect(alert).to_contain_text("Flood wall along the inner harbour (I-023)")
    expect(page.get_by_role("heading", level=1)).to_have_text("Consult")


def test_an_address_without_a_page_leads_home(page: Page) -> None:
    page.goto(at("/nowhere", "en"))
    page.get_by_role("link", name="Go to the overview").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Overview")
