"""A load in a process of its own: ``python -m benchmarks.loading FILES DATA`` prints its cost."""

import json
import os
import resource
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from graph.settings import DatabaseSettings
from graph.store import open_store
from graph.store.supervisor import read_state
from loaders.load import load

_LOOK = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a load has cost.

    Parameters
    ----------
    rows
        Rows created.
    seconds, own_seconds, engine_seconds
        By the clock, and of processor time of the loading process and of the engine.
    own_memory, engine_memory
        Peaks of resident memory in MiB.
    """

    rows: int
    seconds: float
    own_seconds: float
    engine_seconds: float
    own_memory: float
    engine_memory: float


def loading(files: Path, data: Path) -> Cost:
    """Load in a process of its own, so that its peak of memory is its own."""
    command = [sys.executable, "-m", "benchmarks.loading", str(files), str(data)]
    done = subprocess.run(
        command, cwd=Path(__file__).parents[1], stdout=subprocess.PIPE, text=True, check=True
    )
    return Cost(**json.loads(done.stdout))


class Watched:
    """Processor time and peak memory of the engine of a folder, while inside."""

    def __init__(self, folder: Path) -> None:
        state = read_state(folder)
        assert state is not None
        self._engine = psutil.Process(state["pid"])
        self._end = threading.Event()
        self._watch = threading.Thread(target=self._look, daemon=True)
        self._before = 0.0
        self.memory = 0.0
        self.seconds = 0.0

    def __enter__(self) -> "Watched":
        """Begin to watch."""
        self._before = _seconds(self._engine)
        self._watch.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End it; ``memory`` (MiB) and ``seconds`` hold what was seen."""
        self._end.set()
        self._watch.join()
        self.seconds = _seconds(self._engine) - self._before

    def _look(self) -> None:
        while not self._end.wait(_LOOK):
            self.memory = max(self.memory, self._engine.memory_info().rss / 2**20)


def _seconds(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


def main(files: Path, data: Path) -> None:
    """Load, and print the cost as JSON."""
    with open_store(DatabaseSettings(folder=data)) as store, Watched(data) as engine:
        before, own = time.perf_counter(), time.process_time()
        report = load(files, store, who="bench", why="bench")
        seconds, own = time.perf_counter() - before, time.process_time() - own
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    cost = {
        "rows": sum(each.created for each in report.counts.values()),
        "seconds": seconds,
        "own_seconds": own,
        "engine_seconds": engine.seconds,
        "own_memory": peak / (2**20 if sys.platform == "darwin" else 2**10),
        "engine_memory": engine.memory,
    }
    os.write(sys.stdout.fileno(), json.dumps(cost).encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
