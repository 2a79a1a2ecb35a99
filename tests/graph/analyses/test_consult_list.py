"""The proposed list beside the list an issue has: missing, unfounded, answered, informed."""

import json
from pathlib import Path

import pytest

from graph.analyses._base import as_json
from graph.analyses.consult import ANALYSIS
from graph.messages import UserError
from graph.texts import translator

DAY = "2026-11-23"
RACI = Path(__file__).parents[3].parent / "shared" / "methods" / "raci_rules.json"


def ask(network, issue="a", **parameters):
    return ANALYSIS.answer(network, issue=issue, today=DAY, **parameters)


def row(result, ref):
    return next((each for each in result.rows if each.ref == ref), None)


def test_who_must_be_consulted_and_is_not_on_the_list_is_missing(organisation):
    network = organisation(
        departments=["works", "legal"],
        issues=[{"id": "a", "owner": "works"}],
        rules=[{"id": "r", "party": "department:legal", "role": "consult"}],
    )
    result = ask(network)
    assert result.summary["missing_from_list"] == ["department:legal"]
    assert row(result, "department:legal").facts["recorded"] is False
    assert row(result, "department:works").facts["recorded"] is True


def test_who_must_be_consulted_and_is_merely_informed_is_told_apart(organisation):
    network = organisation(
        departments=["works", "legal"],
        issues=[{"id": "a", "owner": "works"}],
        rules=[{"id": "r", "party": "department:legal", "role": "consult"}],
        involvements=[{"issue": "a", "party": "legal", "role": "inform"}],
    )
    result = ask(network)
    assert result.summary["only_informed"] == ["department:legal"]
    assert result.summary["missing_from_list"] == []


def test_what_a_party_is_by_authority_is_told_before_what_it_once_led(organisation):
    network = organisation(
        departments=["works", "legal"],
        issues=[
            {"id": "a", "owner": "works"},
            {"id": "old", "owner": "legal", "status": "closed"},
        ],
        dependencies=[{"source": "a", "target": "old"}],
        rules=[{"id": "r", "party": "department:legal", "role": "consult"}],
        involvements=[{"issue": "a", "party": "legal", "role": "co-lead"}],
    )
    told = [each.text.key for each in row(ask(network), "department:legal").reasons]
    assert told[:3] == ["consult.co-lead", "consult.rule", "consult.path.issue"]


def test_who_is_consulted_and_nothing_speaks_for_stands_there_without_a_reason(organisation):
    network = organisation(
        departments=["x", "y"],
        issues=["a"],
        involvements=[
            {"issue": "a", "party": "x", "role": "consult"},
            {"issue": "a", "party": "y", "role": "support"},
        ],
    )
    result = ask(network)
    assert result.summary["without_reason"] == ["department:x"]
    assert row(result, "department:x").facts["tier"] == "should"
    assert row(result, "department:x").facts["recorded_as"] == ["consult"]
    assert row(result, "department:y").facts["tier"] == "should"


def test_the_latest_answer_is_shown_and_no_answer_is_none(organisation):
    network = organisation(
        departments=["x", "y"],
        issues=["a"],
        involvements=[
            {
                "issue": "a",
                "party": "x",
                "role": "approve",
                "answer": "object",
                "answered": "2026-01-01",
            },
            {
                "issue": "a",
                "party": "x",
                "role": "consult",
                "answer": "agree",
                "answered": "2026-02-01",
            },
            {"issue": "a", "party": "y", "role": "approve"},
        ],
    )
    result = ask(network)
    assert row(result, "department:x").facts["answer"] == "agree"
    assert row(result, "department:x").facts["answered"] == "2026-02-01"
    assert row(result, "department:y").facts["answer"] is None


def test_superiors_of_the_lead_and_of_approvers_are_informed(organisation):
    network = organisation(
        departments=["city", {"id": "works", "parent": "city"}],
        people=["ann", "boss"],
        reporting=[{"person": "ann", "manager": "boss"}],
        issues=[{"id": "a", "owner": "works"}],
        involvements=[{"issue": "a", "party": "person:ann", "role": "approve"}],
    )
    result = ask(network)
    tiers = {each.ref: each.facts["tier"] for each in result.rows}
    assert tiers["department:city"] == "inform"
    assert tiers["person:boss"] == "inform"


def test_who_the_leads_head_reports_to_is_on_the_shortest_list(organisation):
    """Ann heads the works and reports to the boss, after whom nine come by name and are near."""
    near = [f"a{at}" for at in range(9)]
    network = organisation(
        departments=["city", {"id": "works", "parent": "city"}],
        people=["ann", "boss", *near, *(f"b{at}" for at in range(9))],
        memberships=[{"person": "ann", "department": "works", "role": "head"}],
        reporting=[
            {"person": "ann", "manager": "boss"},
            *({"person": f"b{at}", "manager": each} for at, each in enumerate(near)),
        ],
        issues=[{"id": "a", "owner": "works"}],
        involvements=[
            {"issue": "a", "party": f"person:b{at}", "role": "approve"} for at in range(9)
        ],
    )
    result = ask(network, limit=1)
    boss = row(result, "person:boss")
    assert (boss.facts["tier"], boss.facts["manner"]) == ("inform", "chain")
    assert "consult.above.person" in [each.text.key for each in boss.reasons]
    assert len([each for each in near if row(result, f"person:{each}")]) == 1


