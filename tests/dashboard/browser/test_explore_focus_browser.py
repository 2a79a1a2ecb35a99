"""Boxes, menu and kept places of the Explore page, driven by mouse and keyboard."""

import pytest
from browsing import settled
from exploring import click, open_at, wait
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

BOXES = "/explore?focus=issue:I-023&depth=2&boxes=1&lang=en"
_POSITIONS = (
    "Object.fromEntries(__cy.nodes(':childless').map("
    "n => [n.id(), [Math.round(n.position('x')), Math.round(n.position('y'))]]))"
)
_CROSSING = """() => {
  const boxes = __cy.nodes(':parent').map(n => [n, n.boundingBox({ includeLabels: false })]);
  const singles = __cy.nodes(':orphan:childless').map(
    n => [n, n.boundingBox({ includeLabels: false })]);
  let crossing = 0;
  boxes.forEach(([n, a], i) => [...boxes.slice(0, i), ...singles].forEach(([m, b]) => {
    crossing += a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2 ? 1 : 0;
  }));
  return crossing;
}"""


def test_a_box_is_folded_by_key_nothing_else_moves_and_back_unfolds_it(page: Page) -> None:
    open_at(page, BOXES)
    assert page.evaluate(f"({_CROSSING})()") == 0
    before = page.evaluate(_POSITIONS)
    click(page, "department:D-WAT")
    page.wait_for_url("**select=department:D-WAT**")
    page.locator("#explore-canvas").focus()
    page.keyboard.press("f")
    wait(page, "__cy.nodes('.folded').length === 1")
    after = page.evaluate(_POSITIONS)
    assert len(after) < len(before)
    assert {node: before[node] for node in after} == after
    page.go_back()
    wait(page, "__cy.nodes('.folded').length === 0")
    assert page.evaluate(_POSITIONS) == before


def test_the_menu_counts_what_a_node_can_still_show_and_shows_it(page: Page) -> None:
    open_at(page, "/explore?focus=issue:I-010&lang=en")
    before = page.evaluate("__cy.nodes().length")
    click(page, "department:D-CUL")
    page.locator("#explore-canvas").focus()
    page.keyboard.press("m")
    item = page.get_by_role("menuitem").filter(has_text="member of")
    count = int(item.inner_text().partition("+")[2].rstrip(")"))
    item.click()
    page.wait_for_url("**expand=member_of*department:D-CUL**")
    wait(page, f"__cy.nodes().length === {before + count}")
    expect(page.get_by_role("menu")).to_have_count(0)


def test_a_node_stays_where_it_was_put_until_it_is_put_back(page: Page) -> None:
    open_at(page, "/explore?focus=issue:I-010&lang=en")
    before = page.evaluate(_POSITIONS)
    host = page.locator("#explore-canvas")
    host.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowDown")
    put = page.evaluate(_POSITIONS)
    assert put == before | {
        "issue:I-010": [before["issue:I-010"][0], before["issue:I-010"][1] + 20]
    }
    page.goto("/data?lang=en")
    settled(page)
    open_at(page, "/explore?focus=issue:I-010&lang=en")
    assert page.evaluate(_POSITIONS) == put
    page.locator("[data-canvas-tool=put-back]").click()
    wait(page, f"{_POSITIONS}['issue:I-010'][1] === {before['issue:I-010'][1]}")
    assert page.evaluate(_POSITIONS) == before
    expect(page.locator("[data-canvas-tool=put-back]")).to_be_hidden()
