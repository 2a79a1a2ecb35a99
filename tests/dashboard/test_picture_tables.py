"""The table of every picture as a workbook: typed, in the reader's language, no hidden name."""

import io
import json
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import openpyxl
import polars as pl
import pytest
from dash import dcc
from dash.development.base_component import Component
from flask.testing import FlaskClient
from sample_city import sample_rows

from dashboard.app import create_app
from dashboard.components.sheets import Sheet, frames
from dashboard.context import Context
from dashboard.pages import PAGES
from dashboard.pages._base import View
from graph.settings import read_settings
from loaders.workbook_out import workbook

# Every picture of the pages, and the part of a page's address that shows it.
PICTURES = {
    "workload/bars": "",
    "workload/forecast": "tab=time",
    "workload/trend": "tab=time",
    "workload/loads": "tab=time&party=department:D-WAT",
    "workload/finding": "tab=stuck",
    "consult/order": "issue=issue:I-023&part=order",
    "negotiate/scale": "issue=issue:I-019",
    "negotiate/front": "part=deals",
    "negotiate/convergence": "part=relations",
    "negotiate/divergence": "part=relations",
    "negotiate/plane": "part=relations",
}

NAMES = "departments", "people"


@pytest.fixture(scope="module")
def city() -> dict[str, list[dict[str, Any]]]:
    return sample_rows()


@pytest.fixture(scope="module")
def held(context: Callable[..., Context], city: dict[str, list[dict[str, Any]]]) -> Context:
    return context(**city)


@pytest.fixture(scope="module")
def client(held: Context) -> FlaskClient:
    return create_app(held, read_settings({})).server.test_client()


def book(client: FlaskClient, address: str) -> Any:
    with client.get(address) as answer:
        assert answer.status_code == 200, answer.text
        return openpyxl.load_workbook(io.BytesIO(answer.data))


def cells(book: Any) -> Iterator[Any]:
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row)


def texts(book: Any) -> str:
    return json.dumps([str(cell.value) for cell in cells(book)], ensure_ascii=False)


def figures_in(part: Any) -> int:
    if isinstance(part, dcc.Graph):
        return 1
    if isinstance(part, list | tuple):
        return sum(map(figures_in, part))
    if getattr(part, "className", None) == "on-narrow":
        return 0  # the same figure as a phone shows it
    inner = getattr(part, "children", None) if isinstance(part, Component) else None
    return 0 if inner is None else figures_in(inner)


@pytest.mark.parametrize("asked", sorted({*PICTURES.values()}))
def test_every_figure_of_a_page_has_its_table(held: Context, asked: str) -> None:
    name = next(name for name, part in PICTURES.items() if part == asked).partition("/")[0]
    query = dict(pair.split("=", 1) for pair in asked.split("&") if pair)
    page = next(each for each in PAGES if each.id == name)
    view = View(translate=held.translator("en"), query=query, scheme="dark", context=held)
    drawn = figures_in(page.layout(view))
    assert drawn == len(view.sheets) > 0
    assert set(view.sheets) <= {*PICTURES, "negotiate/moved"}


@pytest.mark.parametrize("name", PICTURES)
def test_a_table_has_the_figures_and_says_what_it_is_of(client: FlaskClient, name: str) -> None:
    made = book(client, f"/download/table/{name}.xlsx?{PICTURES[name]}&lang=zh-Hant")
    first, about = made.worksheets
    assert first.max_row > 1
    assert about.title == "關於本表"
    said = [row[0] for row in about.values]
    assert any(line.startswith("資料來源：") for line in said)
    assert any("資料版本" in line or "版本" in line for line in said)


def test_figures_are_numbers_days_are_days_and_unknown_is_an_empty_cell(
    client: FlaskClient,
) -> None:
    (head, *rows), _ = (
        list(each.values)
        for each in book(client, "/download/table/negotiate/scale.xlsx?issue=issue:I-019&lang=en")
    )
    places = {name: at for at, name in enumerate(head)}
    positions = [row[places["Position"]] for row in rows]
    assert all(each is None or isinstance(each, int | float) for each in positions)
    days = [row[places["As of"]] for row in rows if row[places["As of"]]]
    assert days
    assert all(isinstance(each, datetime) for each in days)
    assert not any(cell == "unknown" for row in rows for cell in row)


def test_what_is_confidential_is_said_and_stays_out_where_it_is_left_out(
    client: FlaskClient, city: dict[str, list[dict[str, Any]]]
) -> None:
    issue = next(row["issue"] for row in city["positions"] if row.get("confidential"))
    address = f"/download/table/negotiate/scale.xlsx?issue=issue:{issue}&lang=en"
    note = "Contains confidential positions."
    assert note in texts(book(client, address))
    assert note not in texts(book(client, f"{address}&confidential=0"))


@pytest.mark.parametrize("name", PICTURES)
def test_no_table_holds_a_hidden_name(
    client: FlaskClient, city: dict[str, list[dict[str, Any]]], name: str
) -> None:
    part = PICTURES[name].replace("department:D-WAT", "department:~1")
    said = texts(book(client, f"/download/table/{name}.xlsx?{part}&names=all&lang=en"))
    names = [row["name"] for table in NAMES for row in city[table]]
    assert [each for each in names if each in said] == []
    assert "Names of people and departments are hidden." in said


@pytest.mark.parametrize("asked", ["focus=issue:I-023", "view=whole"])
def test_explores_picture_has_its_nodes_and_relations_as_tables(
    client: FlaskClient, city: dict[str, list[dict[str, Any]]], asked: str
) -> None:
    nodes, links, about = book(client, f"/download/picture.xlsx?{asked}&lang=en").worksheets
    names = {row[0] for row in nodes.iter_rows(min_row=2, values_only=True)}
    ends = {row[at] for row in links.iter_rows(min_row=2, values_only=True) for at in (0, 2)}
    assert ends
    assert ends <= names
    assert (len(names) > 100) == (asked == "view=whole")
    assert [each.title for each in (nodes, links, about)] == [
        "Nodes",
        "Relations",
        "About this table",
    ]
    hidden = texts(book(client, f"/download/picture.xlsx?{asked}&names=all&lang=en"))
    assert [row["name"] for row in city["people"] if row["name"] in hidden] == []


def test_what_begins_like_a_formula_stays_a_text() -> None:
    sheet = Sheet("=1+1", ["=2+2", "name"], [["=HYPERLINK(1)", "@x"]])
    (frame,) = frames([sheet]).values()
    assert frame.row(0) == ("=HYPERLINK(1)", "@x")
    opened = openpyxl.load_workbook(io.BytesIO(workbook(frames([sheet]))))
    assert {cell.data_type for cell in cells(opened)} == {"s"}


def test_a_column_is_of_one_kind() -> None:
    rows: list[list[Any]] = [[1, 0.5, "2026-01-02", "2026-01"], [None, 2, None, "2026-01-02"]]
    frame = Sheet("t", ["a", "a", "b", "c"], rows).frame()
    assert frame.columns == ["a", "a (2)", "b", "c"]
    assert list(frame.dtypes) == [pl.Int64, pl.Float64, pl.Date, pl.String]


def test_sheets_have_names_that_excel_allows() -> None:
    made = frames([Sheet("A/B: [" + "x" * 40, ["h"], []), Sheet("A/B: [" + "x" * 40, ["h"], [])])
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/") for name in made)
    assert len(made) == 2


@pytest.mark.parametrize("path", ["nowhere/bars", "workload/nothing"])
def test_what_no_page_shows_is_not_found(client: FlaskClient, path: str) -> None:
    assert client.get(f"/download/table/{path}.xlsx").status_code == 404
