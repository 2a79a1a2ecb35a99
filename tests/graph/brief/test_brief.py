import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pypdf
import pytest
from openpyxl import load_workbook

from graph.analyses.negotiate import ANALYSIS
from graph.brief import FORMS, as_workbook, brief, write_brief
from graph.brief.document import Bullets, Document, Grid, Paragraph, Picture
from graph.fields import LANGUAGES
from graph.messages import UserError
from graph.projections import Network, project
from graph.tables import Register, complete, frame
from graph.texts import translator

DAY = date(2026, 11, 1)


def at(party: str, *figures: float | None, **more: Any) -> dict[str, Any]:
    names = ("position", "salience", "power", "confidence")
    known = dict(zip(names, figures, strict=False))
    return {"issue": "road", "party_kind": "department", "party": party, **known, **more}


@pytest.fixture(scope="module")
def network() -> Network:
    """Works and parks differ on a road; what police holds is confidential; the mayor is unknown."""
    tables = {
        "departments": [
            {"id": "city", "name": "City"},
            {"id": "works", "name": "Works", "name_zh_hant": "工務局", "parent": "city"},
            {"id": "parks", "name": "Parks <b>&", "name_zh_hans": "园林局", "parent": "city"},
            {"id": "police", "name": "Police", "parent": "city"},
        ],
        "issues": [
            {
                "id": "road",
                "title": "The road",
                "title_zh_hant": "道路",
                "title_zh_hans": "道路",
                "scale_low": "No road",
                "scale_high": "Six lanes",
                "owner": "works",
            }
        ],
        "positions": [
            at("works", 90.0, 1.0, 0.8, 0.9, evidence="Letter", as_of="2026-10-01"),
            at("parks", 10.0, 0.5, 0.8, 0.7, bottom_line=30.0),
            at("police", 3.25, 0.9, 0.9, 0.9, confidential=True),
            at("city", None, 0.5, 0.9),
        ],
    }
    made = {table: frame(table, rows) for table, rows in tables.items()}
    return project(Register(7, complete(made)))


def made(network: Network, language: str = "en", *, confidential: bool = False) -> Document:
    result = ANALYSIS.answer(
        network, issues=("issue:road",), confidential=confidential, today=DAY.isoformat()
    )
    return brief(network, result, translator(language), DAY, confidential=confidential)


def words(document: Document) -> str:
    said = [document.title, document.about, document.mark or ""]
    for section in document.sections:
        said.append(section.title)
        for block in section.blocks:
            if isinstance(block, Paragraph):
                said.append(block.text)
            elif isinstance(block, Bullets):
                said += block.items
            elif isinstance(block, Grid):
                said += [*block.headers, *(cell for row in block.rows for cell in row)]
            elif isinstance(block, Picture):
                said += [block.text, re.sub("<[^>]+>", " ", block.svg)]
    return "\n".join(said)


def test_the_brief_begins_with_the_matter_and_puts_common_ground_before_the_differences(network):
    titles = [section.title.partition(". ")[2] for section in made(network).sections]
    assert titles[:4] == [
        "The matter and its state",
        "In short",
        "What all can build on",
        "Where the parties stand",
    ]


def test_its_figures_are_those_of_the_command(network):
    result = ANALYSIS.answer(
        network, issues=("issue:road",), confidential=False, today=DAY.isoformat()
    )
    outcome, drawn = (result.summary[key]["road"] for key in ("outcomes", "ranges"))
    text = words(made(network))
    assert f"likely to end at {outcome:.0f}," in text
    assert f"between {drawn['low']:.0f} and {drawn['high']:.0f}" in text
    (need,) = result.summary["needs"]
    assert f"{need['short_by']:.0f} points away" in text


def test_what_is_confidential_is_left_out_unless_chosen_and_then_marked(network):
    plain, full = words(made(network)), words(made(network, confidential=True))
    assert "held in confidence" in plain
    assert "3.25" not in plain
    assert made(network).mark is None
    assert "CONFIDENTIAL" in full
    assert "\n3\n" in full


def test_an_unknown_position_stays_unknown_and_is_asked_about(network):
    text = words(made(network))
    assert "City\nunknown\n0.5" in text
    assert "Where does City stand on this matter?" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_written_in_each_language_without_a_word_of_the_code(network, language):
    text = words(made(network, language))
    assert not re.search(r"None|nan|\{|\}|brief\.|issue:|department:", text)
    expected = {"en": "Order of talks", "zh-Hant": "洽談順序", "zh-Hans": "沟通顺序"}
    assert expected[language] in text


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_the_title_in_chinese(network, form, tmp_path):
    path = tmp_path / f"brief.{form}"
    write_brief(made(network, "zh-Hant"), path)
    content = path.read_bytes()
    if form == "docx":
        text = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()
        assert "協商要點" in text
    elif form == "html":
        assert "協商要點" in content.decode()
    else:
        assert content.startswith(b"%PDF")
        assert b"NotoSansTC" in content


def test_text_of_the_register_is_never_markup(network, tmp_path):
    path = tmp_path / "brief.html"
    write_brief(made(network), path)
    text = path.read_text(encoding="utf-8")
    assert "Parks &lt;b&gt;&amp;" in text
    assert "<b>&" not in text


