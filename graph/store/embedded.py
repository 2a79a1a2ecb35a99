"""The embedded engine: found running, or started; shared by all processes of one data folder."""

import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import filelock
import psutil

from graph.messages import Message, UserError, message
from graph.store import supervisor
from graph.store.endpoint import Endpoint
from graph.store.launch import check_space, make_folder, write_launch

_START = 60.0  # seconds a slow machine may take to start the engine
_LOCKED = 90.0  # seconds to wait for another process that starts or stops it
_LOOK = 0.02


class Embedded:
    """The share of one process in the engine of a data folder.

    Parameters
    ----------
    folder
        The data folder; made when it is not there.
    progress
        Told what is being waited for.
    """

    may_be_restarted = True
    patience = 30.0

    def __init__(self, folder: Path, progress: Callable[[Message], None]) -> None:
        self._folder = folder
        self._progress = progress
        self._client: Path | None = None

    def enter(self) -> Endpoint:
        """Register as a user of the engine, which runs when this returns.

        Raises
        ------
        UserError
            The folder cannot be used, or the engine does not start.
        """
        make_folder(self._folder)
        lock = filelock.FileLock(self._folder / supervisor.LOCK, mode=0o600)
        try:
            with lock.acquire(timeout=_LOCKED):
                self._register()
                return self._endpoint(self._running() or self._start())
        except filelock.Timeout as error:
            raise self._failure("store.engine_locked") from error
        except BaseException:
            self.leave()
            raise

    def leave(self) -> None:
        """Use it no more; its supervisor stops the engine when nobody is left."""
        if self._client is not None:
            self._client.unlink(missing_ok=True)
            self._client = None

    def check(self) -> None:
        """Raise UserError when the disk is too full to write to."""
        check_space(self._folder)

    def _register(self) -> None:
        own = psutil.Process()
        name = f"{own.pid}-{own.create_time():.2f}-{secrets.token_hex(4)}"
        self._client = self._folder / supervisor.CLIENTS / name
        self._client.touch(mode=0o600)

    def _running(self) -> dict[str, Any] | None:
        """State of an engine that answers; one that is alive and does not is ended."""
        state = supervisor.read_state(self._folder)
        if state is None:
            return None
        engine = supervisor.process(state.get("pid"), state.get("started"))
        if engine is None:
            return None
        if not _answers(state):
            supervisor.stop(engine)
            return None
        keeper = supervisor.process(state.get("supervisor"), state.get("supervisor_started"))
        if keeper is None:
            self._supervise()
        return state

    def _start(self) -> dict[str, Any]:
        self._progress(message("store.starting"))
        write_launch(self._folder)
        keeper = self._supervise()
        end = time.monotonic() + _START
        while time.monotonic() < end:
            state = supervisor.read_state(self._folder)
            if state is not None and "pid" in state and _answers(state):
                return state
            if supervisor.process(*keeper) is None:
                raise self._failure("store.engine_died")
            time.sleep(_LOOK)
        raise self._failure("store.engine_slow")

    def _supervise(self) -> tuple[int, float]:
        log = self._folder / "log" / "supervisor.out"
        log.touch(mode=0o600)
        with log.open("a", encoding="utf-8") as out:
            child = subprocess.Popen(
                # -P: its neighbours in this folder are no modules of its.
                [sys.executable, "-P", supervisor.__file__, str(self._folder)],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        # It outlives us on purpose, and is not ours to wait for.
        child.returncode = 0
        return child.pid, psutil.Process(child.pid).create_time()

    def _endpoint(self, state: dict[str, Any]) -> Endpoint:
        return Endpoint(
            uri=f"bolt://{state['host']}:{state['port']}",
            user=state["user"],
            password=state["password"],
            database=state["database"],
            place=str(self._folder),
            own=True,
        )

    def _failure(self, key: str) -> UserError:
        log = str(self._folder / "log")
        return UserError(message(key, place=str(self._folder)), message(f"{key}.remedy", log=log))


def _answers(state: dict[str, Any]) -> bool:
    try:
        socket.create_connection((state["host"], state["port"]), timeout=1).close()
    except OSError:
        return False
    return True
