import csv
import json
from pathlib import Path
from typing import Any

import pytest

from graph.analyses._base import Result, as_json
from graph.analyses.conflicts import ANALYSIS
from graph.messages import UserError
from graph.texts import translator

TODAY = "2025-06-01"
TOLL = Path("../shared/data/nego_toll")


def answer(network: Any, **parameters: Any) -> Result:
    return ANALYSIS.answer(network, today=TODAY, **parameters)


def at(party: str, issue: str, *figures: float | None, **more: Any) -> dict[str, Any]:
    """Position, salience and power of a party on an issue; None is unknown."""
    names = ("position", "salience", "power")
    known = {name: value for name, value in zip(names, figures, strict=False) if value is not None}
    return {"party": party, "issue": issue, **known, **more}


def facts(result: Result, ref: str) -> dict[str, Any]:
    return next(dict(row.facts) for row in result.rows if row.ref == ref)


def warned(result: Result) -> set[str]:
    return {each.key.removeprefix("conflicts.warning.") for each in result.warnings}


def road(organisation: Any, *positions: dict[str, Any], **tables: Any) -> Any:
    """Three departments and an issue called road."""
    return organisation(
        **{"departments": ["works", "parks", "police"], "issues": ["road"]} | tables,
        positions=list(positions),
    )


def test_parties_are_ranked_by_distance_times_salience_times_power(organisation):
    network = road(
        organisation,
        at("works", "road", 100, 1, 0.5),
        at("parks", "road", 0, 0.5, 1),
        at("police", "road", 50, 1, 1),
    )
    result = answer(network, issue="issue:road")
    assert result.summary["outcomes"] == {"road": 50}
    assert [row.score for row in result.rows] == [0.25, 0.25, 0]
    assert [
        facts(result, f"department:{party}")["side"] for party in ("works", "parks", "police")
    ] == [
        "high",
        "low",
        "at",
    ]


def test_an_unknown_position_is_shown_as_unknown_and_moves_no_outcome(organisation):
    network = road(
        organisation,
        at("works", "road", 100, 1, 1),
        at("parks", "road", 0, 1, 1),
        at("police", "road", None, 1, 1),
    )
    result = answer(network, issue="issue:road")
    police = facts(result, "department:police")
    assert result.summary["outcomes"] == {"road": 50}
    assert (police["position"], police["distance"], police["side"]) == (None, None, None)
    assert result.rows[-1].score is None
    assert warned(result) == {"left_out", "median"}


def test_the_party_whose_answer_moves_the_outcome_most_is_asked_first(organisation):
    network = road(
        organisation,
        at("works", "road", 60, 1, 1),
        at("parks", "road", None, 0.5, 0.5),
        at("police", "road", None, 1, 1),
    )
    asked = answer(network, issue="issue:road").summary["ask_first"]
    assert [each["party"] for each in asked] == ["department:police", "department:parks"]
    # 60 x 1 against 0 x 1 or 100 x 1, and against 0 x 0.25 or 100 x 0.25.
    assert [(each["low"], each["high"]) for each in asked] == [(30, 80), (48, 68)]


def test_an_unknown_weight_of_an_unknown_position_is_assumed_as_the_median_and_said(organisation):
    network = road(organisation, at("works", "road", 60, 0.5, 0.5), at("parks", "road"))
    result = answer(network, issue="issue:road")
    (asked,) = result.summary["ask_first"]
    assert (asked["low"], asked["high"], asked["assumed_weight"]) == (30, 80, True)
    assert {"left_out", "assumed_weight", "one_party"} == warned(result)


def test_a_party_with_a_say_and_no_recorded_position_is_listed_as_unknown(organisation):
    network = road(
        organisation,
        at("works", "road", 60, 1, 1),
        people=["ann"],
        involvements=[
            {"party": "parks", "issue": "road", "role": "consult"},
            {"party": "police", "issue": "road", "role": "inform"},
            {"party": "person:ann", "issue": "road", "role": "consult"},
        ],
    )
    result = answer(network, issue="issue:road")
    assert [row.ref for row in result.rows] == ["department:works", "department:parks"]
    assert facts(result, "department:parks")["recorded"] is False
    assert "silent" in warned(result)


def test_a_party_without_power_moves_nothing(organisation):
    network = road(organisation, at("works", "road", 20, 1, 1), at("parks", "road", 100, 1, 0))
    result = answer(network, issue="issue:road")
    assert result.summary["outcomes"] == {"road": 20}
    assert facts(result, "department:parks")["distance"] == 80
    assert next(row.score for row in result.rows if row.ref == "department:parks") == 0


