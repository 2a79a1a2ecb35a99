"""A headless browser as a stopwatch: from a click to a painted frame, heap, bytes received."""

import contextlib
import shutil
import time
from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")
PATIENCE = 240  # seconds
_MISSED = 15  # seconds after which a click has hit nothing
_CLICKS = """() => {
  window.__frames = 0;
  addEventListener("pointerdown", (event) => { window.__clicked = performance.now(); }, true);
}"""
# Looked at in every frame: what is there when a frame begins has been painted when the next does.
_FRAME = """() => new Promise((done) => {
  const since = () => performance.now() - window.__clicked;
  const end = () => done(since());
  const late = () => since() > PATIENCE && (done(null), true);
  const look = () => late() || requestAnimationFrame(DRAWN ? end : look);
  look();
})"""
_TEXT = """(selector) => {
  const before = (document.querySelector(selector) || {}).textContent;
  window.__answered = null;
  const look = () => {
    const now = (document.querySelector(selector) || {}).textContent;
    if (now && now !== before) window.__answered = performance.now() - window.__clicked;
    else requestAnimationFrame(look);
  };
  look();
}"""


@contextlib.contextmanager
def browser() -> Iterator[Browser | None]:
    """A browser of this machine; None where there is none."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        yield None
        return
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=found, args=list(_FLAGS))
        yield launched
        launched.close()


@contextlib.contextmanager
def opened(browser: Browser, address: str, ready: str) -> Iterator[Page]:
    """A page of its own, with its stopwatch, once a selector is there."""
    context = browser.new_context(viewport={"width": 1360, "height": 900}, locale="en-US")
    context.set_default_timeout(1000 * PATIENCE)
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector(ready)
    page.wait_for_load_state("networkidle")
    page.evaluate(_CLICKS)
    yield page
    context.close()


def first_frame(page: Page, button: str, drawn: str) -> float | None:
    """Milliseconds from the click on a button to the first frame in which all is ``drawn``.

    None where that takes longer than anybody waits (:data:`PATIENCE`).
    """
    page.locator(button).click()
    script = _FRAME.replace("DRAWN", f"({drawn})").replace("PATIENCE", str(1000 * PATIENCE))
    found: float | None = page.evaluate(script)
    return found


def answer(page: Page, x: float, y: float, selector: str) -> float | None:
    """Milliseconds from a click at a point to another text in what a selector finds.

    None where the click has hit nothing.
    """
    page.mouse.move(x, y)
    page.evaluate(_TEXT, selector)
    page.mouse.click(x, y)
    before = time.monotonic()
    while time.monotonic() - before < _MISSED:
        found: float | None = page.evaluate("window.__answered")
        if found is not None:
            return found
        page.wait_for_timeout(10)
    return None


def heap(page: Page) -> float:
    """Megabytes that script holds after a collection, typed arrays included."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used: dict[str, Any] = session.send("Runtime.getHeapUsage")
    return float(used["usedSize"] + used.get("backingStorageSize", 0)) / 1e6


def weight(browser: Browser, base: str, path: str) -> tuple[float, int]:
    """Megabytes that a first visit receives, and how many requests go to other hosts."""
    context = browser.new_context(viewport={"width": 1360, "height": 900}, locale="en-US")
    page = context.new_page()
    session: CDPSession = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    others: list[str] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith((base, "data:", "blob:")) else others.append(request.url)
        ),
    )
    page.goto(base + path)
    page.wait_for_selector("h1")
    page.wait_for_load_state("networkidle")
    context.close()
    return sum(sizes) / 1e6, len(others)
