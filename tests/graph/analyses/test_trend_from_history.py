"""The trend follows what the register said at the time, as far back as it has been kept."""

import pytest
from remembering import RememberingStore

from graph.analyses.trend import ANALYSIS as TREND
from graph.chronicle import Chronicle
from graph.networks import Networks
from graph.projections import Network

TODAY = "2026-06-15"


@pytest.fixture(scope="module")
def store() -> RememberingStore:
    """Entered in March with 40 days of work; in May found to be 10; capacity doubled in June."""
    made = RememberingStore()
    made.load(
        "2026-03-10",
        departments=[{"id": "roads", "capacity": 10}],
        issues=[
            {"id": "bridge", "effort": 40, "owner": "roads", "created": "2026-01-05"},
            {"id": "late", "effort": 7, "owner": "roads", "created": "2026-02-01"},
        ],
    )
    made.load("2026-05-20", issues=[{"id": "bridge", "effort": 10}])
    made.load(
        "2026-06-10",
        departments=[{"id": "roads", "capacity": 20}],
        issues=[{"id": "late", "status": "closed", "closed": "2026-04-10"}],
    )
    return made


@pytest.fixture(scope="module")
def network(store: RememberingStore) -> Network:
    return Networks(store.register, store.version, Chronicle(store)).network(TODAY)


def series(network: Network, figure: str, **parameters: object) -> list[object]:
    found = TREND.answer(network, today=TODAY, past=4, **parameters)
    return [each[figure] for each in found.rows[0].facts["series"].values()]


def test_what_was_entered_later_does_not_change_what_the_register_said(network: Network) -> None:
    # The ends of February (not kept yet: by dates), March, April, May, and today.
    assert series(network, "load") == [17, 47, 47, 17, 10]
    assert series(network, "load", basis="dates") == [17, 17, 10, 10, 10]


def test_capacities_are_those_of_the_time(network: Network) -> None:
    assert series(network, "utilisation") == pytest.approx(
        [17 / 60, 47 / 30, 47 / 30, 17 / 30, 1 / 6]
    )


def test_it_says_of_each_moment_what_it_rests_on(network: Network) -> None:
    found = TREND.answer(network, today=TODAY, past=4)
    assert list(found.summary["basis"].values()) == ["dates", *["register"] * 4]
    said = found.warnings[0]
    assert (said.key, said.values["first"].isoformat()) == ("trend.warning.register", "2026-03-31")


def test_a_register_kept_since_this_month_follows_its_dates_and_says_so() -> None:
    store = RememberingStore()
    store.load("2026-06-10", departments=[{"id": "roads"}])
    network = Networks(store.register, store.version, Chronicle(store)).network(TODAY)
    found = TREND.answer(network, today=TODAY, past=2)
    assert list(found.summary["basis"].values()) == ["dates", "dates", "register"]
    assert [each.key for each in found.warnings] == ["trend.warning.kept"]


def test_seen_from_an_earlier_moment_nothing_later_is_known(store: RememberingStore) -> None:
    chronicle = Chronicle(store)
    then = chronicle.network(chronicle.moment("2026-04-30"))
    found = TREND.answer(then, today="2026-04-30", past=1)
    assert [each["load"] for each in found.rows[0].facts["series"].values()] == [47, 47]
