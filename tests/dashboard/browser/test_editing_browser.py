"""Editing as people do it: in a cell, in the picture, two at once, and not at all by some links."""

from collections.abc import Iterator

import pytest
from browsing import settled, watched_page
from exploring import wait
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.browser

_PLACES = """() => Object.fromEntries(window.__cy.nodes().map(
  (n) => [n.id(), [Math.round(n.position("x")), Math.round(n.position("y"))]]
))"""


@pytest.fixture
def ann(changed: Page) -> Page:
    return changed


@pytest.fixture
def ben(browser: Browser, changed_url: str) -> Iterator[Page]:
    with watched_page(browser, changed_url) as page:
        yield page


def opened(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)


def cell(page: Page, row: int, column: str) -> Locator:
    return page.locator(f'.ag-row[row-index="{row}"] .ag-cell[col-id="{column}"]')


def write(page: Page, row: int, column: str, text: str) -> None:
    cell(page, row, column).dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_a_cell_is_saved_at_once_and_undone_by_keyboard_without_asking(ann: Page) -> None:
    opened(ann, "/data?table=departments&lang=en")
    before = cell(ann, 0, "name_en").inner_text()
    write(ann, 0, "name_en", "Office of Sums")
    expect(ann.locator("#edit-toast")).to_contain_text("Saved as revision")
    ann.get_by_role("heading", name="Data", exact=True).click()
    ann.keyboard.press("Control+z")
    expect(ann.locator("#edit-toast")).to_contain_text("Undone: revision")
    expect(cell(ann, 0, "name_en")).to_have_text(before)


def test_what_cannot_be_read_is_marked_with_the_reason_and_kept_for_mending(ann: Page) -> None:
    opened(ann, "/data?table=reporting&lang=en")
    write(ann, 0, "until", "soon")
    expect(ann.locator("#edit-toast")).to_contain_text("cannot be read as a date")
    expect(cell(ann, 0, "until")).to_have_text("soon")
    expect(ann.locator(".edit-bad")).to_have_count(1)
    write(ann, 0, "until", "2027-01-31")
    expect(ann.locator(".edit-bad")).to_have_count(0)


def test_the_second_of_two_is_told_and_chooses(ann: Page, ben: Page) -> None:
    for page in (ann, ben):
        opened(page, "/data?table=departments&lang=en")
    ann.get_by_label("Sign changes as").fill("Ann")
    write(ann, 1, "name_en", "Alliance of Care")
    expect(ann.locator("#edit-toast")).to_contain_text("Saved as revision")
    expect(ben.locator("#news")).to_contain_text("Ann saved revision")
    write(ben, 1, "name_en", "Care Union")
    drawer = ben.locator(".mantine-Drawer-content")
    expect(drawer).to_contain_text("Ann has changed")
    expect(drawer).to_contain_text("Alliance of Care")
    drawer.get_by_label("mine").check()
    drawer.get_by_role("button", name="Save the choice").click()
    expect(cell(ben, 1, "name_en")).to_have_text("Care Union")


def test_a_person_is_added_and_linked_in_the_picture_and_nothing_else_moves(ann: Page) -> None:
    opened(ann, "/explore?focus=department:D-FIN&lang=en")
    expect(ann.get_by_role("button", name="Link to…")).to_be_enabled()
    before = ann.evaluate(_PLACES)
    ann.locator("summary").filter(has_text="Add").click()
    ann.get_by_role("button", name="+ Person").click()
    drawer = ann.locator(".mantine-Drawer-content")
    drawer.get_by_label("Name", exact=True).fill("Nora New")
    drawer.get_by_role("button", name="Save").click()
    expect(ann.locator("#explore-details")).to_contain_text("Nora New")
    wait(ann, f"__cy.nodes().length > {len(before)}")  # the details come first
    after = ann.evaluate(_PLACES)
    assert len(after) == len(before) + 1
    assert {node: after[node] for node in before} == before
    ann.get_by_role("button", name="Link to…").click()
    other = ann.get_by_role("textbox", name="The other end of the link")
    other.fill("Ferry Street")
    expect(ann.get_by_role("option").first).to_contain_text("Ferry Street")  # the server answers
    ann.get_by_role("option").first.click()
    ann.locator("#explore-link-area").get_by_role("button", name="Involved in").click()
    drawer.get_by_role("textbox", name="Role").fill("consult")
    drawer.get_by_role("button", name="Save").click()
    expect(ann.locator("#explore-details")).to_contain_text("Involved in")


def test_a_link_for_reading_offers_no_change(ann: Page) -> None:
    opened(ann, "/data?table=departments&lang=en&read=only")
    expect(ann.get_by_text("For reading only").first).to_be_visible()
    expect(ann.get_by_role("button", name="Add", exact=True)).to_have_count(0)
    expect(ann.locator("#edit-bar")).to_be_hidden()
    cell(ann, 0, "name_en").dblclick()
    expect(ann.locator(".ag-cell-inline-editing")).to_have_count(0)


def test_a_node_that_nothing_links_is_drawn_beside_what_was_chosen(ann: Page) -> None:
    opened(ann, "/explore?focus=person:P-012&lang=en")
    before = ann.evaluate(_PLACES)
    ann.locator("summary").filter(has_text="Add").click()
    ann.get_by_role("button", name="+ Department").click()
    drawer = ann.locator(".mantine-Drawer-content")
    drawer.get_by_label("Name", exact=True).fill("Unit of One")
    drawer.get_by_role("button", name="Save").click()
    expect(ann.locator("#explore-details")).to_contain_text("Unit of One")
    expect(ann.locator("#explore-nodes")).to_contain_text("Unit of One")
    wait(ann, f"__cy.nodes().length > {len(before)}")
    after = ann.evaluate(_PLACES)
    assert len(after) == len(before) + 1
    assert {node: after[node] for node in before} == before


def test_a_node_deleted_with_its_relations_comes_back_by_undo(ann: Page) -> None:
    opened(ann, "/explore?focus=department:D-FIN&select=person:P-012&lang=en")
    before = ann.evaluate(_PLACES)
    assert "person:P-012" in before
    ann.get_by_role("button", name="Relations…").click()
    drawer = ann.locator(".mantine-Drawer-content")
    expect(drawer.get_by_role("button", name="End").first).to_be_visible()
    expect(drawer.get_by_role("button", name="Change").first).to_be_visible()
    ann.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    ann.get_by_role("button", name="Delete…").click()
    drawer.get_by_role("button", name="Delete it with").click()
    expect(ann.locator("#edit-toast")).to_contain_text("Saved as revision")
    wait(ann, "__cy.getElementById('person:P-012').empty()")
    ann.locator("#edit-toast").get_by_role("button", name="Undo").click()
    expect(ann.locator("#edit-toast")).to_contain_text("Undone")
    wait(ann, "__cy.getElementById('person:P-012').nonempty()")
    assert ann.evaluate(_PLACES) == before
