"""Bringing files in through the page: preview, refusal with a place and a remedy, load, history."""

import re
from pathlib import Path

import pytest
from browsing import settled
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

GOOD = "id,name,kind,parent,capacity\nD-NEW,<b>Tram</b> Office,department,D-TRA,12\n"
BAD = "id,name,parent,capacity\nD-BAD,Bad Office,D-NOWHERE,twelve\nD-OK,Good Office,D-TRA,5\n"


def upload(page: Page, folder: Path, content: str) -> None:
    path = folder / "departments.csv"
    path.write_text(content, encoding="utf-8")
    page.goto("/data?tab=import&lang=en")
    settled(page)
    page.locator("#import-upload input[type=file]").set_input_files(path)


def departments(page: Page) -> int:
    page.goto("/data?table=departments&lang=en")
    settled(page)
    table = page.get_by_role("textbox", name="Table", exact=True).input_value()
    return int(re.sub(r"\D", "", table))


def test_files_are_previewed_refused_and_loaded(changed: Page, tmp_path: Path) -> None:
    page = changed
    before = departments(page)

    upload(page, tmp_path, BAD)
    expect(page.get_by_text("Nothing was loaded")).to_be_visible()
    errors = page.locator("details").filter(has_text="Errors")
    expect(errors).to_contain_text("departments.csv")
    expect(errors).to_contain_text("twelve")
    expect(errors).to_contain_text("D-NOWHERE")
    expect(page.get_by_role("button", name="Load", exact=True)).to_be_disabled()
    assert departments(page) == before

    upload(page, tmp_path, GOOD)
    expect(page.get_by_text("Ready to load")).to_be_visible()
    assert departments(page) == before

    upload(page, tmp_path, GOOD)
    page.get_by_label("Your name").fill("Chen")
    page.get_by_role("button", name="Load", exact=True).click()
    expect(page.get_by_text("Loaded", exact=True)).to_be_visible()
    assert departments(page) == before + 1

    page.goto("/data?tab=history&lang=en")
    expect(page.get_by_role("table")).to_contain_text("Chen")

    # A tag in a name is text wherever the name is shown.
    page.goto("/explore?focus=department:D-NEW&lang=en")
    settled(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text("<b>Tram</b> Office")


def test_the_good_rows_can_be_loaded_alone(changed: Page, tmp_path: Path) -> None:
    page = changed
    before = departments(page)
    upload(page, tmp_path, BAD)
    version = int(page.locator("#version-said").inner_text())
    page.get_by_role("button", name="Load the good rows only").click()
    expect(page.get_by_text("Loaded", exact=True)).to_be_visible()
    # What stands beside the page is of now, not of when the page was drawn.
    expect(page.locator("#version-said")).to_have_text(str(version + 1))
    assert departments(page) == before + 1

    # It is one's own change: nobody asks whether to take back somebody else's.
    page.get_by_role("button", name="Undo").first.click()
    # The table's own hint says "undone" too: only the answer says which revision.
    expect(page.locator("#edit-toast")).to_contain_text("Undone: revision")
    assert departments(page) == before


def test_what_was_loaded_is_undone_where_that_is_said(changed: Page, tmp_path: Path) -> None:
    page = changed
    upload(page, tmp_path, GOOD.replace("D-NEW", "D-BACK"))
    version = int(page.locator("#version-said").inner_text()) + 1
    page.get_by_role("button", name="Load", exact=True).click()
    expect(page.get_by_text("Loaded", exact=True)).to_be_visible()
    page.get_by_role("button", name="Undo this load").click()
    expect(page.locator("#edit-toast")).to_contain_text(f"Undone: revision {version}")
    expect(page.get_by_role("button", name="Undo this load")).to_have_count(0)
    page.goto("/explore?focus=department:D-BACK&lang=en")
    settled(page)
    expect(page.locator("main")).to_contain_text("D-BACK")
    expect(page.locator("main")).not_to_contain_text("Tram")


ASKED = "id,title,due\nI-DAY,Tram stop,03/04/2024\nI-BAD,Tram shed,soon\n"


def test_an_open_question_keeps_the_load_out_until_it_is_answered(
    changed: Page, tmp_path: Path
) -> None:
    page = changed
    path = tmp_path / "issues.csv"
    path.write_text(ASKED, encoding="utf-8")
    page.goto("/data?tab=import&lang=en")
    settled(page)
    page.locator("#import-upload input[type=file]").set_input_files(path)
    expect(page.get_by_text("Please decide first: 1")).to_be_visible()
    expect(page.get_by_role("button", name="Load", exact=True)).to_be_disabled()

    page.get_by_label("month, day, year").check()
    expect(page.get_by_role("button", name="Load", exact=True)).to_be_hidden()
    page.get_by_role("button", name="Show what these answers do").click()
    expect(page.get_by_text("Nothing was loaded")).to_be_visible()

    with page.expect_download() as download:
        page.get_by_role("link", name="Your file with the bad cells marked").click()
    marked = Path(download.value.path()).read_text("utf-8")
    assert marked.startswith('id,title,due,"[!] To mend"\nI-DAY,Tram stop,03/04/2024\nI-BAD,')

    page.locator(".count-button").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("4 Mar 2024")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Load the good rows only").click()
    expect(page.get_by_text("Loaded", exact=True)).to_be_visible()
    page.goto("/data?tab=history&lang=en")
    expect(
        page.get_by_text("dates in due of issues.csv read as month, day, year").first
    ).to_be_visible()
