"""The engine's archive of loaded classes, with which it starts in less time.

Java writes down what a run loads and links, and maps that into memory at the next start (JEP 483,
JEP 514). An archive fits one runtime and its jars only: it is made where they are installed, once,
and a runtime that finds one that does not fit starts without it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from graph.messages import UserError, message
from graph.store import supervisor

ARCHIVE = Path(sys.prefix) / "engine.aot"
_OPTIONS = "JDK_JAVA_OPTIONS"  # read by Java itself, so that it reaches the engine as it is started
_END = 60.0  # seconds for the engine to end
_WRITE = 300.0  # seconds a slow machine may take to write the archive


def arguments(archive: Path = ARCHIVE) -> list[str]:
    """What the engine is started with: the archive, where one was made."""
    made = archive.is_file() and archive.stat().st_size > 0
    return [f"-XX:AOTCache={archive}"] if made else []


def record(work: Callable[[Path], None], archive: Path = ARCHIVE) -> None:
    """Make the archive from what the engine loads while ``work`` uses it.

    Parameters
    ----------
    work
        Opens a register in the folder it is given, uses it, and closes it.
    archive
        Where the archive goes; an earlier one is removed first.

    Raises
    ------
    UserError
        Java wrote none, with what it said.
    """
    archive.unlink(missing_ok=True)  # it would be used while the new one is made
    with TemporaryDirectory(prefix="engine-archive-") as name:
        folder = Path(name)
        seen, fresh = folder / "seen.conf", archive.with_suffix(".new")
        before = os.environ.get(_OPTIONS)
        os.environ[_OPTIONS] = f'-XX:AOTMode=record "-XX:AOTConfiguration={seen}"'
        try:
            work(folder / "data")
        finally:
            os.environ.pop(_OPTIONS) if before is None else os.environ.update({_OPTIONS: before})
        java = _ended(folder / "data")
        mode = ["-XX:AOTMode=create", f"-XX:AOTConfiguration={seen}", f"-XX:AOTCache={fresh}"]
        try:
            said = subprocess.run(
                [java, *mode, f"@{folder / 'data' / supervisor.ARGUMENTS}"],
                capture_output=True,
                text=True,
                timeout=_WRITE,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise _failure(f"> {error.timeout:.0f} s") from None
        if said.returncode or not fresh.is_file():
            raise _failure((said.stdout + said.stderr).strip()[-500:])
    fresh.replace(archive)


def _ended(data: Path) -> str:
    """Java's path, once the engine of a folder that nobody uses any more has ended."""
    state = supervisor.read_state(data) or {}
    end = time.monotonic() + _END
    while supervisor.process(state.get("pid"), state.get("started")) is not None:
        if time.monotonic() > end:
            raise _failure(f"> {_END:.0f} s")
        time.sleep(0.1)
    return str(state["java"])


def _failure(why: str) -> UserError:
    return UserError(message("store.archive", why=why), message("store.archive.remedy"))
