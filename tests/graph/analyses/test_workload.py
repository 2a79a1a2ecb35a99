from itertools import combinations
from random import Random
from typing import Any

import networkx as nx
import pytest

from graph.analyses._base import Result, as_json
from graph.analyses.workload import ANALYSIS
from graph.texts import translator

TODAY = "2025-06-01"


def answer(network: Any, **parameters: Any) -> Result:
    return ANALYSIS.answer(network, today=TODAY, **parameters)


def facts(result: Result, ref: str) -> dict[str, Any]:
    return next(dict(row.facts) for row in result.rows if row.ref == ref)


def on(party: str, issue: str, role: str, **more: Any) -> dict[str, Any]:
    return {"party": party, "issue": issue, "role": role, **more}


def keys(result: Result, ref: str) -> set[str]:
    row = next(row for row in result.rows if row.ref == ref)
    return {reason.text.key for reason in row.reasons}


def test_load_is_effort_times_role_weight_over_capacity_of_the_period(organisation):
    network = organisation(
        departments=[{"id": "roads", "capacity": 10}],
        issues=[{"id": "a", "effort": 30}, {"id": "b", "effort": 20}],
        involvements=[on("roads", "a", "lead"), on("roads", "b", "consult")],
    )
    roads = facts(answer(network), "department:roads")
    assert roads["load"] == pytest.approx(30 * 1.0 + 20 * 0.1)
    assert roads["capacity"] == 30
    assert roads["utilisation"] == pytest.approx(32 / 30)
    assert answer(network).summary["over_capacity"] == ["department:roads"]


def test_the_owner_leads_once_also_when_it_is_recorded_as_lead(organisation):
    network = organisation(
        departments=["roads"],
        issues=[{"id": "a", "effort": 30, "owner": "roads"}],
        involvements=[on("roads", "a", "lead")],
    )
    assert facts(answer(network), "department:roads")["load"] == 30


def test_an_involvements_own_effort_replaces_effort_times_weight(organisation):
    network = organisation(
        departments=["roads", "parks"],
        issues=[{"id": "a", "effort": 30}, {"id": "b"}],
        involvements=[
            on("roads", "a", "support", effort=4),
            on("parks", "b", "support", effort=7),
        ],
    )
    result = answer(network)
    assert facts(result, "department:roads")["load"] == 4
    assert facts(result, "department:parks")["load"] == 7
    assert facts(result, "department:parks")["unknown_effort_issues"] == 0


def test_a_role_recorded_once_a_phase_counts_once(organisation):
    network = organisation(
        departments=["roads"],
        issues=[{"id": "a", "effort": 30}],
        involvements=[
            on("roads", "a", "approve", note="alpha"),
            on("roads", "a", "approve", note="beta"),
        ],
    )
    assert facts(answer(network), "department:roads")["load"] == pytest.approx(3)


def test_work_due_after_the_period_counts_in_part_and_overdue_work_in_full(organisation):
    network = organisation(
        departments=["roads"],
        issues=[
            {"id": "later", "effort": 40, "due": "2025-11-28", "owner": "roads"},  # in 180 days
            {"id": "late", "effort": 5, "due": "2025-05-01", "owner": "roads"},
            {"id": "open end", "effort": 3, "owner": "roads"},
        ],
    )
    result = answer(network, months=3)
    assert facts(result, "department:roads")["load"] == pytest.approx(40 * 90 / 180 + 5 + 3)
    assert facts(result, "department:roads")["overdue_issues"] == 1
    assert result.summary["overdue"] == ["issue:late"]


def test_closed_issues_and_mere_notice_are_no_work(organisation):
    network = organisation(
        departments=["roads", "parks"],
        issues=[{"id": "a", "effort": 30, "status": "closed"}, {"id": "b", "effort": 30}],
        involvements=[on("roads", "a", "lead"), on("parks", "b", "inform")],
    )
    result = answer(network)
    assert [row.ref for row in result.rows] == ["department:parks"]
    assert facts(result, "department:parks")["load"] == 0
    assert facts(result, "department:parks")["open_issues"] == 0
    assert facts(result, "department:parks")["informed_issues"] == 1


def test_where_no_load_is_known_who_has_most_open_issues_comes_first(organisation):
    network = organisation(
        departments=["parks", "roads"],
        issues=["a", "b", "c"],
        involvements=[
            on("parks", "a", "lead"),
            on("roads", "b", "lead"),
            on("roads", "c", "lead"),
        ],
    )
    rows = answer(network).rows
    assert [row.ref for row in rows] == ["department:roads", "department:parks"]
    assert {row.facts["load"] for row in rows} == {None}


