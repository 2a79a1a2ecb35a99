"""Who is asked first, who at the same time, and where only a joint meeting helps."""

from graph.analyses.order import ANALYSIS
from graph.cli.saying import Words
from graph.texts import translator

MONDAY = "2026-11-23"


def ask(network, issue="a", **parameters):
    return ANALYSIS.answer(network, issue=issue, today=MONDAY, **parameters)


def steps(result):
    return {(row.ref, row.facts["about"]): row.facts["step"] for row in result.rows}


def chain(organisation, **more):
    return organisation(
        departments=["lead", "one", "two", "legal", "boss"],
        issues=[
            {"id": "a", "owner": "lead"},
            {"id": "b", "owner": "one"},
            {"id": "c", "owner": "two"},
        ],
        dependencies=[{"source": "a", "target": "b"}, {"source": "b", "target": "c"}],
        rules=[{"id": "r", "party": "department:legal", "role": "consult", "days": 10}],
        involvements=[{"issue": "a", "party": "boss", "role": "approve"}],
        **more,
    )


def test_what_a_matter_depends_on_is_asked_first_then_the_rules_then_who_approves(organisation):
    assert steps(ask(chain(organisation))) == {
        ("department:two", "issue:c"): 1,
        ("department:one", "issue:b"): 2,
        ("department:lead", None): 3,
        ("department:legal", None): 4,
        ("department:boss", None): 5,
    }


def test_time_is_that_of_the_answers_along_the_longest_way(organisation):
    result = ask(chain(organisation))
    assert result.summary["days"] == 3 + 3 + 10 + 3
    assert [row.ref for row in result.rows if not row.facts["critical"]] == ["department:lead"]
    last = result.rows[-1]
    assert (last.facts["start"], last.facts["end"]) == ("2026-12-15", "2026-12-18")


def test_a_closed_matter_is_not_asked_about(organisation):
    network = organisation(
        departments=["lead", "one"],
        issues=[{"id": "a", "owner": "lead"}, {"id": "b", "owner": "one", "status": "closed"}],
        dependencies=[{"source": "a", "target": "b"}],
    )
    assert steps(ask(network)) == {("department:lead", None): 1, ("department:one", None): 2}


def test_a_circle_calls_for_one_joint_meeting_of_those_who_lead_it(organisation):
    network = organisation(
        departments=["lead", "one", "two"],
        issues=[
            {"id": "a", "owner": "lead"},
            {"id": "b", "owner": "one"},
            {"id": "c", "owner": "two"},
        ],
        dependencies=[
            {"source": "a", "target": "b"},
            {"source": "b", "target": "c"},
            {"source": "c", "target": "a"},
        ],
    )
    result = ask(network)
    assert [set(each) for each in result.summary["joint"]] == [
        {"department:lead", "department:one", "department:two"}
    ]
    assert len(result.summary["open_ends"]) == 1
    assert {row.facts["joint"] for row in result.rows} == {1}


def test_who_needs_another_department_is_asked_after_it(organisation):
    network = organisation(
        departments=["lead", "x", "y"],
        issues=[{"id": "a", "owner": "lead"}],
        involvements=[{"issue": "a", "party": each, "role": "consult"} for each in ("x", "y")],
        dependencies=[{"source": "department:x", "target": "department:y"}],
    )
    found = steps(ask(network))
    assert found["department:y", None] < found["department:x", None]


def test_who_has_answered_takes_no_time(organisation):
    network = organisation(
        departments=["lead", "x"],
        issues=[{"id": "a", "owner": "lead"}],
        involvements=[{"issue": "a", "party": "x", "role": "consult", "answer": "agree"}],
    )
    result = ask(network)
    assert result.summary["days"] == 0
    last = result.rows[-1].facts
    assert last["answered"] is True
    # Nobody waits for it any more; when it was answered, its reason tells.
    assert [last[each] for each in ("start", "end", "days", "slack")] == [None] * 4


def test_a_draft_is_put_in_order_like_an_issue(organisation):
    network = chain(organisation)
    result = ANALYSIS.answer(network, title="d", lead="lead", depends_on=("issue:b",), today=MONDAY)
    assert steps(result) == {
        ("department:two", "issue:c"): 1,
        ("department:one", "issue:b"): 2,
        ("department:lead", None): 3,
        ("department:legal", None): 4,
    }


def test_who_was_consulted_and_has_to_approve_has_not_approved_by_answering(organisation):
    network = organisation(
        departments=["lead", "x"],
        issues=[{"id": "a", "owner": "lead"}],
        involvements=[
            {"issue": "a", "party": "x", "role": "consult", "answer": "agree"},
            {"issue": "a", "party": "x", "role": "approve"},
        ],
    )
    last = ask(network).rows[-1]
    assert (last.facts["task"], last.facts["answered"]) == ("approve", False)


def test_what_is_taken_as_given_in_a_circle_is_named_on_the_command_line(organisation):
    network = organisation(issues=[{"id": "a", "title": "Quay tender"}])
    words = Words(network, translator("en"))
    assert words.value(["itself", "issue:a"], "open_ends") == "the lead itself, Quay tender (a)"
