"""Driving the app as its users do: started by its command, read in a real browser."""

import contextlib
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

ROOT = Path(__file__).parents[2]
SCREENSHOTS = ROOT / "screenshots"
PATIENCE = 60_000  # milliseconds; a busy machine is no reason to fail
expect.set_options(timeout=PATIENCE)
# The headless shell needs a third less of the processor than the whole browser.
_CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def chromium() -> str:
    """Path of the lightest Chromium of this machine; the test is skipped where there is none."""
    found = next((path for name in _CHROMIUMS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("no Chromium on this machine and no way to install it")
    return found


@contextlib.contextmanager
def running_app(folder: Path, *arguments: str, **environment: str) -> Iterator[str]:
    """Run ``python -m dashboard`` on a free port; give its address once it says it is ready."""
    command = [sys.executable, "-m", "dashboard", "--port", "0", "--data", str(folder), *arguments]
    variables = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("NEO4J_", "STAKEHOLDERS_"))
    }
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=variables | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        assert process.stdout is not None
        said = []
        for line in process.stdout:
            said.append(line)
            if address := re.search(r"http://[\d.]+:\d+", line):
                break
        else:
            pytest.fail(f"the app ended before it was ready: {''.join(said)}")
        try:
            yield address.group()
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=30)
        assert process.returncode == 0


@contextlib.contextmanager
def watched_page(browser: Browser, url: str, **options: object) -> Iterator[Page]:
    """Open a context and collect console errors, failed requests, requests to other hosts."""
    faults: list[str] = []

    def fault(text: str) -> None:
        faults.append(f"{page.url}: {text}")

    settings = {"viewport": {"width": 1360, "height": 900}, "base_url": url, "locale": "en-US"}
    context = browser.new_context(**(settings | options))  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.on("console", lambda m: fault(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: fault(str(error)))
    page.on(
        "request",
        lambda r: None if r.url.startswith((url, "data:", "blob:")) else fault(r.url),
    )
    page.on("response", lambda r: fault(f"{r.status} {r.url}") if r.status >= 500 else None)
    yield page
    context.close()
    assert not faults, "\n".join(faults)


def settled(page: Page) -> None:
    """Wait until the page has drawn what it was asked for."""
    page.wait_for_selector("h1")
    page.wait_for_load_state("networkidle")