def test_where_nobody_has_power_there_is_no_outcome_and_a_message(organisation):
    network = road(organisation, at("works", "road", 20, 1, 0), at("parks", "road", 100, 1))
    for result in (answer(network, issue="issue:road"), answer(network)):
        assert result.summary["outcomes"] == {"road": None}
        assert result.summary["contested"] == {"road": None}
        assert "no_power" in warned(result)
    assert "NaN" not in json.dumps(answer(network).summary)


def test_all_at_one_point_is_common_ground(organisation):
    network = road(organisation, at("works", "road", 70, 1, 1), at("parks", "road", 70, 0.4, 1))
    result = answer(network)
    assert result.summary["contested"]["road"] == pytest.approx(0)
    assert result.summary["common_ground"] == ["road"]
    assert result.summary["contested_issues"] == []
    assert result.rows[0].score == pytest.approx(0)


def test_two_at_the_ends_are_as_contested_as_can_be_and_the_median_is_told_as_tied(organisation):
    network = road(organisation, at("works", "road", 0, 1, 1), at("parks", "road", 100, 1, 1))
    result = answer(network)
    assert result.summary["contested"] == {"road": pytest.approx(1)}
    assert result.summary["contested_issues"] == ["road"]
    assert result.summary["median_ranges"] == {"road": [0, 100]}
    assert "median" in warned(result)


def test_divergence_is_the_mean_strength_of_stands_on_either_side_of_the_outcome(organisation):
    network = organisation(
        departments=["works", "parks"],
        issues=["road", "trees"],
        positions=[
            at("works", "road", 100, 1, 0.5),
            at("parks", "road", 0, 0.5, 1),  # outcome 50: stands +0.5 and -0.25
            at("works", "trees", 60, 1, 1),
            at("parks", "trees", 60, 1, 1),  # outcome 60: neither side
        ],
    )
    result = answer(network)
    (pair,) = result.rows
    assert (pair.ref, pair.facts["other"]) == ("department:works", "department:parks")
    assert pair.score == pytest.approx((0.5 + 0.25) / 2)
    assert pair.facts["apart"] == ["issue:road"]
    assert pair.facts["common_issues"] == 2
    matrix = result.matrices["divergence"]
    assert matrix.labels == ("department:works", "department:parks")
    assert matrix.values[0][1] == matrix.values[1][0] == pair.score


def test_parties_without_a_common_issue_are_no_pair_and_unknown_in_the_matrix(organisation):
    network = organisation(
        departments=["works", "parks"],
        issues=["road", "trees"],
        positions=[at("works", "road", 100, 1, 1), at("parks", "trees", 0, 1, 1)],
    )
    result = answer(network)
    assert result.rows == ()
    assert result.matrices["divergence"].values[0][1] is None


def test_two_against_one_are_two_camps_without_a_broken_tie(organisation):
    network = road(
        organisation,
        at("works", "road", 100, 1, 1),
        at("police", "road", 90, 1, 1),
        at("parks", "road", 0, 1, 1),
    )
    camps = answer(network).summary["camps"]
    assert camps["camps"] == [["department:works", "department:police"], ["department:parks"]]
    assert (camps["frustration"], camps["exact"], camps["uncommitted"]) == (0, True, [])


def test_the_outcome_beyond_a_bottom_line_is_told_on_the_side_of_the_position(organisation):
    network = road(
        organisation,
        at("works", "road", 100, 1, 1, bottom_line=80),
        at("parks", "road", 0, 1, 1, bottom_line=60),
        at("police", "road", 50, 1, 1),
    )
    result = answer(network, issue="issue:road")
    beyond = {row.ref: row.facts["beyond_bottom_line"] for row in result.rows}
    assert beyond == {
        "department:works": True,
        "department:parks": False,
        "department:police": None,
    }


def test_a_figure_outside_its_range_counts_as_unknown_and_is_named(organisation):
    network = road(organisation, at("works", "road", 120, 1, 1), at("parks", "road", 40, 1, 1))
    result = answer(network, issue="issue:road")
    assert facts(result, "department:works")["position"] is None
    assert result.summary["outcomes"] == {"road": 40}
    assert {"range", "left_out", "one_party"} == warned(result)


def test_two_who_value_two_issues_differently_are_offered_a_trade(organisation):
    network = organisation(
        departments=["works", "parks", "police"],
        issues=["road", "trees"],
        positions=[
            at("works", "road", 100, 1, 1),
            at("works", "trees", 100, 0.5, 1),
            at("parks", "road", 0, 0.5, 1),
            at("parks", "trees", 0, 1, 1),
            at("police", "road", 0, 0.1, 1),
            at("police", "trees", None, 0.1, 1),
        ],
    )
    (trade,) = answer(network).summary["opportunities"]
    assert (trade["i"], trade["i_gives"]) == ("department:works", "issue:trees")
    assert (trade["j"], trade["j_gives"]) == ("department:parks", "issue:road")
    assert trade["gain"] > 0
    assert trade["unknown"] == ["department:police"]
    assert answer(network, issue="issue:road").summary["opportunities"] == [trade]


