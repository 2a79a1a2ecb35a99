"""The public registers load as they are: nothing lost, nothing invented, twice changes nothing."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from graph.messages import Severity

DATA = Path("../shared/data")
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
SETS = ("k8s", "peps", "gd_tasks", "nego_toll", "nego_ec_emissions")


def rows(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


@pytest.mark.parametrize("name", SETS)
def test_counts_equal_the_files(name: str, bring: Any, memory: Any) -> None:
    report = bring(DATA / name)
    files = {path.stem: rows(path) for path in (DATA / name).glob("*.csv")}
    assert report.written
    assert {table: count.created for table, count in report.counts.items()} == files
    assert {t: f.height for t, f in memory.register().tables.items() if f.height} == files
    assert not report.errors


@pytest.mark.parametrize("name", SETS)
def test_a_second_load_changes_nothing(name: str, bring: Any, memory: Any) -> None:
    first = bring(DATA / name)
    again = bring(DATA / name)
    assert memory.version() == 1
    assert again.written
    assert again.revision is None
    assert not again.changes
    assert {t: c.unchanged for t, c in again.counts.items()} == {
        t: c.created for t, c in first.counts.items()
    }


@pytest.mark.parametrize("name", SETS)
def test_every_role_is_known_that_of_prr_approver_and_editor_too(name: str, bring: Any) -> None:
    told = [
        each for each in bring(DATA / name).problems if each.reason.key.startswith("check.role")
    ]
    assert told == []


def test_k8s_has_the_counts_that_its_description_says(bring: Any) -> None:
    assert {table: count.read for table, count in bring(DATA / "k8s").counts.items()} == {
        "departments": 284,
        "people": 766,
        "memberships": 362,
        "issues": 654,
        "dependencies": 445,
        "involvements": 6827,
    }


def test_the_144_references_of_k8s_that_lead_outside_are_each_reported(bring: Any) -> None:
    problems = bring(DATA / "k8s").problems
    outside = [each for each in problems if each.reason.key == "check.outside"]
    assert len(outside) == 144
    assert {each.severity for each in outside} == {Severity.WARNING}
    assert all(each.place.file == "dependencies.csv" and each.place.row for each in outside)
    (total,) = (each for each in problems if each.reason.key == "check.outside.all")
    assert total.reason.values["count"] == 144


def test_bad_dates_of_k8s_are_kept_as_text_and_unpadded_ones_are_read(
    bring: Any, memory: Any
) -> None:
    report = bring(DATA / "k8s")
    kept = [each.place.value for each in report.problems if each.reason.key == "load.value.kept"]
    assert sorted(kept) == sorted(
        ["2023-14-05", "2025-30-01", "yyyy-mm-dd", "yyyy-mm-dd", "v1.27", "v1.34", "v1.29", "v1.30"]
    )
    issues = memory.register().tables["issues"]
    extras = [json.loads(text) for text in issues["extra"].drop_nulls()]
    assert sorted(value for each in extras for value in each.values()) == sorted(kept)
    assert "2025-10-09" in issues["created"].to_list()


def test_the_year_2025_stays_a_year(bring: Any, memory: Any) -> None:
    bring(DATA / "gd_tasks")
    assert set(memory.register().tables["issues"]["created"]) == {"2025"}


def test_a_stance_becomes_a_position_and_the_raw_figure_is_kept(bring: Any, memory: Any) -> None:
    bring(DATA / "nego_toll")
    positions = memory.register().tables["positions"]
    first = positions.filter(issue="tol-hoogte", party="Willems").row(0, named=True)
    assert first["position"] == pytest.approx(38.46)
    assert json.loads(first["extra"]) == {"raw": "3.0"}


def test_the_scale_in_a_note_stays_a_note(bring: Any, memory: Any) -> None:
    bring(DATA / "nego_toll")
    notes = memory.register().tables["issues"].filter(id="tol-hoogte")["note"]
    assert json.loads(notes[0]) == {"scale": [["0.5", ""], ["7", ""]]}
