"""Who must be consulted follows from authority and rules alone."""

import pytest

from graph.analyses._consult_authority import NEAREST
from graph.analyses.consult import ANALYSIS
from graph.texts import translator

MONDAY = "2026-11-23"


def ask(network, issue="a", **parameters):
    return ANALYSIS.answer(network, issue=issue, today=MONDAY, **parameters)


def row(result, ref):
    return next((each for each in result.rows if each.ref == ref), None)


def tier(result, ref):
    found = row(result, ref)
    return found and found.facts["tier"]


def rule(**columns):
    return {"id": "r", "party": "department:legal", "role": "consult", **columns}


def with_rule(organisation, *, issue=None, **columns):
    return organisation(
        departments=["works", {"id": "roads", "parent": "works"}, "legal", "finance"],
        issues=[
            {"id": "a", "owner": "roads", "kind": "bylaw", "topics": "flood|noise", **(issue or {})}
        ],
        rules=[rule(**columns)],
    )


@pytest.mark.parametrize(
    "trigger",
    [
        {},
        {"when_kind": "bylaw"},
        {"when_kind": "ＢＹＬＡＷ "},
        {"when_topic": "Noise"},
        {"when_topic": "tax|flood"},
        {"when_department": "roads"},
        {"when_department": "works"},
        {"when_kind": "bylaw", "when_topic": "flood", "when_department": "roads"},
    ],
    ids=str,
)
def test_a_rule_fires_when_every_trigger_it_names_is_met(organisation, trigger):
    assert tier(ask(with_rule(organisation, **trigger)), "department:legal") == "must"


@pytest.mark.parametrize(
    "trigger",
    [
        {"when_kind": "project"},
        {"when_topic": "tax"},
        {"when_department": "finance"},
        {"when_kind": "bylaw", "when_topic": "tax"},
        {"until": "2025-12-31"},
        {"since": "2027-01-01"},
    ],
    ids=str,
)
def test_a_rule_stays_silent_when_a_trigger_is_not_met_or_it_is_not_in_force(organisation, trigger):
    assert tier(ask(with_rule(organisation, **trigger)), "department:legal") is None


def test_a_rule_about_a_unit_does_not_reach_the_department_above_it(organisation):
    network = with_rule(organisation, issue={"owner": "works"}, when_department="roads")
    assert tier(ask(network), "department:legal") is None


def test_a_rule_by_topic_cannot_be_tested_on_an_issue_without_topics_and_this_is_said(organisation):
    network = with_rule(organisation, issue={"topics": None}, when_topic="flood")
    result = ask(network)
    assert tier(result, "department:legal") is None
    assert "consult.warning.when_topic" in [each.key for each in result.warnings]


def test_a_rules_reason_says_its_legal_basis_and_who_may_waive_it(organisation):
    network = with_rule(organisation, basis="Flood Act, art. 7", waivable_by="works", days=3)
    (reason,) = row(ask(network), "department:legal").reasons
    said = translator("en").say(reason.text)
    assert "Flood Act, art. 7" in said
    assert "waived by works" in said
    assert reason.records == ("rule:r",)


def test_three_working_days_after_a_thursday_is_the_tuesday(organisation):
    network = with_rule(organisation, days=3)
    result = ANALYSIS.answer(network, issue="a", today="2026-11-26")
    assert row(result, "department:legal").facts["deadline"] == "2026-12-01"


def test_without_a_rule_there_is_no_deadline(organisation):
    assert row(ask(with_rule(organisation, days=3)), "department:roads").facts["deadline"] is None


def test_of_two_rules_the_shorter_time_to_answer_counts(organisation):
    network = organisation(
        departments=["legal"],
        issues=["a"],
        rules=[rule(id="r1", days=6), rule(id="r2", days=1)],
    )
    found = row(ask(network), "department:legal")
    assert found.facts["deadline"] == "2026-11-24"
    assert len(found.reasons) == 2


def test_a_rules_role_is_read_in_the_offices_own_words(organisation):
    network = with_rule(organisation, role="核定")
    assert row(ask(network), "department:legal").facts["role"] == "approve"


def test_owner_and_recorded_leads_lead_and_the_first_is_the_lead(organisation):
    network = organisation(
        departments=["one", "two"],
        issues=[{"id": "a", "owner": "two"}],
        involvements=[{"issue": "a", "party": "one", "role": "主辦"}],
    )
    result = ask(network)
    assert result.summary["lead"] == "department:two"
    assert {each.ref: each.facts["role"] for each in result.rows} == {
        "department:one": "lead",
        "department:two": "lead",
    }


@pytest.mark.parametrize(
    ("word", "role"),
    [("co-lead", "co-lead"), ("approver", "approve"), ("审批", "approve"), ("veto", "approve")],
)
def test_co_leads_approvers_and_vetoes_must_be_consulted(organisation, word, role):
    network = organisation(
        departments=["x"], issues=["a"], involvements=[{"issue": "a", "party": "x", "role": word}]
    )
    found = row(ask(network), "department:x")
    assert (found.facts["tier"], found.facts["role"]) == ("must", role)


def chain(organisation, **first):
    return organisation(
        departments=["one", "two", "three", "data"],
        issues=[
            {"id": "a", "owner": "one"},
            {"id": "b", "owner": "two"},
            {"id": "c", "owner": "three"},
        ],
        dependencies=[
            {"source": "a", "target": "b", **first},
            {"source": "b", "target": "c", "kind": "input"},
            {"source": "b", "target": "department:data"},
        ],
    )


