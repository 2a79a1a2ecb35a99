"""``python -m benchmarks``: what the product reaches on this machine, absolute and as ratios."""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.app import ROOT, RunningApp, running_app
from benchmarks.bare import bare_write
from benchmarks.drawing import SIZES, drawing
from benchmarks.killing import ROUNDS
from benchmarks.killing import main as killing
from benchmarks.machine import machine
from benchmarks.million import million
from benchmarks.negotiation import negotiation
from benchmarks.workload import whole, workload
from graph.settings import DatabaseSettings
from graph.store import open_store
from graph.store.supervisor import read_state
from graph.undoing import undo
from loaders.load import load
from loaders.samples import sample_path

_PAGES = (
    *("/", "/explore", "/explore?focus=issue:kep-3329", "/consult?issue=issue:kep-3329"),
    *("/workload", "/negotiate", "/data?table=involvements"),
)
_REPEATS = 15
_MEMORY = 1229  # MiB that app and database may take together


def main() -> int:
    """Print every figure, or with ``usual``, ``drawing``, ``million`` as argument only those.

    ``workload`` is the part of the usual ones that large made-up organisations are asked.
    After ``drawing`` may come how many nodes: ``drawing 2000 50000``.
    """
    for line in machine():
        print(line)
    if sys.argv[1:] == ["million"]:
        return _million()
    if sys.argv[1:2] == ["drawing"]:
        return _drawing(list(map(int, sys.argv[2:])) or SIZES)
    if sys.argv[1:] == ["workload"]:
        return _workload()
    usual = _usual()
    return usual if sys.argv[1:] == ["usual"] else _drawing() or _million() or usual


def _usual() -> int:
    """Print the figures of the sample, and of the organisation in ``../shared``, where present."""
    with tempfile.TemporaryDirectory(prefix="stakeholders-bench-") as folder:
        for line in _sample(Path(folder) / "sample"):
            print(line, flush=True)
        print("\nA made-up negotiation of 50 parties and 20 issues", flush=True)
        for what, figure, beside, ratio in negotiation(Path(folder) / "negotiation"):
            print(_line(what, figure, beside, ratio), flush=True)
        large = ROOT.parent / "shared" / "data" / "k8s"
        if not large.is_dir():
            print(f"The larger organisation is not on this machine ({large.name}); left out.")
            return 0
        for line in _large(Path(folder) / "large", large):
            print(line, flush=True)
    return _workload()


def _workload() -> int:
    """Print the figures of large made-up organisations: workload, its measures, consultation."""
    print("\nWorkload and consultation on made-up organisations", flush=True)
    for what, figure, beside, ratio in workload():
        print(_line(what, figure, beside, ratio), flush=True)
    return 0


def _drawing(sizes: Sequence[int] = SIZES) -> int:
    """Print the figures of the browser: drawing everything, and what pages weigh."""
    print("\nThe whole organisation in a headless browser without a graphics card", flush=True)
    with tempfile.TemporaryDirectory(prefix="stakeholders-drawing-") as folder:
        for what, figure, beside, ratio in drawing(Path(folder), sizes):
            print(_line(what, figure, beside, ratio), flush=True)
    return 0


def _million() -> int:
    """Print the figures of a million rows, and those of killing loads."""
    print("\nA made-up organisation of a million rows", flush=True)
    for what, figure, beside, ratio in million():
        print(_line(what, figure, beside, ratio), flush=True)
    print("\nLoads that are killed", flush=True)
    return killing(ROUNDS)


def _settings(folder: Path) -> DatabaseSettings:
    return DatabaseSettings(folder=folder)


def _sample(folder: Path) -> Iterator[str]:
    yield "\nSample organisation"
    with open_store(_settings(folder)) as store:
        load(sample_path(), store, who="bench", why="sample")
    _wait_for_engine(folder)
    before = time.perf_counter()
    with open_store(_settings(folder)) as store:
        store.version()
        alone = time.perf_counter() - before
    _wait_for_engine(folder)
    with running_app(folder) as app:
        start = app.start_seconds
        yield _line(
            "warm start to the first page",
            f"{start:.2f} s",
            f"database {alone:.2f} s",
            start / alone,
        )
        for page in ("/", "/workload", "/negotiate"):
            app.page(page)
        own, engine = app.memory()
        detail = f"app {own:.0f}, database {engine:.0f}; of {_MEMORY:,} MiB allowed"
        yield _line("memory", f"{own + engine:.0f} MiB", detail, (own + engine) / _MEMORY)
    _wait_for_engine(folder)


def _large(folder: Path, source: Path) -> Iterator[str]:
    yield "\nKubernetes governance"
    with open_store(_settings(folder)) as store:
        before = time.perf_counter()
        report = load(source, store, who="bench", why="bench")
        seconds = time.perf_counter() - before
        rows = sum(each.created for each in report.counts.values())
        before = time.perf_counter()
        register = store.register()
        reading = time.perf_counter() - before
        before = time.perf_counter()
        undo(store, 1, who="bench", why="bench")
        undoing = time.perf_counter() - before
        undo(store, 2, who="bench", why="bench")
    bare = bare_write(_settings(folder.with_name("bare")), register.tables)
    yield _line(
        f"load of {rows:,} rows", f"{seconds:.2f} s", f"bare writes {bare:.2f} s", seconds / bare
    )
    yield _line("read of all rows", f"{reading:.2f} s", f"load {seconds:.2f} s", reading / seconds)
    yield _line("undo of the load", f"{undoing:.2f} s", f"load {seconds:.2f} s", undoing / seconds)
    for each in whole(register):
        yield _line(*each)
    with running_app(folder) as app:
        for page in _PAGES:
            yield _page(app, page)
    _wait_for_engine(folder)


def _wait_for_engine(folder: Path) -> None:
    """Wait until the engine has stopped, so that the next start is a start."""
    while read_state(folder) is not None:
        time.sleep(0.1)


def _line(what: str, figure: str, beside: str, ratio: float) -> str:
    return f"  {what:34} {figure:>10}   {beside}, ratio {ratio:.2f}"


def _page(app: RunningApp, page: str) -> str:
    path, _, query = page.partition("?")
    search = f"?lang=en&{query}"
    cold = app.page(path, search)
    warm = statistics.median(app.page(path, search) for _ in range(_REPEATS))
    return _line(page, f"{1000 * warm:.0f} ms", f"first time {1000 * cold:.0f} ms", cold / warm)


if __name__ == "__main__":
    sys.exit(main())