def test_a_missing_capacity_leaves_the_utilisation_unknown_and_says_so(organisation):
    network = organisation(
        departments=["roads"], issues=[{"id": "a", "effort": 30, "owner": "roads"}]
    )
    result = answer(network)
    assert result.rows[0].score is None
    assert facts(result, "department:roads")["capacity"] is None
    assert "workload.no_capacity" in keys(result, "department:roads")
    assert result.summary["missing_capacity"] == 1


def test_a_capacity_of_zero_is_over_capacity_and_no_infinite_number(organisation):
    network = organisation(
        departments=[{"id": "roads", "capacity": 0}],
        issues=[{"id": "a", "effort": 30, "owner": "roads"}],
    )
    result = answer(network)
    assert result.rows[0].score is None
    assert result.summary["over_capacity"] == ["department:roads"]


def test_an_unknown_effort_is_not_nought(organisation):
    network = organisation(
        departments=[{"id": "roads", "capacity": 10}, {"id": "parks", "capacity": 10}],
        issues=[{"id": "a"}, {"id": "b", "effort": 3}],
        involvements=[
            on("roads", "a", "lead"),
            on("parks", "a", "support"),
            on("parks", "b", "lead"),
        ],
    )
    result = answer(network)
    assert [row.ref for row in result.rows] == ["department:parks", "department:roads"]
    assert facts(result, "department:roads")["load"] is None
    assert facts(result, "department:parks")["load"] == 3
    assert facts(result, "department:parks")["load_is_minimum"]
    assert result.summary["missing_effort"] == 1


def test_an_assumed_effort_is_counted_and_named_as_an_assumption(organisation):
    network = organisation(
        departments=[{"id": "roads", "capacity": 10}], issues=[{"id": "a", "owner": "roads"}]
    )
    result = answer(network, default_effort=6.0)
    assert facts(result, "department:roads")["load"] == 6
    assert "assumption" in {reason.kind for reason in result.rows[0].reasons}
    assert [each.key for each in result.warnings] == ["workload.warning.assumed"]


def test_an_unknown_role_word_is_told_and_not_weighed(organisation):
    network = organisation(
        departments=["roads"],
        issues=[{"id": "a", "effort": 30}],
        involvements=[on("roads", "a", "mascot")],
    )
    result = answer(network)
    assert facts(result, "department:roads")["load"] is None
    assert "workload.no_role" in keys(result, "department:roads")


def test_the_unit_with_most_issues_does_not_stand_above_the_one_with_most_work(organisation):
    network = organisation(
        departments=[{"id": "desk", "capacity": 10}, {"id": "works", "capacity": 10}],
        issues=[{"id": "big", "effort": 50, "owner": "works"}]
        + [{"id": f"s{n}", "effort": 1, "owner": "desk"} for n in range(6)],
    )
    result = answer(network)
    assert [row.ref for row in result.rows] == ["department:works", "department:desk"]
    assert [row.facts["rank_by_issues"] for row in result.rows] == [2, 1]


def test_only_the_kind_asked_for_is_listed(organisation):
    network = organisation(
        departments=["roads"],
        people=["ann"],
        issues=[{"id": "a", "effort": 1}],
        involvements=[on("roads", "a", "lead"), on("person:ann", "a", "approve")],
    )
    refs = {
        kind: [row.ref for row in answer(network, kind=kind).rows]
        for kind in ("department", "person", "both")
    }
    assert refs["department"] == ["department:roads"]
    assert refs["person"] == ["person:ann"]
    assert refs["both"] == ["department:roads", "person:ann"]


def test_the_only_approver_holds_up_what_waits_and_what_depends_on_it(organisation):
    network = organisation(
        departments=["roads"],
        people=["ann", "bob"],
        issues=["plan", "build", "open", "signed"],
        involvements=[
            on("person:ann", "plan", "approve"),
            on("person:ann", "signed", "approve", answer="agree"),
            on("person:bob", "signed", "approve"),
        ],
        dependencies=[
            {"source": "build", "target": "plan", "kind": "requires"},
            {"source": "open", "target": "build", "kind": "requires"},
        ],
    )
    result = answer(network)
    ann = facts(result, "person:ann")
    assert ann["waiting"] == ["issue:plan"]
    assert ann["waiting_behind"] == ["issue:build", "issue:open"]
    assert ann["sole_roles"] == [{"role": "approve", "issue": "issue:plan"}]
    assert result.summary["sole_approvers"] == ["person:ann"]
    assert result.summary["longest_chain"] == ["issue:open", "issue:build", "issue:plan"]


