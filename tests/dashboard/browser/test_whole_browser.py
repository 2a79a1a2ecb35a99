"""The whole organisation driven by mouse and keyboard; it needs no WebGL."""

from collections.abc import Iterator

import pytest
from browsing import chromium, settled, watched_page
from exploring import wait
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

WHOLE = "/explore?view=whole&lang=en"
_STATE = "[__whole.camera.at, Array.from(__whole.nodes.x), Array.from(__whole.nodes.y)]"


def open_whole(page: Page, address: str = WHOLE) -> None:
    page.goto(address)
    settled(page)
    wait(page, "Boolean(window.__whole && __whole.nodes && __whole.links)")


def click(page: Page, node: str, *, double: bool = False) -> None:
    x, y = page.evaluate(f"""(() => {{
        const i = __whole.nodes.id.indexOf('{node}'), at = __whole.camera.at;
        return [__whole.nodes.x[i] * at.scale + at.left, __whole.nodes.y[i] * at.scale + at.top];
    }})()""")
    box = page.locator("#explore-canvas").bounding_box()
    assert box is not None
    place = (box["x"] + 1 + x, box["y"] + 1 + y)
    (page.mouse.dblclick if double else page.mouse.click)(*place)


def painted(page: Page) -> int:
    """How many different colours the lower layer shows around the nodes of a kind each."""
    return int(
        page.evaluate("""(() => {
            const pen = __whole.base.getContext('2d'), at = __whole.camera.at;
            const colours = __whole.nodes.kinds.map((_, kind) => {
                const i = __whole.nodes.kind.indexOf(kind);
                const x = __whole.nodes.x[i] * at.scale + at.left;
                const y = __whole.nodes.y[i] * at.scale + at.top;
                const [across, down] = [x * devicePixelRatio, y * devicePixelRatio];
                return pen.getImageData(across, down, 1, 1).data.join();
            });
            return new Set(colours).size;
        })()""")
    )


def test_a_click_shows_the_details_moves_nothing_and_back_undoes_it(page: Page) -> None:
    open_whole(page)
    assert page.evaluate("__whole.nodes.id.length") == 215
    before = page.evaluate(_STATE)
    click(page, "department:D-TRA")
    expect(page.locator("#explore-details h2")).to_have_text("Transport Bureau")
    page.wait_for_url("**view=whole**select=department:D-TRA**")
    assert page.evaluate("__whole.nodes.id[__whole.chosen]") == "department:D-TRA"
    assert page.evaluate(_STATE) == before
    settled(page)
    page.go_back()
    expect(page.locator("#explore-details h2")).to_have_count(0)
    wait(page, "__whole.chosen === -1")
    assert page.evaluate(_STATE) == before


def test_a_double_click_goes_into_a_node_and_back_finds_the_same_look(page: Page) -> None:
    open_whole(page)
    page.get_by_role("button").and_(page.locator("[data-canvas-tool=zoom-in]")).click()
    page.wait_for_timeout(400)  # the zoom is animated
    before = page.evaluate("__whole.camera.at")
    click(page, "department:D-FIN", double=True)
    page.wait_for_url("**focus=department:D-FIN**")
    wait(page, "Boolean(window.__cy) && __cy.nodes().nonempty()")
    expect(page.locator("#explore-canvas .whole-layer")).to_have_count(0)
    page.go_back()  # to what the first of the two clicks has chosen
    wait(page, "document.querySelectorAll('#explore-canvas .whole-layer').length === 2")
    wait(page, "Boolean(__whole.nodes)")
    assert page.evaluate("__whole.camera.at") == before


def test_a_relation_switched_off_is_not_drawn(page: Page) -> None:
    open_whole(page)
    links = "__whole.linksOf(__whole.nodes.id.indexOf('department:D-FIN')).length"
    before = page.evaluate(links)
    page.locator("#explore-legend label").filter(has_text="takes part in").click()
    page.wait_for_url("**hide=involved_in**")
    wait(page, f"{links} < {before}")


def test_it_is_walked_by_keyboard_and_the_table_chooses_in_it(page: Page) -> None:
    open_whole(page)
    page.locator("#explore-canvas").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".canvas-live")).to_contain_text("department, in")
    first = page.evaluate("__whole.cursor")
    page.keyboard.press("ArrowDown")
    wait(page, f"__whole.cursor !== {first}")
    page.keyboard.press("Enter")
    wait(page, "__whole.chosen === __whole.cursor")
    page.keyboard.press("?")
    expect(page.locator(".canvas-keys")).to_be_visible()
    expect(page.locator(".canvas-keys").get_by_text("M", exact=True)).to_be_visible()
    expect(page.locator(".canvas-keys").get_by_text("H", exact=True)).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#explore-canvas")).to_be_focused()
    page.keyboard.press("m")
    expect(page.get_by_role("menuitem", name="Put in the middle")).to_be_visible()
    page.keyboard.press("Escape")
    row = page.locator("#explore-everything .ag-row").filter(has_text="Finance Bureau").first
    row.scroll_into_view_if_needed()
    row.click()
    expect(page.locator("#explore-details h2")).to_have_text("Finance Bureau")


@pytest.fixture
def without_webgl(browser: Browser, app_url: str) -> Iterator[Page]:
    flags = ["--no-sandbox", "--disable-gpu", "--disable-3d-apis", "--disable-software-rasterizer"]
    other = browser.browser_type.launch(executable_path=chromium(), args=flags)
    with watched_page(other, app_url) as page:
        yield page
    other.close()


def test_it_is_drawn_where_there_is_no_webgl(without_webgl: Page) -> None:
    open_whole(without_webgl)
    assert without_webgl.evaluate("document.createElement('canvas').getContext('webgl2')") is None
    assert painted(without_webgl) == 5  # the kinds of the sample, each in its colour


def test_a_click_is_answered_before_the_address_and_the_answer_is_not_drawn_twice(
    page: Page,
) -> None:
    open_whole(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_response("**/explore/details.json?**") as answer:
        click(page, "department:D-TRA")
    assert "Transport Bureau" in answer.value.text()
    expect(page.locator("#explore-details h2")).to_have_text("Transport Bureau")
    page.wait_for_url("**select=department:D-TRA**")
    page.evaluate("document.querySelector('#explore-details h2').dataset.first = 'yes'")
    settled(page)
    expect(page.locator("#explore-details h2[data-first]")).to_have_text("Transport Bureau")
    assert sum("details.json" in url for url in asked) == 1
    page.go_back()
    expect(page.locator("#explore-details h2")).to_have_count(0)


def test_nodes_smaller_than_a_shape_keep_colour_and_each_is_found_at_its_place(
    page: Page,
) -> None:
    open_whole(page)
    page.evaluate("__whole.camera.set({ scale: 0.2, left: 300, top: 200 })")
    page.wait_for_timeout(300)
    assert painted(page) >= 4  # kinds keep their colours when nodes are half a pixel wide
    hits = page.evaluate("""Array.from(__whole.nodes.x).every((x, i) => {
        const box = __whole.host.getBoundingClientRect();
        __whole.camera.at.scale = 4; __whole.camera.at.left = 50 - 4 * x;
        __whole.camera.at.top = 50 - 4 * __whole.nodes.y[i];
        const at = { clientX: box.left + 51, clientY: box.top + 51 };
        return __whole.at(at).node === i;
    })""")
    assert hits  # every node is found at its place, through the department it is in
