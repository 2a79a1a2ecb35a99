"""Keeps the embedded engine: starts it, watches who uses it, stops it when nobody does.

A process of its own, run as a file and not as a module, so that it is light and starts at once:
it imports nothing of the product. It outlives the program that started it as long as another one
uses the engine, and an engine never outlives all its users for long, however they ended.

The data folder holds ``state.json`` (where the engine is), ``clients/`` (one empty file for each
user of the engine, ``<pid>-<start time>-<random>``) and ``engine.lock`` (held to start or stop).
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import filelock
import psutil

STATE, CLIENTS, LOCK, ARGUMENTS = "state.json", "clients", "engine.lock", "engine.args"
# Commands typed one after the other find the engine still there.
LINGER = 3.0
_LOOK = 0.25
_END = 15.0
# A process's start time is rounded differently from system to system.
_SAME_START = 2.0


def read_state(folder: Path) -> dict[str, Any] | None:
    """Return what is known of the engine; None when none has been started, or left no state."""
    try:
        state: dict[str, Any] = json.loads((folder / STATE).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return state


def write_state(folder: Path, state: dict[str, Any]) -> None:
    """Replace the state as a whole; only the owner can read it."""
    fresh = folder / f"{STATE}.new"
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        json.dump(state, file)
    fresh.replace(folder / STATE)


def process(pid: int | None, started: float | None) -> psutil.Process | None:
    """Return the process of that number if it is still the same one and alive."""
    if pid is None or started is None:
        return None
    try:
        found = psutil.Process(pid)
        same = abs(found.create_time() - started) < _SAME_START
        return found if same and found.status() != psutil.STATUS_ZOMBIE else None
    except psutil.Error:
        return None


def has_clients(folder: Path) -> bool:
    """Whether anybody uses the engine; files of users that are dead are removed."""
    used = False
    for file in (folder / CLIENTS).iterdir():
        pid, started, _ = file.name.split("-")
        if process(int(pid), float(started)) is None:
            file.unlink(missing_ok=True)
        else:
            used = True
    return used


def stop(engine: psutil.Process) -> None:
    """End the engine, by force when it does not go."""
    with contextlib.suppress(psutil.NoSuchProcess):
        engine.terminate()
        try:
            engine.wait(_END)
        except psutil.TimeoutExpired:
            engine.kill()
            engine.wait(_END)


def watch(folder: Path, engine: psutil.Process) -> None:
    """Return when the engine has died, or has been stopped since nobody uses it."""
    left = time.monotonic()
    lock = filelock.FileLock(folder / LOCK)
    while process(engine.pid, engine.create_time()) is not None:
        time.sleep(_LOOK)
        if not (folder / CLIENTS).is_dir():
            # Somebody has removed the folder: it has no users, and nothing to be kept.
            stop(engine)
        elif has_clients(folder):
            left = time.monotonic()
        elif time.monotonic() - left >= LINGER:
            # Somebody who starts holds the lock, and will have registered when it is free.
            with contextlib.suppress(filelock.Timeout), lock.acquire(timeout=0):
                if not has_clients(folder):
                    stop(engine)
                    (folder / STATE).unlink(missing_ok=True)
                    return


def main(folder: Path) -> None:
    """Start the engine of a folder, or take over one that runs, and watch it."""
    os.umask(0o077)
    state = read_state(folder) or {}
    engine = process(state.get("pid"), state.get("started"))
    if engine is None:
        with (folder / "log" / "engine.out").open("w", encoding="utf-8") as out:
            # What the engine writes where it stands, such as crash reports, stays in the folder.
            child = subprocess.Popen(
                [state["java"], f"@{folder / ARGUMENTS}"],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                cwd=folder / "log",
            )
        engine = psutil.Process(child.pid)
    state |= {"pid": engine.pid, "started": engine.create_time()}
    own = psutil.Process()
    state |= {"supervisor": own.pid, "supervisor_started": own.create_time()}
    try:
        write_state(folder, state)
        watch(folder, engine)
    except BaseException:
        # Whatever keeps it from being watched, an engine that nobody watches would never end.
        stop(engine)
        raise


if __name__ == "__main__":
    main(Path(sys.argv[1]))
