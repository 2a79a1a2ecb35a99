import json
from typing import Any

import pytest

from graph.analyses._base import Result, as_json
from graph.analyses.negotiate import ANALYSIS
from graph.messages import UserError
from graph.texts import translator

TODAY = "2025-06-01"


def answer(network: Any, **parameters: Any) -> Result:
    return ANALYSIS.answer(network, today=TODAY, **parameters)


def at(party: str, issue: str, *figures: float | None, **more: Any) -> dict[str, Any]:
    """Position, salience and power of a party on an issue; None is unknown."""
    names = ("position", "salience", "power")
    known = {name: value for name, value in zip(names, figures, strict=False) if value is not None}
    return {"party": party, "issue": issue, **known, **more}


def two_matters(organisation: Any, *more: dict[str, Any], **tables: Any) -> Any:
    """Works cares for the road and parks for the trees; each would win what it cares for."""
    stands = (
        at("works", "road", 100, 1, 1),
        at("works", "trees", 100, 0.5, 1),
        at("parks", "road", 0, 0.5, 1),
        at("parks", "trees", 0, 1, 1),
    )
    named = {
        "departments": [
            {"id": "city"},
            *({"id": each, "parent": "city"} for each in ("works", "parks", "police")),
        ],
        "issues": ["road", "trees"],
    }
    return organisation(**named | tables, positions=[*stands, *more])


def warned(result: Result) -> set[str]:
    return {each.key.rpartition(".")[2] for each in result.warnings}


def test_without_an_issue_the_rows_are_exchanges_in_order_of_gain(organisation):
    result = answer(two_matters(organisation))
    assert result.summary["candidate_pairs"] == 1
    assert [(row.kind, row.facts["step"]) for row in result.rows] == [("exchange", 1)]
    assert result.rows[0].score == pytest.approx(100 / 6)
    assert result.summary["outcomes"] == pytest.approx({"road": 200 / 3, "trees": 100 / 3})


def test_the_json_says_exchange_where_others_say_the_kind_of_the_party(organisation):
    network = two_matters(organisation)
    parameters = ANALYSIS.defaults() | {"today": TODAY}
    data = as_json(ANALYSIS, network, parameters, answer(network), translator("en"))
    assert json.loads(json.dumps(data))["rows"][0]["kind"] == "exchange"


def test_one_issue_shows_its_trades_with_every_other(organisation):
    result = answer(two_matters(organisation), issues=("road",))
    assert list(result.summary["outcomes"]) == ["road"]
    assert len(result.rows) == 1


def test_the_package_of_the_two_gives_each_what_it_cares_for(organisation):
    package = answer(two_matters(organisation)).summary["package"]
    nash = package["solutions"]["nash"]
    assert nash["points"] == {"issue:road": 100, "issue:trees": 0}
    # Works gains 33.3 on the road and loses 33.3 x 0.5 on the trees; parks the other way round.
    assert nash["gains"] == pytest.approx([100 / 3 * 0.5] * 2, abs=1e-4)
    assert package["logrolling"][0]["first_wins"] == "issue:road"


def test_a_bottom_line_keeps_the_package_within_it(organisation):
    network = two_matters(
        organisation, at("works", "trees", 100, 0.5, 1, bottom_line=25, as_of="2025-05-01")
    )
    points = answer(network).summary["package"]["solutions"]["nash"]["points"]
    assert points["issue:trees"] >= 25


def test_contradicting_bottom_lines_are_told_and_leave_no_package_there(organisation):
    network = two_matters(
        organisation,
        at("works", "road", 100, 1, 1, bottom_line=80, as_of="2025-05-01"),
        at("parks", "road", 0, 0.5, 1, bottom_line=20, as_of="2025-05-01"),
    )
    result = answer(network)
    assert "bottom_lines" in warned(result)
    assert result.summary["package"]["without_agreement"] == ["issue:road"]


def test_a_broken_bottom_line_names_who_could_mend_it_and_how(organisation):
    network = two_matters(
        organisation,
        at("parks", "road", 0, 0.5, 1, bottom_line=40, as_of="2025-05-01"),
    )
    (need,) = answer(network).summary["needs"]
    assert (need["party"], need["short_by"]) == ("department:parks", pytest.approx(80 / 3))
    # Works holds two thirds of the weight: from 100 to 60 brings 66.7 to 40.
    assert need["menders"] == [{"party": "department:works", "from": 100, "to": pytest.approx(60)}]


