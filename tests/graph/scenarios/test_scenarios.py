"""What changes do: on organisations small enough to say beforehand."""

import pytest
from remembering import RememberingStore

from graph.messages import UserError
from graph.moments import day_of
from graph.projections import project
from graph.scenarios.changes import (
    Capacity,
    Merge,
    Move,
    Remove,
    described,
    joined,
    read_changes,
    written,
)
from graph.scenarios.compare import compare
from graph.scenarios.effects import Draft, changed_tables
from graph.scenarios.keeping import forgetting, saving, scenario, scenarios
from graph.tables import Register
from graph.undoing import undo

DAY = day_of("2026-03-10", [])
AT = DAY.isoformat()


@pytest.fixture
def store():
    kept = RememberingStore()
    kept.load(
        "2026-03-01",
        departments=[
            {"id": "top"},
            {"id": "roads", "parent": "top", "capacity": 10.0},
            {"id": "parks", "parent": "top", "capacity": 20.0},
            {"id": "paths", "parent": "roads"},
        ],
        people=[{"id": "ann"}, {"id": "bob"}],
        memberships=[{"person": "ann", "department": "roads", "since": "2025-01-01"}],
        reporting=[{"person": "bob", "manager": "ann"}],
        issues=[
            {"id": "bridge", "effort": 60.0, "owner": "roads"},
            {"id": "lawn", "effort": 10.0, "owner": "parks"},
            {"id": "done", "effort": 10.0, "owner": "roads", "closed": "2026-01-01"},
        ],
        involvements=[
            {"issue": "bridge", "party_kind": "person", "party": "ann", "role": "approve"},
            {"issue": "done", "party_kind": "person", "party": "ann", "role": "approve"},
            {"issue": "lawn", "party_kind": "department", "party": "roads", "role": "support"},
        ],
        rules=[{"id": "r", "party_kind": "person", "party": "ann", "role": "approve"}],
    )
    return kept


def worked_out(store, *changes, **parameters):
    register = store.register()
    return compare(register, project(register, AT), changes, DAY, parameters)


def after(store, *changes):
    register = store.register()
    return changed_tables(register.tables, project(register, AT), changes, DAY)


def rows(tables, table, **where):
    found = tables[table].to_dicts()
    return [row for row in found if all(row[name] == value for name, value in where.items())]


def test_a_move_hands_over_ownership_and_load_and_writes_nothing(store):
    found = worked_out(store, Move("issue:bridge", "department:roads", "department:parks"))
    facts = {row.ref: row.facts for row in found.result.rows}
    assert facts["department:roads"]["load_before"] == 65
    assert facts["department:roads"]["load_after"] == 5
    assert facts["department:parks"]["load_after"] == 70
    assert found.result.summary["over_capacity_before"] == ["department:roads"]
    assert found.result.summary["over_capacity_after"] == ["department:parks"]
    assert found.result.summary["peak_before"] == pytest.approx(65 / 30)
    assert store.version() == 1


@pytest.mark.parametrize(
    ("moves", "idle"),
    [
        ([Move("issue:lawn", "department:roads", "department:top", "support")], 0),
        ([Move("issue:bridge", "department:roads", "department:top", "lead")], 0),
        ([Move("issue:lawn", "department:roads", "department:top", "lead")], 1),
        ([Move("issue:lawn", "department:paths", "department:top")], 1),
        ([Move("issue:done", "department:roads", "department:top")], 1),
        (
            [
                Move("issue:lawn", "department:parks", "department:top"),
                Move("issue:lawn", "department:top", "department:paths"),
            ],
            0,
        ),
    ],
)
def test_a_move_of_a_part_that_nobody_holds_is_told(store, moves, idle):
    found = worked_out(store, *moves)
    told = [each.key for each in found.result.warnings].count("scenario.warning.idle")
    assert told == idle


def test_who_is_given_ownership_as_a_person_becomes_the_lead(store):
    tables = after(store, Move("issue:bridge", "department:roads", "person:bob"))
    assert rows(tables, "issues", id="bridge")[0]["owner"] is None
    (part,) = rows(tables, "involvements", party="bob")
    assert (part["issue"], part["role"], part["since"]) == ("bridge", "lead", AT)


def test_who_leaves_ends_and_is_not_deleted(store):
    tables = after(store, Remove("person:ann"))
    assert rows(tables, "people", id="ann")[0]["status"] == "left"
    assert rows(tables, "memberships")[0]["until"] == "2026-03-09"
    assert rows(tables, "reporting")[0]["until"] == "2026-03-09"
    assert rows(tables, "involvements", issue="bridge")[0]["until"] == "2026-03-09"
    # What is done stays as it was done.
    assert rows(tables, "involvements", issue="done")[0]["until"] is None


def test_what_nobody_can_approve_any_more_and_which_rule_hangs_is_told(store):
    found = worked_out(store, Remove("person:ann"))
    assert found.result.summary["without_approver"] == ["issue:bridge"]
    assert "scenario.warning.rule" in {each.key for each in found.result.warnings}


def test_a_unit_that_leaves_leaves_its_issues_without_a_lead_and_its_units_to_its_superior(store):
    found = worked_out(store, Remove("department:roads"))
    assert found.result.summary["without_lead_before"] == []
    assert found.result.summary["without_lead_after"] == ["issue:bridge"]
    assert (
        rows(after(store, Remove("department:roads")), "departments", id="paths")[0]["parent"]
        == "top"
    )


