"""What axe-core finds wrong on a page, for WCAG 2.2 AA and the usual good practice."""

from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

_SCRIPT = Path(axe_playwright_python.__file__).parent / "axe.min.js"
# A page that is about to be replaced is dimmed, and nobody is asked to read it.
_STEADY = "getComputedStyle(document.getElementById('page').parentElement).opacity === '1'"
_RUN = """rules => axe.run(document, {
  resultTypes: ["violations"],
  ...(rules ? { runOnly: { type: "rule", values: rules } } : {}),
}).then(found => found.violations.flatMap(each => each.nodes.slice(0, 3).map(
  node => `${each.id}: ${node.target.join(" ")} ${node.html.slice(0, 160)} ${node.failureSummary}`
)))"""

# From the last to the first: what is come to from below ends at the upper edge, under the frame.
_COVERED = """() => {
  const reached = ":is(a[href], button, input, summary, [tabindex='0'])";
  const stops = [...document.querySelectorAll(`#page ${reached}`)];
  const covered = (stop) => {
    stop.focus();
    if (document.activeElement !== stop) return false;
    const { left, top, width, height } = [...stop.getClientRects()].at(0) || {};
    const over = width && document.elementFromPoint(left + width / 2, top + height / 2);
    return Boolean(over && over.closest("header, [role=note]:not(:has(:focus))"));
  };
  const found = stops.reverse().filter(covered).map((stop) => stop.outerHTML.slice(0, 160));
  window.scrollTo(0, 0);
  return found;
}"""


def covered(page: Page) -> list[str]:
    """What lies under the frame or its banner once the keyboard has led to it (WCAG 2.4.11)."""
    found: list[str] = page.evaluate(_COVERED)
    return [f"under the frame: {each}" for each in found]


def violations(page: Page, *rules: str) -> list[str]:
    """Rule, place and reason of each violation; of some rules only where they are named."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(_SCRIPT.read_text(encoding="utf-8"))
    page.wait_for_function(_STEADY)
    found: list[str] = page.evaluate(_RUN, list(rules) or None)
    return found
