"""Who signs, what is skipped or exceeded, and who settles it when units differ."""

import pytest

from graph.analyses.approval import ANALYSIS


def ask(network):
    return ANALYSIS.answer(network, issue="a", today="2026-11-23")


def city(organisation, *involved, **more):
    """Two bureaus under one deputy, a third under another; the mayor above both."""
    line = [("water", "deputy"), ("roads", "deputy"), ("school", "second")]
    line += [("deputy", "mayor"), ("second", "mayor"), ("officer", "water")]
    member = [("water", "WAT"), ("officer", "WAT"), ("roads", "ROA"), ("school", "SCH")]
    member += [("deputy", "MAY"), ("second", "MAY"), ("mayor", "MAY")]
    return organisation(
        departments=["MAY", *({"id": each, "parent": "MAY"} for each in ("WAT", "ROA", "SCH"))],
        people=["officer", "water", "roads", "school", "deputy", "second", "mayor"],
        reporting=[{"person": one, "manager": other} for one, other in line],
        memberships=[{"person": one, "department": other} for one, other in member],
        issues=[{"id": "a", "owner": "WAT"}],
        involvements=[{"issue": "a", **each} for each in involved],
        **more,
    )


def flags(result):
    return {row.ref: row.facts["flag"] for row in result.rows if row.facts.get("flag")}


def part(result, name):
    return [row.ref for row in result.rows if row.facts["part"] == name]


def test_the_chain_runs_from_the_draft_up_to_who_approves(organisation):
    network = city(
        organisation,
        {"party": "person:officer", "role": "author"},
        {"party": "person:deputy", "role": "approve"},
    )
    result = ask(network)
    assert part(result, "approval") == ["person:officer", "person:water", "person:deputy"]
    assert flags(result) == {}


def test_a_level_between_the_lead_and_who_approves_is_flagged_as_skipped(organisation):
    network = city(organisation, {"party": "person:mayor", "role": "approve"})
    assert flags(ask(network)) == {"person:deputy": "skipped"}


def test_a_level_that_is_on_the_list_is_not_skipped(organisation):
    network = city(
        organisation,
        {"party": "person:mayor", "role": "approve"},
        {"party": "person:deputy", "role": "support"},
    )
    assert flags(ask(network)) == {}


def test_units_that_an_approving_unit_passes_over_are_told_by_name(organisation):
    network = organisation(
        departments=["MAY", {"id": "BUR", "parent": "MAY"}, {"id": "OFF", "parent": "BUR"}],
        people=["head"],
        memberships=[{"person": "head", "department": "OFF"}],
        issues=[{"id": "a", "owner": "OFF"}],
        involvements=[{"issue": "a", "party": "MAY", "role": "approve"}],
    )
    result = ask(network)
    assert flags(result) == {"department:MAY": "skips"}
    told = next(each for each in result.warnings if each.key == "approval.warning.skipped")
    assert [each.otherwise for each in told.values["party"]] == ["BUR"]


def test_who_approves_in_the_unit_above_and_not_in_the_line_stands_beside_it(organisation):
    network = city(organisation, {"party": "person:second", "role": "approve"})
    assert flags(ask(network)) == {"person:second": "beside"}


def test_an_approval_outside_the_line_needs_a_rule(organisation):
    involved = {"party": "ROA", "role": "approve"}
    assert flags(ask(city(organisation, involved))) == {"department:ROA": "outside"}
    rules = [{"id": "r", "party": "department:ROA", "role": "approve"}]
    assert flags(ask(city(organisation, involved, rules=rules))) == {}


def test_an_approval_that_a_rule_reserves_for_somebody_off_the_list_exceeds_the_delegation(
    organisation,
):
    rules = [{"id": "r", "party": "department:ROA", "role": "approve"}]
    network = city(organisation, {"party": "person:deputy", "role": "approve"}, rules=rules)
    assert flags(ask(network)) == {"department:ROA": "reserved"}


def test_whom_a_rule_lets_approve_is_not_asked_for_that_by_supporting(organisation):
    rules = [{"id": "r", "party": "department:ROA", "role": "approve"}]
    network = city(organisation, {"party": "ROA", "role": "support"}, rules=rules)
    assert flags(ask(network)) == {"department:ROA": "reserved"}