def test_a_merger_brings_people_issues_units_and_capacity(store):
    tables = after(store, Merge("department:roads", "department:parks"))
    assert rows(tables, "issues", id="bridge")[0]["owner"] == "parks"
    assert rows(tables, "departments", id="parks")[0]["capacity"] == 30
    assert rows(tables, "departments", id="paths")[0]["parent"] == "parks"
    assert rows(tables, "departments", id="roads")[0]["status"] == "dissolved"
    assert {row["department"] for row in rows(tables, "memberships") if not row["until"]} == {
        "parks"
    }
    assert rows(tables, "issues", id="done")[0]["owner"] == "roads"


def test_merged_with_an_unknown_capacity_the_capacity_is_unknown(store):
    found = worked_out(store, Merge("department:paths", "department:parks"))
    assert "capacity" not in found.after.nodes["department:parks"]["record"]
    assert "scenario.warning.capacity" in {each.key for each in found.result.warnings}


def test_whether_a_unit_of_unknown_capacity_is_over_it_is_unknown_and_not_denied(store):
    found = worked_out(store, Merge("department:paths", "department:roads"))
    (roads,) = (row for row in found.result.rows if row.ref == "department:roads")
    assert (roads.facts["over_before"], roads.facts["over_after"]) == (True, None)
    assert [each.text.key for each in roads.reasons] == ["scenario.over_now"]


def test_one_change_builds_on_the_other(store):
    found = worked_out(
        store,
        Move("issue:bridge", "department:roads", "department:parks"),
        Capacity("department:parks", 70.0),
    )
    facts = {row.ref: row.facts for row in found.result.rows}
    assert facts["department:parks"]["utilisation_after"] == pytest.approx(70 / 210)


def test_applying_writes_what_was_compared_and_undoing_takes_it_back(store):
    before = store.register().tables
    found = worked_out(store, Remove("person:ann"), Capacity("department:parks", 25.0))
    number = store.write(found.plan, who="ann", why="test")
    now = project(store.register(), AT)
    assert set(now.edges(keys=True)) == set(found.after.edges(keys=True))
    undo(store, number, who="ann", why="back")
    back = store.register().tables
    assert {name: sorted(map(str, rows(back, name))) for name in back} == {
        name: sorted(map(str, rows(before, name))) for name in before
    }


@pytest.mark.parametrize(
    "change",
    [
        Remove("person:ann"),
        Capacity("department:parks", 12.5),
        Merge("department:roads", "department:parks"),
        Move("issue:bridge", "department:roads", "department:parks"),
        Move("issue:bridge", "department:roads", "department:parks", "lead"),
    ],
)
def test_a_change_is_read_back_as_it_was_written(store, change):
    network = project(store.register(), AT)
    assert read_changes(network, written(change)) == (change,)
    assert described(network, change).key.startswith("scenario.change.")


def test_ids_may_hold_what_separates(store):
    store.load(departments=[{"id": "a > b|c; d, 100%"}])
    network = project(store.register(), AT)
    change = Remove("department:a > b|c; d, 100%")
    assert read_changes(network, joined([change, change])) == (change, change)
    assert not set(written(change)) & set("|;,、；")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("promote person:ann", "scenario.text"),
        ("move issue:bridge > person:ann", "scenario.text"),
        ("remove person:eve", "reading.nothing"),
        ("capacity department:roads > much", "scenario.days"),
        ("capacity department:roads > nan", "scenario.days"),
        ("merge department:roads > department:roads", "scenario.same"),
        ("move issue:bridge > department:roads > department:parks > boss", "scenario.role"),
    ],
)
def test_what_says_no_change_is_refused(store, text, reason):
    with pytest.raises(UserError) as refusal:
        read_changes(project(store.register(), AT), text)
    assert refusal.value.reason.key == reason


def test_a_scenario_is_kept_found_by_name_replaced_and_deleted(store):
    first, second = Remove("person:ann"), Capacity("department:roads", 15.0)
    store.write(saving(store.register(), "Without Ann", [first], None), who="a", why="")
    store.write(saving(store.register(), "Without Ann", [first, second], "x"), who="a", why="")
    (kept,) = scenarios(store.register())
    assert (kept["id"], kept["note"]) == ("S-01", "x")
    assert scenario(store.register(), "Without Ann") == kept == scenario(store.register(), "S-01")
    assert read_changes(project(store.register(), AT), kept["changes"]) == (first, second)
    store.write(forgetting(store.register(), "S-01"), who="a", why="")
    assert scenarios(store.register()) == []


def test_a_kept_scenario_is_no_node_of_the_network(store):
    store.write(saving(store.register(), "x", [Remove("person:ann")], None), who="a", why="")
    assert not [node for node in project(store.register(), AT) if node.startswith("scenario:")]


def test_a_scenario_without_name_or_changes_is_refused(store):
    for name, changes in (("", [Remove("person:ann")]), ("x", [])):
        with pytest.raises(UserError):
            saving(store.register(), name, changes, None)


def test_who_takes_over_the_lead_has_no_counter_sign_of_its_own_left(store):
    register = store.register()
    asked = {"issue": "bridge", "party_kind": "department", "party": "parks", "role": "consult"}
    draft = Draft(register.tables, project(register, AT), DAY)
    draft.add("involvements", asked)
    register = Register(register.version, draft.tables)
    move = Move("issue:bridge", "department:roads", "department:parks", "lead")
    found = compare(register, project(register, AT), [move], DAY, {})
    facts = next(row.facts for row in found.result.rows if row.ref == "department:parks")
    assert (facts["load_before"], facts["load_after"]) == (16, 70)
