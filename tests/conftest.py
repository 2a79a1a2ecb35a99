"""Real databases for the tests: one engine a session, an empty register for each test."""

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from neo4j import Driver, GraphDatabase

from graph.settings import DatabaseSettings
from graph.store import Store, open_store
from graph.store.supervisor import read_state
from tests.neo4j.fetch import missing
from tests.neo4j.server import running

_PART = "IN TRANSACTIONS OF 10000 ROWS"


@pytest.fixture(scope="session")
def embedded_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseSettings]:
    """Where the session's embedded engine is; it runs until the last test has ended."""
    settings = DatabaseSettings(folder=tmp_path_factory.mktemp("embedded"))
    with open_store(settings):
        yield settings


@pytest.fixture(scope="session")
def neo4j_settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DatabaseSettings]:
    """Where the session's Neo4j is; skips with the reason where there is none to be had."""
    reason = missing()
    if reason:
        pytest.skip(f"Neo4j: {reason}")
    folder = tmp_path_factory.mktemp("neo4j")
    with running(folder) as settings:
        yield settings
    shutil.rmtree(folder)


@pytest.fixture
def store(embedded_settings: DatabaseSettings) -> Iterator[Store]:
    """Return an empty register in the embedded engine."""
    yield from _empty_store(embedded_settings)


@pytest.fixture
def own_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return an empty register in an engine of its own: to empty a large one takes minutes."""
    with open_store(DatabaseSettings(folder=tmp_path_factory.mktemp("own"))) as store:
        yield store


@pytest.fixture(
    params=["embedded", pytest.param("neo4j", marks=pytest.mark.database)],
)
def any_settings(request: pytest.FixtureRequest) -> DatabaseSettings:
    """Return where each of the two engines is, one after the other."""
    settings: DatabaseSettings = request.getfixturevalue(f"{request.param}_settings")
    return settings


@pytest.fixture
def any_store(any_settings: DatabaseSettings) -> Iterator[Store]:
    """Return an empty register, in each of the two engines."""
    yield from _empty_store(any_settings)


@pytest.fixture(params=["embedded", pytest.param("neo4j", marks=pytest.mark.database)])
def roomy_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """Return an empty register in each of the two engines, for what takes minutes to empty.

    An embedded engine is one of its own; a Neo4j empties as fast as it starts.
    """
    if request.param == "embedded":
        yield request.getfixturevalue("own_store")
    else:
        yield from _empty_store(request.getfixturevalue("neo4j_settings"))


@pytest.fixture
def any_driver(any_store: Store, any_settings: DatabaseSettings) -> Iterator[Driver]:
    """Return a driver of one's own beside ``any_store``, to look at what it does."""
    with _driver(any_settings) as driver:
        yield driver


def server_settings(settings: DatabaseSettings) -> DatabaseSettings:
    """Settings that reach an embedded engine as a server; a server's own as they are."""
    state = read_state(settings.folder)
    if state is None:
        return settings
    uri = f"bolt://{state['host']}:{state['port']}"
    return replace(
        settings,
        uri=uri,
        username=state["user"],
        password=state["password"],
        database=state["database"],
    )


def _driver(settings: DatabaseSettings) -> Driver:
    server = server_settings(settings)
    assert server.uri is not None
    return GraphDatabase.driver(server.uri, auth=(server.username, server.password or ""))


def _empty_store(settings: DatabaseSettings) -> Iterator[Store]:
    with open_store(settings) as store:
        database = server_settings(settings).database
        with _driver(settings) as driver, driver.session(database=database) as session:
            session.run(f"MATCH ()-[r]->() CALL (r) {{ DELETE r }} {_PART}").consume()
            session.run(f"MATCH (n) WHERE NOT n:Register CALL (n) {{ DELETE n }} {_PART}").consume()
            session.run("MATCH (n:Register) SET n.version = 0, n.loading = null").consume()
        yield store


@pytest.fixture
def database(any_settings: DatabaseSettings) -> str | None:
    """Return the name of the database that ``any_store`` and ``any_driver`` use."""
    return server_settings(any_settings).database
