"""A file that nobody knows, through the page: proposal, change, preview, dry run, load, again."""

from pathlib import Path

import pytest
from browsing import settled
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

ODD = "Ref no,What,Who decides,Colour\nA-1,Flood wall,Works Office,red\nA-2,Night bus,Rail,blue\n"


def upload(page: Page, folder: Path, name: str, content: str) -> None:
    path = folder / name
    path.write_text(content, encoding="utf-8")
    page.goto("/data?tab=import&lang=en")
    settled(page)
    page.locator("#import-upload input[type=file]").set_input_files(path)


def test_an_unknown_file_is_mapped_loaded_and_known_from_then_on(
    changed: Page, tmp_path: Path
) -> None:
    page = changed
    upload(page, tmp_path, "odd.csv", ODD)
    # The screen opens by itself, with a guess for every column.
    expect(page.get_by_text("This file is like none that is known")).to_be_visible()
    decides = page.get_by_role("textbox", name="What Who decides holds")
    expect(decides).to_have_value("units: approve")
    seen = page.locator("#mapping-seen")
    expect(seen).to_contain_text("Flood wall")
    # A change shows at once in the first rows.
    page.get_by_role("textbox", name="What Colour holds").click()
    page.get_by_role("option", name="Topics").click()
    expect(seen.get_by_role("columnheader", name="Topics")).to_be_visible()
    page.get_by_label("Name of this mapping").fill("Works list")
    page.get_by_role("button", name="Try it").click()
    report = page.locator("#import-report")
    expect(report).to_contain_text("Ready to load")
    expect(report).to_contain_text("Works list")
    saved = page.request.get(page.locator("#mapping-download").get_attribute("href") or "")
    assert "name: Works list" in saved.text()
    page.get_by_role("button", name="Load", exact=True).click()
    expect(report).to_contain_text("is remembered")

    upload(page, tmp_path, "next.csv", ODD.replace("A-", "B-"))
    expect(report).to_contain_text("Ready to load")
    expect(report).to_contain_text("was remembered for files like this one")
    page.get_by_text("Remembered mappings (1)").click()
    page.get_by_role("button", name="Forget").click()
    expect(page.get_by_text("Remembered mappings (1)")).to_be_hidden()
    upload(page, tmp_path, "next.csv", ODD)
    expect(page.get_by_text("This file is like none that is known")).to_be_visible()
