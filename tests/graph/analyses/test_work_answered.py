"""An answer is work until it is given or waived, wherever load is told."""

import pytest

from graph.analyses.bottlenecks import ANALYSIS as BOTTLENECKS
from graph.analyses.forecast import ANALYSIS as FORECAST
from graph.analyses.load import ANALYSIS as LOAD
from graph.analyses.queue import ANALYSIS as QUEUE
from graph.analyses.trend import ANALYSIS as TREND
from graph.analyses.workload import ANALYSIS as WORKLOAD

TODAY = "2025-06-01"
PARKS = "department:parks"


def on(role, **more):
    return {"party": "parks", "issue": "bridge", "role": role, **more}


def asked(organisation, *parts):
    return organisation(
        at=TODAY,
        departments=["roads", {"id": "parks", "capacity": 10}],
        issues=[{"id": "bridge", "effort": 60, "owner": "roads", "due": "2025-07-30"}],
        involvements=parts,
    )


def facts(network, day=TODAY):
    rows = WORKLOAD.answer(network, today=day).rows
    return next(row.facts for row in rows if row.ref == PARKS)


def told(network, day=TODAY):
    found = LOAD.answer(network, party=PARKS, today=day)
    return [reason.text.key for row in found.rows for reason in row.reasons]


@pytest.mark.parametrize(
    ("part", "key"),
    [
        (on("consult", answer="agree", answered="2025-05-20"), "load.done.answered.day"),
        (on("approve", answered="2025-06-01"), "load.done.answered.day"),
        (on("consult", answer="object"), "load.done.answered"),
        (on("consult", waived="2025-05-20", waived_by="roads"), "load.done.waived.day"),
        (on("approve", waived_by="roads"), "load.done.waived"),
        (on("consult", effort=4, answered="2025-05"), "load.done.answered.day"),
    ],
)
def test_an_answer_that_is_given_or_waived_weighs_nothing_and_says_so(organisation, part, key):
    network = asked(organisation, part)
    found = facts(network)
    assert (found["load"], found["open_issues"], found["answered_parts"]) == (0, 0, 1)
    assert found["informed_issues"] == 0
    assert told(network) == [key]
    assert LOAD.answer(network, party=PARKS, today=TODAY).summary["answered"] == 1
    assert FORECAST.answer(network, today=TODAY).rows[0].ref == "department:roads"
    assert len(FORECAST.answer(network, today=TODAY).rows) == 1


@pytest.mark.parametrize(
    ("part", "days"),
    [
        (on("consult"), 6),
        (on("consult", sent="2025-05-01", due="2025-05-20"), 6),
        (on("consult", answered="2025-06-02"), 6),
        (on("support", answer="agree", answered="2025-05-20"), 30),
        (on("author", answered="2025-05-20"), 6),
        (on("lead", answered="2025-05-20"), 60),
    ],
)
def test_what_is_not_answered_yet_or_is_no_answering_counts(organisation, part, days):
    found = facts(asked(organisation, part))
    assert (found["load"], found["answered_parts"]) == (pytest.approx(days), 0)


def test_who_was_asked_again_has_to_answer_again(organisation):
    first = on("consult", note="one", sent="2025-03-01", answered="2025-03-10", effort=2)
    again = on("consult", note="two", sent="2025-05-01", effort=3)
    assert facts(asked(organisation, first, again))["load"] == 3
    assert facts(asked(organisation, first, on("consult", note="two")))["load"] == 0


def test_who_answered_and_approves_as_well_still_has_to_approve(organisation):
    network = asked(organisation, on("consult", answered="2025-05-01"), on("approve"))
    assert facts(network)["load"] == pytest.approx(6)
    assert told(network) == ["load.done.answered.day", "load.weighted"]


def test_who_leads_does_not_answer_on_it(organisation):
    network = asked(organisation, on("lead"), on("consult"))
    found = facts(network)
    assert (found["load"], found["answered_parts"]) == (60, 0)
    assert told(network) == ["load.weighted", "load.done.leads"]
    parks, roads = TREND.answer(network, today=TODAY, past=2).rows
    loads = [[each["load"] for each in row.facts["series"].values()] for row in (parks, roads)]
    assert loads[0] == loads[1]
    assert parks.facts["load"] == 60


def test_in_the_past_an_answer_was_work_up_to_the_day_it_was_given(organisation):
    network = asked(organisation, on("consult", answered="2025-04-30"))
    row = next(row for row in TREND.answer(network, today=TODAY, past=3).rows if row.ref == PARKS)
    loads = {day: each["load"] for day, each in row.facts["series"].items()}
    # The bridge is due 121 days after the end of March, of which 90 count.
    assert loads.pop("2025-03-31") == pytest.approx(6 * 90 / 121)
    assert set(loads.values()) == {0}
    for day in ("2025-03-31", "2025-04-29", "2025-04-30"):
        now = TREND.answer(network, today=day, past=1).rows
        then = [each.facts["load"] for each in now if each.ref == PARKS]
        assert facts(network, day)["load"] == pytest.approx(sum(then))


def test_an_approval_that_is_waived_or_given_holds_nothing_up(organisation):
    def waiting(part, day=TODAY):
        found = BOTTLENECKS.answer(asked(organisation, part), today=day)
        return found.summary["findings"].get("sole_approver", 0)

    assert waiting(on("approve")) == 1
    assert waiting(on("approve", waived_by="roads")) == 0
    assert waiting(on("approve", answered="2025-05-20")) == 0
    assert waiting(on("approve", answered="2025-05-20"), "2025-05-19") == 1


def test_how_often_work_came_in_counts_answers_that_are_given_since(organisation):
    issues = [{"id": each, "effort": 10, "created": f"2025-0{each}-01"} for each in "345"]
    network = organisation(
        departments=[{"id": "parks", "capacity": 20}],
        issues=issues,
        involvements=[
            {"party": "parks", "issue": each, "role": "consult", "answered": "2025-05-20"}
            for each in "345"
        ],
    )
    (row,) = QUEUE.answer(network, today=TODAY, past=12).rows
    assert (row.facts["issues"], row.facts["effort"]) == (3, 1)