def test_a_doubtful_position_widens_the_range_and_is_asked_about(organisation):
    network = two_matters(
        organisation,
        at("police", "road", 50, 1, 1, confidence=0.5),
        at("police", "trees", None, 1, 1),
    )
    summary = answer(network, assumed_confidence=1.0).summary
    assert (
        summary["ranges"]["road"]["low"]
        < summary["outcomes"]["road"]
        < summary["ranges"]["road"]["high"]
    )
    assert [(each["issue"], each["kind"]) for each in summary["ask_first"]] == [
        ("issue:trees", "unknown"),
        ("issue:road", "doubtful"),
    ]


def test_the_same_question_gives_the_same_range(organisation):
    network = two_matters(organisation, at("police", "road", 50, 1, 1, confidence=0.5))
    assert answer(network).summary["ranges"] == answer(network).summary["ranges"]


def test_confidential_positions_are_left_out_of_every_figure_unless_chosen(organisation):
    secret = at("police", "road", 0, 1, 1, confidential=True)
    network = two_matters(organisation, secret)
    without = answer(network, confidential=False)
    assert without.summary["outcomes"] == answer(two_matters(organisation)).summary["outcomes"]
    assert without.summary["withheld"] == 1
    assert "withheld" in warned(without)
    assert all(each["party"] != "department:police" for each in without.summary["ask_first"])
    assert answer(network).summary["outcomes"]["road"] < without.summary["outcomes"]["road"]


def test_what_if_changes_adds_and_drops_without_touching_the_register(organisation):
    network = two_matters(organisation)
    before = answer(network).summary["outcomes"]
    moved = answer(network, change=("works@road position=40",))
    assert moved.summary["outcomes"]["road"] == pytest.approx(80 / 3)
    added = answer(network, change=("police@road position=0 salience=1 power=1.0",))
    assert added.summary["outcomes"]["road"] == pytest.approx(40)
    assert list(answer(network, change=("trees drop",)).summary["outcomes"]) == ["road"]
    assert answer(network, change=("parks drop",)).summary["outcomes"]["road"] == 100
    assert answer(network).summary["outcomes"] == before
    assert "what_if" in warned(moved)


@pytest.mark.parametrize(
    "text",
    [
        "works@road",
        "works@road position",
        "works@road position=140",
        "nobody drop",
        "works position=3",
    ],
)
def test_a_change_that_cannot_be_read_is_refused_with_the_remedy(organisation, text):
    with pytest.raises(UserError):
        answer(two_matters(organisation), change=(text,))


def test_the_most_divided_can_be_settled_by_their_lowest_common_superior(organisation):
    (dispute,) = answer(two_matters(organisation)).summary["escalate"]
    assert (dispute["to"], dispute["path"]) == (
        "department:city",
        ["department:works", "department:city"],
    )


def test_a_rule_of_decision_gives_voting_power_and_vetoes(organisation):
    network = two_matters(organisation, at("police", "road", 50, 1, 1))
    voting = answer(network, quota=3.0, votes=("works=2",)).summary["voting"]
    powers = {each["party"]: (each["shapley_shubik"], each["veto"]) for each in voting["parties"]}
    assert powers["department:works"] == (pytest.approx(2 / 3), True)
    assert answer(network).summary["voting"] is None
    with pytest.raises(UserError):
        answer(network, quota=9.0)
    with pytest.raises(UserError):
        answer(network, quota=2.0, votes=("works=many",))


def test_a_second_majority_takes_power_from_those_who_have_no_vote_in_it(organisation):
    network = two_matters(organisation, at("police", "road", 50, 1, 1))
    rule = {"quota": 2, "majorities": ("1 works=1 parks=0 police=0",)}
    voting = answer(network, issues=("road",), **rule).summary["voting"]
    power = {each["party"]: each["shapley_shubik"] for each in voting["parties"]}
    # Works and one of the two others: works is the one who decides in four of six orders.
    assert list(power.values()) == pytest.approx([2 / 3, 1 / 6, 1 / 6])
    assert [each["party"] for each in voting["parties"] if each["veto"]] == ["department:works"]
    assert voting["further"] == [{"quota": 1, "votes": 1}]


