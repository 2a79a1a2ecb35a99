"""One issue through page, command, brief and export: the same figures everywhere."""

import io
import json
import re
import zipfile
from contextlib import nullcontext
from typing import Any

import pytest
from openpyxl import load_workbook
from plotly.utils import PlotlyJSONEncoder
from remembering import RememberingStore

from dashboard.app import create_app
from dashboard.pages import negotiate
from dashboard.pages._base import View
from graph.cli.run import run
from graph.settings import read_settings

FIGURES = ("position", "salience", "power")


def at(party: str, issue: str, *figures: float | None, **more: Any) -> dict[str, Any]:
    kind = {"issue": issue, "party_kind": "department", "party": party}
    return kind | dict(zip(FIGURES, figures, strict=True)) | more


REGISTER: dict[str, list[dict[str, Any]]] = {
    "departments": [
        {"id": "city", "name": "City"},
        *({"id": each, "name": each.title(), "parent": "city"} for each in ("works", "parks")),
        {"id": "police", "name": "Police", "parent": "city"},
    ],
    "issues": [
        {"id": "road", "title": "Road", "scale_low": "No road", "scale_high": "Six lanes"},
        {"id": "trees", "title": "Trees"},
    ],
    "positions": [
        at("works", "road", 93.0, 0.9, 0.7, confidence=0.8, evidence="Letter"),
        at("works", "trees", 81.0, 0.3, 0.7, confidence=0.9),
        at("parks", "road", 12.0, 0.4, 0.5, confidence=0.6, bottom_line=31.0),
        at("parks", "trees", 4.0, 0.9, 0.5, confidence=0.7),
        at("police", "road", 33.25, 0.9, 0.9, confidential=True),
    ],
}
CHANGE = "works@road position=71"


@pytest.fixture(params=["", CHANGE], ids=["as it is", "what if"])
def asked(request, context, tmp_path, capsys):
    """The answer of the command, the page's text, the brief's, the workbook of the export."""
    change = request.param
    store = RememberingStore()
    store.load(**REGISTER)
    options = ["--change", change] if change else []

    def command(*arguments: str) -> str:
        status = run(arguments, lambda settings, progress: nullcontext(store))
        said = capsys.readouterr()
        assert status == 0, said.err
        return str(said.out)

    said = command("negotiate", "road", "--json", "--no-confidential", *options)
    brief = tmp_path / "brief.docx"
    command("brief", "road", "--out", str(brief), *options)
    made = context(**REGISTER)
    query = {"issue": "issue:road", "confidential": "0"} | ({"change": change} if change else {})
    view = View(translate=made.translator("en"), query=query, scheme="light", context=made)
    page = json.dumps(negotiate.layout(view), cls=PlotlyJSONEncoder, ensure_ascii=False)
    client = create_app(made, read_settings({})).server.test_client()
    named = "&".join(f"{name}={value}" for name, value in query.items() if name != "confidential")
    with client.get(f"/download/brief.xlsx?{named}") as response:
        sent = response.data
    return json.loads(said)["summary"], page, _text(brief.read_bytes()), sent


def _text(content: bytes) -> str:
    document = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
    return re.sub("<[^>]+>", "\n", document)


def test_outcome_range_median_and_positions_are_the_same_on_all_four(asked):
    summary, page, brief, sent = asked
    outcome, drawn = summary["outcomes"]["road"], summary["ranges"]["road"]
    low, high, median = drawn["low"], drawn["high"], summary["medians"]["road"]

    assert f"likely to end at {outcome:.1f} on the scale from 0 to 100; in nine of ten" in page
    assert f"between {low:.1f} and {high:.1f}" in page
    assert f"Weighted median {median:.1f}" in page
    assert f"likely to end at {outcome:.0f}," in brief
    assert f"lies between {low:.0f} and {high:.0f}" in brief
    assert f"{median:.0f} would win" in brief
    book = load_workbook(io.BytesIO(sent))
    row = next(book["Outcomes"].iter_rows(min_row=2, values_only=True))
    assert row[1:5] == tuple(pytest.approx(each) for each in (outcome, low, high, median))
    stands = {each["party"]: each["position"] for each in summary["stands"]}
    works = stands["department:works"]
    assert works in (93, 71)
    assert re.search(rf"\n{works:.0f}\n", brief)
    rows = list(book["Positions"].iter_rows(min_row=2, values_only=True))
    assert {line[1]: line[2] for line in rows}["Works"] == works
    for text in (page, brief, str(rows)):
        assert "33.25" not in text  # held in confidence


def test_the_best_trade_is_the_same_on_command_brief_and_export(asked):
    summary, _, brief, sent = asked
    book = load_workbook(io.BytesIO(sent))
    row = next(book["Trades"].iter_rows(min_row=2, values_only=True))
    gain = f"{row[0]:.1f}".rstrip("0").rstrip(".")
    assert f"Each gains {gain}." in re.sub(r"\s+", " ", brief)
    assert summary["candidate_pairs"] == 1
