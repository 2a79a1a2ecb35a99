"""A paper on the road: works could trade on the trees, where it stands is told in confidence."""

import io
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from graph.analyses.negotiate import ANALYSIS
from graph.brief import FORMS, as_workbook, brief, write_brief
from graph.brief.document import Document
from graph.fields import LANGUAGES
from graph.projections import Network, project
from graph.tables import Register, complete, frame
from graph.texts import translator

DAY = date(2026, 11, 1)


def at(party: str, issue: str, position: float, salience: float, **more: Any) -> dict[str, Any]:
    named = {"issue": issue, "party_kind": "department", "party": party}
    return named | {"position": position, "salience": salience, "power": 1.0} | more


STANDS = (
    at("works", "road", 100.0, 1.0),
    at("parks", "road", 0.0, 0.5),
    at("parks", "trees", 0.0, 1.0),
)
TRADED = at("works", "trees", 100.0, 0.5, confidential=True)
APART = at("works", "taxes", 100.0, 0.5, confidential=True)


def register(*more: dict[str, Any]) -> Network:
    tables = {
        "departments": [{"id": each} for each in ("works", "parks")],
        "issues": [{"id": each} for each in ("road", "trees", "taxes")],
        "positions": [*STANDS, *more],
    }
    return project(Register(1, complete({n: frame(n, rows) for n, rows in tables.items()})))


def made(network: Network, language: str = "en", *, confidential: bool) -> Document:
    asked = {"issues": ("issue:road",), "today": DAY.isoformat()}
    result = ANALYSIS.answer(network, **asked, confidential=confidential)
    return brief(network, result, translator(language), DAY, confidential=confidential)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_paper_with_a_trade_over_a_confidential_position_of_another_issue_is_marked(language):
    document = made(register(TRADED), language, confidential=True)
    say = translator(language)
    assert document.mark == say("brief.mark")
    assert say("brief.kept.with") in document.about


@pytest.mark.parametrize("form", FORMS)
def test_the_mark_stands_in_every_form(form, tmp_path):
    path = tmp_path / f"brief.{form}"
    write_brief(made(register(TRADED), confidential=True), path)
    assert "CONFIDENTIAL" in _text(path)


def _text(path: Path) -> str:
    if path.suffix == ".pdf":
        return "".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".docx":
        return zipfile.ZipFile(path).read("word/document.xml").decode()
    return path.read_text("utf-8")


def test_a_paper_that_no_confidential_position_goes_into_has_no_mark():
    network = register(APART)
    used, bare = (made(network, confidential=each) for each in (True, False))
    assert used == bare
    assert used.mark is None
    assert "Confidential positions are not used." in used.about


def test_without_the_option_the_paper_is_the_same_when_the_confidential_record_is_removed():
    assert made(register(TRADED), confidential=False) == made(register(), confidential=False)


def test_the_workbook_says_that_its_trades_are_confidential():
    asked = {"issues": ("issue:road",), "today": DAY.isoformat()}
    for stand, is_said in ((TRADED, True), (APART, False)):
        network = register(stand)
        book = as_workbook(network, ANALYSIS.answer(network, **asked), translator("en"))
        sheets = load_workbook(io.BytesIO(book)).worksheets
        texts = str([row for sheet in sheets for row in sheet.iter_rows(values_only=True)])
        assert ("Confidential: positions told in confidence" in texts) is is_said
