"""How letters of a consultation speak to superiors and equals, and who has copies."""

import io

import docx
import pytest
from lettering import DUE, SENT, TABLES, depends, matters, party, texts, written

from graph.documents.letters import paper
from graph.fields import LANGUAGES
from graph.texts import translator

FOR_EQUALS = {"zh-Hant": ("貴單位", "貴方", "臺端", "台端"), "zh-Hans": ("贵单位", "贵方")}
LEADS_MAP = {"id": "s", "title": "Survey", "owner": "top"}


@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
@pytest.mark.parametrize("approver", ["department:top", "person:m"])
@pytest.mark.parametrize("days", [{}, SENT | DUE], ids=["asked", "late"])
def test_a_superior_is_not_spoken_to_as_an_equal(
    language: str, approver: str, days: dict[str, str]
) -> None:
    issues = [*TABLES["issues"], LEADS_MAP]
    listed = party(approver, "approve", **days)
    found = written(language, listed, issues=issues, dependencies=[depends("a", "s")])
    letter = "\n".join((texts(found[approver]), found[approver].closing))
    assert not [word for word in FOR_EQUALS[language] if word in letter]


def test_a_superior_unit_that_leads_what_a_matter_rests_on_is_called_by_its_name() -> None:
    issues, ways = [*TABLES["issues"], LEADS_MAP], [depends("a", "s")]
    listed = party("department:top", "approve")
    said = {
        language: written(language, listed, issues=issues, dependencies=ways)["department:top"]
        for language in ("zh-Hant", "zh-Hans")
    }
    assert "本案依賴市長室主辦之「Survey」" in said["zh-Hant"].body[0]
    assert "本事项依赖市府办牵头的“Survey”" in said["zh-Hans"].body[0]


def test_a_submission_ends_in_its_own_formula_and_wishes_for_a_day_instead_of_setting_one() -> None:
    hans = written("zh-Hans", party("person:m", "approve"))["person:m"]
    assert hans.closing == "妥否，请批示。"
    assert "拟请于2026年11月26日前批复为盼" in hans.subject
    assert hans.title.endswith("的请示")
    hant = written("zh-Hant", party("person:m", "approve"))["person:m"]
    assert hant.closing == "當否，請核示。"
    assert "擬請於2026年11月26日前核定" in hant.subject
    assert not [part for part in hant.body if "當否" in part]


@pytest.mark.parametrize("superior", ["department:top", "person:m"])
def test_a_superior_who_is_only_told_gets_a_report_and_no_form_for_equals(superior: str) -> None:
    hant = written("zh-Hant", party(superior, "inform"))[superior]
    assert (hant.title, hant.choices, hant.closing) == ("Water　報告", (), "")
    assert "謹陳報如說明，請鑒察" in hant.subject
    assert hant.body[-1] == "本案謹供鑒察，無須核示。"
    hans = written("zh-Hans", party(superior, "inform"))[superior]
    assert hans.title == "Water关于“Dyke”的报告"
    for letter, language in ((hant, "zh-Hant"), (hans, "zh-Hans")):
        assert not [word for word in FOR_EQUALS[language] if word in texts(letter)]
    assert written("en", party(superior, "inform"))[superior].title == "Report"


def test_who_is_told_among_equals_gets_no_report() -> None:
    hant = written("zh-Hant", party("department:law", "inform"))["department:law"]
    assert hant.title == "Water　知會單"


def test_colleagues_are_written_to_in_the_forms_for_equals() -> None:
    listed = (party("department:law", "consult"), party("person:e", "approve"))
    hant = written("zh-Hant", *listed)
    assert "檢送會簽" in hant["person:e"].subject
    assert not [word for word in ("檢陳", "鑒核", "鈞") if word in texts(hant["person:e"])]
    assert "本案名單將貴單位列為「會辦」" in hant["department:law"].body[0]
    hans = written("zh-Hans", *listed)
    assert hans["department:law"].title == "Water关于征求“Dyke”意见的函"
    assert hans["person:e"].title == "Water关于会签“Dyke”的函"


def test_a_person_among_equals_is_named_with_the_title_and_not_called_a_private_person() -> None:
    issues = [*TABLES["issues"], {"id": "s", "title": "Survey"}]
    leads = party("person:e", "lead") | {"issue": "s"}
    found = written("zh-Hant", leads, issues=issues, dependencies=[depends("a", "s")])
    assert "本案依賴Rong總工程師主辦之「Survey」" in found["person:e"].body[0]
    assert "臺端" not in texts(found["person:e"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_copies_are_named_in_every_language_and_never_to_the_addressee(language: str) -> None:
    departments = [
        *TABLES["departments"],
        {"id": "x", "name": "Press"},
        {"id": "y", "name": "Parks"},
    ]
    told = [party(f"department:{each}", "inform") for each in ("x", "y")]
    law = party("department:law", "consult")
    found = written(language, law, *told, departments=departments)
    assert "Press" in found["department:law"].copies
    assert "Parks" in found["department:law"].copies
    assert "Parks" in found["department:x"].copies
    assert "Press" not in found["department:x"].copies
    document = docx.Document(io.BytesIO(paper(found["department:law"], translator(language))))
    assert found["department:law"].copies in [each.text for each in document.paragraphs]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_told_alone_has_no_line_of_copies(language: str) -> None:
    found = written(language, party("department:law", "inform"))
    assert found["department:law"].copies == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_of_the_longest_letter_has_a_number(language: str) -> None:
    rule = {"id": "r", "name": "Bylaws", "role": "consult", "days": 6.0}
    found = written(
        language,
        issues=matters(s="2026-05-04", k="2026-05-04"),
        dependencies=[depends("a", "s"), depends("a", "k")],
        rules=[rule | {"party_kind": "department", "party": "law"}],
    )["department:law"]
    assert len(found.body) == 6
    document = docx.Document(io.BytesIO(paper(found, translator(language))))
    last = translator(language)("letter.number.6").strip()
    assert any(each.text.startswith(last) for each in document.paragraphs)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_paragraph_of_a_submission_on_a_matter_that_is_over_has_a_number(
    language: str,
) -> None:
    issues = [{**TABLES["issues"][0], "status": "done"}, {**LEADS_MAP, "status": "done"}]
    listed = party("department:top", "approve")
    found = written(language, listed, issues=issues, dependencies=[depends("a", "s")])
    letter = found["department:top"]
    assert len(letter.body) == 6
    assert paper(letter, translator(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_party_is_not_told_who_may_spare_it_the_question(language: str) -> None:
    rule = {"id": "r", "name": "Bylaws", "role": "consult", "waivable_by": "m"}
    rules = [rule | {"party_kind": "department", "party": "law"}]
    assert "Ou" not in texts(written(language, rules=rules)["department:law"])
