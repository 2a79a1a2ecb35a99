"""Matrices: letters say who does what, figures say who is tied to whom."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from loaders.formats.raci import letters_of

RACI = """Office move,,,,
#,Task,PM,IT,Works
1,Plan,A/R,C,I
2,Cables,a,R,R
3,Desks,A,,A
R = Responsible,,,,
"""
INFLUENCE = ";A;B;C\nA;0;1;2.5\nB;;0;4\nC;0;;0\n"


def roles(memory: Any) -> set[tuple[str, str, str]]:
    rows = memory.register().tables["involvements"].iter_rows(named=True)
    return {(row["issue"], row["party"], row["role"]) for row in rows}


def warned(report: Any) -> list[tuple[str, int | None]]:
    return [(each.reason.key, each.place.row) for each in report.problems]


@pytest.mark.parametrize(
    ("cell", "letters"),
    [("A/R", "AR"), ("a, c", "AC"), ("RA", "RA"), ("Ｒ", "R"), ("", ""), ("-", ""), ("Ann", None)],
)
def test_letters_may_be_combined(cell: str, letters: str | None) -> None:
    assert letters_of(cell) == letters


def test_a_raci_matrix_says_who_leads_approves_and_is_asked(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(folder(raci=RACI) / "raci.csv")
    assert report.written
    assert roles(memory) == {
        *(("Plan", "PM", "approve"), ("Plan", "PM", "lead")),
        *(("Plan", "IT", "consult"), ("Plan", "Works", "inform")),
        # Two do the work and neither is accountable: they lead together.
        *(("Cables", "PM", "approve"), ("Cables", "IT", "co-lead"), ("Cables", "Works", "co-lead")),
        *(("Desks", "PM", "approve"), ("Desks", "Works", "approve")),
    }
    issues = memory.register().tables["issues"].select("id", "owner")
    assert issues.rows() == [("Plan", "PM"), ("Cables", None), ("Desks", None)]
    assert json.loads(memory.register().tables["issues"]["extra"][0]) == {"#": "1"}


def test_a_task_with_two_accountable_parties_is_told(folder: Any, bring: Any) -> None:
    report = bring(folder(raci=RACI) / "raci.csv")
    assert warned(report) == [("load.raci.accountable", 5), ("load.raci.legend", 6)]


def test_in_a_daci_matrix_the_driver_leads(book: Any, bring: Any, memory: Any) -> None:
    rows = [
        ["Decision", "Ann", "Board", "Legal"],
        ["Price", "D", "A", "C"],
        ["Name", "D", "A", "I"],
    ]
    assert bring(book(DACI=rows)).written
    assert ("Price", "Ann", "lead") in roles(memory)
    assert ("Name", "Legal", "inform") in roles(memory)


def test_a_task_that_stands_twice_is_refused(folder: Any, bring: Any) -> None:
    report = bring(folder(raci="Task,X,Y\nPlan,A,R\nPlan,R,A\n") / "raci.csv")
    assert not report.written
    assert warned(report) == [("load.raci.repeated", 3)]


def test_a_slip_in_a_matrix_is_named_and_loses_no_party(
    folder: Any, bring: Any, memory: Any
) -> None:
    text = "Task,Finance,Works,Legal\nPlan,A,R,C\nPier,C,R,A\nMarket,A,R,Q\n"
    path = folder(raci=text) / "raci.csv"
    report = bring(path)
    assert not report.written
    (slip,) = report.errors
    assert (slip.reason.key, slip.place.row, slip.place.column, slip.place.value) == (
        *("load.raci.letter", 4, "Legal", "Q"),
    )
    assert bring(path, accept_partial=True).written
    assert ("Pier", "Legal", "approve") in roles(memory)


def test_names_and_words_are_no_matrix_of_letters(folder: Any, bring: Any) -> None:
    path = folder(departments="id,name,kind\nA,R,C\nC,A,I\n")
    assert set(bring(path).counts) == {"departments"}


def ties(memory: Any, table: str) -> set[tuple[Any, ...]]:
    return set(memory.register().tables[table].select("source", "target").rows())


def test_a_matrix_of_figures_gives_influences(folder: Any, bring: Any, memory: Any) -> None:
    report = bring(folder(matrix=INFLUENCE) / "matrix.csv")
    assert report.written
    rows = memory.register().tables["influences"].select("source", "target", "strength").rows()
    assert set(rows) == {("A", "B", 1.0), ("A", "C", 2.5), ("B", "C", 4.0)}
    assert memory.register().tables["departments"]["name"].to_list() == ["A", "B", "C"]


def test_figures_beyond_the_scale_are_kept_as_weights(folder: Any, bring: Any, memory: Any) -> None:
    report = bring(folder(matrix=INFLUENCE.replace("4", "17")) / "matrix.csv")
    assert ("load.adjacency.scale", None) in warned(report)
    influences = memory.register().tables["influences"]
    assert influences["strength"].null_count() == 3
    assert json.loads(influences["extra"][2]) == {"weight": "17"}


def test_a_sheet_named_dependencies_ties_issues(book: Any, bring: Any, memory: Any) -> None:
    rows = [[None, "Road", "Bridge"], ["Road", 1, 1], ["Bridge", None, 0]]
    report = bring(book(**{"Dependency matrix": rows}))
    assert report.written
    assert ties(memory, "dependencies") == {("Road", "Bridge")}
    assert ("load.adjacency.itself", 2) in warned(report)


def test_a_word_far_down_in_a_matrix_is_an_error_of_its_cell(folder: Any, bring: Any) -> None:
    names = [f"N{number}" for number in range(60)]
    lines = [",".join(["", *names]), *(",".join([name, *["0"] * 60]) for name in names)]
    lines[-1] = lines[-1].replace("N59,0", "N59,much")
    report = bring(folder(matrix="\n".join(lines)) / "matrix.csv")
    (problem,) = report.errors
    assert (problem.place.row, problem.place.column, problem.place.value) == (61, "N0", "much")


def test_a_heading_over_merged_cells_is_no_task(tmp_path: Path, bring: Any, memory: Any) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Task", "X", "Y"], ["Phase 1"], ["Plan", "A", "R"], ["Build", "R", "A"]):
        sheet.append(row)
    sheet.merge_cells("A2:C2")
    book.save(tmp_path / "raci.xlsx")
    assert bring(tmp_path / "raci.xlsx").written
    issues = memory.register().tables["issues"]
    assert issues["id"].to_list() == ["Plan", "Build"]
    assert json.loads(issues["extra"][0]) == {"section": "Phase 1"}
