"""What is wrong with tables, on organisations small enough to check by hand."""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
import pytest

from graph.checks import check
from graph.checks.findings import LINE, ROW, SHEET, VALUE, Finding, Origin, locate, rejected
from graph.checks.nearest import nearest
from graph.messages import Severity
from graph.tables import Tables, complete, frame
from graph.texts import translator

Rows = list[dict[str, Any]]


def incoming(tables: Mapping[str, Rows]) -> dict[str, pl.DataFrame]:
    """Frames whose first row stands in row 2, below a header."""
    return {
        table: frame(table, rows)
        .with_row_index(LINE)
        .with_columns(pl.lit(0, pl.UInt32).alias(SHEET), (pl.col(LINE) + 2).alias(ROW))
        for table, rows in tables.items()
    }


def found(stored: Tables | None = None, **tables: Rows) -> list[Finding]:
    return check(incoming(tables), complete(stored or {}))


def rows(findings: Iterable[Finding], key: str) -> list[int]:
    return sorted(row for each in findings if each.reason == key for row in each.rows[ROW])


def keys(findings: Iterable[Finding]) -> set[str]:
    return {each.reason for each in findings}


def test_an_organisation_without_faults_has_no_findings() -> None:
    assert not found(
        departments=[{"id": "A"}, {"id": "B", "parent": "A"}],
        people=[{"id": "P"}],
        memberships=[{"person": "P", "department": "B", "since": "2024", "until": "2024-06"}],
        issues=[{"id": "I", "owner": "B", "effort": 3.0}],
    )


def test_a_required_value_that_is_missing_is_an_error() -> None:
    findings = found(departments=[{"id": "A"}, {"name": "Parks"}])
    assert rows(findings, "check.missing") == [3]
    assert rejected(findings, "departments").to_list() == [1]


def test_a_cell_that_could_not_be_read_is_not_called_missing_too() -> None:
    tables = incoming({"departments": [{"id": None}]})
    earlier = Finding(
        table="departments",
        severity=Severity.ERROR,
        rows=tables["departments"].select(LINE, SHEET, ROW),
        reason="load.value.control",
        remedy="",
        column="id",
    )
    assert not check(tables, complete({}), [earlier])


def test_a_kind_that_is_missing_with_its_party_is_told_once() -> None:
    findings = found(issues=[{"id": "I"}], involvements=[{"issue": "I", "role": "lead"}])
    assert keys(findings) == {"check.missing"}
    assert [each.column for each in findings] == ["party"]


@pytest.mark.parametrize(
    ("share", "wrong"), [(0.0, False), (1.0, False), (1.01, True), (-0.1, True)]
)
def test_a_share_lies_between_nothing_and_all(share: float, wrong: bool) -> None:
    findings = found(
        people=[{"id": "P"}],
        departments=[{"id": "A"}],
        memberships=[{"person": "P", "department": "A", "share": share}],
    )
    assert bool(rows(findings, "check.range")) is wrong


def test_a_capacity_below_nothing_is_an_error() -> None:
    assert rows(found(departments=[{"id": "A", "capacity": -1.0}]), "check.range.low") == [2]


def test_a_kind_outside_the_choices_is_an_error_and_no_unknown_reference() -> None:
    findings = found(
        departments=[{"id": "A"}],
        issues=[{"id": "I"}],
        involvements=[{"issue": "I", "party": "A", "party_kind": "committee", "role": "lead"}],
    )
    assert keys(findings) == {"check.choice"}


@pytest.mark.parametrize(
    ("since", "until", "wrong"),
    [
        ("2024-05-02", "2024-05-01", True),
        ("2024-05-02", "2024-05", False),
        ("2025", "2024-12-31", True),
        ("2024", "2024", False),
        (None, "2024", False),
    ],
)
def test_an_end_before_the_beginning_is_an_error(
    since: str | None, until: str, wrong: bool
) -> None:
    membership = {"person": "P", "department": "A", "since": since, "until": until}
    findings = found(people=[{"id": "P"}], departments=[{"id": "A"}], memberships=[membership])
    assert bool(rows(findings, "check.order")) is wrong


def test_rows_alike_are_a_warning_and_rows_that_differ_an_error() -> None:
    findings = found(
        departments=[{"id": "A"}, {"id": "A"}, {"id": "B"}, {"id": "B", "name": "Parks"}]
    )
    assert rows(findings, "check.repeated") == [3]
    assert rows(findings, "check.doubled") == [4, 5]
    assert sorted(rejected(findings, "departments")) == [2, 3]


def test_one_role_held_in_two_phases_is_no_double() -> None:
    role = {"issue": "I", "party": "A", "party_kind": "department", "role": "lead"}
    findings = found(
        departments=[{"id": "A"}],
        issues=[{"id": "I"}],
        involvements=[role | {"since": "2024"}, role | {"since": "2025"}],
    )
    assert not findings


def test_a_reference_to_what_is_stored_is_known() -> None:
    stored = {"departments": frame("departments", [{"id": "A"}])}
    assert not found(stored, departments=[{"id": "B", "parent": "A"}])


def test_an_unknown_reference_names_the_nearest_id() -> None:
    findings = found(
        departments=[{"id": "works", "name_zh_hant": "工務局"}],
        issues=[
            {"id": "I1", "owner": "wroks"},
            {"id": "I2", "owner": "工務局"},
            {"id": "I3", "owner": "zz"},
        ],
    )
    meant = {
        row[VALUE]: (each.remedy, row["nearest"])
        for each in findings
        for row in each.rows.iter_rows(named=True)
    }
    assert meant == {
        "wroks": ("check.unknown.nearest.remedy", "works"),
        "工務局": ("check.unknown.nearest.remedy", "works"),
        "zz": ("check.unknown.remedy", None),
    }


