"""The fewest keep every rule and cover every affected unit, and say what is given up."""

from graph.analyses.fewest import ANALYSIS


def ask(network):
    return ANALYSIS.answer(network, issue="a", today="2026-11-23")


def facts(result):
    return {row.ref: row.facts for row in result.rows}


def test_a_department_speaks_for_the_unit_directly_below_it(organisation):
    network = organisation(
        departments=["lead", "plan", {"id": "maps", "parent": "plan"}],
        issues=[{"id": "a", "owner": "lead"}],
        dependencies=[
            {"source": "a", "target": "department:plan"},
            {"source": "a", "target": "department:maps"},
        ],
    )
    result = ask(network)
    assert (result.summary["full"], result.summary["fewest"]) == (3, 2)
    assert facts(result)["department:maps"]["covered_by"] == ["department:plan"]
    assert result.summary["indirect"] == ["department:maps"]


def test_whoever_a_rule_names_stays_in_although_another_speaks_for_it(organisation):
    network = organisation(
        departments=["lead", "plan", {"id": "maps", "parent": "plan"}],
        issues=[{"id": "a", "owner": "lead"}],
        dependencies=[{"source": "a", "target": "department:plan"}],
        rules=[{"id": "r", "party": "department:maps", "role": "consult"}],
    )
    found = facts(ask(network))
    assert found["department:maps"] == found["department:maps"] | {"chosen": True, "fixed": True}
    assert found["department:plan"]["chosen"] is True


def test_who_has_answered_is_told_so_and_stays_among_those_whom_the_rules_name(organisation):
    answered = {"answer": "agree", "sent": "2026-09-01", "answered": "2026-09-09"}
    network = organisation(
        departments=["lead", "maps", "plan"],
        issues=[{"id": "a", "owner": "lead"}],
        involvements=[{"issue": "a", "party": "maps", "role": "consult", **answered}],
        rules=[
            {"id": party, "party": f"department:{party}", "role": "consult"}
            for party in ("maps", "plan")
        ],
    )
    found = facts(ask(network))
    chosen = {party: each["state"] for party, each in found.items() if each["chosen"]}
    assert chosen["department:maps"] == "answered"
    assert chosen["department:plan"] is None


def test_a_superior_of_the_lead_decides_and_speaks_for_nobody_else(organisation):
    network = organisation(
        departments=["may", {"id": "lead", "parent": "may"}, {"id": "x", "parent": "may"}],
        issues=[{"id": "a", "owner": "lead"}],
        involvements=[{"issue": "a", "party": "may", "role": "approve"}],
        dependencies=[{"source": "a", "target": "department:x"}],
    )
    found = facts(ask(network))
    assert found["department:may"]["covers"] == []
    assert found["department:x"]["chosen"] is True


def test_who_only_took_part_before_is_given_up_and_named(organisation):
    network = organisation(
        departments=["lead", "x"],
        issues=[
            {"id": "a", "owner": "lead", "topics": "flood", "created": "2026-06-01"},
            {"id": "b", "owner": "lead", "topics": "flood", "created": "2026-05-01"},
        ],
        involvements=[{"issue": "b", "party": "x", "role": "consult"}],
    )
    result = ask(network)
    assert result.summary["given_up"] == ["department:x"]
    assert result.summary["points_given_up"] > 0
