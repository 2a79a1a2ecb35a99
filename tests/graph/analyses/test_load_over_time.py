"""Where load comes from, when it comes due, how it has grown, how long work waits."""

import pytest

from graph.analyses.forecast import ANALYSIS as FORECAST
from graph.analyses.load import ANALYSIS as LOAD
from graph.analyses.queue import ANALYSIS as QUEUE
from graph.analyses.trend import ANALYSIS as TREND
from graph.analyses.workload import ANALYSIS as WORKLOAD
from graph.measures.queueing import erlang_c, mean_wait
from graph.messages import UserError

TODAY = "2025-06-01"


def on(party, issue, role, **more):
    return {"party": party, "issue": issue, "role": role, **more}


def row(result, ref):
    return next(row for row in result.rows if row.ref == ref)


@pytest.fixture(scope="module")
def roads(organisation):
    return organisation(
        departments=[{"id": "roads", "capacity": 10}, "parks"],
        issues=[
            {"id": "bridge", "effort": 60, "owner": "roads", "due": "2025-07-30"},
            {"id": "late", "effort": 9, "owner": "roads", "due": "2025-05-01"},
            {"id": "open end", "effort": 5, "owner": "roads"},
            {"id": "unknown", "owner": "roads", "due": "2025-08-01"},
            {"id": "nobody's", "due": "2025-04-01"},
        ],
        involvements=[on("parks", "bridge", "support")],
    )


def test_the_issues_behind_a_load_add_up_to_it(roads):
    found = LOAD.answer(roads, party="department:roads", today=TODAY)
    whole = row(WORKLOAD.answer(roads, today=TODAY), "department:roads").facts["load"]
    assert sum(each.score or 0 for each in found.rows) == pytest.approx(whole) == 74
    assert [each.ref for each in found.rows][-1] == "issue:unknown"
    assert row(found, "issue:bridge").facts["roles"] == ["lead"]


def test_role_weights_are_a_parameter_and_another_word_is_refused(roads):
    half = WORKLOAD.answer(roads, today=TODAY, weights=("lead=0.5",))
    assert row(half, "department:roads").facts["load"] == 37
    assert half.summary["role_weights"]["lead"] == 0.5
    with pytest.raises(UserError) as refusal:
        WORKLOAD.answer(roads, today=TODAY, weights=("boss=1",))
    assert refusal.value.reason.values["value"] == "boss=1"


def test_an_assumed_capacity_is_counted_and_said(roads):
    found = WORKLOAD.answer(roads, today=TODAY, default_capacity=20)
    parks = row(found, "department:parks")
    assert parks.facts["utilisation"] == pytest.approx(30 / 60)
    assert parks.facts["capacity_assumed"]
    assert not row(found, "department:roads").facts["capacity_assumed"]
    assert "workload.warning.assumed_capacity" in {each.key for each in found.warnings}


def test_what_is_overdue_is_told_also_where_nobody_has_a_part(roads):
    found = WORKLOAD.answer(roads, today=TODAY)
    assert found.summary["overdue"] == ["issue:nobody's", "issue:late"]
    assert found.summary["without_party"] == ["issue:nobody's"]


def test_work_is_spread_evenly_until_its_due_date_and_what_is_overdue_over_thirty_days(roads):
    found = FORECAST.answer(roads, today=TODAY, count=3)
    periods = row(found, "department:roads").facts["periods"]
    assert list(periods) == ["2025-06", "2025-07", "2025-08"]
    assert periods["2025-06"]["load"] == pytest.approx(60 * 30 / 60 + 9)
    assert periods["2025-07"]["load"] == pytest.approx(60 * 30 / 60)
    assert periods["2025-08"]["load"] == 0
    assert row(found, "department:roads").facts["undated"] == 5
    assert row(found, "department:roads").facts["unknown_effort_issues"] == 1


def test_the_months_beyond_capacity_are_named(roads):
    found = FORECAST.answer(roads, today=TODAY, count=3)
    assert found.summary["over"] == {
        "2025-06": ["department:roads"],
        "2025-07": ["department:roads"],
    }
    assert row(found, "department:roads").facts["peak"] == "2025-06"
    assert row(found, "department:roads").score == pytest.approx(3.9)


