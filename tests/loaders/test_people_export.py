"""Personnel exports: who reports to whom, in which department, whatever the system calls it."""

import json
from typing import Any

import pytest

SYSTEMS = {
    "visio": "Name,Unique ID,Reports_To,Department,Title\nAnn,1,,Works,Head\nBo,2,1,Works,Clerk\n",
    "orgchart": (
        "PersonID,SupervisorID,Name,Title,Department,IsAssistant,Photo\n"
        "1,1,Ann,Head,Works,,a.png\n2,1,Bo,Clerk,Works,1,\n"
    ),
    "organimi": "ID,First Name,Last Name,Boss ID\n1,Ann,,\n2,Bo,,1\n",
    "flowbreeze": "Id,Parent Id,Name,Title,Is Assistant?\n1,0,Ann,Head,\n2,1,Bo,Clerk,\n",
    "bamboo": (
        "Employee ID,Employee number,First name,Last name,Job title,Department,Supervisor EID\n"
        "1,N7,Ann,,Head,Works,\n2,N8,Bo,,Clerk,Works,N7\n"
    ),
    "by_name": "Name,Reports_To\nAnn,\nBo,ann\n",
    "scim": "employeeNumber,displayName,department,manager\n1,Ann,Works,\n2,Bo,Works,1\n",
}
WECOM = """填写须知：带星号为必填,,,,
姓名,帐号,职务,部门,手机
王芳,wangfang,主任,某市/财政局/预算处;某市/办公室,13800000000
李雷,lilei,,某市/财政局,
"""


def brought(text: str, folder: Any, bring: Any) -> Any:
    return bring(folder(staff=text) / "staff.csv")


@pytest.mark.parametrize("system", SYSTEMS)
def test_bo_reports_to_ann_in_every_system(
    system: str, folder: Any, bring: Any, memory: Any
) -> None:
    assert brought(SYSTEMS[system], folder, bring).written
    people = dict(memory.register().tables["people"].select("id", "name").iter_rows())
    reporting = memory.register().tables["reporting"].select("person", "manager").rows()
    assert [(people[person], people[manager]) for person, manager in reporting] == [("Bo", "Ann")]


def test_what_has_no_field_is_kept(folder: Any, bring: Any, memory: Any) -> None:
    brought(SYSTEMS["orgchart"], folder, bring)
    assert json.loads(memory.register().tables["people"]["extra"][0]) == {"Photo": "a.png"}
    members = memory.register().tables["memberships"].select("person", "department", "role").rows()
    assert set(members) == {("1", "Works", "Head"), ("2", "Works", "Clerk")}


def test_a_superior_named_by_email_and_days_with_dots(folder: Any, bring: Any, memory: Any) -> None:
    text = (
        "First Name,Last Name,Email,Position,SupervisorEmail,Department,SubDepartment,StartDate\n"
        "Ann,Lee,ann@x.org,Head,,Works,,01.02.2020\nBo,Ray,bo@x.org,Clerk,Ann@x.org,Works,Roads,"
        "03.04.2021\n"
    )
    assert brought(text, folder, bring).written
    tables = memory.register().tables
    assert tables["reporting"].select("person", "manager").rows() == [("bo@x.org", "ann@x.org")]
    assert tables["departments"].select("id", "name", "parent").rows() == [
        *(("Works", "Works", None), ("Works/Roads", "Roads", "Works")),
    ]
    assert tables["memberships"]["since"].to_list() == ["2020-02-01", "2021-04-03"]


def test_wecom_departments_are_paths_and_there_may_be_several(
    folder: Any, bring: Any, memory: Any
) -> None:
    assert brought(WECOM, folder, bring).written
    tables = memory.register().tables
    assert set(tables["departments"].select("id", "name", "parent").rows()) == {
        ("某市", "某市", None),
        ("某市/财政局", "财政局", "某市"),
        ("某市/财政局/预算处", "预算处", "某市/财政局"),
        ("某市/办公室", "办公室", "某市"),
    }
    assert set(tables["memberships"].select("person", "department").rows()) == {
        *(("wangfang", "某市/财政局/预算处"), ("wangfang", "某市/办公室")),
        ("lilei", "某市/财政局"),
    }
    assert json.loads(tables["people"]["extra"][0]) == {"手机": "13800000000"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Name,ID,Reports_To\nAnn,1,\nAnn,2,\nBo,3,Ann\n", "load.people.namesakes"),
        ("First Name,Last Name,Email,SupervisorEmail\nBo,Ray,b@x,a@x\n", "load.people.manager"),
        ("Name,ID,Reports_To\nAnn,,\n", "load.people.nameless"),
        ("Name,ID,Reports_To\nAnn,1,7\n", "check.unknown"),
    ],
)
def test_a_superior_nobody_can_find_is_an_error(
    text: str, key: str, folder: Any, bring: Any
) -> None:
    report = brought(text, folder, bring)
    assert not report.written
    assert key in [each.reason.key for each in report.errors]


def test_our_own_tables_stay_ours(folder: Any, bring: Any) -> None:
    report = bring(folder(people="id,name,title\n1,Ann,Head\n", reporting="person,manager\n"))
    assert set(report.counts) == {"people", "reporting"}


def test_a_file_beside_our_own_tables_is_skipped_and_told(folder: Any, bring: Any) -> None:
    report = bring(folder(departments="id,name\nD,Works\n", staff=SYSTEMS["visio"]))
    assert set(report.counts) == {"departments"}
    assert [each.values["sheet"] for each in report.skipped] == ["staff.csv"]
