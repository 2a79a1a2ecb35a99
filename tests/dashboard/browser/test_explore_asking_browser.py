"""Asking on Explore, and picking several nodes."""

import pytest
from browsing import settled
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_a_phrase_is_completed_asked_and_picked_from(page: Page) -> None:
    page.goto("/explore?lang=en")
    settled(page)
    field = page.locator("#explore-ask")
    field.press_sequentially("issues led by czj")
    page.get_by_role("option", name="issues led by Finance Bureau").click()
    field.press("Enter")
    expect(page.locator("h1")).to_have_text("“issues led by Finance Bureau”")
    expect(page.locator("#explore-answer")).to_contain_text("4 found")
    boxes = page.locator("#explore-nodes .ag-selection-checkbox input")
    boxes.nth(1).click()
    boxes.nth(2).click()
    expect(page.locator("#explore-picks")).to_contain_text("2 picked")
    page.get_by_role("link", name="Show only these").click()
    expect(page.locator("h1")).to_contain_text("Set:")
    page.locator("#explore-unpick").click()
    expect(page.locator("#explore-picks-part")).to_be_hidden()


def test_ways_are_asked_for_by_choosing_their_ends(page: Page) -> None:
    page.goto("/explore?lang=zh-Hant&from=department:D-FIN")
    settled(page)
    page.locator("#explore-to").press_sequentially("slj")
    page.get_by_role("option", name="水利局（D-WAT）").click()
    expect(page.locator("h1")).to_have_text("自財政局至水利局的路徑")
    page.locator("#explore-turn").click()
    expect(page.locator("h1")).to_have_text("自水利局至財政局的路徑")


@pytest.mark.parametrize(
    ("language", "first", "last"),
    # By stroke 工 (3) before 文 (4) before 財 (10); by pinyin 财 (cai) before 水 (shui).
    [("zh-Hant", "工務局", "財政局"), ("zh-Hans", "财政局", "水务局")],
)
def test_names_sort_as_the_language_reads_them(
    page: Page, language: str, first: str, last: str
) -> None:
    page.goto(f"/explore?lang={language}&set=department:D-FIN|department:D-WRK|department:D-WAT")
    settled(page)
    page.locator("#explore-nodes .ag-header-cell[col-id=name] .ag-header-cell-label").click()
    grid = page.locator("#explore-nodes")
    expect(grid.locator(".ag-row[row-index='0'] [col-id=name]")).to_have_text(first)
    expect(grid.locator(".ag-row[row-index='2'] [col-id=name]")).not_to_have_text(first)
    names = [
        grid.locator(f".ag-row[row-index='{at}'] [col-id=name]").inner_text() for at in (0, 1, 2)
    ]
    assert names.index(first) < names.index(last)