def test_closed_issues_stay_out_of_the_overall_picture_and_it_is_said(organisation):
    network = road(
        organisation,
        at("works", "road", 100, 1, 1),
        issues=[{"id": "road", "status": "closed"}],
    )
    assert answer(network).summary["outcomes"] == {}
    assert {"closed", "no_positions"} == warned(answer(network))
    assert answer(network, issue="issue:road").summary["outcomes"] == {"road": 100}


def test_without_positions_the_answer_is_empty_and_says_why(organisation):
    network = road(organisation)
    assert answer(network).rows == answer(network, issue="issue:road").rows == ()
    assert warned(answer(network)) == {"no_positions"}
    assert warned(answer(network, issue="issue:road")) == {"no_positions_on"}


def test_an_issue_that_is_not_there_is_a_clear_error(organisation):
    with pytest.raises(UserError):
        answer(road(organisation), issue="issue:rail")


def test_confidential_positions_are_marked_in_both_pictures(organisation):
    network = road(
        organisation,
        at("works", "road", 100, 1, 1, confidential=True),
        at("parks", "road", 0, 1, 1),
    )
    assert facts(answer(network, issue="issue:road"), "department:works")["confidential"]
    assert answer(network).rows[0].facts["confidential"]


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_every_reason_and_warning_reads_in_every_language(organisation, language):
    network = organisation(
        departments=[f"d{n}" for n in range(8)],
        issues=[{"id": "road", "scale_low": "no road", "scale_high": "six lanes"}, "trees", "sea"],
        positions=[
            at("d0", "road", 100, 1, 1, bottom_line=80, as_of="2023-01-01", evidence="minutes"),
            at("d1", "road", 0, 1, 1, bottom_line=60, as_of="2025-05"),
            at("d2", "road", 10, 1, 0, evidence="letter"),
            at("d3", "road", 40),
            at("d4", "road"),
            at("d5", "road", 120, 1, 1, confidence=3, bottom_line=-1),
            at("d6", "road", 50, 7, 7),
            at("d0", "trees", 100, 1, 1),
            at("d1", "trees", 90, 1, 1),
            at("d2", "trees", 0, 1, 1),
            at("d0", "sea", 50, 0, 1),
            at("d2", "sea", 0, 1, 0),
        ],
        involvements=[{"party": "d7", "issue": "road", "role": "consult"}],
    )
    for parameters in ({}, {"issue": "issue:road"}, {"issue": "issue:sea"}):
        result = answer(network, **parameters)
        printed = as_json(ANALYSIS, network, parameters, result, translator(language))
        texts = [reason["text"] for row in printed["rows"] for reason in row["reasons"]]
        assert texts
        assert not any("{" in text for text in [*texts, *printed["warnings"]])
        assert "NaN" not in json.dumps(printed)


@pytest.mark.skipif(not TOLL.exists(), reason="shared data absent")
def test_the_city_toll_gives_the_published_outcomes_and_candidates(organisation):
    # `stance` is printed with 4 digits, so a position is known to 0.0025 and its mean no better.
    def rows(table: str) -> list[dict[str, str]]:
        text = (TOLL / f"{table}.csv").read_text(encoding="utf-8")
        return list(csv.DictReader(text.splitlines()))

    network = organisation(
        departments=[row["id"] for row in rows("departments")],
        issues=[row["id"] for row in rows("issues")],
        positions=[
            at(
                row["party"],
                row["issue"],
                (float(row["stance"]) + 1) * 50,
                float(row["salience"]),
                float(row["power"]),
            )
            for row in rows("positions")
        ],
    )
    summary = answer(network).summary
    path = Path("../shared/methods/exchange_toll_expected.json")
    expected = json.loads(path.read_text(encoding="utf-8"))
    published = dict(expected["compromise_outcome_normalised_0_100"])
    published["tol-hoogte"] = (published["tol-hoogte"] - 0.5) / 6.5 * 100  # given on 0.5 to 7
    assert summary["outcomes"] == pytest.approx(published, abs=0.0025)
    assert summary["candidate_pairs"] == expected["candidate_pairs"]
    best, first = summary["opportunities"][0], expected["first_two_exchanges"][0]
    assert best["gain"] == pytest.approx(first["gain"], rel=1e-9)
    assert best["j_to"] == pytest.approx(first["j_to"], rel=1e-9)
