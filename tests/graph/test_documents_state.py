"""What letters say of how a matter and its round stand."""

import pytest
from lettering import DUE, SENT, TABLES, party, texts, written

from graph.fields import LANGUAGES

LAW = party("department:law", "consult")


def matter(**values: str) -> list[dict[str, object]]:
    return [TABLES["issues"][0] | values]


PAST = {
    "en": "and was due on 2026-11-05; it is overdue.",
    "zh-Hant": "原定完成日期：2026年11月5日，已逾期。",
    "zh-Hans": "原定2026年11月5日完成，已逾期。",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_day_that_is_past_is_told_as_past(language: str) -> None:
    letter = written(language, LAW, issues=matter(due="2026-11-05"))["department:law"]
    assert any(each.endswith(PAST[language]) for each in letter.body)


@pytest.mark.parametrize("day", ["2026-11-23", "2026-11", "2026"])
def test_a_day_that_is_not_over_is_not_told_as_past(day: str) -> None:
    letter = written("en", LAW, issues=matter(due=day))["department:law"]
    assert any(f"is to be settled by {day}." in each for each in letter.body)
    assert "overdue" not in texts(letter)


def test_a_matter_that_is_over_is_not_called_overdue() -> None:
    over = matter(due="2026-11-05", status="cancelled", closed="2026-11-02")
    letter = written("en", LAW, issues=over)["department:law"]
    assert "overdue" not in texts(letter)
    assert "2026-11-05" not in texts(letter)


TOLD = {
    "en": "you are on this matter's list, to be informed",
    "zh-Hant": "本案名單將貴單位列為知會對象",
    "zh-Hans": "本事项名单将贵单位列为抄送对象",
}
ROLES = {
    "en": "you are on this matter's list (role: support)",
    "zh-Hant": "本案名單將貴單位列為「協辦」",
    "zh-Hans": "本事项名单将贵单位列为“协办”",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_on_the_list_is_told_as_what(language: str) -> None:
    found = written(language, party("department:law", "inform"))["department:law"]
    assert TOLD[language] in found.body[0]
    found = written(language, party("department:law", "support"))["department:law"]
    assert ROLES[language] in found.body[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_asked_is_not_told_that_the_list_would_only_inform_it(language: str) -> None:
    held = {"issue": "a", "party_kind": "department", "party": "law"}
    positions = [held | {"position": 90.0, "salience": 0.9}]
    told = party("department:law", "inform")
    letter = written(language, told, positions=positions)["department:law"]
    assert letter.choices
    assert TOLD[language] not in letter.body[0]


def test_a_role_of_the_files_own_is_told_without_how_the_file_spells_it() -> None:
    found = written("en", party("department:law", "site_watch"))["department:law"]
    assert "(role: site watch)" in found.body[0]


NOTHING = {"en": "□ no comments", "zh-Hant": "□ 無意見", "zh-Hans": "□ 无意见"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_is_asked_for_comments_may_tick_that_there_are_none(language: str) -> None:
    asked = written(language, LAW)["department:law"]
    assert NOTHING[language] in asked.choices
    rule = {"id": "r", "name": "Bylaws", "role": "consult"}
    rules = [rule | {"party_kind": "department", "party": "law"}]
    must = written(language, LAW, rules=rules)["department:law"]
    assert NOTHING[language] not in must.choices


UNITS = ("u1", "u2", "u3", "u4", "u5", "u6", "u7")
DEPARTMENTS = [*TABLES["departments"], *({"id": each, "name": each.upper()} for each in UNITS)]
ROUND = (
    party("department:u1", "consult", answer="agree"),
    party("department:u2", "consult", answer="有意見"),
    party("department:u3", "consult", answer="object", answered="2026-11-01"),
    party("department:u4", "consult", answered="2026-11-01"),
    party("department:u5", "consult", sent="2026-11-20"),
    party("department:u6", "consult", waived="2026-11-20"),
    party("department:u7", "consult"),
    party("department:u1", "inform"),
)
STANDS = {
    "en": (
        "Asked: 5; answered: 4 (agree 1, with comments 1, other 1, disagree 1: U3); "
        "not yet answered: 1; waived: 1; not yet asked: 1."
    ),
    "zh-Hant": (
        "徵詢情形：已徵詢5方；4方已答覆（同意1、有意見1、其他1、不同意1：U3）；"
        "1方尚未答覆；1方免會；1方尚未徵詢。"
    ),
    "zh-Hans": (
        "征求意见情况：已征求5方意见；4方已反馈（同意1、有意见1、其他1、不同意1：U3）；"
        "1方尚未反馈；1方豁免；1方尚未征求。"
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "reader",
    [
        party("person:m", "approve"),
        party("person:m", "approve", **SENT, **DUE),
        party("person:m", "inform"),
    ],
    ids=["asked", "late", "told"],
)
def test_a_superior_is_told_how_the_round_stands(language: str, reader: dict[str, object]) -> None:
    found = written(language, reader, *ROUND, departments=DEPARTMENTS)
    assert STANDS[language] in found["person:m"].body
    assert STANDS[language] not in texts(found["department:u7"])


def test_a_superior_is_told_that_nobody_was_asked_yet() -> None:
    found = written("en", party("person:m", "approve"), LAW)
    assert "No asking is on record yet." in found["person:m"].body
    asked = written("en", party("person:m", "approve"), LAW | {"sent": "2026-11-20"})
    assert "Asked: 1; answered: 0; not yet answered: 1." in asked["person:m"].body
