import pytest

from graph.messages import UserError
from graph.scenarios.keeping import scenarios
from graph.scenarios.stands import keeping, kept
from graph.tables import Register, complete, frame


def register(*rows: dict[str, str]) -> Register:
    return Register(1, complete({"scenarios": frame("scenarios", list(rows))}))


def test_a_negotiation_scenario_is_kept_by_name_and_not_mistaken_for_one_of_the_workload():
    made = keeping(register(), "Finance moves", ["D-FIN@I-019 position=90", "D-PRT drop"])
    (row,) = made.tables["scenarios"].created.to_dicts()
    after = register({"id": row["id"], "name": row["name"], "changes": row["changes"]})
    assert kept(after) == [
        {
            "id": "N-01",
            "name": "Finance moves",
            "changes": ["D-FIN@I-019 position=90", "D-PRT drop"],
        }
    ]
    assert scenarios(after) == []


def test_one_of_the_workload_is_not_taken_for_a_negotiation():
    assert kept(register({"id": "S-01", "changes": "remove person:P-035"})) == []


def test_the_same_name_replaces_and_no_name_is_refused():
    now = register({"id": "N-01", "name": "A", "changes": "stand a drop"})
    plan = keeping(now, "A", ["b drop"]).tables["scenarios"]
    assert plan.updated["changes"].to_list() == ["stand b drop"]
    for name, changes in (("", ["b drop"]), ("A", [])):
        with pytest.raises(UserError):
            keeping(now, name, changes)
