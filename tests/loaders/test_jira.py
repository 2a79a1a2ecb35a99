"""Jira's export: repeated headers are read together, Inward (Blocks) means blocked by."""

import json
from pathlib import Path
from typing import Any

import pytest

HEADER = (
    "Summary,Issue key,Issue id,Issue Type,Status,Project key,Priority,Assignee,Assignee Id,"
    "Reporter,Created,Updated,Resolved,Component/s,Due date,Labels,Labels,Description,Watchers,"
    "Watchers,Parent,Custom field (Story Points),Inward issue link (Blocks),"
    "Inward issue link (Blocks),Outward issue link (Blocks),Outward issue link (Relates),"
    "Comment,Comment\r\n"
)
ROWS = (
    "Lay cables,NET-2,1002,Story,Open,NET,High,Ann,acc-1,Bo,12/Mar/24 9:41 AM,13/Mar/24 4:00 PM,,"
    "Works,31/Dec/24 12:00 AM,fibre,north,Two streets,Cy,Ann,1001,5,NET-3,EXT-9,,NET-3,ok,later\r\n"
    "Fibre plan,NET-1,1001,Epic,Done,NET,Low,,,Bo,01/Feb/24 8:00 AM,,02/Feb/24 8:00 AM\r\n"
    "Permits,NET-3,1003,Task,Open,NET,,Ann,acc-1,Bo,01/Feb/24 8:00 AM,,,,,,,,,,,,,,NET-2,,,,wide"
    "\r\n"
)


@pytest.fixture
def report(tmp_path: Path, bring: Any) -> Any:
    path = tmp_path / "JIRA.csv"
    path.write_bytes((HEADER + ROWS).encode("utf-8-sig"))
    return bring(path)


def keys(report: Any) -> list[str]:
    return [each.reason.key for each in report.problems]


def test_issues_come_with_their_dates_labels_and_further_fields(report: Any, memory: Any) -> None:
    assert report.written
    rows = {row["id"]: row for row in memory.register().tables["issues"].iter_rows(named=True)}
    cables = rows["NET-2"]
    assert (cables["title"], cables["kind"], cables["priority"]) == ("Lay cables", "Story", "High")
    assert (cables["created"], cables["due"], cables["closed"]) == (
        "2024-03-12",
        "2024-12-31",
        None,
    )
    assert sorted(cables["topics"].split("|")) == ["Works", "fibre", "north"]
    assert json.loads(cables["extra"]) == {
        "Issue id": "1002",
        "Project key": "NET",
        "Assignee Id": "acc-1",
        "Parent": "1001",
        "Custom field (Story Points)": "5",
        "Comment": "ok",
        "Comment (2)": "later",
    }
    assert json.loads(rows["NET-3"]["extra"])["AC"] == "wide"


def test_people_are_known_by_account_where_there_is_one(report: Any, memory: Any) -> None:
    assert report.written
    people = memory.register().tables["people"].select("id", "name").rows()
    assert set(people) == {("acc-1", "Ann"), ("Bo", "Bo"), ("Cy", "Cy"), ("Ann", "Ann")}
    rows = memory.register().tables["involvements"].select("issue", "party", "role").rows()
    assert {row for row in rows if row[0] == "NET-2"} == {
        *(("NET-2", "acc-1", "lead"), ("NET-2", "Bo", "author")),
        *(("NET-2", "Cy", "inform"), ("NET-2", "Ann", "inform")),
    }


def test_inward_blocks_is_what_this_one_waits_for(report: Any, memory: Any) -> None:
    assert report.written
    found = memory.register().tables["dependencies"].select("source", "kind", "target").rows()
    assert set(found) == {
        ("NET-2", "blocked by", "NET-3"),  # told twice: inward here, outward there
        ("NET-2", "blocked by", "EXT-9"),
        ("NET-2", "relates to", "NET-3"),
        ("NET-1", "has part", "NET-2"),
    }


def test_a_linked_issue_that_is_elsewhere_is_told_and_known_by_its_key(
    report: Any, memory: Any
) -> None:
    assert keys(report).count("load.jira.elsewhere") == 1
    stub = memory.register().tables["issues"].filter(id="EXT-9").row(0, named=True)
    assert stub["title"] is None


def test_a_row_without_key_and_a_month_that_is_none_are_errors(tmp_path: Path, bring: Any) -> None:
    path = tmp_path / "jira.csv"
    path.write_text("Summary,Issue key,Due date\nA,,\nB,X-1,12/Foo/24\n", "utf-8")
    report = bring(path)
    assert not report.written
    assert [(each.reason.key, each.place.row) for each in report.errors] == [
        ("load.jira.keyless", 2),
        ("load.value.date", 3),
    ]