def test_issues_that_wait_for_each_other_are_a_cycle_and_references_are_not(organisation):
    network = organisation(
        issues=["a", "b", "c"],
        dependencies=[
            {"source": "a", "target": "b", "kind": "requires"},
            {"source": "b", "target": "a", "kind": "requires"},
            {"source": "b", "target": "c", "kind": "see-also"},
            {"source": "c", "target": "b", "kind": "see-also"},
        ],
    )
    result = answer(network)
    assert result.summary["cycles"] == [["issue:a", "issue:b"]]
    assert result.summary["without_lead"] == ["issue:a", "issue:b", "issue:c"]


def test_a_quiet_unit_between_two_halves_is_a_broker_and_an_articulation_point(organisation):
    halves = {"north": ("n1", "n2", "n3"), "south": ("s1", "s2", "s3")}
    network = organisation(
        departments=[*halves["north"], *halves["south"], "clerk"],
        issues=["n", "m", "s", "t", "n bridge", "s bridge"],
        involvements=[on(unit, issue, "support") for unit in halves["north"] for issue in "nm"]
        + [on(unit, issue, "support") for unit in halves["south"] for issue in "st"]
        + [on("n1", "n bridge", "lead"), on("clerk", "n bridge", "consult")]
        + [on("s1", "s bridge", "lead"), on("clerk", "s bridge", "consult")],
    )
    result = answer(network)
    clerk = facts(result, "department:clerk")
    assert result.summary["brokers"] == ["department:clerk"]
    # All shortest paths of the 3 x 3 pairs across, of 15 pairs among the six others.
    assert clerk["betweenness"] == pytest.approx(9 / 15)
    assert clerk["articulation"]
    assert not facts(result, "department:n2")["articulation"]


@pytest.mark.parametrize("seed", range(4))
def test_structure_is_that_of_networkx_on_parties_tied_by_a_common_issue(organisation, seed):
    random = Random(seed)
    units, groups = [f"u{n}" for n in range(14)], [f"i{n}" for n in range(9)]
    chosen = {issue: random.sample(units, random.randint(1, 3)) for issue in groups}
    network = organisation(
        departments=units,
        issues=groups,
        involvements=[on(unit, issue, "support") for issue in groups for unit in chosen[issue]],
    )
    ties: nx.Graph[str] = nx.Graph()
    for group in chosen.values():
        ties.add_nodes_from(f"department:{unit}" for unit in group)
        ties.add_edges_from(combinations([f"department:{unit}" for unit in group], 2))
    rows = answer(network).rows
    found = {row.ref: row.facts["betweenness"] for row in rows}
    assert found == pytest.approx(nx.betweenness_centrality(ties))
    cut = {row.ref for row in rows if row.facts["articulation"]}
    assert cut == set(nx.articulation_points(ties))


def test_nothing_open_is_said(organisation):
    result = answer(organisation())
    assert result.rows == ()
    assert [each.key for each in result.warnings] == ["workload.warning.nothing_open"]


@pytest.mark.parametrize("language", ["en", "zh-Hant", "zh-Hans"])
def test_every_reason_and_warning_reads_in_every_language(organisation, language):
    people = [f"p{n}" for n in range(4)]
    network = organisation(
        departments=[{"id": "roads", "capacity": 1}, {"id": "idle", "capacity": 1}, "parks"],
        people=people,
        issues=[{"id": f"i{n}", "effort": 9, "due": "2025-01"} for n in range(5)] + ["x", "y"],
        involvements=[on("roads", f"i{n}", "approve", effort=5) for n in range(5)]
        + [
            on(f"person:{p}", "i1", r)
            for p, r in zip(people, ("c", "s", "r", "mascot"), strict=True)
        ]
        + [on("parks", "x", "author"), on("person:p1", "x", "co-lead"), on("roads", "y", "i")],
        dependencies=[{"source": "x", "target": "i1"}],
    )
    for default_effort in (None, 2.0):
        parameters = {"default_effort": default_effort}
        result = answer(network, **parameters)
        printed = as_json(ANALYSIS, network, parameters, result, translator(language))
        texts = [reason["text"] for row in printed["rows"] for reason in row["reasons"]]
        assert all(texts)
        assert not any("{" in text for text in [*texts, *printed["warnings"]])


def test_the_kubernetes_organisation_without_efforts_ranks_nobody(k8s):
    result = ANALYSIS.answer(k8s, today="2026-01-01")
    assert {row.score for row in result.rows} == {None}
    assert {row.facts["load"] for row in result.rows} == {None}
    assert result.summary["missing_effort"] == result.summary["open_issues"] > 0
    assert result.summary["betweenness"]["exact"]
