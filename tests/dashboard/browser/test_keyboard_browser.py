"""By keyboard alone: the main path, the tour, explanations; and what shows while one waits."""

import re

import pytest
from browsing import settled
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until something that fits has the focus, and see that the focus shows."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        if focused.count() and focused.evaluate("(e, s) => e.matches(s)", selector):
            look = "e => { const s = getComputedStyle(e); return s.outlineStyle + s.boxShadow }"
            assert focused.evaluate(look) != "nonenone"
            return
    pytest.fail(f"Tab does not lead to {selector}")


def test_from_the_search_to_a_saved_mark_and_back_by_keyboard(page: Page) -> None:
    page.goto("/?lang=en")
    settled(page)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to content")
    page.keyboard.press("/")
    page.keyboard.type("Low-emission zone")
    page.keyboard.press("Enter")  # takes the first row as soon as it is there
    expect(page).to_have_url(re.compile("focus=issue"))
    expect(page.locator("#explore-canvas canvas").first).to_be_visible()
    # The picture: to it, one node on, mark it; its details stand beside it.
    page.locator("#page").focus()
    tab_to(page, "#explore-canvas")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("select="))
    settled(page)  # the address comes first, the details after it
    page.locator("#explore-details").focus()
    tab_to(page, 'a[href^="/consult"]')
    page.keyboard.press("Enter")
    # The consultation: its round, and the form for what a party has answered.
    expect(page.get_by_role("heading", level=1)).to_have_text("Consult")
    settled(page)
    tab_to(page, 'a[href*="part=round"]')
    page.keyboard.press("Enter")
    expect(page.locator("#consult-mark-party")).to_be_attached()
    tab_to(page, "#consult-mark-party", most=150)
    page.keyboard.type("Culture")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#consult-mark-party")).to_have_value(re.compile("Culture"))
    tab_to(page, "#consult-mark-save")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("marked="))
    # What was written is taken back by keyboard too.
    page.locator("#page").focus()
    page.keyboard.press("Control+z")
    expect(page.locator("#edit-toast")).to_contain_text("Undone: revision")


def test_the_tour_is_offered_once_and_driven_by_keyboard(page: Page) -> None:
    page.goto("/?lang=en")
    settled(page)
    tab_to(page, '[data-tour="start"]')
    page.keyboard.press("Enter")
    steps = page.get_by_role("dialog", name="Three questions")
    expect(steps).to_be_visible()
    expect(page.locator(":focus")).to_have_text("Next")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Who must be consulted?")).to_be_visible()
    expect(page.get_by_role("heading", level=1, name="Consult")).to_be_attached()
    for _ in range(8):  # the focus stays inside
        page.keyboard.press("Tab")
        inside = "e => e === document.body || Boolean(e.closest('dialog'))"
        assert page.evaluate_handle("document.activeElement").evaluate(inside)
    page.keyboard.press("Escape")
    expect(page.locator("dialog.tour")).to_have_count(0)
    page.goto("/?lang=en")
    settled(page)
    expect(page.locator("#tour-offer")).to_be_hidden()
    page.get_by_role("button", name="Help").press("Enter")
    page.get_by_role("dialog", name="Help").get_by_text("Show me around").press("Enter")
    expect(page.get_by_role("dialog", name="Three questions")).to_be_visible()


def test_a_measure_is_explained_where_it_stands_and_esc_closes_it(page: Page) -> None:
    page.goto("/negotiate?issue=issue:I-025&lang=en")
    settled(page)
    mark = page.get_by_role("button", name="What is “Weighted median”?").first
    mark.press("Enter")
    expect(mark).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".help-text")).to_contain_text("Black 1948")
    page.keyboard.press("Escape")
    expect(page.locator(".help-text")).to_have_count(0)
    expect(mark).to_be_focused()


def test_who_waits_sees_that_an_answer_is_under_way(page: Page) -> None:
    page.goto("/?lang=en")
    settled(page)
    held: list[Route] = []
    holding = True
    # With its query: Dash names the end of the chain there.
    page.route(
        re.compile("/_dash-update-component"),
        lambda each: held.append(each) if holding else each.continue_(),
    )
    page.get_by_role("navigation").get_by_text("Workload").click()
    expect(page.locator("#busy")).to_have_class(re.compile("busy-shown"))
    expect(page.locator("#busy")).to_have_text("Working …")
    holding = False
    for each in held:
        each.continue_()
    expect(page.get_by_role("heading", level=1)).to_have_text("Workload")
    expect(page.locator("#busy")).not_to_have_class(re.compile("busy-shown"))


