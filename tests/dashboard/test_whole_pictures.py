"""Pictures of the whole organisation: the places, shapes and colours of its canvas, as files."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pypdf
import pytest
from flask.testing import FlaskClient
from sample_city import sample_rows

from dashboard.app import create_app
from dashboard.context import Context
from dashboard.pictures import everything
from dashboard.pictures.palette import palette
from dashboard.pictures.whole import OUTLINES
from dashboard.pictures.whole_plan import half_size
from graph.settings import read_settings

SVG = "{http://www.w3.org/2000/svg}"
ASSETS = Path(everything.__file__).parents[1] / "assets"


@pytest.fixture(scope="module")
def held(context: Callable[..., Context]) -> Context:
    return context(**sample_rows())


@pytest.fixture(scope="module")
def client(held: Context) -> FlaskClient:
    return create_app(held, read_settings({})).server.test_client()


def fetched(client: FlaskClient, form: str, **asked: str) -> bytes:
    query = "&".join(f"{name}={value}" for name, value in ({"lang": "en"} | asked).items())
    with client.get(f"/download/picture.{form}?view=whole&{query}") as answer:
        assert answer.status_code == 200, answer.text
        return answer.data


def drawn(client: FlaskClient, **asked: str) -> ElementTree.Element:
    return ElementTree.fromstring(fetched(client, "svg", **asked))


def titles(picture: ElementTree.Element) -> list[str]:
    """What is said of nodes and departments where they are pointed at."""
    return [each.text or "" for each in picture.iter(f"{SVG}title")]


def words(picture: ElementTree.Element) -> list[str]:
    return [each.text or "" for each in picture.iter(f"{SVG}text")]


def test_everything_stands_where_the_canvas_has_it(client: FlaskClient) -> None:
    nodes = client.get("/explore/whole/nodes.json?lang=en").get_json()
    picture, groups = drawn(client), nodes["groups"]
    discs = list(picture.iter(f"{SVG}circle"))
    (scale,) = {
        round(float(disc.get("r", "")) / radius, 1)
        for disc, radius in zip(discs, groups["radius"], strict=True)
    }
    for axis in ("x", "y"):
        places = [float(disc.get(f"c{axis}", "")) / scale for disc in discs]
        assert places == pytest.approx(groups[axis], abs=5)
    shapes = [each for each in picture.iter(f"{SVG}path") if each.find(f"{SVG}title") is not None]
    assert len(shapes) == len(nodes["id"]) == 215
    drawn_as = zip(nodes["categories"], nodes["forms"], strict=True)
    colours = {palette().kind(part.partition("/")[0], form) for part, form in drawn_as}
    assert {shape.get("fill") for shape in shapes} == colours


def test_what_is_switched_off_is_not_drawn_and_the_sheet_says_so(client: FlaskClient) -> None:
    picture = drawn(client, hide="person")
    said = words(picture)
    assert any(each.startswith("Showing 95 of 215, each in its department") for each in said)
    assert "Switched off: person." in said
    assert any(each.startswith("Drawn on") for each in said)
    assert any(each.startswith("issue") for each in said)
    assert not any(each.startswith("person ") for each in said)
    assert not any(", person, in " in each for each in titles(picture))
    assert any(", issue, open, in " in each for each in titles(picture))


def test_chosen_nodes_links_are_drawn_and_all_else_is_fainter(client: FlaskClient) -> None:
    plain, picture = drawn(client), drawn(client, select="department:D-FIN")
    arrows = (len(list(each.iter(f"{SVG}polygon"))) for each in (plain, picture))
    assert next(arrows) + 10 < next(arrows)
    assert "0.45" in [each.get("opacity") for each in picture.iter(f"{SVG}g")]
    said = words(picture)
    assert "With the relations of Finance Bureau." in said
    assert any(each.startswith("member of ") for each in said)  # the legend of lines
    assert not any(each.startswith("member of ") for each in words(plain))


def test_hidden_names_stand_in_no_form(client: FlaskClient) -> None:
    rows = sample_rows()
    people = [row["name"] for row in rows["people"]]
    names = people + [row["name"] for row in rows["departments"]]
    said = fetched(client, "svg", names="people", hide="rule").decode()
    assert [name for name in people if name in said] == []
    assert "Names of people are hidden." in said
    pages = pypdf.PdfReader(io.BytesIO(fetched(client, "pdf", names="all"))).pages
    text = "".join(page.extract_text() for page in pages)
    assert [name for name in names if name in text] == []


def test_chinese_is_embedded_in_every_form(client: FlaskClient) -> None:
    picture = drawn(client, lang="zh-Hant")
    assert "財政局" in words(picture)
    (style,) = picture.iter(f"{SVG}style")
    assert "font-family:'Noto Sans TC'" in (style.text or "")
    (page,) = pypdf.PdfReader(io.BytesIO(fetched(client, "pdf", lang="zh-Hant"))).pages
    assert "財政局" in page.extract_text()
    assert fetched(client, "png", lang="zh-Hant").startswith(b"\x89PNG")


def test_text_pictures_hold_everything_that_is_not_switched_off(held: Context) -> None:
    network = held.network()
    asked = everything.Exploration(whole=True, hidden=frozenset({"person", "part_of"}))
    columns = everything.text_columns(network, asked, held.translator("en"))
    assert len(columns["name"]) == 95
    assert "person" not in columns["kind"]
    assert columns["src"]
    assert "part of" not in columns["word"]


def test_too_many_nodes_are_refused_with_what_to_do(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(everything, "MOST", 100)
    with client.get("/download/picture.pdf?view=whole&lang=en") as answer:
        assert answer.status_code == 409
        assert "up to 100 nodes; these are 215." in answer.text
        assert "Switch kinds off in the legend" in answer.text
    assert fetched(client, "svg", hide="person").startswith(b"<svg")  # 95 of them


def test_shapes_and_sizes_are_those_of_the_canvas() -> None:
    paint = (ASSETS / "canvas_whole_paint.js").read_text("utf-8")
    for kind, corners in OUTLINES.items():
        (line,) = re.findall(rf"{kind}: \[(\[.*\])\]", paint)
        assert [float(each) for each in re.findall(r"-?[\d.]+", line)] == [
            each for corner in corners for each in corner
        ]
    columns = (ASSETS / "canvas_whole_columns.js").read_text("utf-8")
    assert "Math.min(1.3 + 0.27 * Math.log2(1 + degree), LARGEST)" in columns
    assert (half_size(0), half_size(1), half_size(10**6)) == (1.3, 1.57, 3.2)


def test_a_register_without_anything_has_a_sheet(context: Callable[..., Any]) -> None:
    client = create_app(context(), read_settings({})).server.test_client()
    assert "The organisation" in words(drawn(client))
