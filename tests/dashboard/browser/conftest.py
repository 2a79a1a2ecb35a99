"""A real browser on the real app, with the sample organisation."""

from collections.abc import Iterator

import pytest
from browsing import chromium, running_app, watched_page
from playwright.sync_api import Browser, Page, sync_playwright

_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def app_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running_app(tmp_path_factory.mktemp("app")) as url:
        yield url


@pytest.fixture(scope="session")
def changed_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A second app, for tests that change the register; they find it as others have left it."""
    with running_app(tmp_path_factory.mktemp("changed")) as url:
        yield url


@pytest.fixture
def changed(browser: Browser, changed_url: str) -> Iterator[Page]:
    """A page on the app whose register is changed."""
    with watched_page(browser, changed_url) as page:
        yield page


@pytest.fixture
def page(browser: Browser, app_url: str) -> Iterator[Page]:
    """A page in a browser of its own; the test fails on anything the console complains of."""
    with watched_page(browser, app_url) as page:
        yield page
