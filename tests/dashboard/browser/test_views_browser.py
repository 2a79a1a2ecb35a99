"""Views, play and hidden names in a real browser."""

import re
from pathlib import Path

import openpyxl
import pytest
from browsing import settled, watched_page
from exploring import open_at, wait
from playwright.sync_api import Browser, Locator, Page, Response, expect
from sample_city import sample_rows

pytestmark = pytest.mark.browser

QUAY = "issue:I-010"
_AT = f"__cy.getElementById('{QUAY}').position()"


def test_a_view_keeps_moved_places_for_another_browser_and_a_period_is_played_in_it(
    changed: Page, browser: Browser, changed_url: str
) -> None:
    open_at(changed, f"/explore?focus={QUAY}&lang=en")
    changed.locator("#explore-canvas").focus()
    changed.keyboard.press("ArrowRight")
    changed.keyboard.press("Shift+ArrowDown")
    put = changed.evaluate(_AT)
    changed.get_by_role("button", name="Views: save").click()
    changed.get_by_label("Save this page as").first.fill("Quay talk")
    address = changed.url
    changed.evaluate("document.querySelector('h1').dataset.stays = 'yes'")
    changed.get_by_role("button", name="Save view").click()
    expect(changed.locator("#views-outcome")).to_contain_text("Saved as")
    item = changed.locator(".views-item").filter(has_text="Quay talk")
    link = item.locator(".copy-link").get_attribute("data-copy") or ""
    saved = link.partition("saved=")[2]
    changed.keyboard.press("Escape")
    expect(changed.locator("#views-name")).to_be_hidden()
    assert changed.evaluate("document.activeElement.id") == "views-open"
    # Nothing of the page has changed by it, so nothing is drawn anew.
    assert (changed.url, changed.locator("h1").get_attribute("data-stays")) == (address, "yes")
    with watched_page(browser, changed_url) as other:
        open_at(other, f"/explore?saved={saved}&lang=en")
        seen = other.evaluate(_AT)
        assert (seen["x"], seen["y"]) == pytest.approx((put["x"], put["y"]), abs=1)
        play(other)
        wait(other, f"Boolean({_AT})")
        again = other.evaluate(_AT)
        assert (again["x"], again["y"]) == pytest.approx((put["x"], put["y"]), abs=1)


def _day(said: Locator) -> str:
    found = re.search(r"\d+ \w+ \d{4}", said.inner_text())
    assert found
    return found.group()


def play(page: Page) -> None:
    """Each step says its day and what has changed; Escape returns to today's picture."""
    page.locator("#play-panel > summary").click()
    step, said = page.get_by_role("button", name="Step on"), page.locator(".play-said")
    step.click()
    expect(said).to_contain_text(re.compile(r"1/\d+  \d+ \w+ \d{4}  The first picture"))
    first = _day(said)
    step.click()
    expect(said).to_contain_text(re.compile(r"2/\d+  \d+ \w+ \d{4}"))
    assert _day(said) != first
    page.keyboard.press("Escape")
    expect(said).to_have_text("")


def test_with_names_hidden_no_answer_and_no_file_holds_one(changed: Page, tmp_path: Path) -> None:
    sent: list[tuple[str, str]] = []

    def keep(response: Response) -> None:
        kind = response.headers.get("content-type", "")
        if response.ok and ("json" in kind or "html" in kind) and "/assets/" not in response.url:
            sent.append((response.url, response.text()))

    changed.on("response", keep)
    for address in ("/explore?view=whole", "/negotiate?issue=issue:I-019"):
        changed.goto(f"{address}&names=all&lang=en")
        settled(changed)
    names = [row["name"] for table in ("people", "departments") for row in sample_rows()[table]]
    found = {(name, url) for url, text in sent for name in names if re.search(rf"\b{name}\b", text)}
    assert len(sent) > 6
    assert found == set()
    picture = changed.locator(".picture").first
    svg = taken(changed, picture.locator("[data-figure=svg]"), tmp_path / "figure.svg")
    text = svg.read_text("utf-8")
    assert "Names of people and departments are hidden." in text
    assert "src:url(data:font/woff2;base64," in text  # it brings its fonts along
    assert [name for name in names if name in text] == []
    png = taken(changed, picture.locator("[data-figure=png]"), tmp_path / "figure.png")
    assert len(png.read_bytes()) > 30_000  # an empty one of that size takes a third of it
    table = taken(changed, picture.locator("a[href*='.xlsx']"), tmp_path / "figure.xlsx")
    assert openpyxl.load_workbook(table).worksheets[0].max_row > 5


def taken(page: Page, way: Locator, path: Path) -> Path:
    way.focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(path)
    return path
