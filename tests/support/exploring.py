"""The Explore page's canvas in a real browser: opening it, waiting for it, clicking on a node."""

from typing import Any

from browsing import PATIENCE, settled
from playwright.sync_api import Page


def open_at(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)
    wait(page, "Boolean(window.__cy) && __cy.nodes().nonempty()")


def wait(page: Page, condition: str) -> None:
    """Ask until it is true; the page's policy forbids the evaluation that playwright's own does."""
    for _ in range(PATIENCE // 25):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(25)
    raise AssertionError(condition)


def click(page: Page, node: str, *, double: bool = False) -> None:
    at: dict[str, Any] = page.evaluate(f"__cy.getElementById('{node}').renderedPosition()")
    host = page.locator("#explore-canvas")
    host.scroll_into_view_if_needed()
    box = host.bounding_box()
    assert box is not None
    (page.mouse.dblclick if double else page.mouse.click)(box["x"] + at["x"], box["y"] + at["y"])
