"""Pictures out of Explore: what is drawn is what was shown, with fonts that hold its Chinese."""

import io
import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest

import dashboard
from dashboard.app import create_app
from dashboard.context import Context
from dashboard.pictures import standing_out
from dashboard.pictures.explored import Explored, moved, write_picture
from dashboard.pictures.links import bows
from dashboard.pictures.palette import palette
from dashboard.views.exploration import Exploration, read_query
from dashboard.views.scene import scene
from graph.model import relations
from graph.settings import read_settings

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def held(context: Callable[..., Context]) -> Context:
    return context(
        departments=[{"id": "D", "name": "Works", "name_zh_hant": "工務局", "kind": "department"}],
        people=[{"id": "P", "name": "Ann & <Bo>", "name_zh_hant": "陳大文"}],
        issues=[{"id": "I", "title": "Quay", "title_zh_hant": "碼頭改建", "owner": "D"}],
        memberships=[{"person": "P", "department": "D"}],
        involvements=[
            {"issue": "I", "party_kind": "person", "party": "P", "role": "approve"},
            {"issue": "I", "party_kind": "department", "party": "D", "role": "lead"},
        ],
    )


Write = Callable[..., Path]
Svg = Callable[..., ElementTree.Element]


@pytest.fixture
def write(held: Context, tmp_path: Path) -> Write:
    """Write the picture of an exploration: ``write("svg", focus="issue:I")``."""

    def made(form: str, language: str = "en", places: object = None, **query: str) -> Path:
        translate = held.translator(language)
        drawn = scene(held.network(), read_query(query), translate)
        path = tmp_path / f"picture.{form}"
        columns = moved(drawn.columns, places)
        explored = Explored(context=held, drawn=drawn, columns=columns, translate=translate)
        write_picture(path, explored)
        return path

    return made


@pytest.fixture
def svg(write: Write) -> Svg:
    return lambda **asked: ElementTree.fromstring(write("svg", **asked).read_text("utf-8"))


def words(picture: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in picture.iter(f"{SVG}text")]


def test_title_legend_date_and_filter_stand_on_the_sheet(svg: Svg) -> None:
    said = words(svg(focus="issue:I", depth="2", hide="member_of", language="en"))
    assert said[0] == "Quay"
    assert "Switched off: member of." in said
    day = r"\d{1,2} [A-Z][a-z]{2} \d{4}"
    assert any(re.fullmatch(rf"Drawn on {day} from data version 1\.", s) for s in said)
    assert "person 1" in said
    assert "led by 1" in said
    assert not any(each.startswith("member of") for each in said)  # not in the legend


def test_names_are_text_and_never_markup(svg: Svg) -> None:
    assert "Ann & <Bo>" in words(svg(focus="issue:I", language="en"))


def test_the_language_is_the_readers_and_its_font_is_inside(svg: Svg) -> None:
    picture = svg(focus="issue:I", language="zh-Hant")
    assert {"碼頭改建", "陳大文", "工務局"} <= set(words(picture))
    (style,) = picture.iter(f"{SVG}style")
    assert "font-family:'Noto Sans TC'" in (style.text or "")
    assert "data:font/woff2;base64," in (style.text or "")


def test_moved_nodes_stand_where_the_reader_put_them(svg: Svg) -> None:
    def wide(places: dict[str, Any]) -> float:
        return float(svg(focus="issue:I", language="en", places=places).attrib["width"])

    assert wide({"person:P": [3000, 0]}) > wide({}) + 2000


def test_what_is_no_place_moves_nothing() -> None:
    columns = {"id": ["a", "b"], "x": [1.0, 2.0], "y": [3.0, 4.0]}
    for spoilt in (None, [], {"a": "x"}, {"a": [1]}, {"a": [float("nan"), 1]}, {"a": [1e300, 1]}):
        assert moved(columns, spoilt) == columns
    assert moved(columns, {"b": [9, 8]}) == {**columns, "x": [1.0, 9.0], "y": [3.0, 8.0]}


def test_a_pdf_has_its_text_and_embeds_its_font(write: Write) -> None:
    (page,) = pypdf.PdfReader(write("pdf", "zh-Hant", focus="issue:I")).pages
    text = page.extract_text()
    assert {name for name in ("碼頭改建", "陳大文", "工務局", "主辦") if name not in text} == set()
    fonts = page["/Resources"]["/Font"].values()
    for font in fonts:
        (inner,) = font.get_object()["/DescendantFonts"]
        described = inner.get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(described)
        assert "NotoSans" in described["/FontName"]


def test_a_png_is_as_wide_by_high_as_the_picture(svg: Svg, write: Write) -> None:
    drawn = svg(focus="issue:I", language="en")
    width, height = struct.unpack(">II", write("png", focus="issue:I").read_bytes()[16:24])
    ratio = float(drawn.attrib["width"]) / float(drawn.attrib["height"])
    assert width / height == pytest.approx(ratio, rel=0.01)


def test_boxes_and_folded_boxes_are_drawn(svg: Svg) -> None:
    framed = svg(focus="issue:I", depth="2", boxes="1", language="en")
    assert words(framed).count("Works") == 2  # the frame and the node in it
    folded = svg(focus="issue:I", depth="2", boxes="1", fold="department:D", language="en")
    assert "Ann & <Bo>" not in words(folded)


