"""Work-division tables: who leads, who is consulted, and what no program may decide alone."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from graph.vocabulary import canonical_role

DATA = Path("../shared/data/gd_tasks")

TAOYUAN = """會辦機關,_id,承辦機關,公務內容,公務項目,決行權責第一層,備考
水務局、交通局,1,工務局,道路挖掘許可,道路管理,核定,
,2,工務局；養護工程處,路面修復,,審核,每季
各相關機關,3,水務局,淹水潛勢圖公告,防洪,核定,
"""


def roles(memory: Any) -> set[tuple[str, str, str]]:
    rows = memory.register().tables["involvements"].iter_rows(named=True)
    return {(row["issue"], row["party"], row["role"]) for row in rows}


def warned(report: Any) -> list[tuple[str, int | None, str | None]]:
    return [(each.reason.key, each.place.row, each.place.value) for each in report.problems]


def brought(text: str, folder: Any, bring: Any, **options: Any) -> Any:
    return bring(folder(list=text, **options) / "list.csv")


def test_a_delegated_authority_table_gives_matters_leads_and_consulted_units(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = brought(TAOYUAN, folder, bring, encoding="utf-8-sig")
    assert report.written
    assert roles(memory) == {
        ("道路管理 / 道路挖掘許可", "工務局", "lead"),
        ("道路管理 / 道路挖掘許可", "水務局", "consult"),
        ("道路管理 / 道路挖掘許可", "交通局", "consult"),
        ("道路管理 / 路面修復", "工務局", "lead"),
        ("道路管理 / 路面修復", "養護工程處", "co-lead"),
        ("防洪 / 淹水潛勢圖公告", "水務局", "lead"),
    }
    issue = memory.register().tables["issues"].row(1, named=True)
    assert (issue["title"], issue["topics"], issue["owner"]) == ("路面修復", "道路管理", "工務局")
    assert issue["note"] == "每季"
    assert json.loads(issue["extra"]) == {"_id": "2", "決行權責第一層": "審核"}


def test_a_group_is_told_and_becomes_no_department(folder: Any, bring: Any, memory: Any) -> None:
    report = brought(TAOYUAN, folder, bring)
    assert ("load.division.group", 4, "各相關機關") in warned(report)
    assert memory.register().tables["departments"]["id"].to_list() == [
        *("水務局", "交通局", "工務局", "養護工程處"),
    ]
    kept = json.loads(memory.register().tables["issues"]["extra"][2])
    assert kept["會辦機關"] == "各相關機關"


TASKS = """某市2025年重点任务分解表,,,,,,
序号,任务,牵头单位,责任单位,配合单位,完成时限,责任人
一、交通,,,,,,
1,新建停车场,市住建局、市城管局,市交投集团,市公安局，市规划局；市财政局等,2025年12月底前,王建国
2,优化信号灯,市公安局,,市城管局 市财政局,持续推进,李敏、王建国
,,,,市规划局,,
"""


def test_a_task_breakdown_names_one_lead_and_the_others_joint(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = brought(TASKS, folder, bring)
    assert report.written
    parking = {(party, role) for issue, party, role in roles(memory) if issue == "新建停车场"}
    assert parking == {
        *(("市住建局", "lead"), ("市城管局", "co-lead"), ("市交投集团", "support")),
        *(("市公安局", "support"), ("市规划局", "support"), ("市财政局", "support")),
        ("王建国", "responsible"),
    }
    assert ("load.division.open", 4, "市财政局等") in warned(report)


def test_a_row_without_a_task_goes_on_with_the_one_above(
    folder: Any, bring: Any, memory: Any
) -> None:
    brought(TASKS, folder, bring)
    lights = {
        party for issue, party, role in roles(memory) if (issue, role) == ("优化信号灯", "support")
    }
    assert lights == {"市城管局", "市财政局", "市规划局"}


def test_a_deadline_that_is_no_date_is_kept_in_its_words(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = brought(TASKS, folder, bring)
    issues = memory.register().tables["issues"]
    assert issues["due"].to_list() == ["2025-12", None]
    assert ("load.division.due", 5, "持续推进") in warned(report)
    assert json.loads(issues["extra"][1])["完成时限"] == "持续推进"
    assert json.loads(issues["extra"][1])["section"] == "一、交通"


def test_one_name_under_two_leading_units_is_told(folder: Any, bring: Any) -> None:
    assert ("load.division.namesake", None, "王建国") in warned(brought(TASKS, folder, bring))


def test_row_numbers_are_no_ids_and_equal_tasks_stay_two(
    folder: Any, bring: Any, memory: Any
) -> None:
    text = "编号,任务,牵头单位\n1,巡查,甲局\n2,巡查,乙局\n"
    report = brought(text, folder, bring)
    assert memory.register().tables["issues"]["id"].to_list() == ["巡查", "巡查 (2)"]
    assert ("load.division.repeated", 3, "巡查") in warned(report)


def test_merged_cells_hold_for_every_row_and_blank_ones_do_not(
    tmp_path: Path, bring: Any, memory: Any
) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["工作分工表"],
        ["任务", "具体措施", "牵头单位", "配合单位"],
        ["治水", "清淤", "水务局", "甲镇"],
        [None, "截污", None, None],
        ["治气", "抑尘", None, "乙镇"],
    ):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("C3:C4")
    book.save(tmp_path / "分工.xlsx")
    assert bring(tmp_path / "分工.xlsx").written
    assert roles(memory) == {
        ("治水 / 清淤", "水务局", "lead"),
        ("治水 / 清淤", "甲镇", "support"),
        ("治水 / 截污", "水务局", "lead"),
        ("治气 / 抑尘", "乙镇", "support"),
    }


def test_a_row_before_any_task_is_refused_with_its_place(folder: Any, bring: Any) -> None:
    report = brought("序号,任务,牵头单位\n1,,甲局\n2,巡查,乙局\n", folder, bring)
    assert not report.written
    assert ("load.division.untitled", 2, None) in warned(report)
    assert (report.counts["issues"].rejected, report.counts["issues"].created) == (1, 1)


def test_a_footnote_is_told_and_not_read(folder: Any, bring: Any, memory: Any) -> None:
    report = brought("序号,任务,牵头单位\n1,巡查,乙局\n注：首位为牵头,,\n", folder, bring)
    assert ("load.division.heading", 3, "注：首位为牵头") in warned(report)
    assert memory.register().tables["issues"].height == 1


def test_a_known_department_keeps_its_name(folder: Any, bring: Any, memory: Any) -> None:
    bring(folder(departments="id,name\n甲局,某市甲局\n"))
    brought("任务,牵头单位\n巡查,甲局\n", folder, bring)
    departments = memory.register().tables["departments"]
    assert departments.select("id", "name").rows() == [("甲局", "某市甲局")]


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
def test_the_province_plan_gives_the_published_roles(bring: Any, memory: Any) -> None:
    report = bring(DATA / "original" / "tasks.tsv")
    assert report.written
    with (DATA / "involvements.csv").open(encoding="utf-8", newline="") as file:
        known = {
            (row["issue"].removeprefix("gd-"), row["party"], canonical_role(row["role"]))
            for row in csv.DictReader(file)
        }
    found = {(issue, party, canonical_role(role)) for issue, party, role in roles(memory)}
    lost, more = known - found, found - known
    groups = {each for each in lost if "各" in each[1] or "有关" in each[1]}
    assert len(groups) == 6  # groups are told, and kept among the issue's further columns
    # What never stands in full in the file keeps the short name that was written.
    short = {(issue, party.removeprefix("省"), role) for issue, party, role in lost - groups}
    second_lead = {("12", "广电局", "lead")}  # one unit leads, a second one jointly
    assert short - more == second_lead
    assert more - short == {("12", "广电局", "co-lead")}
    assert len(short) == 24
    keys = [key for key, *_ in warned(report)]
    assert keys.count("load.division.group") == 6
    assert keys.count("load.division.open") == 4
    assert keys.count("load.division.short") == len({party for _, party, _ in short})


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
def test_the_province_plan_gives_the_published_tasks(bring: Any, memory: Any) -> None:
    bring(DATA / "original" / "tasks.tsv")
    with (DATA / "issues.csv").open(encoding="utf-8", newline="") as file:
        known = {
            (row["id"].removeprefix("gd-"), row["title"], row["owner"])
            for row in csv.DictReader(file)
        }
    issues = memory.register().tables["issues"].select("id", "title", "owner").rows()
    assert {(number, title, owner or "") for number, title, owner in issues} == known


@pytest.mark.parametrize(
    ("text", "encoding", "department"),
    [(TAOYUAN, "big5", "養護工程處"), (TASKS, "gb18030", "市交投集团")],
)
def test_old_encodings_are_read_too(
    text: str, encoding: str, department: str, folder: Any, bring: Any, memory: Any
) -> None:
    assert brought(text, folder, bring, encoding=encoding).written
    assert department in memory.register().tables["departments"]["id"].to_list()


def test_what_continues_a_task_that_is_left_out_does_not_join_the_one_before(
    book: Any, bring: Any, memory: Any
) -> None:
    rows = [
        ["工作項目", "主辦機關", "會辦機關", "備註"],
        ["步道整建", "工務局", "水利局", None],
        ["轉運站搬遷", "環境保護局", "地政局", "=1+1"],
        [None, None, "財政局", None],
        ["防汛演練", "消防局", None, None],
    ]
    report = bring(book(分工=rows), accept_partial=True)
    assert report.written
    assert ("load.division.orphan", 4, None) in warned(report)
    assert roles(memory) == {
        ("步道整建", "工務局", "lead"),
        ("步道整建", "水利局", "consult"),
        ("防汛演練", "消防局", "lead"),
    }


def test_a_list_of_cases_with_republic_dates_in_big5_is_a_division_of_work(
    folder: Any, bring: Any, memory: Any
) -> None:
    head = "案號,案名,主辦機關,協辦機關,立案日期,期限\n"
    text = head + "A-1,河川疏濬,水利局,法制局,114/03/04,115.12.31\n"
    assert brought(text, folder, bring, encoding="big5").written
    issue = memory.register().tables["issues"].row(0, named=True)
    assert (issue["id"], issue["title"], issue["owner"]) == ("A-1", "河川疏濬", "水利局")
    assert (issue["created"], issue["due"]) == ("2025-03-04", "2026-12-31")
    assert ("A-1", "法制局", "support") in roles(memory)