def test_work_may_fall_with_its_due_date_instead(roads):
    found = FORECAST.answer(roads, today=TODAY, count=3, spread="due")
    loads = [each["load"] for each in row(found, "department:roads").facts["periods"].values()]
    assert loads == [9, 60, 0]


def test_a_week_that_has_begun_counts_with_the_days_that_are_left(roads):
    found = FORECAST.answer(roads, today="2025-06-04", step="week", count=2)  # a Wednesday
    first, second = row(found, "department:roads").facts["periods"].values()
    assert first["capacity"] == pytest.approx(10 * 5 / 30)
    assert second["from"] == "2025-06-09"
    assert second["capacity"] == pytest.approx(10 * 7 / 30)


def test_load_at_the_last_moment_of_the_trend_is_the_workload(roads):
    now = row(WORKLOAD.answer(roads, today=TODAY), "department:roads").facts
    found = row(TREND.answer(roads, today=TODAY), "department:roads").facts
    assert found["load"] == pytest.approx(now["load"])
    assert found["open_issues"] == now["open_issues"]


def test_the_trend_counts_what_was_open_then_and_who_had_a_part_then(organisation):
    network = organisation(
        at=TODAY,
        departments=["roads", "parks"],
        issues=[
            {"id": "old", "effort": 10, "created": "2025-01-10", "closed": "2025-04-10"},
            {"id": "new", "effort": 4, "created": "2025-04-20"},
            {"id": "vague", "effort": 9, "status": "closed"},
        ],
        involvements=[
            on("roads", "old", "lead"),
            on("roads", "new", "lead", until="2025-05-10"),
            on("parks", "new", "lead", since="2025-05-11"),
        ],
    )
    found = TREND.answer(network, today=TODAY, past=3)
    assert found.summary["moments"] == ["2025-03-31", "2025-04-30", "2025-05-31", "2025-06-01"]
    assert found.summary["open"] == {
        "2025-03-31": 1,
        "2025-04-30": 1,
        "2025-05-31": 1,
        "2025-06-01": 1,
    }
    assert found.summary["came_in"]["2025-04-30"] == 1
    assert found.summary["closed"]["2025-04-30"] == 1
    loads = {
        each.ref: [moment["load"] for moment in each.facts["series"].values()]
        for each in found.rows
    }
    assert loads == {"department:roads": [10, 4, 0, 0], "department:parks": [0, 0, 4, 4]}
    assert "trend.warning.undated" in {each.key for each in found.warnings}


def _arriving(organisation, count, capacity):
    return organisation(
        departments=[{"id": "desk", "capacity": capacity}],
        issues=[
            {"id": f"i{at}", "effort": 10, "owner": "desk", "created": "2025-03-01"}
            for at in range(count)
        ],
    )


def test_the_wait_is_erlangs_for_known_arrivals_effort_and_capacity(organisation):
    network = _arriving(organisation, 36, 40)  # three a month, two full-time people
    (found,) = QUEUE.answer(network, today=TODAY).rows
    each = 10 * 2 / 40  # months that one of the two takes for an issue
    assert found.facts["servers"] == 2
    assert found.facts["offered"] == pytest.approx(3 * each)
    assert found.score == pytest.approx(3 * 10 / 40)
    assert found.facts["waits"] == pytest.approx(erlang_c(2, 1.5))
    assert found.facts["wait_days"] == pytest.approx(20 * mean_wait(2, 1.5, each))


def test_where_as_much_comes_in_as_can_be_done_the_wait_is_unbounded_and_no_number(organisation):
    network = _arriving(organisation, 48, 40)
    (found,) = QUEUE.answer(network, today=TODAY).rows
    assert found.score == pytest.approx(1)
    assert found.facts["unbounded"]
    assert found.facts["waits"] is None
    assert found.facts["wait_days"] is None


def test_a_rate_from_two_arrivals_is_none(organisation):
    found = QUEUE.answer(_arriving(organisation, 2, 40), today=TODAY)
    assert not found.rows
    assert found.summary["too_few"] == 1
