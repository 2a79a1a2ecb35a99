"""Rows as an officer would sign them: whom one asks, by when, and what is not asked any more."""

import gc
import weakref

import pytest

from graph.analyses.approval import ANALYSIS as APPROVAL
from graph.analyses.consult import ANALYSIS as CONSULT
from graph.analyses.fewest import ANALYSIS as FEWEST
from graph.analyses.order import ANALYSIS as ORDER
from graph.texts import translator

MONDAY = "2026-11-23"
CHAIN = ("person:deputy", "person:mayor", "department:may")


def ask(analysis, network, issue="a"):
    result = analysis.answer(network, issue=issue, today=MONDAY)
    return {row.ref: row for row in result.rows}


def facts(row, *names):
    return tuple(row.facts[name] for name in names)


def town(organisation, *involved):
    """A bureau under a mayor's office; its head reports to a deputy, who reports to the mayor."""
    line = [("head", "deputy"), ("deputy", "mayor"), ("clerk", "mayor")]
    member = [("head", "lead"), ("deputy", "may"), ("mayor", "may"), ("clerk", "may")]
    earlier = [{"id": f"old{at}", "owner": "lead", "created": "2026-06-01"} for at in range(3)]
    took = [
        {"issue": each["id"], "party": party, "role": role}
        for each in earlier
        for party, role in (
            *((each, "approve") for each in CHAIN),
            ("person:clerk", "consult"),
            ("department:other", "consult"),
        )
    ]
    return organisation(
        departments=[
            "may",
            {"id": "lead", "parent": "may"},
            {"id": "other", "parent": "may"},
        ],
        people=["head", "deputy", "mayor", "clerk"],
        reporting=[{"person": one, "manager": other} for one, other in line],
        memberships=[{"person": one, "department": other} for one, other in member],
        issues=[*earlier, {"id": "a", "owner": "lead", "created": "2026-10-01"}],
        involvements=[*took, *({"issue": "a", **each} for each in involved)],
    )


def test_a_superior_of_the_lead_is_not_asked_for_comments_but_told_through_the_chain(organisation):
    rows = ask(CONSULT, town(organisation))
    for each in CHAIN:
        found = facts(rows[each], "tier", "role", "manner", "deadline", "step")
        assert found == ("inform", "inform", "chain", None, None)
        assert rows[each].reasons[0].text.key == "consult.superior"
        assert sum(rows[each].facts["contributions"].values()) == pytest.approx(rows[each].score)


def test_who_directs_others_in_the_unit_above_is_not_called_the_superior_of_the_lead(organisation):
    """A second deputy directs another half of the town: no line leads from the lead to it."""
    network = organisation(
        departments=["may", *({"id": each, "parent": "may"} for each in ("lead", "other"))],
        people=["head", "deputy", "second", "mayor", "chief"],
        reporting=[
            {"person": one, "manager": two}
            for one, two in (
                ("head", "deputy"),
                ("chief", "second"),
                ("deputy", "mayor"),
                ("second", "mayor"),
            )
        ],
        memberships=[
            *({"person": each, "department": "may"} for each in ("deputy", "second", "mayor")),
            {"person": "head", "department": "lead"},
            {"person": "chief", "department": "other"},
        ],
        issues=[
            {"id": "old", "owner": "lead", "created": "2026-06-01"},
            {"id": "a", "owner": "lead", "created": "2026-10-01"},
        ],
        involvements=[
            {"issue": "old", "party": f"person:{each}", "role": "consult"}
            for each in ("deputy", "second")
        ],
    )
    rows = ask(CONSULT, network)
    told = {each: rows[f"person:{each}"].reasons[0].text for each in ("deputy", "second")}
    assert told["deputy"].key == "consult.superior"
    assert told["second"].key == "consult.superior.unit"
    said = translator("en").say(told["second"])
    assert said.startswith("Directs others in may, which stands above lead, though nothing records")


def test_a_kept_consultation_does_not_hold_its_network(organisation):
    """A network is replaced at every edit; were it held, each of them would stay for good."""
    network = town(organisation)
    keys = [each.text.key for row in ask(CONSULT, network).values() for each in row.reasons]
    assert "consult.superior" in keys
    gone = weakref.ref(network)
    del network
    gc.collect()
    assert gone() is None


def test_who_works_above_the_lead_without_directing_anybody_is_asked_like_others(organisation):
    rows = ask(CONSULT, town(organisation))
    assert facts(rows["person:clerk"], "tier", "manner") == ("should", "comments")
    assert facts(rows["department:other"], "tier", "manner") == ("should", "comments")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        ("consult", ("should", "comments")),
        ("approve", ("must", "approve")),
        ("inform", ("inform", "inform")),
    ],
)
def test_a_superior_whom_the_list_names_otherwise_stays_as_named(organisation, role, expected):
    network = town(organisation, {"party": "person:deputy", "role": role})
    assert facts(ask(CONSULT, network)["person:deputy"], "tier", "manner") == expected


def test_a_recorded_reviewer_for_whom_nothing_else_speaks_is_consulted(organisation):
    network = organisation(
        departments=["lead"],
        people=["ann"],
        issues=[{"id": "a", "owner": "lead"}],
        involvements=[{"issue": "a", "party": "person:ann", "role": "reviewer"}],
    )
    row = ask(CONSULT, network)["person:ann"]
    assert facts(row, "tier", "role", "raci", "step", "deadline") == (
        *("should", "consult", "C"),
        *(2, "2026-11-26"),
    )
    assert [each.text.key for each in row.reasons] == ["consult.recorded.only"]
    assert row.score == 0
    assert "person:ann" in ask(ORDER, network)


