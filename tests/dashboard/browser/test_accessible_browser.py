"""Every page and part drawn, by axe-core (WCAG 2.2 AA), in both themes, as wide as a phone.

What they look like goes to the folder ``screenshots``.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessible import covered, violations
from browsing import SCREENSHOTS, settled, watched_page
from playwright.sync_api import Browser, Page, TimeoutError, expect

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh-Hant", "zh-Hans")
LOCALES = Path(__file__).parents[3] / "dashboard" / "locales"
# Those with most of their own: what is left out is made of the same parts.
PAGES = {
    "overview": "/",
    "help": "/help",
    "nowhere": "/nowhere",
    "consult": "/consult?issue=issue:I-023",
    "consult-order": "/consult?issue=issue:I-023&part=order",
    "consult-round": "/consult?issue=issue:I-025&part=round",
    "consult-draft": "/consult?draft=1&title=Pier&topics=harbour&lead=department:D-ECO",
    "workload": "/workload",
    "workload-stuck": "/workload?tab=stuck",
    "workload-whatif": "/workload?tab=whatif&do=remove+person:P-035",
    "negotiate": "/negotiate?issue=issue:I-025",
    "negotiate-relations": "/negotiate?part=relations",
    "negotiate-entry": "/negotiate?part=entry&issue=issue:I-019",
    "negotiate-deals": "/negotiate?part=deals",
    "negotiate-talks": "/negotiate?part=talks&issue=issue:I-019",
    "data": "/data?table=involvements",
    "data-import": "/data?tab=import",
    "data-export": "/data?tab=export",
    "data-history": "/data?tab=history",
    "explore": "/explore?focus=issue:I-023",
    "explore-whole": "/explore?view=whole",
}


@pytest.fixture(scope="module")
def reader(browser: Browser, app_url: str) -> Iterator[Page]:
    """One page for all: its scripts are loaded once."""
    SCREENSHOTS.mkdir(exist_ok=True)
    options = {"bypass_csp": True, "viewport": {"width": 1280, "height": 900}}
    with watched_page(browser, app_url, **options) as page:
        yield page


def too_wide(page: Page) -> list[str]:
    """What is wider than the screen once pictures and tables have drawn themselves anew."""
    fits = "document.documentElement.scrollWidth <= window.innerWidth"
    try:
        page.wait_for_function(fits, timeout=5_000)
    except TimeoutError:
        return [f"it is {page.evaluate('document.documentElement.scrollWidth')} wide"]
    return []


def other_theme(page: Page) -> str:
    """Change the theme and wait for the page that is drawn in it."""
    dark = page.locator("html").get_attribute("data-mantine-color-scheme") == "dark"
    theme = "light" if dark else "dark"
    with page.expect_response(lambda answer: "_dash-update-component" in answer.url):
        page.locator("#scheme-toggle").click()
    expect(page.locator("html")).to_have_attribute("data-mantine-color-scheme", theme)
    page.wait_for_load_state("networkidle")
    return theme


def named(language: str, key: str) -> str:
    words: dict[str, str] = json.loads((LOCALES / f"{language}.json").read_text(encoding="utf-8"))
    return words[key]


def drawn(page: Page, language: str) -> None:
    """Frame and page stand, in the language, and nothing is refused."""
    settled(page)
    expect(page.locator("html")).to_have_attribute("lang", language)
    pages = page.get_by_role("navigation", name=named(language, "shell.menu"))
    expect(pages).to_contain_text(named(language, "page.workload"))
    assert page.get_by_role("alert").count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_drawn_whole_and_keeps_nobody_out(reader: Page, name: str) -> None:
    # Each part in a language of its own, so that all three are seen on every page.
    language = LANGUAGES[list(PAGES).index(name) % len(LANGUAGES)]
    path = PAGES[name]
    reader.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
    drawn(reader, language)
    reader.screenshot(path=SCREENSHOTS / f"{name}-{language}.png", full_page=True)
    reader.add_style_tag(content="* { transition: none !important }")  # no colour half way
    found = violations(reader) + covered(reader)
    theme = other_theme(reader)
    found += [f"{theme} {each}" for each in violations(reader, "color-contrast")]
    # Nothing but what scrolls by itself may be wider than a phone.
    reader.set_viewport_size({"width": 390, "height": 844})
    found += too_wide(reader)
    found += [f"phone {each}" for each in violations(reader, "target-size") + covered(reader)]
    reader.screenshot(path=SCREENSHOTS / f"{name}-phone-{theme}.png", full_page=True)
    reader.set_viewport_size({"width": 1280, "height": 900})
    assert not found, "\n".join(found)