@pytest.mark.parametrize("text", ["many", "2 works", "2 works=x", "-1", "99"])
def test_a_further_majority_that_cannot_be_read_or_reached_is_refused(organisation, text):
    with pytest.raises(UserError):
        answer(two_matters(organisation), quota=1, majorities=(text,))


def test_every_party_is_talked_to_once_the_unknown_first(organisation):
    network = two_matters(organisation, at("police", "road", None, 1, 1))
    talks = answer(network).summary["talks"]
    assert talks[0]["party"] == "department:police"
    assert talks[0]["stage"] == "ask"
    assert sorted(each["party"] for each in talks) == [
        "department:parks",
        "department:police",
        "department:works",
    ]


def test_recorded_influence_makes_the_plane_and_none_is_said(organisation):
    assert "no_influence" in warned(answer(two_matters(organisation)))
    network = two_matters(
        organisation, influences=[{"source": "works", "target": "parks", "strength": 3}]
    )
    actors = {each["party"]: each for each in answer(network).summary["actors"]}
    assert actors["department:works"]["influence"] == 3
    assert actors["department:parks"]["dependence"] == 3


@pytest.mark.parametrize(
    ("stands", "key"),
    [
        ([at("works", "road", 30, 1, 1)], "one_party"),
        ([at("works", "road", 30, 1, 1), at("parks", "road", 30, 1, 1)], "same_point"),
        ([at("works", "road", 30, 1, 0), at("parks", "road", 60, 1, 0)], "powerless"),
        ([at("works", "road", 30), at("parks", "road", 60)], "no_power"),
        ([at("works", "road", 30, 1, 1), at("parks", "road", 60, 1)], "left_out"),
        ([at("works", "road", 130, 1, 1), at("parks", "road", 60, 1, 1)], "range"),
        ([at("works", "road", 60, 2, 1), at("parks", "road", 60, 1, 1)], "range"),
        ([at("works", "road", None, 1, 1, bottom_line=30)], "bottom_line_alone"),
        ([], "no_positions"),
    ],
)
def test_bad_input_gets_a_warning_and_no_number_that_is_none(organisation, stands, key):
    network = organisation(departments=["works", "parks"], issues=["road"], positions=stands)
    result = answer(network)
    assert key in warned(result)
    data = as_json(ANALYSIS, network, {}, result, translator("en"))
    json.dumps(data, allow_nan=False)


def test_the_register_without_anything_but_an_issue_is_answered(organisation):
    result = answer(organisation(issues=["road"]), issues=("road",))
    assert result.rows == ()
    assert result.summary["outcomes"] == {}


def test_one_issue_alone_has_no_trade(organisation):
    network = organisation(
        departments=["nl", "fr"],
        issues=["cars"],
        positions=[at("nl", "cars", 0, 0.8, 0.08), at("fr", "cars", 100, 0.6, 0.16)],
    )
    result = answer(network)
    assert result.rows == ()
    assert result.summary["candidate_pairs"] == 0


def test_a_confidence_that_is_not_recorded_is_assumed_and_said(organisation):
    result = answer(two_matters(organisation))
    drawn = result.summary["ranges"]["road"]
    assert drawn["low"] < drawn["high"]
    assert "no_confidence" in warned(result)


def test_nobody_trades_past_its_own_bottom_line(organisation):
    network = two_matters(
        organisation, at("works", "trees", 100, 0.5, 1, bottom_line=60, as_of="2025-05-01")
    )
    (row,) = answer(network).rows
    assert (row.facts["i_gives"], row.facts["i_to"]) == ("issue:trees", pytest.approx(60))


def test_on_one_issue_alone_the_two_keep_the_likely_outcome(organisation):
    network = organisation(
        departments=["works", "parks"],
        issues=["road"],
        positions=[at("works", "road", 90, 0.7, 0.7), at("parks", "road", 10, 0.7, 0.3)],
    )
    package = answer(network).summary["package"]
    assert package["solutions"]["nash"]["gains"] == pytest.approx([0, 0])
    assert package["solutions"]["nash"]["points"]["issue:road"] == pytest.approx(66)