def test_owners_of_everything_it_depends_on_must_be_consulted_with_the_path(organisation):
    result = ask(chain(organisation))
    assert tier(result, "department:two") == "must"
    reasons = row(result, "department:three").reasons
    assert reasons[0].records == ("issue:a", "issue:b", "issue:c", "department:three")
    assert row(result, "department:data").reasons[0].records == (
        "issue:a",
        "issue:b",
        "department:data",
    )


def test_a_mere_reference_gives_no_authority(organisation):
    result = ask(chain(organisation, kind="see-also"))
    assert tier(result, "department:two") == "should"  # leads what it refers to: a precedent
    assert tier(result, "department:three") is None


def test_what_a_department_depends_on_in_general_is_not_the_issues_matter(organisation):
    network = organisation(
        departments=["data", "power"],
        issues=["a"],
        dependencies=[
            {"source": "a", "target": "department:data"},
            {"source": "department:data", "target": "department:power"},
        ],
    )
    result = ask(network)
    assert tier(result, "department:data") == "must"
    assert tier(result, "department:power") is None


def test_a_circle_of_dependencies_is_walked_once(organisation):
    network = organisation(
        departments=["one", "two"],
        issues=[{"id": "a", "owner": "one"}, {"id": "b", "owner": "two"}],
        dependencies=[{"source": "a", "target": "b"}, {"source": "b", "target": "a"}],
    )
    assert tier(ask(network), "department:two") == "must"


def test_a_dependency_outside_the_register_is_said(organisation):
    network = organisation(
        issues=["a"], dependencies=[{"source": "a", "target": "outside:missing:standard"}]
    )
    assert "consult.warning.outside" in [each.key for each in ask(network).warnings]


def test_authority_is_no_score_even_where_evidence_speaks_too(organisation):
    network = organisation(
        departments=["one"],
        people=["ann"],
        memberships=[{"person": "ann", "department": "one", "role": "director"}],
        issues=[{"id": "a", "owner": "one"}],
        involvements=[{"issue": "a", "party": "person:ann", "role": "approve"}],
    )
    found = row(ask(network), "person:ann")
    assert found.facts["tier"] == "must"
    assert found.score is None
    assert [reason.kind for reason in found.reasons] == ["role", "membership"]


def test_an_issue_without_a_lead_is_a_finding(organisation):
    result = ask(organisation(issues=["a"]))
    assert result.summary["lead"] is None
    assert "consult.warning.no_lead" in [each.key for each in result.warnings]


def test_musts_stand_by_role_then_by_name(organisation):
    network = organisation(
        departments=["z", "m", "b"],
        issues=[{"id": "a", "owner": "z"}],
        involvements=[{"issue": "a", "party": "m", "role": "approve"}],
        rules=[rule(party="department:b")],
    )
    assert [each.ref[-1] for each in ask(network).rows] == ["z", "m", "b"]


def test_a_closed_dependency_ends_the_path_only_when_asked_to(organisation):
    network = organisation(
        departments=["a", "b", "c"],
        issues=[
            {"id": "a", "owner": "a", "created": "2026-01-01"},
            {"id": "done", "owner": "b", "closed": "2026-02-01", "created": "2025-01-01"},
            {"id": "behind", "owner": "c", "created": "2025-01-01"},
        ],
        dependencies=[
            {"source": "a", "target": "done"},
            {"source": "done", "target": "behind"},
        ],
    )
    tiers = {each.ref: each.facts["tier"] for each in ask(network).rows}
    assert (tiers["department:b"], tiers["department:c"]) == ("must", "must")
    stopped = ask(network, through_closed=False)
    found = row(stopped, "department:b")
    assert found.facts["tier"] == "should"
    assert "consult.finished" in [reason.text.key for reason in found.reasons]
    assert row(stopped, "department:c") is None


def test_who_is_called_by_finished_work_alone_is_marked_and_stands_last_among_the_musts(
    organisation,
):
    network = organisation(
        departments=["lead", "a", "b", "c"],
        issues=[
            {"id": "a", "owner": "lead", "created": "2026-01-01"},
            {"id": "done", "owner": "a", "closed": "2026-02-01", "created": "2025-01-01"},
            {"id": "open", "owner": "b", "created": "2025-01-01"},
            {"id": "after", "owner": "c", "created": "2025-01-01"},
        ],
        dependencies=[
            {"source": "a", "target": "done"},
            {"source": "a", "target": "open"},
            # c is reached by finished work and by open work too.
            {"source": "done", "target": "after"},
            {"source": "open", "target": "after"},
        ],
    )
    found = [(each.ref[11:], each.facts["only_finished"]) for each in ask(network).rows]
    assert found == [("lead", False), ("b", False), ("c", False), ("a", True)]


def test_of_a_long_chain_the_nearest_owners_are_musts_and_the_rest_is_told(organisation):
    """Everything waits for the next: the whole organisation is no list to consult."""
    count = NEAREST + 5
    network = organisation(
        departments=[f"d{n}" for n in range(count + 1)],
        issues=[{"id": f"i{n}", "owner": f"d{n}"} for n in range(count + 1)],
        dependencies=[
            {"source": f"i{n}", "target": f"i{n + 1}", "kind": "needs"} for n in range(count)
        ],
    )
    result = ask(network, issue="i0")
    assert tier(result, f"department:d{NEAREST}") == "must"
    assert tier(result, f"department:d{NEAREST + 1}") != "must"
    (told,) = [each for each in result.warnings if each.key == "consult.warning.beyond"]
    assert told.values == {"nearest": NEAREST, "count": 5}
