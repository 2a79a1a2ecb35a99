"""The embedded engine is shared by processes, outlives none of them for long, and keeps secrets."""

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import Neo4jError

from graph.messages import Message, UserError
from graph.plan import plan_upsert
from graph.settings import DatabaseSettings
from graph.store import Store, open_store
from graph.store.supervisor import STATE, process, read_state, write_state
from graph.tables import frame

ROOT = Path(__file__).parents[3]
OPENER = """
import sys
from pathlib import Path
from graph.settings import DatabaseSettings
from graph.store import open_store
with open_store(DatabaseSettings(folder=Path(sys.argv[1]))) as store:
    print(store.version(), flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    """Return a data folder of the test's own, whose engine has ended when the test has."""
    yield tmp_path / "data"
    wait_for(lambda: engine(tmp_path / "data") is None)


@contextmanager
def other_process(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-c", OPENER, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as opener:
        yield opener
        opener.communicate("\n")


def told_version(opener: "subprocess.Popen[str]") -> int:
    assert opener.stdout is not None
    return int(opener.stdout.readline())


def engine(folder: Path) -> psutil.Process | None:
    state = read_state(folder) or {}
    return process(state.get("pid"), state.get("started"))


def supervisor_of(folder: Path) -> psutil.Process | None:
    state = read_state(folder) or {}
    return process(state.get("supervisor"), state.get("supervisor_started"))


def wait_for(fact: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


def open_in(folder: Path) -> Store:
    return open_store(DatabaseSettings(folder=folder))


def add(store: Store, name: str) -> None:
    current = store.register()
    coming = {"departments": frame("departments", [{"id": name}])}
    store.write(plan_upsert(current.tables, coming, current.version), who="t", why="t")


def departments(store: Store) -> list[str]:
    return store.register().tables["departments"]["id"].to_list()


def test_processes_share_one_engine_and_the_last_to_leave_stops_it(folder: Path):
    with open_in(folder) as store:
        add(store, "a")
        first = engine(folder)
        with other_process(folder) as other:
            assert told_version(other) == 1
            assert engine(folder) == first
            store.close()
            time.sleep(4)
            assert engine(folder) == first
    wait_for(lambda: engine(folder) is None and not (folder / STATE).exists())
    assert list((folder / "clients").iterdir()) == []
    with open_in(folder) as store:
        assert departments(store) == ["a"]


def test_processes_that_open_at_the_same_moment_all_succeed(folder: Path):
    with other_process(folder) as one, other_process(folder) as two, other_process(folder) as three:
        assert [told_version(each) for each in (one, two, three)] == [0, 0, 0]
        assert len(list((folder / "clients").iterdir())) == 3


def test_a_killed_engine_is_restarted_with_everything_that_was_written(folder: Path):
    with open_in(folder) as store:
        add(store, "a")
        dead = engine(folder)
        assert dead is not None
        dead.kill()
        wait_for(lambda: engine(folder) is None)
        assert departments(store) == ["a"]
        dead = engine(folder)
        assert dead is not None
        dead.kill()
        wait_for(lambda: engine(folder) is None)
        add(store, "b")
        assert departments(store) == ["a", "b"]


def test_an_engine_ends_when_its_only_user_is_killed(folder: Path):
    with other_process(folder) as other:
        told_version(other)
        assert engine(folder) is not None
        other.kill()
        wait_for(lambda: engine(folder) is None)


def test_an_engine_ends_when_its_folder_is_removed(tmp_path: Path):
    folder = tmp_path / "data"
    with open_in(folder):
        running, keeper = engine(folder), supervisor_of(folder)
    assert running is not None
    assert keeper is not None
    born = {each.pid: each.create_time() for each in (running, keeper)}
    shutil.rmtree(folder, ignore_errors=True)
    wait_for(lambda: all(process(pid, started) is None for pid, started in born.items()))


def test_an_engine_whose_supervisor_was_killed_gets_another(folder: Path):
    with open_in(folder) as store:
        kept, keeper = engine(folder), supervisor_of(folder)
        assert keeper is not None
        keeper.kill()
        wait_for(lambda: supervisor_of(folder) is None)
        with open_in(folder) as second:
            assert second.version() == store.version() == 0
            wait_for(lambda: supervisor_of(folder) is not None)
            assert engine(folder) == kept


@pytest.mark.parametrize("stale", ["dead", "garbage"])
def test_a_stale_state_is_replaced(folder: Path, stale: str):
    folder.mkdir()
    if stale == "dead":
        gone = subprocess.Popen([sys.executable, "-c", "pass"])
        gone.wait()
        write_state(folder, {"pid": gone.pid, "started": 1.0, "host": "127.0.0.1", "port": 1})
    else:
        (folder / STATE).write_text("{half")
    with open_in(folder) as store:
        assert store.version() == 0


def test_secrets_are_for_the_owner_alone_and_on_no_command_line(folder: Path):
    with open_in(folder):
        state = read_state(folder)
        assert state is not None
        password = state["password"]
        assert len(password) >= 32
        for each in (engine(folder), supervisor_of(folder)):
            assert each is not None
            assert password not in " ".join([*each.cmdline(), *each.environ().values()])
        for path in (folder, *folder.rglob("*")):
            mode = stat.S_IMODE(os.stat(path).st_mode)
            assert not mode & 0o077, path


def test_the_engine_hears_this_machine_only_and_reads_no_files(folder: Path):
    with open_in(folder):
        running, state = engine(folder), read_state(folder)
        assert running is not None
        assert state is not None
        heard = {
            each.laddr.ip for each in running.net_connections() if each.status == psutil.CONN_LISTEN
        }
        assert heard <= {"127.0.0.1", "::ffff:127.0.0.1"}
        uri = f"bolt://{state['host']}:{state['port']}"
        with (
            GraphDatabase.driver(uri, auth=(state["user"], state["password"])) as driver,
            driver.session(database=state["database"]) as session,
            pytest.raises(Neo4jError),
        ):
            session.run("LOAD CSV FROM 'file:///etc/hostname' AS line RETURN line").consume()


def test_opening_says_what_is_waited_for(folder: Path):
    steps: list[Message] = []
    with (
        open_store(DatabaseSettings(folder=folder), steps.append),
        open_store(DatabaseSettings(folder=folder), steps.append),
    ):
        assert [step.key for step in steps] == ["store.starting"]


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path):
    (tmp_path / "data").write_text("x")
    with pytest.raises(UserError) as told:
        open_in(tmp_path / "data")
    assert told.value.reason.key == "store.folder"


def test_an_engine_that_cannot_start_is_told(tmp_path: Path):
    folder = tmp_path / "data"
    (folder / "databases").mkdir(parents=True)
    (folder / "databases" / "register").write_text("no database")
    with pytest.raises(UserError) as told:
        open_in(folder)
    assert told.value.reason.key in {"store.engine_died", "store.engine_failed"}
    assert str(folder) in str(told.value)


def test_ctrl_c_in_the_terminal_leaves_the_engine_to_its_supervisor(folder: Path):
    with other_process(folder) as other:
        told_version(other)
        running, keeper = engine(folder), supervisor_of(folder)
        assert running is not None
        assert keeper is not None
        assert os.getsid(running.pid) == os.getsid(keeper.pid) != os.getsid(other.pid)
        other.send_signal(signal.SIGINT)
