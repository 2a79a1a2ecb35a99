"""Negotiation files: positions come over on 0 to 100, exactly, with salience and power."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

DATA = Path("../shared/data")
shared = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
SMALL = """'#A'\t'Gov'\t'Government'\t''
'#P'\t'toll'\t'Height of the toll'\t'in euro'
'#M'\t'toll'\t7\t'seven'
'#M'\t'toll'\t0.5
'#D'\t'Gov'\t'toll'\t3.0\t0.7\t1.0
"""
KTAB = """Smallest,a model,2,2,
Actor, Description, Influence, Tax Position, Tax Salience, Road Position, Road Salience,
 Ministry , of money,200, 25 ,50,100,100,
Union,,50,75,100,,,
"""


def written(tmp_path: Path, name: str, text: str) -> Path:
    (tmp_path / name).write_text(text, "utf-8")
    return tmp_path / name


def keys(report: Any) -> list[str]:
    return [each.reason.key for each in report.problems]


def test_a_scale_of_its_own_becomes_0_to_100(tmp_path: Path, bring: Any, memory: Any) -> None:
    assert bring(written(tmp_path, "nego.txt", SMALL)).written
    position = memory.register().tables["positions"].row(0, named=True)
    assert position["position"] == pytest.approx(2.5 / 6.5 * 100)
    assert (position["salience"], position["power"]) == (0.7, 1.0)
    assert json.loads(position["extra"]) == {"raw": "3.0"}
    issue = memory.register().tables["issues"].row(0, named=True)
    assert (issue["title"], issue["scale_low"], issue["scale_high"]) == (
        *("Height of the toll", "0.5", "7 seven"),
    )


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("'#D'\t'Gov'\t'toll'\t8\t1\t1", "load.negotiation.outside"),
        ("'#D'\t'Gov'\t'toll'\tmuch\t1\t1", "load.negotiation.figure"),
        ("'#D'\t'Gov'\t'rail'\t8\t1\t1", "load.negotiation.scale"),
        ("'#X'\t'Gov'\t'rail'\t8\t1\t1", "load.negotiation.row"),
    ],
)
def test_a_row_that_says_nothing_readable_keeps_everything_out(
    line: str, key: str, tmp_path: Path, bring: Any
) -> None:
    report = bring(written(tmp_path, "nego.txt", SMALL + line + "\n"))
    assert not report.written
    (problem,) = (each for each in report.problems if each.reason.key == key)
    assert problem.place.row == 6
    assert report.counts["positions"].rejected == 1


@shared
def test_the_toll_decision_is_the_published_one(bring: Any, memory: Any) -> None:
    report = bring(DATA / "nego_toll" / "original" / "sample_data.txt")
    assert report.written
    assert not report.problems
    with (DATA / "nego_toll" / "positions.csv").open(encoding="utf-8", newline="") as file:
        known = {(row["issue"], row["party"]): row for row in csv.DictReader(file)}
    found = memory.register().tables["positions"]
    assert found.height == len(known) == 60
    for row in found.iter_rows(named=True):
        other = known[row["issue"], row["party"]]
        assert row["position"] == pytest.approx((float(other["stance"]) + 1) * 50, abs=0.005)
        assert (row["salience"], row["power"]) == (float(other["salience"]), float(other["power"]))
        assert json.loads(row["extra"])["raw"] == other["raw"]


def test_ktab_gives_a_pair_of_columns_an_issue(tmp_path: Path, bring: Any, memory: Any) -> None:
    report = bring(written(tmp_path, "smp.csv", KTAB))
    assert report.written
    rows = (
        memory.register()
        .tables["positions"]
        .select("issue", "party", "position", "salience", "power")
    )
    assert set(rows.rows()) == {
        ("Tax", "Ministry", 25.0, 0.5, 1.0),
        ("Road", "Ministry", 100.0, 1.0, 1.0),
        ("Tax", "Union", 75.0, 1.0, 0.25),
        ("Road", "Union", None, None, 0.25),
    }
    assert keys(report).count("load.actors.share") == 3
    extra = memory.register().tables["issues"]["extra"][0]
    assert json.loads(extra) == {"model": "Smallest"}


def test_a_position_that_is_no_number_is_an_error_of_its_cell(tmp_path: Path, bring: Any) -> None:
    report = bring(written(tmp_path, "smp.csv", KTAB.replace(" 25 ", "low")))
    (problem,) = report.errors
    assert (problem.place.row, problem.place.column, problem.place.value) == (
        3,
        "Tax Position",
        "low",
    )


@shared
def test_the_emission_standards_lie_between_their_ends(bring: Any, memory: Any) -> None:
    report = bring(DATA / "nego_ec_emissions" / "original" / "ExampleActors.csv")
    assert report.written
    assert "load.actors.scale" in keys(report)
    with (DATA / "nego_ec_emissions" / "positions.csv").open(encoding="utf-8", newline="") as file:
        known = {row["party"]: row for row in csv.DictReader(file)}
    for row in memory.register().tables["positions"].iter_rows(named=True):
        other = known[row["party"]]
        assert row["position"] == pytest.approx((float(other["stance"]) + 1) * 50)
        assert (row["salience"], row["power"]) == (float(other["salience"]), float(other["power"]))