def test_the_department_of_an_approver_is_informed_unless_one_of_hers_is_on_the_list(organisation):
    tables = {
        "departments": ["legal", "works"],
        "people": ["ann"],
        "memberships": [{"person": "ann", "department": unit} for unit in ("legal", "works")],
        "involvements": [{"issue": "a", "party": "person:ann", "role": "approve"}],
    }
    alone = organisation(issues=["a"], **tables)
    led = organisation(issues=[{"id": "a", "owner": "works"}], **tables)
    assert row(ask(alone), "department:legal").facts["tier"] == "inform"
    assert row(ask(led), "department:legal") is None


def test_each_kind_of_party_is_bounded_for_itself_and_what_is_left_out_is_counted(organisation):
    people = [f"p{at}" for at in range(5)]
    network = organisation(
        people=people,
        departments=["d"],
        issues=[{"id": "old", "topics": "tax"}, {"id": "a", "topics": "tax"}],
        involvements=[
            *({"issue": "old", "party": f"person:{each}", "role": "consult"} for each in people),
            {"issue": "old", "party": "d", "role": "consult"},
        ],
    )
    result = ask(network, limit=2)
    assert (result.summary["should"], result.summary["left_out"]["should"]) == (3, 3)
    assert "consult.warning.left_out.should" in [each.key for each in result.warnings]


def test_a_closed_issue_is_answered_with_a_warning(organisation):
    network = organisation(issues=[{"id": "a", "closed": "2026-01-31"}])
    assert "consult.warning.closed" in [each.key for each in ask(network).warnings]
    before = ANALYSIS.answer(network, issue="a", today="2026-01-30")
    assert before.summary["open"] is True


def test_a_must_that_is_gone_stays_and_its_successor_is_asked_for(organisation):
    network = organisation(
        departments=[{"id": "x", "status": "dissolved"}], issues=[{"id": "a", "owner": "x"}]
    )
    result = ask(network)
    assert row(result, "department:x").facts["tier"] == "must"
    assert "consult.warning.gone" in [each.key for each in result.warnings]


def test_an_issue_that_is_not_there_is_named_with_the_nearest(organisation):
    network = organisation(issues=["flood-wall"])
    with pytest.raises(UserError) as error:
        ask(network, issue="flood-wal")
    assert translator("en").say(error.value.remedy) == "Did you mean flood-wall?"


def test_the_same_question_gives_the_same_answer_as_json(k8s):
    said = [
        json.dumps(as_json(ANALYSIS, k8s, {}, ask(k8s, "kep-3329"), translator("zh-Hant")))
        for _ in range(2)
    ]
    assert said[0] == said[1]


@pytest.mark.skipif(not RACI.exists(), reason="../shared/methods is not on this machine")
def test_raci_no_accountable_and_no_responsible_is_found_where_the_example_has_it(organisation):
    facts = json.loads(RACI.read_text(encoding="utf-8"))
    matrix = facts["test_matrix"]
    network = organisation(
        departments=matrix["parties"],
        issues=matrix["activities"],
        involvements=[
            {"issue": activity, "party": party, "role": letter}
            for activity, cells in zip(matrix["activities"], matrix["cells"], strict=True)
            for party, cell in zip(matrix["parties"], cells, strict=True)
            for letter in cell.split("/")
            if letter
        ],
    )
    rules = {"consult.warning.no_approver": "R1", "consult.warning.approvers": "R1"}
    rules["consult.warning.no_lead"] = "R2"
    for activity in matrix["activities"]:
        found = {rules[each.key] for each in ask(network, activity).warnings if each.key in rules}
        expected = [each for each in facts["expected_violations"] if each["activity"] == activity]
        assert found == {rule for each in expected for rule in each["rules"]}


def test_kep_3329_is_led_by_sig_apps_and_its_four_approvers_approve(k8s):
    result = ask(k8s, "kep-3329")
    musts = {each.ref: each.facts["role"] for each in result.rows if each.facts["tier"] == "must"}
    assert result.summary["lead"] == "department:sig-apps"
    assert musts == {
        "department:sig-apps": "lead",
        "person:alculquicondor": "approve",
        "person:deads2k": "approve",
        "person:dchen1107": "approve",
        "person:soltysh": "approve",
        "person:johnbelamaric": "approve",
    }


def test_kep_3329_should_hear_those_who_approved_and_reviewed_jobs_before(k8s):
    result = ask(k8s, "kep-3329")
    should = [each.ref for each in result.rows if each.facts["tier"] == "should"]
    people = [ref for ref in should if ref.startswith("person:")]
    assert "person:wojtek-t" in people[:3]  # took part in most earlier matters of sig-apps
    assert "person:janetkuo" in people  # chair of sig-apps
