"""Who may take over work, and why nobody can."""

from dataclasses import replace

import pytest

import graph.analyses.relief as module
from graph.analyses.relief import ANALYSIS
from graph.measures.reassignment import lowest_peak

TODAY = "2025-06-01"


def on(party, issue, role="lead"):
    return {"party": party, "issue": issue, "role": role}


def answer(network, **parameters):
    return ANALYSIS.answer(network, today=TODAY, **parameters)


def keys(result):
    return [each.key for each in result.warnings]


def office(organisation, *, more=(), helper=None, **tables):
    """Roads has 60 days of work for 30; help has led a bridge before and has 60 free."""
    return organisation(
        departments=[
            "top",
            {"id": "roads", "parent": "top", "capacity": 10},
            {"id": "help", "parent": "top", "capacity": 20} | (helper or {}),
        ],
        issues=[
            {"id": "new", "effort": 40, "topics": "bridge"},
            {"id": "other", "effort": 20, "topics": "bridge|law"},
            {"id": "before", "topics": "bridge", "closed": "2025-01-01"},
        ],
        involvements=[on("roads", "new"), on("roads", "other"), on("help", "before"), *more],
        **tables,
    )


def test_work_goes_to_who_has_led_its_topic_and_has_room(organisation):
    found = answer(office(organisation))
    (move,) = found.rows
    assert move.ref == "issue:new"
    assert (move.facts["from"], move.facts["to"]) == ("department:roads", "department:help")
    assert found.summary["peak_before"] == 2
    assert found.summary["peak_after"] == pytest.approx(2 / 3)
    assert move.facts["gain"] == pytest.approx(2 - 2 / 3)
    assert move.facts["cost"] == pytest.approx(4)
    assert move.reasons[1].records == ("issue:before",)


def test_that_it_cannot_be_brought_lower_is_said_only_where_more_moves_would_not_help(organisation):
    assert keys(answer(office(organisation)))[0] == "relief.bound"
    assert keys(answer(office(organisation), moves=1)) == ["relief.bound.open", "relief.limit"]


def test_where_the_search_ran_out_of_time_it_is_not_said_that_nothing_is_better(
    organisation, monkeypatch
):
    def unproven(*given):
        return replace(lowest_peak(*given), proven=False)

    monkeypatch.setattr(module, "lowest_peak", unproven)
    said = keys(answer(office(organisation)))
    assert said[:2] == ["relief.bound.open", "relief.warning.unproven"]


def test_every_topic_of_the_work_has_to_be_known(organisation):
    found = answer(office(organisation))
    assert "issue:other" not in {row.ref for row in found.rows}


def test_who_approves_a_matter_does_not_take_it(organisation):
    found = answer(office(organisation, more=[on("help", "new", "approve")]))
    assert not found.rows
    assert keys(found)[:2] == ["relief.none", "relief.stays.approver"]


def test_who_is_full_does_not_take_it_and_that_is_the_reason(organisation):
    found = answer(office(organisation, helper={"capacity": 5}))
    assert not found.rows
    assert "relief.stays.full" in keys(found)


def test_who_stands_outside_the_line_of_authority_does_not_take_it(organisation):
    found = answer(office(organisation, helper={"parent": None}))
    assert keys(found)[:2] == ["relief.none", "relief.stays.mandate"]


def test_what_a_rule_gives_to_a_party_stays_with_it(organisation):
    rule = {"id": "r", "party": "roads", "role": "lead", "when_topic": "bridge"}
    found = answer(office(organisation, rules=[rule]))
    assert keys(found)[:2] == ["relief.none", "relief.stays.rule"]


def test_opinions_and_approvals_are_no_work_to_hand_on(organisation):
    network = organisation(
        departments=[{"id": "a", "capacity": 1}, {"id": "b", "capacity": 50}],
        issues=[{"id": "x", "effort": 100, "topics": "t"}, {"id": "y", "topics": "t"}],
        involvements=[on("a", "x", "approve"), on("b", "y")],
    )
    assert keys(answer(network)) == ["relief.none", "relief.stays.role"]


def test_people_hand_on_within_their_department(organisation):
    network = organisation(
        departments=["d"],
        people=[{"id": each, "capacity": 10} for each in ("ann", "bob", "eve")],
        memberships=[{"person": each, "department": "d"} for each in ("ann", "bob")],
        issues=[
            {"id": "new", "effort": 50, "topics": "t"},
            {"id": "was", "topics": "t", "closed": "2025-01-01"},
        ],
        involvements=[
            on("person:ann", "new", "support"),
            on("person:bob", "was"),
            on("person:eve", "was"),
        ],
    )
    found = answer(network, kind="person", limit=5.0)
    # The work as a whole only changes hands: the peak stays.
    assert not found.rows
    assert found.summary["peak_before"] == pytest.approx(25 / 30)


def test_without_a_capacity_there_is_nothing_to_lower_and_it_is_said(organisation):
    found = answer(organisation(departments=["a"], issues=[{"id": "x", "owner": "a"}]))
    assert found.summary["peak_before"] is None
    assert keys(found) == ["relief.warning.unknown"]


def cautions(found):
    return [each for row in found.rows for each in row.reasons if "caution" in each.text.key]


def stands(party, position, **more):
    return {"party": party, "issue": "new", "position": position, **more}


def test_a_lead_that_goes_to_the_other_side_is_told_as_such(organisation):
    found = answer(office(organisation, positions=[stands("roads", 90), stands("help", 45)]))
    (caution,) = cautions(found)
    assert caution.text.key == "relief.caution.position"
    assert (caution.text.values["gives"], caution.text.values["takes"]) == (90, 45)


@pytest.mark.parametrize(
    "positions",
    [
        [stands("roads", 70), stands("help", 45)],
        [stands("roads", 90)],
        [stands("roads", 90), stands("help", 45, confidential=True)],
        [stands("roads", 90, confidential=True), stands("help", 45)],
    ],
)
def test_positions_that_are_near_unknown_or_confidential_give_no_caution(organisation, positions):
    found = answer(office(organisation, positions=positions))
    assert found.rows
    assert cautions(found) == []


def test_a_rule_that_names_who_gives_the_work_away_is_told(organisation):
    rule = {"id": "r", "party": "roads", "role": "consult", "when_topic": "bridge"}
    (caution,) = cautions(answer(office(organisation, rules=[rule])))
    assert caution.text.key == "relief.caution.rule"
    assert caution.records == ("rule:r",)


def test_what_the_taker_has_worked_on_is_told_by_what_is_checked_and_what_is_open(organisation):
    (move,) = answer(office(organisation)).rows
    assert move.reasons[1].text.key == "relief.skill.topic"
    assert (move.facts["familiarity"], move.facts["still_open"]) == (1, 0)
    more = [on("help", "other", "support")]
    (move,) = answer(office(organisation, more=more)).rows
    assert (move.facts["familiarity"], move.facts["still_open"]) == (2, 1)
