"""What keeps the database from being used is said in one sentence, with what to do about it."""

import socket
import time
from dataclasses import replace
from pathlib import Path

import filelock
import pytest
from neo4j.exceptions import (
    AuthError,
    ClientError,
    DatabaseError,
    ServiceUnavailable,
    TransientError,
)

from graph.fields import LANGUAGES
from graph.messages import UserError
from graph.settings import DatabaseSettings
from graph.store import Store, launch, open_store
from graph.store import _store as store_module
from graph.store.connection import is_new_enough
from graph.store.embedded import Embedded
from graph.store.endpoint import Endpoint
from graph.store.errors import explained
from graph.texts import translator
from tests.conftest import server_settings
from tests.support.bolt import Wrong, server

SECRET = "wrong-and-secret"


def settings(uri: str) -> DatabaseSettings:
    return DatabaseSettings(folder=Path("unused"), uri=uri, password=SECRET)


def refused(given: DatabaseSettings) -> str:
    """Key of the reason why a database cannot be opened; its texts hold no secret."""
    with pytest.raises(UserError) as told:
        open_store(given).close()
    reason, remedy = told.value.reason, told.value.remedy
    assert remedy.key == f"{reason.key}.remedy"
    for language in LANGUAGES:
        say = translator(language).say
        said = f"{say(reason)} {say(remedy)}"
        assert SECRET not in said
        assert (given.password or SECRET) not in said
    return reason.key


def test_nobody_listens():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        assert refused(settings(f"bolt://127.0.0.1:{probe.getsockname()[1]}")) == (
            "store.unreachable"
        )


def test_the_address_is_none():
    assert refused(settings("localhost:7687")) == "store.address"
    assert refused(settings("http://localhost:7474")) == "store.address"


def test_a_password_in_the_address_is_not_repeated():
    assert refused(settings(f"ftp://me:{SECRET}@127.0.0.1:1")) == "store.address"
    assert refused(settings(f"bolt://me:{SECRET}@127.0.0.1:1")) in {
        "store.address",
        "store.unreachable",
    }


def test_something_else_than_a_database_answers():
    with server(Wrong(handshake=b"HTTP/1.1 400 Bad Request\r\n\r\n")) as uri:
        assert refused(settings(uri)) == "store.version"


def test_a_server_that_speaks_no_protocol_we_know_is_too_old():
    with server(Wrong(handshake=b"\x00\x00\x00\x00")) as uri:
        assert refused(settings(uri)) == "store.version"


@pytest.mark.parametrize("agent", ["Neo4j/4.4.40", "Neo4j/5.6.0", "Memgraph/3.0"])
def test_a_server_of_an_older_version_is_too_old(agent: str):
    with server(Wrong(agent=agent)) as uri:
        assert refused(settings(uri)) == "store.version"


def test_which_versions_are_new_enough():
    assert [is_new_enough(f"Neo4j/{each}") for each in ("5.7.0", "5.26.0", "2025.09.0")] == [
        True
    ] * 3
    assert not is_new_enough("Neo4j/4.4.9")
    assert not is_new_enough("something else")


def test_a_half_started_server_is_waited_for_and_then_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(store_module, "_PATIENCE", 0.5)
    with server(Wrong(failure="Neo.TransientError.General.DatabaseUnavailable")) as uri:
        started = time.monotonic()
        assert refused(settings(uri)) == "store.not_ready"
        assert 0.5 <= time.monotonic() - started < 5


def test_a_wrong_password(any_settings: DatabaseSettings):
    given = replace(server_settings(any_settings), password=SECRET)
    assert refused(given) == "store.password"


def test_no_password(any_settings: DatabaseSettings):
    assert refused(replace(server_settings(any_settings), password=None)) == "store.password"


def test_a_database_that_is_not_there(any_settings: DatabaseSettings):
    given = replace(server_settings(any_settings), database="nosuch")
    assert refused(given) == "store.no_database"


def test_a_register_of_a_later_program(any_store: Store, any_driver, any_settings, database):
    set_format = "MATCH (r:Register) SET r.format = r.format + $by"
    any_driver.execute_query(set_format, by=1, database_=database)
    try:
        assert refused(any_settings) == "store.newer"
    finally:
        any_driver.execute_query(set_format, by=-1, database_=database)


def test_a_full_disk_is_told_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(launch, "SPACE", 2**62)
    assert refused(DatabaseSettings(folder=tmp_path / "data")) == "store.full"
    assert not (tmp_path / "data" / "state.json").exists()


def test_an_engine_that_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(launch, "_PACKAGE", "no_such_package_here")
    assert refused(DatabaseSettings(folder=tmp_path / "data")) == "store.no_engine"


def _coded(kind: type[Exception], code: str) -> Exception:
    error = kind("words with people's data")
    error._neo4j_code = code  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(
    ("error", "key"),
    [
        (ServiceUnavailable("x"), "store.unreachable"),
        (AuthError("x"), "store.password"),
        (ConnectionResetError(), "store.unreachable"),
        (_coded(ClientError, "Neo.ClientError.Security.CredentialsExpired"), "store.expired"),
        (
            _coded(ClientError, "Neo.ClientError.Security.AuthenticationRateLimit"),
            "store.locked_out",
        ),
        (_coded(ClientError, "Neo.ClientError.Security.Forbidden"), "store.forbidden"),
        (_coded(ClientError, "Neo.ClientError.Statement.SyntaxError"), "store.unsuitable"),
        (
            _coded(TransientError, "Neo.TransientError.General.MemoryPoolOutOfMemoryError"),
            "store.memory",
        ),
        (_coded(ClientError, "Neo.ClientError.Cluster.NotALeader"), "store.read_only"),
        (_coded(ClientError, "Neo.ClientError.Some.Thing"), "store.refused"),
        (_coded(DatabaseError, "Neo.DatabaseError.Some.Thing"), "store.failed"),
    ],
)
def test_every_failure_has_a_sentence_and_none_repeats_the_servers_words(
    error: Exception, key: str
):
    remote = Endpoint(
        uri="bolt://h:1", user="u", password=SECRET, database=None, place="bolt://h:1"
    )
    for endpoint in (remote, replace(remote, place="/data", own=True)):
        told = explained(error, endpoint)
        if not endpoint.own:
            assert told.reason.key == key
        for language in LANGUAGES:
            say = translator(language).say
            said = f"{say(told.reason)} {say(told.remedy)}"
            assert endpoint.place in said or key == "store.memory"
            assert "people's data" not in said
            assert SECRET not in said


def test_a_data_folder_that_another_program_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("graph.store.embedded._LOCKED", 0.2)
    folder = tmp_path / "data"
    launch.make_folder(folder)
    lock = filelock.FileLock(folder / "engine.lock", is_singleton=False)
    with lock, pytest.raises(UserError) as told:
        Embedded(folder, lambda step: None).enter()
    assert told.value.reason.key == "store.engine_locked"
    assert list((folder / "clients").iterdir()) == []
