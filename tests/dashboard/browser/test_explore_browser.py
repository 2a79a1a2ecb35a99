"""The Explore page driven by mouse and keyboard."""

import pytest
from browsing import PATIENCE, settled
from exploring import click, open_at, wait
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser

FINANCE = "/explore?focus=department:D-FIN&lang=en"
_POSITIONS = (
    "Object.fromEntries(__cy.nodes().map(n => [n.id(), [n.position('x'), n.position('y')]]))"
)
_COVERED = """() => {
  const boxes = __cy.nodes().not('.quiet').map(n => n.renderedBoundingBox(
    { includeNodes: false, includeEdges: false, includeOverlays: false, includeLabels: true }));
  let covered = 0;
  boxes.forEach((a, i) => boxes.slice(0, i).forEach(b => {
    const across = Math.min(a.x2, b.x2) - Math.max(a.x1, b.x1);
    const down = Math.min(a.y2, b.y2) - Math.max(a.y1, b.y1);
    covered += across > 4 && down > 4 ? 1 : 0;
  }));
  return covered;
}"""


def positions(page: Page) -> dict[str, list[float]]:
    return page.evaluate(_POSITIONS)


def test_a_click_shows_the_details_moves_nothing_and_back_undoes_it(page: Page) -> None:
    open_at(page, FINANCE)
    before = positions(page)
    click(page, "department:D-TRA")
    expect(page.locator("#explore-details h2")).to_have_text("Transport Bureau")
    page.wait_for_url("**select=department:D-TRA**")  # which follows the details
    assert positions(page) == before
    page.go_back()
    expect(page.locator("#explore-details h2")).to_have_text("Finance Bureau")
    assert positions(page) == before


def test_opening_a_node_adds_its_neighbours_and_the_others_stay(page: Page) -> None:
    open_at(page, "/explore?focus=issue:I-010&lang=en")
    before = positions(page)
    click(page, "department:D-CUL", double=True)
    page.wait_for_url("**expand=department:D-CUL**")
    wait(page, f"__cy.nodes().length > {len(before)}")
    after = positions(page)
    assert {node: after[node] for node in before} == before
    page.get_by_role("link", name="Undo last expansion").click()
    wait(page, f"__cy.nodes().length === {len(before)}")
    assert positions(page) == before


def test_the_link_alone_brings_back_the_same_view(page: Page) -> None:
    open_at(page, "/explore?focus=issue:I-010&lang=en")
    click(page, "department:D-CUL", double=True)
    page.wait_for_url("**expand=department:D-CUL**")
    settled(page)
    page.wait_for_timeout(300)
    before = positions(page)
    open_at(page, page.url)
    assert positions(page) == before
    expect(page.locator("#explore-details h2")).to_have_text("Culture and Heritage Bureau")


def test_a_double_click_in_the_overview_enters_the_department(page: Page) -> None:
    open_at(page, "/explore?lang=en")
    click(page, "department:D-TRA", double=True)
    page.wait_for_url("**focus=department:D-TRA**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Transport Bureau")


def test_a_relation_switched_off_in_the_legend_goes_from_the_picture(page: Page) -> None:
    open_at(page, FINANCE)
    assert page.evaluate("""__cy.edges('[relation = "depends_on"]').length""") > 0
    before = positions(page)
    page.locator("#explore-legend label").filter(has_text="Depends on").click()
    page.wait_for_url("**hide=depends_on**")
    wait(page, """__cy.edges('[relation = "depends_on"]').length === 0""")
    after = positions(page)
    assert after == {node: before[node] for node in after}


def test_the_table_chooses_in_the_picture_and_the_picture_in_the_table(page: Page) -> None:
    open_at(page, FINANCE)
    page.locator("#explore-nodes .ag-row").filter(has_text="Transport Bureau").first.click()
    expect(page.locator("#explore-details h2")).to_have_text("Transport Bureau")
    wait(page, "__cy.nodes('.chosen').id() === 'department:D-TRA'")
    click(page, "department:D-ENV")
    chosen = page.locator("#explore-nodes .ag-row-selected")
    expect(chosen).to_contain_text("Environment Bureau")


def test_the_canvas_is_walked_by_keyboard_and_says_where_one_is(page: Page) -> None:
    open_at(page, FINANCE)
    page.locator("#explore-canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".canvas-live")).to_contain_text("Finance Bureau, department")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".canvas-live")).not_to_contain_text("Finance Bureau, department")
    reached = page.evaluate("__cy.nodes('.cursor').id()")
    page.keyboard.press("Enter")
    wait(page, f"__cy.nodes('.chosen').id() === '{reached}'")
    page.wait_for_url("**select=**")


@pytest.mark.parametrize(
    ("focus", "language"),
    [
        ("", "en"),
        ("focus=department:D-FIN&", "zh-Hans"),
        ("focus=issue:I-023&depth=2&", "zh-Hant"),
        ("focus=issue:I-023&depth=2&", "en"),
    ],
)
def test_no_label_covers_another(page: Page, focus: str, language: str) -> None:
    open_at(page, f"/explore?{focus}lang={language}")
    wait(page, f"({_COVERED})() === 0")
    page.get_by_role("button").and_(page.locator("[data-canvas-tool=zoom-in]")).click()
    page.wait_for_timeout(300)  # the zoom is animated
    wait(page, f"({_COVERED})() === 0")


class Held:
    """Answers that the server is slow with, until they are let go."""

    def __init__(self, page: Page, pattern: str) -> None:
        self._page, self._routes, self._is_slow = page, list[Route](), True
        page.route(pattern, self._meet)

    def _meet(self, route: Route) -> None:
        if self._is_slow:
            self._routes.append(route)
        else:
            route.continue_()

    def let_go(self) -> None:
        for _ in range(PATIENCE // 25):
            if self._routes:
                break
            self._page.wait_for_timeout(25)
        self._is_slow = False
        for route in self._routes:
            route.continue_()


def test_what_is_answered_after_back_leads_nowhere(page: Page) -> None:
    open_at(page, FINANCE)
    first = page.url
    details = Held(page, "**/explore/details.json*")
    click(page, "department:D-ENV")
    page.wait_for_url("**select=department:D-ENV**")  # at once, whatever the server does
    page.go_back()
    details.let_go()
    expect(page.locator(".details-name")).to_have_text("Finance Bureau")
    wait(page, "__cy.nodes('.chosen').map(n => n.id()).join() === 'department:D-FIN'")
    click(page, "department:D-ENV")
    page.wait_for_url("**select=department:D-ENV**")
    settled(page)
    answers = Held(page, "**/_dash-update-component*")
    page.get_by_text("depends on", exact=True).first.click()
    page.go_back()
    with page.expect_response("**/_dash-update-component*"):
        answers.let_go()
    settled(page)
    assert page.url == first
