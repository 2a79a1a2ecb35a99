"""Who is asked first, who at the same time, and where only a joint meeting helps."""

import pytest

from graph.analyses.order import ANALYSIS
from graph.cli.saying import Words
from graph.texts import translator
from tests.support.sample_city import sample_city

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


RULE = {"id": "r", "party": "department:one", "role": "consult", "days": 10}


def led_by_one(organisation, **more):
    """A matter that needs another one, which department one leads."""
    issues = [{"id": "a", "owner": "lead"}, {"id": "b", "owner": "one"}, *more.pop("issues", [])]
    needs = [{"source": "a", "target": "b"}, *more.pop("dependencies", [])]
    return organisation(departments=["lead", "one"], issues=issues, dependencies=needs, **more)


def test_who_leads_a_prior_matter_is_asked_on_this_one_too_where_a_rule_calls_for_it(organisation):
    result = ask(led_by_one(organisation, rules=[RULE]))
    assert steps(result) == {
        ("department:one", "issue:b"): 1,
        ("department:lead", None): 2,
        ("department:one", None): 3,
    }
    assert result.summary["days"] == 3 + 10
    itself = [translator("en").say(each.text) for each in result.rows[-1].reasons]
    assert itself[0] == "About this matter itself; about “b” it is asked apart."
    assert itself[-1] == "A rule gives 10 working days."


def part(role, **more):
    return {"involvements": [{"issue": "a", "party": "one", "role": role, **more}]}


def stand(issue, **more):
    fields = {"issue": issue, "party": "one", "position": 10.0, "salience": 0.9}
    return {"positions": [{**fields, **more}]}


OLD = {"id": "old", "owner": "one", "status": "closed"}
LATER = {"id": "later", "owner": "one"}


@pytest.mark.parametrize(
    "more",
    [
        part("consult"),
        part("support"),
        part("co-lead"),
        part("approve"),
        stand("a"),
        {"issues": [OLD], "dependencies": [{"source": "a", "target": "old"}]},
        {"issues": [LATER], "dependencies": [{"source": "later", "target": "a"}]},
        {"dependencies": [{"source": "a", "target": "department:one"}]},
    ],
    ids=["consult", "support", "co-lead", "approve", "position", "finished", "waits", "needed"],
)
@pytest.mark.parametrize("through_closed", [True, False])
def test_whatever_else_calls_for_it_on_the_matter_has_it_asked_twice(
    organisation, more, through_closed
):
    found = steps(ask(led_by_one(organisation, **more), through_closed=through_closed))
    assert found["department:one", "issue:b"] == 1
    assert found["department:one", None] == 3


@pytest.mark.parametrize(
    "more",
    [
        {},
        part("inform"),
        stand("b"),
        stand("a", confidential=True),
        {"rules": [{**RULE, "role": "inform"}]},
        {
            "issues": [{"id": "like", "owner": "lead", "created": "2026-01-05"}],
            "involvements": [{"issue": "like", "party": "one", "role": "consult"}],
        },
    ],
    ids=["nothing", "told", "linked position", "in confidence", "rule that tells", "precedent"],
)
def test_who_only_leads_a_prior_matter_is_asked_about_that_one_alone(organisation, more):
    found = steps(ask(led_by_one(organisation, **more)))
    assert found == {("department:one", "issue:b"): 1, ("department:lead", None): 2}


def test_who_leads_two_prior_matters_is_asked_about_each_and_on_the_matter_once(organisation):
    more = {"issues": [{"id": "c", "owner": "one"}], "rules": [RULE]}
    network = led_by_one(organisation, dependencies=[{"source": "b", "target": "c"}], **more)
    result = ask(network)
    assert steps(result) == {
        ("department:one", "issue:c"): 1,
        ("department:one", "issue:b"): 2,
        ("department:lead", None): 3,
        ("department:one", None): 4,
    }
    # That it leads both is no reason to ask it on the matter itself.
    alone = led_by_one(
        organisation, dependencies=[{"source": "b", "target": "c"}], issues=more["issues"]
    )
    assert ("department:one", None) not in steps(ask(alone))


def test_the_answer_of_who_leads_a_prior_matter_stays_on_record(organisation):
    answered = part("consult", answer="agree", answered="2026-11-02")
    last = ask(led_by_one(organisation, rules=[RULE], **answered)).rows[-1]
    assert (last.ref, last.facts["about"], last.facts["state"]) == (
        "department:one",
        None,
        "answered",
    )


def test_in_the_sample_legal_affairs_is_asked_on_every_regulation_it_prepares():
    city = sample_city("2026-11-28")
    for issue in ("I-025", "I-038", "I-049"):
        asked = {"issue": issue, "today": "2026-11-28", "through_closed": False}
        rows = [row for row in ANALYSIS.answer(city, **asked).rows if row.ref == "department:D-LEG"]
        assert [row.facts["about"] for row in rows] == ["issue:I-051", None]


def test_in_the_sample_a_draft_keeps_the_time_that_the_rule_on_noise_sets():
    draft = {"title": "Quiet harbour nights", "topics": ("noise",), "lead": "D-PLN"}
    asked = {**draft, "depends_on": ("I-038",), "today": "2026-11-28", "through_closed": False}
    rows = ANALYSIS.answer(sample_city("2026-11-28"), **asked).rows
    itself = [row for row in rows if row.ref == "department:D-ENV" and not row.facts["about"]]
    assert [row.reasons[-1].kind for row in itself] == ["rule"]


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
