"""A running app to be measured: started by its command, asked over HTTP as a browser asks."""

import contextlib
import json
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class RunningApp:
    """Address and process of an app, and how long it took to its first page, in seconds."""

    url: str
    process: psutil.Process
    start_seconds: float

    def page(self, path: str, search: str = "?lang=en") -> float:
        """Seconds that the server takes for a page's content."""
        body = json.dumps(_page_request(path, search)).encode()
        request = urllib.request.Request(
            f"{self.url}/_dash-update-component",
            data=body,
            headers={"Content-Type": "application/json"},
        )
        before = time.perf_counter()
        with urllib.request.urlopen(request, timeout=120) as response:
            answered = response.read()
        seconds = time.perf_counter() - before
        if b'"page"' not in answered:
            raise RuntimeError(f"{path} was answered without a page: {answered[:200]!r}")
        return seconds

    def memory(self, database: psutil.Process) -> tuple[float, float]:
        """Resident memory of app and database in MiB."""
        return tuple(each.memory_info().rss / 2**20 for each in (self.process, database))  # type: ignore[return-value]


def _page_request(path: str, search: str) -> dict[str, Any]:
    outputs = (("page", "children"), ("navigation", "children"), ("page-shown", "data"))
    inputs = (
        ("location", "pathname", path),
        ("location", "search", search),
        ("shell-language", "data", "en"),
        ("theme", "forceColorScheme", "light"),
    )
    return {
        "output": f"..{'...'.join(f'{name}.{part}' for name, part in outputs)}..",
        "outputs": [{"id": name, "property": part} for name, part in outputs],
        "inputs": [{"id": n, "property": p, "value": value} for n, p, value in inputs],
        "changedPropIds": ["shell-language.data"],
        "state": [{"id": "page-shown", "property": "data", "value": None}],
    }


@contextlib.contextmanager
def running_app(folder: Path) -> Iterator[RunningApp]:
    """Run the app over a database folder until the block is left."""
    command = [sys.executable, "-m", "dashboard", "--port", "0", "--no-sample", "--data", str(folder)]
    before = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = iter(process.stdout)
        url = next(found.group() for line in lines if (found := re.search(r"http://\S+:\d+", line)))
        with urllib.request.urlopen(url, timeout=60) as response:
            response.read()
        app = RunningApp(url, psutil.Process(process.pid), 0.0)
        app.page("/")
        seconds = time.perf_counter() - before
        try:
            yield RunningApp(url, app.process, seconds)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
