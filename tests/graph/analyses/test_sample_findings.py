"""The three questions, put to the sample organisation, give the findings it was written to hold."""

from typing import Any

import pytest
from sample_city import sample_city

from graph.analyses.approval import ANALYSIS as APPROVAL
from graph.analyses.conflicts import ANALYSIS as CONFLICTS
from graph.analyses.load import ANALYSIS as LOAD
from graph.analyses.workload import ANALYSIS as WORKLOAD
from graph.projections import Network

TODAY = "2026-11-23"
DEVELOPMENT = {f"department:D-{name}" for name in ("TRA", "WRK", "ECO", "PRT")}
CONSERVATION = {f"department:D-{name}" for name in ("ENV", "CUL", "OLD")}


@pytest.fixture(scope="module")
def city() -> Network:
    return sample_city(TODAY)


@pytest.fixture(scope="module")
def work(city: Network) -> Any:
    return WORKLOAD.answer(city, today=TODAY)


@pytest.fixture(scope="module")
def disputes(city: Network) -> Any:
    return CONFLICTS.answer(city, today=TODAY)


def facts(result: Any, ref: str) -> dict[str, Any]:
    return next(dict(row.facts) for row in result.rows if row.ref == ref)


def test_water_and_drainage_is_at_157_percent_and_others_have_more_issues(work):
    departments = [row for row in work.rows if row.ref.startswith("department:")]
    assert departments[0].ref == "department:D-WAT"
    assert departments[0].score == pytest.approx(1.57, abs=0.005)
    assert departments[1].score < 1.1
    most = max(departments, key=lambda row: row.facts["open_issues"])
    assert most.score < 1.1
    assert departments[0].facts["rank_by_issues"] > 5


def test_what_culture_has_answered_is_told_and_not_counted(city):
    found = LOAD.answer(city, party="department:D-CUL", today=TODAY)
    wall = next(row for row in found.rows if row.ref == "issue:I-023")
    assert wall.score == 0
    assert [each.text.key for each in wall.reasons] == ["load.done.answered.day"]
    assert wall.reasons[0].text.values["day"] == "2025-08-11"
    assert found.summary["answered"] == 8


def test_the_port_companys_capacity_is_shown_as_unknown(work):
    assert facts(work, "department:D-PRT")["utilisation"] is None


def test_the_geodata_unit_is_the_quiet_broker_between_two_halves(work):
    assert work.summary["brokers"][0] == "department:D-GEO"
    assert work.summary["articulation_points"] == ["department:D-GEO"]
    assert facts(work, "department:D-GEO")["betweenness_rank"] == 1


def test_flood_wall_tender_and_trench_wait_for_each_other(work):
    (cycle,) = work.summary["cycles"]
    turned = cycle.index("issue:I-023")
    assert cycle[turned:] + cycle[:turned] == ["issue:I-023", "issue:I-056", "issue:I-029"]


def test_the_heat_wave_plan_has_no_lead(work):
    assert work.summary["without_lead"] == ["issue:I-060"]


def test_nine_issues_wait_for_the_city_engineer_alone(work):
    engineer = facts(work, "person:P-035")
    alone = [each for each in engineer["sole_roles"] if each["role"] == "approve"]
    assert len(alone) == 9
    assert work.summary["sole_approvers"][0] == "person:P-035"


@pytest.mark.parametrize(
    ("issue", "flagged"),
    [
        ("I-059", {"person:P-005": "skipped", "department:D-MAY": "skips"}),
        ("I-056", {"department:D-FIN": "reserved"}),
        ("I-055", {"department:D-FIN": "reserved", "person:P-084": "outside"}),
    ],
    ids=[
        "a level skipped",
        "a reserved approval by who only supports",
        "a reserved approval left out",
    ],
)
def test_of_open_issues_what_is_wrong_with_the_signatures_is_told_before_it_happens(
    city, issue, flagged
):
    result = APPROVAL.answer(city, issue=f"issue:{issue}", today=TODAY)
    found = {row.ref: row.facts["flag"] for row in result.rows if row.facts.get("flag")}
    assert found == flagged
    assert {f"approval.warning.{flag}" for flag in {*flagged.values()} - {"skips"}} <= {
        each.key for each in result.warnings
    }


def test_the_two_camps_are_development_and_conservation(disputes):
    one, two = (set(camp) for camp in disputes.summary["camps"]["camps"])
    assert {True, False} == {one >= DEVELOPMENT, two >= DEVELOPMENT}
    assert {True, False} == {one >= CONSERVATION, two >= CONSERVATION}
    assert not (DEVELOPMENT | CONSERVATION) & (one & two)


def test_ring_road_against_low_emission_zone_is_the_best_trade(disputes):
    best, second = disputes.summary["opportunities"][:2]
    assert (best["i"], best["j"]) == ("department:D-TRA", "department:D-ENV")
    assert (best["i_gives"], best["j_gives"]) == ("issue:I-025", "issue:I-019")
    assert best["gain"] == pytest.approx(0.65 * 6.31, abs=0.005)
    assert second["gain"] < 0.85 * best["gain"]
    assert disputes.summary["outcomes"]["I-019"] == pytest.approx(64.96, abs=0.01)
    assert disputes.summary["outcomes"]["I-025"] == pytest.approx(54.64, abs=0.01)


def test_some_positions_of_the_city_are_unknown_and_asked_for_not_assumed(disputes):
    asked = disputes.summary["ask_first"]
    assert asked
    assert all(each["low"] < each["high"] for each in asked)
