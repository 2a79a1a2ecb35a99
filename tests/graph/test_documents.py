"""Papers of a consultation: workbook, letters and reminders in each language."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from icalendar import Calendar
from openpyxl import load_workbook

from graph.analyses.consult import ANALYSIS
from graph.documents import write_consultation
from graph.fields import LANGUAGES
from graph.messages import UserError
from graph.projections import project
from graph.tables import Register, complete, frame
from graph.texts import translator

DAY = "2026-11-23"
TABLES = {
    "departments": [
        {"id": "lead", "name": "Water", "name_zh_hant": "水利局", "name_zh_hans": "水务局"},
        {"id": "law", "name": "Legal", "name_zh_hant": "法制局", "name_zh_hans": "司法局"},
        {"id": "done", "name": "=2+2"},
    ],
    "people": [{"id": "m", "name": "Ou", "title": "Mayor", "title_zh_hant": "市長"}],
    "issues": [{"id": "a", "title": "=1+1", "owner": "lead"}],
    "rules": [
        {
            "id": "r",
            "name": "Every bylaw",
            "party_kind": "department",
            "party": "law",
            "role": "consult",
            "days": 6.0,
            "basis": "Rules of Procedure, art. 31",
            "waivable_by": "m",
        }
    ],
    "involvements": [
        {
            "issue": "a",
            "party_kind": "department",
            "party": "done",
            "role": "consult",
            "answer": "agree",
        },
        {"issue": "a", "party_kind": "person", "party": "m", "role": "approve"},
    ],
}


@pytest.fixture
def network():
    return project(
        Register(1, complete({name: frame(name, rows) for name, rows in TABLES.items()}))
    )


def written(network, path: Path, language="en", **asked):
    parameters = ANALYSIS.defaults() | {"today": DAY, "issue": "a"} | asked
    return write_consultation(path, network, parameters, translator(language))


def letters(network, folder: Path, language: str) -> dict[str, str]:
    path = folder / "letters.zip"
    written(network, path, language)
    with zipfile.ZipFile(path) as archive:
        papers = {
            name: docx.Document(io.BytesIO(archive.read(name))) for name in archive.namelist()
        }
    return {
        name: "\n".join(
            [each.text for each in paper.paragraphs]
            + [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        )
        for name, paper in papers.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_everybody_still_to_be_asked_gets_a_letter_with_what_an_officer_needs(
    network, tmp_path, language
):
    found = letters(network, tmp_path, language)
    assert sorted(found) == ["01-m.docx", "02-law.docx"]  # who has answered gets none
    law = found["02-law.docx"]
    due = {"en": "2026-12-01"}.get(language, "2026年12月1日")
    for part in (due, "Rules of Procedure, art. 31", "=1+1", "□"):
        assert part in law
    assert {"en": "Water", "zh-Hant": "水利局", "zh-Hans": "水务局"}[language] in law


def test_an_office_of_each_script_writes_in_its_own_words(network, tmp_path):
    hant = letters(network, tmp_path, "zh-Hant")["02-law.docx"]
    assert "會辦單" in hant
    assert "主旨：" in hant
    assert "請查照" in hant
    hans = letters(network, tmp_path, "zh-Hans")["02-law.docx"]
    assert "水务局关于征求“=1+1”意见的函" in hans
    assert "司法局：" in hans
    assert "反馈" in hans
    assert "主旨" not in hans


def test_chinese_letters_name_a_chinese_typeface(network, tmp_path):
    path = tmp_path / "letters.zip"
    written(network, path, "zh-Hant")
    with zipfile.ZipFile(path) as archive:
        paper = zipfile.ZipFile(io.BytesIO(archive.read("01-m.docx")))
        assert "標楷體" in paper.read("word/styles.xml").decode()


def test_a_name_that_looks_like_a_formula_stays_a_text_in_the_workbook(network, tmp_path):
    path = tmp_path / "list.xlsx"
    assert written(network, path) == 4
    book = load_workbook(path)
    assert book.sheetnames == ["About", "List", "Order", "Fewest", "Who decides", "Round"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "=2+2" in {cell.value for cell in cells}
    assert "f" not in {cell.data_type for cell in cells}


def test_the_workbook_says_answers_and_their_source_in_the_readers_language(tmp_path):
    answer = {"answer_text": "By night only", "answer_text_zh_hant": "限夜間"}
    source = {"evidence": "Memo 7", "evidence_zh_hant": "便簽 7"}
    (asked, *rest) = TABLES["involvements"]
    tables = {
        **TABLES,
        "involvements": [{**asked, "answer": "comments", **answer, **source}, *rest],
    }
    frames = {name: frame(name, rows) for name, rows in tables.items()}
    network = project(Register(1, complete(frames)), DAY)
    written(network, tmp_path / "list.xlsx", "zh-Hant")
    book = load_workbook(tmp_path / "list.xlsx")
    cells = " ".join(str(c.value) for sheet in book for row in sheet.iter_rows() for c in row)
    assert "限夜間" in cells
    assert "便簽 7" in cells
    assert "有意見" in cells
    assert "By night" not in cells
    assert "Memo" not in cells


def test_reminders_fall_on_the_days_to_answer_by_and_the_answered_has_none(network, tmp_path):
    path = tmp_path / "days.ics"
    assert written(network, path, "zh-Hans") == 2
    calendar = Calendar.from_ical(path.read_bytes())
    events = {str(each["uid"]): each for each in calendar.walk("VEVENT")}
    law = events["issue:a-department:law@stakeholders"]
    assert law["dtstart"].dt.isoformat() == "2026-12-01"
    assert "司法局" in law["summary"]
    assert [alarm["action"] for alarm in law.walk("VALARM")] == ["DISPLAY"]


def test_who_leads_a_prior_matter_keeps_letter_reminder_and_the_time_of_the_rule(tmp_path):
    kinds = {"source_kind": "issue", "target_kind": "issue"}
    tables = TABLES | {
        "issues": [*TABLES["issues"], {"id": "b", "title": "Dyke", "owner": "law"}],
        "dependencies": [{**kinds, "source": "a", "target": "b"}],
    }
    frames = {name: frame(name, rows) for name, rows in tables.items()}
    network = project(Register(1, complete(frames)))
    letters, dates, book = (tmp_path / f"out.{end}" for end in ("zip", "ics", "xlsx"))
    for path in (letters, dates, book):
        written(network, path)
    assert "02-law.docx" in zipfile.ZipFile(letters).namelist()
    events = Calendar.from_ical(dates.read_bytes()).walk("VEVENT")
    event = next(each for each in events if "law" in each["uid"])
    # Three days about the dyke, then the six of the rule; sent today it would be the six alone.
    assert event["dtstart"].dt.isoformat() == "2026-12-01"
    assert "2026-12-04" in event["description"]
    order = load_workbook(book)["Order"]
    heads = [cell.value for cell in next(order.iter_rows(min_row=1, max_row=1))]
    about, days = heads.index("about"), heads.index("working days")
    rows = [row for row in order.iter_rows(min_row=2, values_only=True) if row[1] == "law"]
    assert [(row[about], row[days]) for row in rows] == [("Dyke", 3), (None, 6)]


def test_a_draft_has_letters_too(network, tmp_path):
    path = tmp_path / "letters.zip"
    assert written(network, path, issue=None, title="Pier", lead="lead") == 1


@pytest.mark.parametrize("confidential", [False, True])
def test_a_position_is_evidence_on_paper_unless_it_was_told_in_confidence(tmp_path, confidential):
    position = {
        "issue": "a",
        "party_kind": "department",
        "party": "other",
        "position": 10.0,
        "salience": 0.9,
        "confidential": confidential,
    }
    tables = TABLES | {
        "departments": [*TABLES["departments"], {"id": "other", "name": "Silent Bureau"}],
        "positions": [position],
    }
    frames = {name: frame(name, rows) for name, rows in tables.items()}
    path = tmp_path / "list.xlsx"
    written(project(Register(1, complete(frames))), path)
    cells = [str(c.value) for sheet in load_workbook(path) for r in sheet.iter_rows() for c in r]
    assert any("Silent Bureau" in cell for cell in cells) is not confidential


def test_an_unknown_ending_or_place_is_refused_with_what_is_known(network, tmp_path):
    with pytest.raises(UserError) as refusal:
        written(network, tmp_path / "list.pdf")
    assert ".ics" in refusal.value.remedy.values["choices"]
    with pytest.raises(UserError):
        written(network, tmp_path / "none" / "list.xlsx")


def _changed(tables):
    frames = {name: frame(name, rows) for name, rows in (TABLES | tables).items()}
    return project(Register(1, complete(frames)))


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "cancelled since 2026-05-04"), ("zh-Hant", "取消"), ("zh-Hans", "取消")],
)
def test_letters_of_a_matter_that_is_over_say_so_and_nothing_of_it_is_due(tmp_path, language, said):
    issue = TABLES["issues"][0] | {"status": "cancelled", "closed": "2026-05-04"}
    over = _changed({"issues": [issue]})
    assert said in letters(over, tmp_path, language)["02-law.docx"]
    path = tmp_path / "days.ics"
    written(over, path, language)
    assert not Calendar.from_ical(path.read_bytes()).walk("VEVENT")


def test_copies_go_to_those_whom_a_rule_or_the_list_tells_and_to_nobody_else(tmp_path):
    told = {"issue": "a", "party_kind": "department", "party": "told", "role": "inform"}
    departments = [
        *TABLES["departments"],
        {"id": "told", "name": "Told Bureau"},
        {"id": "top", "name": "Top Office"},
    ]
    departments[0] = departments[0] | {"parent": "top"}
    involvements = [*TABLES["involvements"], told]
    found = _changed({"departments": departments, "involvements": involvements})
    informed = [row.ref for row in ANALYSIS.answer(found, issue="a", today=DAY).rows][-2:]
    assert set(informed) == {"department:told", "department:top"}
    law = letters(found, tmp_path, "zh-Hant")["02-law.docx"]
    assert "副本：Told Bureau" in law  # who was consulted and has answered is not told as well
    assert "Top Office" not in law


def test_a_reminder_says_by_what_a_party_is_asked_and_no_points(tmp_path):
    part = {"issue": "a", "party_kind": "department", "party": "law", "role": "support"}
    found = _changed({"rules": [], "involvements": [part]})
    path = tmp_path / "days.ics"
    written(found, path)
    (event,) = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert "Has a part in this matter." in event["description"]
    assert "point" not in event["description"]


def test_a_reminder_tells_the_one_who_asks_why(network, tmp_path):
    path = tmp_path / "days.ics"
    written(network, path)
    calendar = Calendar.from_ical(path.read_bytes())
    events = {str(each["uid"]): each for each in calendar.walk("VEVENT")}
    mayor = events["issue:a-person:m@stakeholders"]
    assert "Approves the issue" in mayor["description"]
    # Legal has six working days, until Tuesday; then the mayor has three, until Friday.
    assert mayor["dtstart"].dt.isoformat() == "2026-12-04"
    said = "the end of its time once all have answered, if everybody is asked in turn from"
    assert f"{said} 2026-11-23 on." in mayor["description"]


@pytest.mark.parametrize(
    ("language", "decision", "answer"),
    [
        ("en", "Decision due: Ou", "Answer due: Legal"),
        ("zh-Hant", "核定期限：Ou", "會辦期限：法制局"),
        ("zh-Hans", "批示期限：Ou", "答复到期：司法局"),
    ],
)
def test_of_who_approves_a_decision_is_due(network, tmp_path, language, decision, answer):
    # The mayor stands above Water only as a member of it.
    path = tmp_path / "days.ics"
    written(_changed({"memberships": [{"person": "m", "department": "lead"}]}), path, language)
    titles = [str(e["summary"]) for e in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]
    assert any(title.startswith(decision) for title in titles)
    assert any(title.startswith(answer) for title in titles)


def test_who_approves_and_was_asked_already_is_reminded_of_the_day_that_was_set(tmp_path):
    asked = {"issue": "a", "party_kind": "person", "party": "m", "role": "approve"}
    asked |= {"sent": "2026-11-20", "due": "2026-11-27"}
    path = tmp_path / "days.ics"
    written(_changed({"involvements": [asked]}), path)
    events = {
        str(each["uid"]): each for each in Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    }
    mayor = events["issue:a-person:m@stakeholders"]
    assert mayor["dtstart"].dt.isoformat() == "2026-11-27"
    assert "The day was set" in mayor["description"]


def test_the_list_in_the_workbook_has_the_points_of_evidence_and_none_for_a_must(network, tmp_path):
    path = tmp_path / "list.xlsx"
    held = {"issue": "a", "party_kind": "department", "party": "done"}
    holds = _changed({"positions": [held | {"position": 90.0, "salience": 0.9}]})
    written(holds, path)
    head, *rows = load_workbook(path)["List"].iter_rows(values_only=True)
    points = {row[1]: row[head.index("points")] for row in rows if row[1]}
    assert points["done"] > 0
    assert points["law"] is None