def test_pdf_pages_are_two_to_four(network, tmp_path):
    path = tmp_path / "brief.pdf"
    write_brief(made(network), path)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", path.read_bytes())) <= 4


def test_english_quotation_marks_are_no_character_wide(network, tmp_path):
    path = tmp_path / "brief.pdf"
    write_brief(made(network), path)
    (font,) = pypdf.PdfReader(path).pages[0]["/Resources"]["/Font"].values()
    meant = font["/ToUnicode"].get_data().decode("latin-1")
    glyph = int(re.search(r"<([0-9a-fA-F]+)>\s*<201[cC]>", meant).group(1), 16)
    widths = font["/DescendantFonts"][0]["/W"]  # first, last, width of the glyphs between
    spans = zip(widths[::3], widths[1::3], widths[2::3], strict=True)
    width = next(width for first, last, width in spans if first <= glyph <= last)
    assert width < 500  # thousandths of the height


def test_fifty_parties_fill_no_more_than_four_pages(tmp_path):
    departments = [{"id": f"u{at}", "name": f"Unit {at}"} for at in range(50)]
    matters = ("road", "bridge", "park")
    stands = [
        at(f"u{party}", party * 2.0, 0.5, 0.5, 0.9, evidence="Letter") | {"issue": issue}
        for party in range(50)
        for issue in matters
    ]
    tables = {
        "departments": departments,
        "issues": [{"id": issue, "title": issue} for issue in matters],
        "positions": stands,
    }
    crowd = project(Register(1, complete({n: frame(n, rows) for n, rows in tables.items()})))
    result = ANALYSIS.answer(crowd, today=DAY.isoformat())
    path = tmp_path / "brief.pdf"
    document = brief(crowd, result, translator("en"), DAY, confidential=False)
    write_brief(document, path)
    assert len(re.findall(rb"/Type\s*/Page\b", path.read_bytes())) <= 4
    blocks = [block for section in document.sections for block in section.blocks]
    captions = [each.caption for each in blocks if isinstance(each, Picture)]
    assert captions == ["road (the 30 of 50 parties with most weight):"]
    assert "and 38 more" in words(document)


def test_early_signs_stand_in_it_and_tell_nothing_of_confidential_positions():
    moved = [
        at("works", 50.0, 0.5, 0.8, 0.9, as_of="2026-01-01"),
        at("works", 90.0, 0.5, 0.8, 0.9, as_of="2026-09-01"),
        at("parks", 45.0, 0.5, 0.8, 0.9, as_of="2026-01-01", confidential=True),
        at("parks", 7.25, 0.5, 0.8, 0.9, as_of="2026-09-01", confidential=True),
        at("police", 40.0, 0.5, 0.8, 0.9),
    ]
    tables = {
        "departments": [{"id": each} for each in ("works", "parks", "police")],
        "issues": [{"id": "road", "title": "Road"}],
        "positions": moved,
    }
    drifting = project(Register(1, complete({n: frame(n, rows) for n, rows in tables.items()})))
    without, whole = (words(made(drifting, confidential=each)) for each in (False, True))
    assert "Early signs" in without
    assert "works has moved from 50 to 90" in without
    assert "7.25" not in without
    assert "parks has moved from 45 to 7.25" in whole


def test_another_ending_and_a_missing_folder_are_refused_with_the_remedy(network, tmp_path):
    with pytest.raises(UserError):
        write_brief(made(network), tmp_path / "brief.odt")
    with pytest.raises(UserError):
        write_brief(made(network), Path(tmp_path / "nowhere" / "brief.html"))


def test_parties_of_one_name_are_told_apart():
    tables = {
        "departments": [{"id": each, "name": "Office"} for each in ("north", "south")],
        "issues": [{"id": "road", "title": "Road"}],
        "positions": [at("north", 10.0, 1.0, 1.0), at("south", 90.0, 1.0, 1.0)],
    }
    found = project(Register(1, complete({t: frame(t, rows) for t, rows in tables.items()})))
    text = words(made(found))
    assert "Office (north)" in text
    assert "Office (south)" in text


def test_the_workbook_holds_the_figures_of_the_answer_and_no_formula(network):
    result = ANALYSIS.answer(network, issues=("issue:road",), today=DAY.isoformat())
    book = load_workbook(io.BytesIO(as_workbook(network, result, translator("en"))))
    row = next(book["Outcomes"].iter_rows(min_row=2, values_only=True))
    drawn = result.summary["ranges"]["road"]
    assert row[:4] == (
        "The road",
        pytest.approx(result.summary["outcomes"]["road"]),
        pytest.approx(drawn["low"]),
        pytest.approx(drawn["high"]),
    )
    cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
    assert all(cell.data_type != "f" for cell in cells)


def test_the_brief_of_a_what_if_shows_the_positions_that_its_figures_rest_on(network):
    result = ANALYSIS.answer(
        network,
        issues=("issue:road",),
        confidential=False,
        today=DAY.isoformat(),
        change=("works@road position=61",),
    )
    text = words(brief(network, result, translator("en"), DAY, confidential=False))
    assert "Works\n61\n" in text
    assert "Works\n90\n" not in text


def test_a_sentence_about_the_only_matter_does_not_name_it_again(network):
    notes = words(made(network)).partition("What is unknown")[2]
    assert "This matter: the outcome is reckoned without City" in notes
    assert "The road:" not in notes