def test_every_relation_and_kind_has_the_look_of_the_canvas() -> None:
    told = {each.label.lower() for each in relations()} | {"part_of", "owned_by", "shared_issues"}
    assert told <= set(palette().lines)
    assert {palette().kind(kind) for kind in ("department", "person", "issue", "rule")} == {
        "#0b5fa0", "#c05000", "#1a9470", "#5e1a66"
    }  # fmt: skip


def test_two_links_between_the_same_nodes_do_not_lie_on_each_other() -> None:
    columns = {
        "x": [0.0, 200.0], "y": [0.0, 0.0], "kind": ["person", "issue"], "count": [0, 0],
        "src": [0, 1, 0], "dst": [1, 0, 1],
    }  # fmt: skip
    middles = [bow.middle for bow in bows(columns) if bow]
    assert len({round(y) for _, y in middles}) == 3
    assert {round(x) for x, _ in middles} <= {*range(96, 105)}


def clearness(picture: ElementTree.Element, tag: str) -> list[str]:
    shown = picture.iter(f"{SVG}{tag}")
    return sorted(each.attrib["opacity"] for each in shown if "opacity" in each.attrib)


@pytest.mark.parametrize(
    ("select", "faded"),
    [("person:P", {"D"}), ("person%3AP|issue%3AI", {"D"}), (None, set()), ("person:GONE", set())],
)
def test_what_is_not_beside_what_is_selected_is_dimmed_as_on_the_page(
    svg: Svg, select: str | None, faded: set[str]
) -> None:
    """Ann approves the issue and is a member of Works, which owns and leads it; see ``held``."""
    chosen = {"select": select} if select else {}
    hidden = {"hide": "member_of"}  # else Ann and Works stand beside each other
    picture = svg(focus="issue:I", language="en", **hidden, **chosen)
    lines = [float(each) for each in clearness(picture, "path")]
    assert (lines.count(0.18), lines.count(1.0)) == ((2, 1) if faded else (0, 0))
    assert clearness(picture, "g") == ["0.5"] * 2 * len(faded)  # the body and its name


def test_how_clear_things_are_drawn_is_what_the_canvas_says() -> None:
    style = (Path(dashboard.__file__).parent / "assets" / "canvas_style.js").read_text("utf-8")
    canvas = (Path(dashboard.__file__).parent / "assets" / "canvas.js").read_text("utf-8")
    for rule, value in {
        "node.faded": standing_out.FADED_NODE,
        "edge.faded": standing_out.FADED_LINK,
        "edge.near": standing_out.NEAR,
        "edge.near.many": standing_out.NEAR_OF_MANY,
    }.items():
        (said,) = re.findall(rf'selector: "{re.escape(rule)}", style: {{ opacity: ([\d.]+)', style)
        assert float(said) == value
    assert f"const CROWD = {standing_out._CROWD};" in canvas


def test_names_that_do_not_fit_are_counted(held: Context, svg: Svg) -> None:
    translate = held.translator("en")
    drawn = scene(held.network(), Exploration(focus="issue:I"), translate).columns
    at_one_place = {node: [0, 0] for node in drawn["id"]}
    said = words(svg(focus="issue:I", language="en", places=at_one_place))
    assert any(each.endswith("do not fit here; the table on the page has all.") for each in said)
    assert "Quay" in said  # the one in the middle always has its name


def test_the_page_posts_its_places_and_gets_a_file(held: Context) -> None:
    client = create_app(held, read_settings({})).server.test_client()
    path = "/download/picture.svg?focus=issue:I&lang=en"
    with client.post(path, json={"person:P": [3000, 0]}) as answer:
        assert float(ElementTree.fromstring(answer.text).attrib["width"]) > 3000
    with client.post(path, data="no json") as answer:
        assert answer.status_code == 200


def test_an_overlay_is_drawn_with_its_figures_and_its_legend(held: Context) -> None:
    client = create_app(held, read_settings({})).server.test_client()
    path = "/download/picture.svg?focus=issue:I&overlay=roles&lang=en"
    with client.get(path) as answer:
        said = words(ElementTree.fromstring(answer.text))
    assert {"A", "L", "approve 1"} <= set(said)
    assert any("Who has which role on" in each for each in said)


def pixels(png: bytes) -> bytes:
    """Unpacked rows of a PNG."""
    packed, at = b"", 8
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + size]
        at += 12 + size
    return zlib.decompress(packed)


def test_overlay_and_boxes_come_out_in_every_form(held: Context) -> None:
    client = create_app(held, read_settings({})).server.test_client()
    asked = "focus=issue:I&depth=2&boxes=1&overlay=roles&lang=zh-Hant"
    with client.get(f"/download/picture.pdf?{asked}") as answer:
        (page,) = pypdf.PdfReader(io.BytesIO(answer.data)).pages
        said = page.extract_text()
        assert {word for word in ("碼頭改建", "陳大文", "工務局") if word not in said} == set()
        assert said.count("工務局") == 2  # the frame and the node in it
        assert page["/Resources"]["/Font"]
    with client.get(f"/download/picture.png?{asked}") as answer:
        assert len(set(pixels(answer.data))) > 50


def test_a_figure_gets_the_fonts_of_its_text_and_no_more(held: Context) -> None:
    client = create_app(held, read_settings({})).server.test_client()
    style = client.post("/fonts/style.txt?lang=zh-Hans", data="财政局 50%".encode()).text
    assert re.findall(r"font-family:'([^']+)'", style) == ["Noto Sans SC"]
    assert 500 < len(style) < 20_000  # of a font of eight megabytes
    assert client.post("/fonts/style.txt?lang=en", data=b"x" * 500_000).status_code == 413