def test_who_approves_within_the_lead_exceeds_nothing_where_somebody_outside_approves_too(
    organisation,
):
    rules = [
        {"id": "r", "party": "department:ROA", "role": "approve"},
        {"id": "s", "party": "department:SCH", "role": "consult"},
    ]
    approve = [{"party": each, "role": "approve"} for each in ("person:officer", "ROA")]
    assert flags(ask(city(organisation, *approve, rules=rules))) == {}


def test_what_a_party_is_asked_about_is_no_authority_to_sign(organisation):
    network = city(
        organisation,
        {"party": "ROA", "role": "approve"},
        rules=[{"id": "r", "party": "department:ROA", "role": "consult"}],
    )
    assert flags(ask(network)) == {"department:ROA": "outside"}


def test_a_person_whose_unit_is_on_the_list_is_told_to_be_on_it_through_the_unit(organisation):
    network = city(
        organisation,
        {"party": "person:mayor", "role": "approve"},
        {"party": "MAY", "role": "support"},
    )
    deputy = next(row for row in ask(network).rows if row.ref == "person:deputy")
    assert (deputy.facts["recorded"], deputy.facts["flag"]) == (False, None)
    assert deputy.reasons[-1].text.key == "approval.through"


def test_deciding_within_the_lead_what_others_must_be_asked_about_exceeds_the_delegation(
    organisation,
):
    rules = [{"id": "r", "party": "department:ROA", "role": "consult"}]
    network = city(organisation, {"party": "person:water", "role": "approve"}, rules=rules)
    assert flags(ask(network)) == {"person:water": "own"}
    assert flags(ask(city(organisation, {"party": "person:water", "role": "approve"}))) == {}


@pytest.mark.parametrize(
    ("objecting", "decides"),
    [("ROA", "person:deputy"), ("SCH", "person:mayor")],
    ids=["same deputy", "two deputies"],
)
def test_the_lowest_common_superior_of_those_who_differ_settles_it(
    organisation, objecting, decides
):
    network = city(organisation, {"party": objecting, "role": "consult", "answer": "object"})
    result = ask(network)
    assert result.summary["decides"] == decides
    assert result.summary["objected"] is True
    assert part(result, "escalation")[0] == "person:water"
    assert part(result, "escalation")[-1] == decides


def test_who_stands_outside_the_hierarchy_is_named_and_nobody_decides_for_it(organisation):
    network = organisation(
        departments=["lead", {"id": "unit", "parent": "lead"}, "port"],
        issues=[{"id": "a", "owner": "lead"}],
        involvements=[{"issue": "a", "party": "port", "role": "consult", "answer": "object"}],
    )
    result = ask(network)
    assert result.summary["decides"] is None
    assert "escalation.outside" in [each.key for each in result.warnings]


def test_an_issue_without_an_approver_breaks_the_first_raci_rule(organisation):
    result = ask(city(organisation))
    assert result.summary["raci"] == ["R1"]
    assert "raci.R1.none" in [each.key for each in result.warnings]


def test_several_approvers_break_it_too_and_are_named(organisation):
    network = city(
        organisation,
        {"party": "person:water", "role": "approve"},
        {"party": "person:deputy", "role": "approve"},
        {"party": "person:roads", "role": "consult"},
    )
    result = ask(network)
    assert result.summary["raci"] == ["R1"]
    told = next(each for each in result.warnings if each.key == "raci.R1.several")
    assert told.values["count"] == 2
    assert [each.otherwise for each in told.values["parties"]] == ["water", "deputy"]


def test_of_who_approves_below_a_link_of_the_chain_it_is_told_that_it_stands_aside(organisation):
    network = city(organisation, {"party": "person:officer", "role": "approve"})
    result = ask(network)
    assert part(result, "approval") == ["person:water", "person:officer"]
    officer = next(row for row in result.rows if row.ref == "person:officer")
    aside = next(each for each in officer.reasons if each.text.key == "approval.aside")
    assert aside.records == ("person:officer", "person:water")
