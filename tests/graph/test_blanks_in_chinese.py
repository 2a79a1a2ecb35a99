"""Between two Chinese words no blank is left where a value begins or ends."""

import pytest

from graph.messages import Place, Problem, Severity, message
from graph.texts import translator
from graph.undoing import said_record

UNIT = said_record("departments", "D-TID")


@pytest.mark.parametrize(
    ("language", "said"), [("zh-Hant", "刪除單位「D-TID」"), ("zh-Hans", "删除部门“D-TID”")]
)
def test_a_text_that_sets_values_apart_joins_chinese_ones(language: str, said: str) -> None:
    assert translator(language)("remove.why", record=UNIT) == said


def test_figures_and_latin_names_stay_apart() -> None:
    translate = translator("zh-Hant")
    assert translate("history.why", number=3) == "復原第 3 版"
    assert translate("why.load", name="city.xlsx") == "匯入 city.xlsx"
    assert translate("why.load", name="機關 名冊.csv") == "匯入機關 名冊.csv"


def test_a_problem_runs_on_from_its_place_to_its_remedy() -> None:
    problem = Problem(
        severity=Severity.ERROR,
        reason=message("check.missing", field=message("field.issues.title")),
        remedy=message("check.missing.remedy"),
        place=Place(file="a.csv", row=3),
    )
    said = "檔案 a.csv、第 3 列：缺少「標題」。請填上，或刪去這一列。"
    assert translator("zh-Hant").problem(problem) == said
    english = "file a.csv, row 3: “Title” is missing. Fill it in, or leave the row out."
    assert translator("en").problem(problem) == english
