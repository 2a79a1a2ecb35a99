"""The Explore page as one page: the picture high on the screen, its controls in few menus."""

import re

import pytest
from browsing import settled
from exploring import click, open_at, wait
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

_SEEN = """() => {
  const box = document.getElementById('explore-canvas').getBoundingClientRect();
  return (Math.min(box.bottom, innerHeight) - Math.max(box.top, 0)) / innerHeight;
}"""
_OUTSIDE = """() => __cy.elements().not('edge').filter(n => {
  const told = !n.hasClass('quiet');
  const box = n.renderedBoundingBox(
    { includeNodes: true, includeEdges: false, includeOverlays: false, includeLabels: told });
  return box.x1 < -3 || box.y1 < -3 || box.x2 > __cy.width() + 3 || box.y2 > __cy.height() + 3;
}).map(n => n.data('name')).join()"""
_WIDER = "() => document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize("language", ["en", "zh-Hant"])
@pytest.mark.parametrize(("width", "height"), [(1280, 900), (390, 844)])
def test_at_least_half_of_the_screen_is_the_picture(
    page: Page, language: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    open_at(page, f"/explore?focus=department:D-FIN&overlay=workload&lang={language}")
    assert page.evaluate(_SEEN) >= 0.5
    assert not page.evaluate(_WIDER)


def test_a_phone_shows_all_of_a_picture_with_its_names_and_the_legend_right_below(
    page: Page,
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for query in ("focus=issue:I-023", "focus=issue:I-023&depth=2&boxes=1", "lang=zh-Hans"):
        open_at(page, f"/explore?{query}")
        wait(page, f"({_OUTSIDE})() === ''")
    fold = page.locator(".explore-keys summary")
    picture, legend = page.locator("#explore-canvas").bounding_box(), fold.bounding_box()
    assert picture
    assert legend
    assert 0 < legend["y"] - (picture["y"] + picture["height"]) < 100
    fold.click()
    expect(page.locator("#explore-legend label").first).to_be_visible()
    assert not page.evaluate(_WIDER)


def test_on_a_phone_what_an_overlay_tells_of_what_is_chosen_and_the_middle_have_names(
    page: Page,
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for query in ("D-FIN&overlay=workload", "D-WAT&overlay=roles&on=issue:I-023"):
        open_at(page, f"/explore?focus=department:{query}&lang=en")
        wait(page, "__cy.nodes('[?rank]').length > 3 && __cy.nodes('[?rank].quiet').empty()")
        assert page.evaluate("__cy.nodes('.focus').not('.quiet').length") == 1
        assert page.evaluate("__cy.nodes('.quiet').length / __cy.nodes().length") < 0.25
    open_at(page, "/explore?focus=department:D-FIN&select=person:P-012&lang=en")
    wait(page, "__cy.nodes('.faded').nonempty() && __cy.nodes('.quiet').not('.faded').empty()")
    expect(page.locator(".canvas-help .for-touch")).to_be_visible()
    expect(page.locator(".canvas-help .for-mouse")).to_be_hidden()


def test_a_menu_opens_by_key_and_closes_by_escape_or_a_click_elsewhere(page: Page) -> None:
    open_at(page, "/explore?focus=department:D-FIN&lang=en")
    show = page.locator("summary").filter(has_text=re.compile("^Show$"))
    show.focus()
    page.keyboard.press("Enter")
    boxes = page.get_by_role("link", name="Departments as boxes")
    expect(boxes).to_be_visible()
    page.keyboard.press("Escape")
    expect(boxes).to_be_hidden()
    expect(show).to_be_focused()
    show.click()
    expect(boxes).to_be_visible()
    page.locator("h1").click()
    expect(boxes).to_be_hidden()


def test_marks_are_chosen_in_the_menu_and_told_below_the_picture(page: Page) -> None:
    open_at(page, "/explore?focus=department:D-FIN&lang=en")
    page.locator("summary").filter(has_text=re.compile("^Show$")).click()
    page.get_by_role("textbox", name="Marks on the picture").click()
    page.get_by_role("option", name="workload").click()
    page.wait_for_url("**overlay=workload**")
    expect(page.locator("#explore-key")).to_contain_text("above capacity")


def test_an_empty_field_offers_phrases_that_find_something(page: Page) -> None:
    open_at(page, "/explore?lang=en")
    page.locator("#explore-ask").click()
    page.get_by_role("option", name="overdue issues").click()
    page.locator("#explore-ask-go").click()
    expect(page.locator("#explore-answer")).to_contain_text("found")


def test_what_is_chosen_can_be_changed_beside_its_details_but_not_in_the_past(page: Page) -> None:
    open_at(page, "/explore?lang=en")
    change = page.get_by_role("button", name="Change…")
    expect(change).to_be_hidden()
    click(page, "department:D-TRA")
    expect(change).to_be_visible()
    for fixed in ("read=only", "as_of=1"):
        page.goto(f"/explore?focus=department:D-TRA&lang=en&{fixed}")
        settled(page)
        wait(page, "Boolean(window.__cy) && __cy.nodes().nonempty()")
        expect(page.locator("#explore-details h2")).to_have_text("Transport Bureau")
        expect(change).to_be_hidden()
        expect(page.locator("summary").filter(has_text=re.compile("^Add$"))).to_be_hidden()
