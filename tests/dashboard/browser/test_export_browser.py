"""Files out through the page: the template comes and loads, a part is taken out."""

import json
import re
from pathlib import Path

import pytest
from browsing import settled
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def saved(page: Page, link: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("link", name=link, exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_the_template_is_fetched_and_loads_as_it_is(changed: Page, tmp_path: Path) -> None:
    page = changed
    page.goto("/data?tab=import&lang=zh-Hant")
    settled(page)
    template = saved(page, "下載填寫範本（.xlsx）", tmp_path)
    page.locator("#import-upload input[type=file]").set_input_files(template)
    load = page.get_by_role("button", name="匯入", exact=True)
    expect(load).to_be_enabled()
    load.click()
    expect(page.get_by_text("已匯入", exact=True)).to_be_visible()
    page.goto("/data?table=rules&lang=zh-Hant")
    settled(page)
    expect(page.get_by_text("交通事項由市政府核定").first).to_be_visible()


def test_a_part_is_taken_out_by_name(page: Page, tmp_path: Path) -> None:
    page.goto("/data?tab=export&lang=en")
    settled(page)
    field = page.get_by_label("Only what is near")
    field.fill("Finance Bureau")
    field.press("Enter")
    expect(page).to_have_url(re.compile("focus=Finance"))
    settled(page)
    page.screenshot(path=tmp_path / "export.png", full_page=True)
    path = saved(page, "JSON records (.json)", tmp_path)
    rows = json.loads(path.read_text("utf-8"))
    assert "D-FIN" in {row["id"] for row in rows["departments"]}
    assert "export=" not in page.url

    field.fill("No such thing")
    field.press("Enter")
    expect(page.get_by_text("“No such thing”")).to_be_visible()
