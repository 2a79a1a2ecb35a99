from typing import Any

import pytest

from graph.entering import entering, recorded
from graph.messages import UserError
from graph.tables import Register, complete, frame

KEY = {"issue": "road", "party_kind": "department", "party": "works", "as_of": "2026-03-01"}
VALUES: dict[str, Any] = {"position": 60.0, "salience": 0.5, "power": 0.5, "evidence": "Letter"}


def register(*rows: dict[str, Any]) -> Register:
    return Register(4, complete({"positions": frame("positions", list(rows))}))


def test_a_position_of_a_new_date_is_added_beside_the_earlier_one():
    before = register(KEY | {"as_of": "2026-01-01", "position": 10.0})
    plan = entering(before, KEY, VALUES, None)
    assert plan.version == 4
    created = plan.tables["positions"].created.to_dicts()
    assert [(row["as_of"], row["position"]) for row in created] == [("2026-03-01", 60.0)]
    assert plan.tables["positions"].deleted.is_empty()


def test_the_same_date_corrects_the_record_and_clears_what_is_left_empty():
    now = register(KEY | {"position": 10.0, "confidence": 0.9, "evidence": "Call"})
    plan = entering(now, KEY, VALUES, recorded(now, KEY)).tables["positions"]
    (after,), (before,) = plan.updated.to_dicts(), plan.before.to_dicts()
    assert (before["position"], after["position"]) == (10.0, 60.0)
    assert after["confidence"] is None


def test_a_record_changed_by_somebody_else_since_it_was_seen_is_refused():
    seen = recorded(register(KEY | {"position": 10.0, "evidence": "Call"}), KEY)
    now = register(KEY | {"position": 30.0, "evidence": "Call"})
    with pytest.raises(UserError) as error:
        entering(now, KEY, VALUES, seen)
    assert error.value.reason.key == "entering.moved"
    assert entering(now, KEY, VALUES, recorded(now, KEY)).tables["positions"].updated.height == 1


def test_a_record_that_appeared_since_is_not_overwritten():
    with pytest.raises(UserError):
        entering(register(KEY | {"position": 30.0}), KEY, VALUES, None)


@pytest.mark.parametrize(
    ("key", "values", "reason"),
    [
        ({"as_of": "yesterday"}, {}, "reading.date"),
        ({"as_of": "2026-02-31"}, {}, "reading.no_day"),
        ({"as_of": ""}, {}, "entering.date"),
        ({}, {"evidence": None}, "entering.source"),
        ({}, {"position": 140.0}, "entering.range"),
        ({}, {"salience": -0.1}, "entering.range"),
    ],
)
def test_what_is_missing_or_out_of_range_is_refused(key, values, reason):
    with pytest.raises(UserError) as error:
        entering(register(), KEY | key, VALUES | values, None)
    assert error.value.reason.key == reason


def test_saving_without_a_change_is_told_and_writes_nothing():
    now = register(KEY | VALUES)
    with pytest.raises(UserError) as error:
        entering(now, KEY, VALUES, recorded(now, KEY))
    assert error.value.reason.key == "entering.same"
