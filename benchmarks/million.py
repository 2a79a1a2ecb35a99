"""What a large organisation costs: validating, loading, reading, undoing."""

import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from benchmarks.bare import bare_write
from benchmarks.loading import Watched, loading
from benchmarks.organisation import organisation, write_organisation
from graph.settings import DatabaseSettings
from graph.store import open_store
from graph.tables import Register
from graph.undoing import undo
from loaders.load import load
from loaders.prepare import prepare
from loaders.reading import read_source

T = TypeVar("T")
ROWS, UNDONE = 1_000_000, 100_000
_MEMORY = 4096  # MiB that the loading process may take at its peak
_VALIDATION = 20.0  # seconds that validation may take


def million(rows: int = ROWS, undone: int = UNDONE) -> Iterator[tuple[str, str, str, float]]:
    """Figures of an organisation of so many rows, and of the undo of a load of so many.

    Each is what was measured, the figure, what stands beside it, and the ratio of the two.
    """
    with tempfile.TemporaryDirectory(prefix="stakeholders-million-") as name:
        folder = Path(name)
        tables = organisation(rows)
        write_organisation(folder / "files", tables)
        yield _validation(folder / "files", rows)
        cost = loading(folder / "files", folder / "data")
        settings = DatabaseSettings(folder=folder / "bare")
        with open_store(settings), Watched(settings.folder) as engine:
            bare = bare_write(settings, tables)
        processor = cost.own_seconds + cost.engine_seconds
        yield (
            f"load of {cost.rows:,} rows",
            f"{cost.seconds:.0f} s",
            f"bare writes {bare:.0f} s; processor {processor:.0f} s, bare {engine.seconds:.0f} s",
            cost.seconds / bare,
        )
        beside = f"loading process; engine {cost.engine_memory:,.0f} MiB; of {_MEMORY:,} allowed"
        yield "peak memory", f"{cost.own_memory:,.0f} MiB", beside, cost.own_memory / _MEMORY
        write_organisation(folder / "fewer", organisation(undone))
        yield _undo(folder / "fewer", folder / "undone", undone)


def _validation(files: Path, rows: int) -> tuple[str, str, str, float]:
    reading, source = _timed(lambda: read_source(files))
    own = time.process_time()
    seconds, _ = _timed(lambda: prepare(source, Register(0)))
    own = time.process_time() - own
    beside = (
        f"processor {own:.1f} s; of {_VALIDATION:.0f} s allowed; reading the files {reading:.1f} s"
    )
    return f"validation of {rows:,} rows", f"{seconds:.1f} s", beside, seconds / _VALIDATION


def _undo(files: Path, data: Path, rows: int) -> tuple[str, str, str, float]:
    with open_store(DatabaseSettings(folder=data)) as store:
        done, _ = _timed(lambda: load(files, store, who="bench", why="bench"))
        undone, _ = _timed(lambda: undo(store, 1, who="bench", why="bench"))
    return f"undo of {rows:,} rows", f"{undone:.1f} s", f"their load {done:.1f} s", undone / done


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    before = time.perf_counter()
    found = work()
    return time.perf_counter() - before, found
