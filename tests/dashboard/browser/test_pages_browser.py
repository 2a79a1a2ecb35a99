"""Every page in every language in a real browser; screenshots go to the folder ``screenshots``."""

import json
import re
from pathlib import Path

import pytest
from browsing import SCREENSHOTS, settled, watched_page
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

LOCALES = Path(__file__).parents[3] / "dashboard" / "locales"
LANGUAGES = ("en", "zh-Hant", "zh-Hans")
PAGES = {
    "overview": "/",
    "explore": "/explore?focus=issue:I-023",
    "consult": "/consult?issue=issue:I-023",
    "consult-order": "/consult?issue=issue:I-023&part=order",
    "consult-draft": "/consult?draft=1&title=Pier&topics=harbour&lead=department:D-ECO",
    "workload": "/workload",
    "negotiate-issue": "/negotiate?issue=issue:I-025",
    "negotiate-deals": "/negotiate?part=deals",
    "negotiate-talks": "/negotiate?part=talks&issue=issue:I-019",
    "data": "/data",
    "data-export": "/data?tab=export",
}


def text(language: str, key: str) -> str:
    return json.loads((LOCALES / f"{language}.json").read_text(encoding="utf-8"))[key]


def at(path: str, language: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


# Pages once, the languages in turn: what is said in them is tested without a browser, and other
# tests drive the round, the import and the history.
IN_TURN = [(name, LANGUAGES[at % len(LANGUAGES)]) for at, name in enumerate(PAGES)]


@pytest.mark.parametrize(("name", "language"), IN_TURN)
def test_a_page_is_drawn_without_a_complaint_or_a_request_outside(
    page: Page, name: str, language: str
) -> None:
    page.goto(at(PAGES[name], language))
    settled(page)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}-{language}.png", full_page=True)
    expect(page.locator("html")).to_have_attribute("lang", language)
    pages = page.get_by_role("navigation", name=text(language, "shell.menu"))
    expect(pages).to_contain_text(text(language, "page.workload"))
    assert page.get_by_role("alert").count() == 0


@pytest.mark.parametrize("name", ["explore", "consult", "data"])
def test_a_page_is_readable_in_the_dark_and_on_a_phone(
    browser: Browser, app_url: str, name: str
) -> None:
    small = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
    with watched_page(browser, app_url, **small) as page:
        page.goto(at(PAGES[name], "zh-Hant"))
        settled(page)
        page.screenshot(path=SCREENSHOTS / f"{name}-phone-dark.png", full_page=True)
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
        # Nothing but what scrolls by itself may be wider than the phone.
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


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


@pytest.mark.parametrize("typed", ["Water and Drain", "水利", "水务", "D-WAT"])
def test_a_department_is_found_by_its_name_in_any_script(page: Page, typed: str) -> None:
    page.goto(at("/", "en"))
    settled(page)
    page.keyboard.press("/")
    page.keyboard.type(typed, delay=20)
    page.get_by_role("option", name=re.compile("^Water and Drainage Bureau ·")).click()
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
