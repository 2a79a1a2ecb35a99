"""A large plan is written in parts that nobody sees before the last, or is not there at all."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from neo4j import Driver
from polars.testing import assert_frame_equal

from graph.backup import backup_of
from graph.history import Past, difference
from graph.messages import Cancelled, Message, UserError
from graph.model import RECORD_TYPES
from graph.settings import DatabaseSettings
from graph.store import Store, loading, open_store
from graph.store.recovery import recover
from graph.store.sizes import Sizes
from graph.tables import Tables, complete
from graph.undoing import undo
from tests.support.organisations import drawn

ME = {"who": "林", "why": "test"}
PARTS = Sizes(quiet=0, one_transaction=0, part=8)
WHOLE = Sizes(quiet=0)


@pytest.fixture
def in_parts(any_store: Store, any_settings: DatabaseSettings) -> Iterator[Store]:
    """Return the register through a store that writes everything in parts of a few rows."""
    with open_store(any_settings, sizes=PARTS) as store:
        yield store


@pytest.fixture
def at_once(any_store: Store, any_settings: DatabaseSettings) -> Iterator[Store]:
    """Return the register through a store that writes everything in one transaction."""
    with open_store(any_settings, sizes=WHOLE) as store:
        yield store


def become(store: Store, tables: Tables, progress: Callable[[int, int], None] | None = None) -> int:
    """Make the register hold these tables and nothing else."""
    current = store.register()
    plan = difference(current.tables, tables, current.version)
    return store.write(plan, **ME, progress=progress)


def same(first: Tables, second: Tables) -> None:
    for each in RECORD_TYPES:
        key = list(each.key)
        assert_frame_equal(
            first[each.table].sort(key, nulls_last=False),
            second[each.table].sort(key, nulls_last=False),
        )


def same_past(first: Past, second: Past) -> None:
    same(first.tables, second.tables)
    order = ["revision", "table", "key"]
    assert_frame_equal(first.changes.sort(order), second.changes.sort(order))


def links(driver: Driver, database: str | None) -> list[tuple[str, str, str]]:
    """Every link of a thing: what follows its field, beside the relations."""
    query = "MATCH (a)-[x:PART_OF|OWNED_BY|CALLS_FOR]->(b) RETURN a.id, type(x), b.id ORDER BY a.id"
    return sorted(map(tuple, driver.execute_query(query, database_=database).records))


@pytest.mark.parametrize("seed", range(2))
def test_in_parts_or_at_once_register_history_and_links_are_the_same(
    any_store: Store,
    any_driver: Driver,
    database: str | None,
    in_parts: Store,
    at_once: Store,
    seed: int,
) -> None:
    pasts, linked = [], []
    for store in (in_parts, at_once):
        for step in range(2):
            become(store, drawn(10 * seed + step))
            same(any_store.register().tables, drawn(10 * seed + step))
        undo(store, 2, **ME)
        linked.append(links(any_driver, database))
        pasts.append(any_store.past())
        _empty(any_driver, database)
    same_past(*pasts)
    assert linked[0] == linked[1] != []


def test_what_is_being_written_is_seen_by_nobody_before_its_end(
    any_store: Store, in_parts: Store
) -> None:
    become(any_store, drawn(1))
    before, looks = any_store.past(), 0

    def look(done: int, total: int) -> None:
        nonlocal looks
        if done in (6, 12, 36, 60, 102):
            looks += 1
            assert any_store.version() == 1
            assert len(any_store.revisions()) == 1
            same(any_store.register().tables, before.now())
            same_past(any_store.past(), before)
            same(any_store.register_at(1).tables, before.now())

    assert become(in_parts, drawn(2), look) == 2
    assert looks >= 5
    same(any_store.register().tables, drawn(2))


def test_while_somebody_loads_nobody_else_writes(any_store: Store, in_parts: Store) -> None:
    refused: list[str] = []

    def write_too(done: int, total: int) -> None:
        if done:
            with pytest.raises(UserError) as told:
                become(any_store, drawn(2))
            refused.append(told.value.reason.key)

    become(in_parts, drawn(1), write_too)
    assert set(refused) == {"store.loading"}
    same(any_store.register().tables, drawn(1))


@pytest.mark.parametrize("after", [0, 14, 80])
def test_a_cancelled_load_leaves_everything_as_it_was(
    any_store: Store, any_driver: Driver, database: str | None, in_parts: Store, after: int
) -> None:
    become(any_store, drawn(1))
    before, linked = any_store.past(), links(any_driver, database)

    def cancel(done: int, total: int) -> None:
        if done >= after:
            raise Cancelled

    with pytest.raises(Cancelled):
        become(in_parts, drawn(2), cancel)
    same_past(any_store.past(), before)
    assert links(any_driver, database) == linked
    assert any_store.version() == 1
    become(any_store, drawn(2))


def test_a_load_whose_writer_is_gone_is_taken_back_when_the_register_is_opened(
    any_store: Store,
    any_settings: DatabaseSettings,
    any_driver: Driver,
    database: str | None,
    in_parts: Store,
) -> None:
    become(any_store, drawn(1))
    before, linked = any_store.past(), links(any_driver, database)
    for stop in (12, 36, 100):
        _leave(in_parts, drawn(2), stop)
        same_past(any_store.past(), before)
        told: list[Message] = []
        with open_store(any_settings, told.append):
            pass
        assert [each.key for each in told][-2:] == ["store.taking_back", "store.load_taken_back"]
        same_past(any_store.past(), before)
        assert links(any_driver, database) == linked
        query = "MATCH (c:Change) RETURN count(c) AS n"
        (left,) = any_driver.execute_query(query, database_=database).records
        assert left["n"] == before.changes.height


def test_who_writes_takes_back_what_somebody_left_behind(any_store: Store, in_parts: Store) -> None:
    become(any_store, drawn(1))
    _leave(in_parts, drawn(2), 60)
    assert become(any_store, drawn(3)) == 2
    same(any_store.register().tables, drawn(3))
    same(any_store.register_at(1).tables, drawn(1))


def test_a_load_that_ended_before_anybody_was_told_stands_and_that_is_said(
    any_store: Store,
    any_settings: DatabaseSettings,
    any_driver: Driver,
    database: str | None,
    in_parts: Store,
) -> None:
    become(in_parts, drawn(1))
    gone = replace(_loading(0), phase=loading.DONE)
    query = "MATCH (r:Register) SET r.loading = $text"
    any_driver.execute_query(query, text=gone.text(), database_=database)
    same(any_store.register().tables, drawn(1))
    told: list[Message] = []
    with open_store(any_settings, told.append):
        pass
    assert told[-1].key == "store.load_stands"
    assert told[-1].values["number"] == 1
    same(any_store.register().tables, drawn(1))


def test_a_load_that_ends_while_it_is_being_taken_over_stands(
    any_store: Store, any_driver: Driver, database: str | None, in_parts: Store
) -> None:
    """What a writer had sent before it was gone may still be done by the engine."""
    become(in_parts, drawn(1))
    gone, query, calls = _loading(0), "MATCH (r:Register) SET r.loading = $text", 0
    any_driver.execute_query(query, text=gone.text(), database_=database)

    def run(work: loading.Work[loading.T]) -> loading.T:
        nonlocal calls
        calls += 1
        if calls == 3:  # it has been looked at twice, and is about to be taken over
            text = gone.at(loading.DONE).text()
            any_driver.execute_query(query, text=text, database_=database)
        with any_driver.session(database=database) as session:
            return session.execute_write(work)

    told: list[Message] = []
    recover(run, told.append)
    assert told[-1].key == "store.load_stands"
    same(any_store.register().tables, drawn(1))


def test_a_load_of_another_machine_is_left_alone_while_it_goes_on(
    any_store: Store, any_driver: Driver, database: str | None, any_settings: DatabaseSettings
) -> None:
    elsewhere = replace(_loading(0), host="another")
    query = "MATCH (r:Register) SET r.loading = $text, r.beat = timestamp() - $ago"
    any_driver.execute_query(query, text=elsewhere.text(), ago=10_000, database_=database)
    with open_store(any_settings) as store, pytest.raises(UserError) as told:
        become(store, drawn(1))
    assert told.value.reason.key == "store.loading"
    any_driver.execute_query(query, text=elsewhere.text(), ago=600_000, database_=database)
    assert become(any_store, drawn(1)) == 1


def test_a_writer_whose_load_was_taken_back_by_another_stops(
    any_store: Store, any_driver: Driver, database: str | None, in_parts: Store
) -> None:
    def lose(done: int, total: int) -> None:
        if done > 30:
            query = "MATCH (r:Register) SET r.loading = $text"
            text = replace(_loading(0), token="another").text()
            any_driver.execute_query(query, text=text, database_=database)

    with pytest.raises(UserError) as told:
        become(in_parts, drawn(1), lose)
    assert told.value.reason.key == "store.lost"
    become(any_store, drawn(2))
    same(any_store.register().tables, drawn(2))


def test_a_backup_comes_into_an_empty_register_in_parts(
    any_store: Store, any_driver: Driver, database: str | None, in_parts: Store
) -> None:
    become(any_store, drawn(1))
    become(any_store, drawn(2))
    past = any_store.past()
    backup = backup_of(past, [_as_map(each) for each in any_store.revisions()])
    _empty(any_driver, database)

    def cancel(done: int, total: int) -> None:
        same(any_store.register().tables, complete({}))
        assert any_store.revisions() == []
        if done > 30:
            raise Cancelled

    revisions = backup.revisions.to_dicts()
    with pytest.raises(Cancelled):
        in_parts.restore(backup.past, revisions, **ME, progress=cancel)
    assert any_store.past().changes.is_empty()
    assert in_parts.restore(backup.past, revisions, **ME) == 2
    same_past(any_store.past(), past)
    assert len(any_store.revisions()) == 2


def _as_map(revision: object) -> dict[str, object]:
    return {name: getattr(revision, name) for name in ("number", "time", "who", "why", "source")}


def _leave(store: Store, tables: Tables, after: int) -> None:
    """Begin to write and go without taking anything back, as who is killed does."""

    def stop(done: int, total: int) -> None:
        if done >= after:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        become(store, tables, stop)


def _loading(version: int) -> loading.Loading:
    """A load of a process that is no more."""
    return loading.Loading(
        token="gone",
        version=version,
        restores=False,
        phase=loading.WRITING,
        host=loading.here()[0],
        pid=2**22 + 1,
        started=1.0,
        time="2026-01-01T00:00:00+00:00",
        who="陳",
        why="an export",
    )


def _empty(driver: Driver, database: str | None) -> None:
    for query in (
        "MATCH (n) WHERE NOT n:Register DETACH DELETE n",
        "MATCH (n:Register) SET n.version = 0, n.loading = null",
    ):
        driver.execute_query(query, database_=database)