def test_an_id_of_two_kinds_is_ambiguous_without_its_kind() -> None:
    tables = {
        "departments": [{"id": "X"}],
        "people": [{"id": "X"}],
        "issues": [{"id": "I"}],
    }
    role = {"issue": "I", "party": "X", "role": "lead"}
    assert keys(found(**tables, involvements=[role])) == {"check.ambiguous"}
    assert not found(**tables, involvements=[role | {"party_kind": "person"}])


def test_references_outside_are_counted_and_each_listed() -> None:
    link = {"source": "I", "source_kind": "issue", "target_kind": "outside"}
    findings = found(
        issues=[{"id": "I"}],
        dependencies=[link | {"target": "missing:X"}, link | {"target": "ext:Y"}],
    )
    total, each = findings
    assert total.rows["count"].to_list() == [2]
    assert each.rows[VALUE].to_list() == ["missing:X", "ext:Y"]
    assert {finding.severity for finding in findings} == {Severity.WARNING}


def test_an_issue_that_depends_on_itself_is_a_warning() -> None:
    link = {"source": "I", "source_kind": "issue", "target": "I", "target_kind": "issue"}
    (finding,) = found(issues=[{"id": "I"}], dependencies=[link])
    assert (finding.reason, finding.severity) == ("check.itself", Severity.WARNING)


def test_an_issue_and_a_department_of_one_id_are_not_the_same() -> None:
    link = {"source": "X", "source_kind": "issue", "target": "X", "target_kind": "department"}
    assert not found(issues=[{"id": "X"}], departments=[{"id": "X"}], dependencies=[link])


def test_a_unit_part_of_itself_is_a_cycle() -> None:
    (finding,) = found(departments=[{"id": "A", "parent": "A"}])
    assert finding.rows["cycle"].to_list() == ["A → A"]


def test_a_cycle_over_stored_units_is_found_and_named() -> None:
    stored = {"departments": frame("departments", [{"id": "A", "parent": "B"}, {"id": "B"}])}
    (finding,) = found(stored, departments=[{"id": "B", "parent": "A"}])
    assert finding.rows[ROW].to_list() == [2]
    assert finding.rows["cycle"].to_list() == ["B → A → B"]


def test_moving_a_unit_elsewhere_breaks_a_would_be_cycle() -> None:
    stored = {"departments": frame("departments", [{"id": "A", "parent": "B"}, {"id": "B"}])}
    assert not found(
        stored, departments=[{"id": "B", "parent": "A"}, {"id": "A", "parent": "C"}, {"id": "C"}]
    )


def test_units_below_a_cycle_are_rejected_with_it() -> None:
    findings = found(
        departments=[
            {"id": "A", "parent": "B"},
            {"id": "B", "parent": "A"},
            {"id": "C", "parent": "A"},
            {"id": "D"},
        ]
    )
    assert rows(findings, "check.cycle") == [2, 3]
    assert rows(findings, "check.fallen") == [4]


def test_people_who_report_in_a_ring_are_a_warning() -> None:
    people = [{"id": "P"}, {"id": "Q"}, {"id": "R"}]
    lines = [
        {"person": "P", "manager": "Q"},
        {"person": "Q", "manager": "P"},
        {"person": "R", "manager": "P"},
        {"person": "R", "manager": "R"},
    ]
    findings = found(people=people, reporting=lines)
    assert rows(findings, "check.ring") == [2, 3]
    assert rows(findings, "check.itself") == [5]
    assert not rejected(findings, "reporting").to_list()


def test_a_ring_that_has_ended_is_none() -> None:
    lines = [{"person": "P", "manager": "Q"}, {"person": "Q", "manager": "P", "until": "2024"}]
    assert not found(people=[{"id": "P"}, {"id": "Q"}], reporting=lines)


def test_rejection_falls_through_to_the_end() -> None:
    findings = found(
        departments=[{"id": "A", "capacity": -1.0}, {"id": "B", "parent": "A"}],
        issues=[{"id": "I", "owner": "B"}],
        dependencies=[
            {"source": "I", "source_kind": "issue", "target": "I", "target_kind": "issue"}
        ],
    )
    for table in ("issues", "dependencies"):
        assert rejected(findings, table).to_list() == [0]


def test_a_problem_names_file_row_column_and_value_in_every_language() -> None:
    (finding,) = found(departments=[{"id": "A", "capacity": -1.0}])
    origin = Origin(file="city.xlsx", sheet="單位", headers={"capacity": "可用人力"})
    ((_, _, problem),) = locate(finding, [origin])
    place = problem.place
    assert (place.file, place.sheet, place.row) == ("city.xlsx", "單位", 2)
    assert (place.column, place.value) == ("可用人力", "-1")
    for language in ("en", "zh-Hant", "zh-Hans"):
        assert "可用人力" in translator(language).problem(problem)


def test_of_many_problems_of_one_kind_a_thousand_are_shown_and_the_rest_counted() -> None:
    (finding,) = found(departments=[{"id": None} for _ in range(1500)])
    located = list(locate(finding, [Origin(file="departments.csv")]))
    assert len(located) == 1001
    assert located[-1][2].reason.values["count"] == 500


def test_among_very_many_ids_the_one_a_letter_away_is_still_found():
    many = {"people": frame("people", [{"id": f"P{number:05}"} for number in range(3_000)])}
    unknown = pl.Series(["PO2999", "P0299-9", "Q99999"])
    assert nearest(unknown, ["people"], many, complete({})) == {
        "PO2999": "P02999",
        "P0299-9": "P02999",
    }
