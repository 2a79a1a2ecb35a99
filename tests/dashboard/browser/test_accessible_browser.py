"""Every page and part by axe-core (WCAG 2.2 AA), in both themes, and as wide as a phone."""

from collections.abc import Iterator

import pytest
from accessible import violations
from browsing import settled, watched_page
from playwright.sync_api import Browser, Page, TimeoutError, expect

pytestmark = pytest.mark.browser

LANGUAGES = ("en", "zh-Hant", "zh-Hans")
# Those with most of their own: what is left out is made of the same parts.
SHOWN = (
    *("/", "/help", "/nowhere"),
    *("/consult?issue=issue:I-023", "/consult?issue=issue:I-023&part=order"),
    *("/consult?issue=issue:I-025&part=round", "/consult?draft=1&title=Pier&topics=harbour"),
    *("/workload", "/workload?tab=stuck", "/workload?tab=whatif&do=remove+person:P-035"),
    *("/negotiate", "/negotiate?part=relations", "/negotiate?part=entry&issue=issue:I-019"),
    *("/data?table=involvements", "/data?tab=import", "/data?tab=history"),
    *("/explore?focus=issue:I-023", "/explore?view=whole"),
)


@pytest.fixture(scope="module")
def reader(browser: Browser, app_url: str) -> Iterator[Page]:
    """One page for all: its scripts are loaded once."""
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


@pytest.mark.parametrize("path", SHOWN)
def test_no_page_keeps_anybody_out(reader: Page, path: str) -> None:
    # Each part in a language of its own, so that all three are seen on every page.
    language = LANGUAGES[SHOWN.index(path) % len(LANGUAGES)]
    reader.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
    settled(reader)
    reader.add_style_tag(content="* { transition: none !important }")  # no colour half way
    found = violations(reader)
    theme = other_theme(reader)
    found += [f"{theme} {each}" for each in violations(reader, "color-contrast")]
    # Nothing but what scrolls by itself may be wider than a phone.
    reader.set_viewport_size({"width": 390, "height": 844})
    found += too_wide(reader)
    found += [f"phone {each}" for each in violations(reader, "target-size")]
    reader.set_viewport_size({"width": 1280, "height": 900})
    assert not found, "\n".join(found)
