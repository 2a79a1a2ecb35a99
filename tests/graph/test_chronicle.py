"""As of a moment: what had been entered by then, and what was valid on that day."""

import pytest
from remembering import RememberingStore

from graph.answers import Answers
from graph.chronicle import Chronicle, Then
from graph.messages import UserError
from graph.projections import Network


@pytest.fixture
def store() -> RememberingStore:
    """Two revisions: in March a person in a unit until May; in July another unit, from May on."""
    made = RememberingStore()
    made.load(
        "2026-03-10",
        departments=[{"id": "A", "name": "Old"}],
        people=[{"id": "P"}],
        memberships=[{"person": "P", "department": "A", "since": "2025", "until": "2026-05"}],
    )
    made.load(
        "2026-07-01",
        departments=[{"id": "A", "name": "New"}, {"id": "B"}],
        memberships=[{"person": "P", "department": "B", "since": "2026-06"}],
    )
    return made


def units(network: Network) -> list[str]:
    return sorted(target for _, target, _ in network.out_edges("person:P", keys=True))


def test_a_day_shows_what_had_been_entered_and_was_valid_then(store: RememberingStore) -> None:
    chronicle = Chronicle(store)
    march = chronicle.network(chronicle.moment("2026-03-15"))
    assert units(march) == ["department:A"]
    assert march.nodes["department:A"]["record"]["name"] == "Old"
    assert "department:B" not in march
    july = chronicle.network(chronicle.moment("2026-07"))
    assert units(july) == ["department:B"]


def test_what_is_known_today_tells_of_days_before_it_was_entered(store: RememberingStore) -> None:
    chronicle = Chronicle(store)
    then = chronicle.network(chronicle.moment("2025-07-01", known_now=True))
    assert units(then) == ["department:A"]
    assert then.nodes["department:A"]["record"]["name"] == "New"


def test_a_day_before_the_first_entry_says_so_and_offers_what_is_known_today(
    store: RememberingStore,
) -> None:
    with pytest.raises(UserError) as refusal:
        Chronicle(store).moment("2026-03-09")
    assert refusal.value.reason.key == "history.before"
    assert refusal.value.reason.values["first"] == "2026-03-10"


def test_a_register_that_never_held_anything_has_no_first_entry_to_name() -> None:
    moment = Chronicle(RememberingStore()).moment("2026-03-09")
    assert (moment.revision, moment.day) == (0, "2026-03-09")


def test_a_half_known_bound_counts_in_the_relations_favour(store: RememberingStore) -> None:
    chronicle = Chronicle(store)
    for day, expected in (
        ("2025-01-01", ["department:A"]),
        ("2024-12-31", []),
        ("2026-05-31", ["department:A"]),
        ("2026-06-01", ["department:B"]),
    ):
        assert units(chronicle.network(chronicle.moment(day, known_now=True))) == expected


def test_a_new_revision_is_seen_and_an_earlier_state_stays(store: RememberingStore) -> None:
    chronicle = Chronicle(store)
    before = chronicle.network(chronicle.moment("1"))
    assert chronicle.network(chronicle.moment("1")) is before
    store.load("2026-08-01", departments=[{"id": "C"}])
    assert [each.number for each in chronicle.revisions()] == [3, 2, 1]
    assert set(chronicle.network(chronicle.moment("1"))) == set(before)


def test_earlier_states_are_kept_in_bounded_number(store: RememberingStore) -> None:
    chronicle = Chronicle(store)
    first = chronicle.network(chronicle.moment("2026-03-10"))
    for day in range(11, 25):
        chronicle.network(chronicle.moment(f"2026-03-{day}"))
    assert chronicle.network(chronicle.moment("2026-03-10")) is not first


def test_answers_of_a_moment_are_of_its_day(store: RememberingStore) -> None:
    store.load(
        "2026-07-02",
        issues=[{"id": "I", "owner": "A", "effort": 30.0, "due": "2026-06-01"}],
    )
    chronicle = Chronicle(store)
    answers = Answers(Then(chronicle, chronicle.moment("3")))
    overdue = {}
    for day in ("2026-05-01", "2026-07-02"):
        moment = chronicle.moment(day, known_now=True)
        result = answers.at(Then(chronicle, moment), moment.day).answer("workload")
        overdue[day] = result.rows[0].facts["overdue_issues"]
    assert overdue["2026-05-01"] != overdue["2026-07-02"]


def test_an_issue_that_came_later_is_not_in_an_earlier_picture(store: RememberingStore) -> None:
    store.load(
        "2026-07-02",
        issues=[
            {"id": "I", "created": "2026-04", "owner": "A"},
            {"id": "U"},
        ],
        involvements=[
            {"issue": each, "party_kind": "person", "party": "P", "role": "lead"} for each in "IU"
        ],
        dependencies=[
            {"source_kind": "issue", "source": "U", "target_kind": "issue", "target": "I"}
        ],
    )
    chronicle = Chronicle(store)
    for day, expected in (("2026-03-31", {"issue:U"}), ("2026-04-01", {"issue:U", "issue:I"})):
        then = chronicle.network(chronicle.moment(day, known_now=True))
        assert {node for node in then if node.startswith("issue:")} == expected


def test_a_rule_links_nobody_outside_the_time_it_is_in_force(store: RememberingStore) -> None:
    rule = {"id": "L", "party_kind": "department", "party": "A", "role": "consult"}
    store.load("2026-07-02", rules=[rule | {"since": "2025", "until": "2026-02"}])
    chronicle = Chronicle(store)
    linked = {}
    for day in ("2024-12-31", "2025-01-01", "2026-02-28", "2026-03-01"):
        then = chronicle.network(chronicle.moment(day, known_now=True))
        linked[day] = then.number_of_edges("rule:L", "department:A")
    assert list(linked.values()) == [0, 1, 1, 0]


def test_every_dated_relation_is_there_on_its_days_only(store: RememberingStore) -> None:
    span = {"since": "2025-03", "until": "2025"}
    between = {"source_kind": "department", "target_kind": "department", "source": "A"}
    store.load(
        "2026-07-02",
        people=[{"id": "Q"}],
        issues=[{"id": "I"}],
        memberships=[{"person": "Q", "department": "A"} | span],
        reporting=[{"person": "Q", "manager": "P"} | span],
        involvements=[{"issue": "I", "party_kind": "person", "party": "Q", "role": "lead"} | span],
        influences=[between | {"target": "B"} | span],
        dependencies=[between | {"target": "B"} | span],
        positions=[
            {
                "issue": "I",
                "party_kind": "person",
                "party": "Q",
                "as_of": "2025-03",
                "position": 1.0,
            },
        ],
    )
    chronicle = Chronicle(store)
    dated = {"member_of", "reports_to", "involved_in", "influences", "depends_on"}
    for day, expected in (
        ("2025-02-28", set()),
        ("2025-03-01", dated | {"takes_position"}),
        ("2025-12-31", dated | {"takes_position"}),
        ("2026-01-01", {"takes_position"}),
    ):
        network = chronicle.network(chronicle.moment(day, known_now=True))
        nodes = ("person:Q", "department:B")
        found = {
            data["relation"]
            for source, target, data in network.edges(data=True)
            if source in nodes or target in nodes
        } - {"part_of"}
        assert found - {"member_of"} == expected - {"member_of"}, day
        assert ("department:A" in network["person:Q"]) == ("member_of" in expected)