def sent(organisation, *involved, **issue):
    return organisation(
        departments=["lead", "x", "boss"],
        issues=[{"id": "a", "owner": "lead", **issue}],
        involvements=[{"issue": "a", **each} for each in involved],
    )


def asked_x(**more):
    return {"party": "x", "role": "consult", **more}


def test_who_has_answered_has_no_deadline(organisation):
    row = ask(CONSULT, sent(organisation, asked_x(answer="agree", answered="2026-11-02")))
    found = facts(row["department:x"], "deadline", "days", "days_from", "in_turn", "step")
    assert found == (None,) * 5


def test_a_closed_matter_has_no_deadlines_to_come(organisation):
    rows = ask(CONSULT, sent(organisation, asked_x(), status="closed", closed="2026-11-02"))
    assert {row.facts["deadline"] for row in rows.values()} == {None}


def test_who_is_asked_and_stands_in_no_step_is_told_why(organisation):
    network = town(organisation, {"party": "person:head", "role": "consult"})
    rows = ask(CONSULT, network)
    assert facts(rows["department:other"], "step", "no_step") == (None, "unawaited")
    assert facts(rows["person:head"], "step", "no_step") == (None, "own")


def test_the_day_if_asked_today_and_the_day_in_turn_stand_side_by_side(organisation):
    boss = {"party": "boss", "role": "approve"}
    rows = ask(CONSULT, sent(organisation, asked_x(), boss))
    assert facts(rows["department:boss"], "deadline", "in_turn") == ("2026-11-26", "2026-12-01")
    assert facts(rows["department:x"], "deadline", "in_turn") == ("2026-11-26", "2026-11-26")


@pytest.mark.parametrize(
    ("due", "state", "days"), [("2026-11-25", "sent", 2), ("2026-11-19", "overdue", 0)]
)
def test_what_was_sent_keeps_its_day_and_is_not_planned_anew(organisation, due, state, days):
    """Monday to Wednesday are two working days; what is overdue counts as if it came today."""
    boss = {"party": "boss", "role": "approve"}
    network = sent(organisation, asked_x(sent="2026-11-16", due=due), boss)
    row = ask(CONSULT, network)["department:x"]
    assert facts(row, "deadline", "days_from", "state") == (due, "sent", state)
    order = ask(ORDER, network)
    planned = order["department:x"]
    assert facts(planned, "start", "end", "days", "state") == ("2026-11-16", due, days, state)
    assert order["department:boss"].facts["offset"] == days
    assert [each.text.key for each in planned.reasons] == [f"order.{state}"]


def test_what_was_sent_without_a_day_is_due_after_the_time_the_party_has(organisation):
    network = sent(organisation, asked_x(sent="2026-11-16"))
    row = ask(CONSULT, network)["department:x"]
    assert facts(row, "deadline", "state") == ("2026-11-19", "overdue")


def test_what_is_answered_has_no_days_left_in_the_order_and_its_reason_tells_when(organisation):
    told = asked_x(sent="2026-10-01", answer="agree", answered="2026-10-05")
    row = ask(ORDER, sent(organisation, told))["department:x"]
    assert facts(row, "start", "end", "days") == (None, None, None)
    assert [each.text.values["day"] for each in row.reasons] == ["2026-10-05"]


def test_who_has_agreed_is_not_among_those_who_may_differ(organisation):
    network = organisation(
        departments=["top", *({"id": each, "parent": "top"} for each in ("lead", "x", "y"))],
        issues=[{"id": "a", "owner": "lead"}],
        involvements=[{"issue": "a", **asked_x(answer="agree")}],
        dependencies=[
            {"source": "a", "target": "department:x"},
            {"source": "a", "target": "department:y"},
        ],
    )
    summary = APPROVAL.answer(network, issue="a", today=MONDAY).summary
    assert summary["differing"] == ["department:lead", "department:y"]


def test_a_rule_that_asks_the_lead_is_fulfilled_by_its_leading(organisation):
    network = organisation(
        departments=["lead"],
        issues=[{"id": "a", "owner": "lead"}],
        rules=[{"id": "r", "party": "department:lead", "role": "consult", "days": 6}],
    )
    row = ask(CONSULT, network)["department:lead"]
    text = next(each.text for each in row.reasons if each.kind == "rule")
    assert text.key == "consult.rule.fulfilled"
    assert "days" not in text.values
    assert row.facts["deadline"] is None


def test_the_fewest_say_plainly_that_they_leave_out_what_the_matter_depends_on(organisation):
    network = organisation(
        departments=["lead", "plan", {"id": "maps", "parent": "plan"}],
        issues=[{"id": "a", "owner": "lead"}],
        dependencies=[
            {"source": "a", "target": "department:plan"},
            {"source": "a", "target": "department:maps"},
        ],
    )
    result = FEWEST.answer(network, issue="a", today=MONDAY)
    assert result.summary["musts_left_out"] == ["department:maps"]
    assert result.warnings[0].key == "fewest.musts"
