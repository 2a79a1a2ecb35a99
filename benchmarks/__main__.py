"""``python -m benchmarks``: what the product reaches on this machine, absolute and as ratios."""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.app import ROOT, RunningApp, running_app
from benchmarks.bare import bare_write
from benchmarks.machine import machine
from graph.settings import DatabaseSettings
from graph.store import open_store
from loaders.load import load
from loaders.samples import sample_path

_PAGES = (
    *("/", "/explore", "/explore?focus=issue:kep-3329", "/consult?issue=issue:kep-3329"),
    *("/workload", "/negotiate", "/data?table=involvements"),
)
_REPEATS = 15


def main() -> int:
    """Print every figure; the larger organisation comes from ``../shared`` where that is present."""
    for line in machine():
        print(line)
    with tempfile.TemporaryDirectory(prefix="stakeholders-bench-") as folder:
        for line in _sample(Path(folder) / "sample"):
            print(line, flush=True)
        large = ROOT.parent / "shared" / "data" / "k8s"
        if not large.is_dir():
            print(f"The larger organisation is not on this machine ({large.name}); left out.")
            return 0
        for line in _large(Path(folder) / "large", large):
            print(line, flush=True)
    return 0


def _settings(folder: Path) -> DatabaseSettings:
    return DatabaseSettings(folder=folder)


def _sample(folder: Path) -> Iterator[str]:
    yield "\nSample organisation"
    with open_store(_settings(folder)) as store:
        load(sample_path(), store, who="bench", why="sample")
    before = time.perf_counter()
    with open_store(_settings(folder)) as store:
        store.version()
        engine = time.perf_counter() - before
    with running_app(folder) as app:
        start = app.start_seconds
        yield f"  warm start to the first page  {start:6.2f} s   database alone {engine:.2f} s, ratio {start / engine:.2f}"
        for path in _PAGES[:2]:
            app.page(path.partition("?")[0])
        yield _memory(app)


def _memory(app: RunningApp) -> str:
    database = max(
        (each for each in app.descendants_and_engine()), key=lambda each: each.memory_info().rss
    )
    own, engine = app.memory(database)
    return f"  memory                        {own + engine:6.0f} MiB   app {own:.0f}, database {engine:.0f}; of 1,229 MiB {(own + engine) / 1228.8:.2f}"


def _large(folder: Path, source: Path) -> Iterator[str]:
    yield "\nKubernetes governance (9,338 rows)"
    with open_store(_settings(folder)) as store:
        before = time.perf_counter()
        report = load(source, store, who="bench", why="bench")
        seconds = time.perf_counter() - before
        rows = sum(each.created for each in report.counts.values())
        register = store.register()
    bare = bare_write(_settings(folder.with_name("bare")), register.tables)
    yield f"  load of {rows:,} rows            {seconds:6.2f} s   bare UNWIND writes {bare:.2f} s, ratio {seconds / bare:.2f}"
    with running_app(folder) as app:
        for page in _PAGES:
            yield _page(app, page)


def _page(app: RunningApp, page: str) -> str:
    path, _, query = page.partition("?")
    search = f"?lang=en&{query}"
    cold = app.page(path, search)
    warm = statistics.median(app.page(path, search) for _ in range(_REPEATS))
    return f"  {page:32} {1000 * warm:6.0f} ms  first time {1000 * cold:.0f} ms, ratio {cold / warm:.1f}"


if __name__ == "__main__":
    sys.exit(main())