def test_on_paper_there_is_no_navigation_and_tables_are_whole(page: Page) -> None:
    page.goto("/data?lang=en")
    settled(page)
    shown = page.locator("#data-grid .ag-center-cols-container .ag-row")
    before = shown.count()
    page.emulate_media(media="print")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".mantine-AppShell-navbar")).to_be_hidden()
    expect(page.locator(".mantine-AppShell-header")).to_be_hidden()
    expect(shown).to_have_count(24)
    assert before <= 24
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")


_WHERE = """() => {
  const at = document.activeElement;
  const part = ['.ag-cell', '.ag-header-cell'].find(each => at.closest(each));
  return (part || 'outside') + (at.matches('input, select') ? ' written in' : '');
}"""


def test_a_table_is_gone_through_in_two_steps_and_its_cells_are_written_in_by_keys(
    page: Page,
) -> None:
    page.goto("/data?table=departments&lang=en")
    expect(page.locator(".ag-center-cols-container .ag-row").first).to_be_visible()
    page.get_by_role("button", name="Paste from Excel…").focus()
    for key, there in (
        ("Tab", ".ag-header-cell"),
        ("Tab", ".ag-cell"),
        ("ArrowRight", ".ag-cell"),
        ("Enter", ".ag-cell written in"),
        ("Tab", ".ag-cell written in"),
        ("Escape", ".ag-cell"),
        ("Tab", "outside"),
    ):
        page.keyboard.press(key)
        # A cell is opened and closed a moment after the key; the next key waits, as people do.
        page.wait_for_function(f"there => ({_WHERE})() === there", arg=there)


def test_what_is_wider_than_the_screen_shows_where_there_is_more_and_is_moved_by_keys(
    page: Page,
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/workload?tab=time&step=week&lang=en")
    drawn = page.locator("#workload-heat .main-svg").first
    expect(drawn).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert drawn.bounding_box()["width"] <= 390  # thirteen weeks fit a phone
    page.set_viewport_size({"width": 700, "height": 844})
    page.locator("summary").filter(has_text="The same as a table").first.click()
    wide = page.locator(".table-scroll:visible").first
    expect(wide).to_have_attribute("data-more", "right")
    expect(wide).to_have_css("mask-image", re.compile("linear-gradient"))
    expect(wide).to_have_attribute("tabindex", "0")
    wide.focus()
    page.keyboard.press("ArrowRight")
    expect(wide).to_have_attribute("data-more", re.compile("left"))


@pytest.mark.parametrize("width", [1280, 390])
def test_the_search_misses_nothing_before_something_is_typed(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/?lang=en")
    settled(page)
    missing = page.get_by_text("Nothing found").locator("visible=true")
    page.locator("#search").click()
    page.wait_for_timeout(300)
    expect(missing).to_have_count(0)
    page.keyboard.type("qqzzqq")
    expect(missing).to_be_visible()
    page.locator("#search").fill("")
    expect(missing).to_have_count(0)


def test_the_issues_of_a_negotiation_open_by_a_click_or_by_typing_alone(page: Page) -> None:
    page.goto("/negotiate?issue=issue:I-019&lang=en")
    settled(page)
    issues, rows = page.locator("#negotiate-issue"), page.get_by_role("option")
    issues.focus()
    page.wait_for_timeout(300)
    expect(rows.first).to_be_hidden()
    page.keyboard.type("zone")
    expect(rows.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(rows.first).to_be_hidden()
    issues.click()
    expect(rows.first).to_be_visible()


OVERLAP = """() => {
  const [card, thing] = [".tour-step", ".tour-window"].map(
    (each) => document.querySelector("dialog.tour " + each).getBoundingClientRect());
  const across = Math.min(card.right, thing.right) - Math.max(card.left, thing.left);
  const down = Math.min(card.bottom, thing.bottom) - Math.max(card.top, thing.top);
  const isOn = card.top >= 0 && card.bottom <= innerHeight;
  const isSeen = isOn && Math.min(thing.height, thing.width) > 20;
  return [isSeen, Math.max(0, across) * Math.max(0, down)];
}"""


@pytest.mark.parametrize("width", [1280, 390])
def test_no_step_of_the_tour_covers_what_it_is_about(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/?lang=en")
    settled(page)
    page.locator('[data-tour="start"]').first.click()
    for step in range(1, 9):
        expect(page.locator("dialog .tour-count")).to_have_text(f"{step} / 8")
        settled(page)
        page.wait_for_function(f"() => ({OVERLAP})()[0]")  # a chart is drawn after its page
        page.wait_for_timeout(500)  # what is drawn late moves the step's thing
        assert page.evaluate(OVERLAP) == [True, 0], step
        page.locator("dialog .tour-button-main").click()
