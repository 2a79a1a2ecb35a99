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
