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
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import psutil

from graph.store.supervisor import read_state

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class RunningApp:
    """Address, folder and process of an app, and the seconds it took to its first page."""

    url: str
    folder: Path
    process: psutil.Process
    start_seconds: float

    def page(self, path: str, search: str = "?lang=en") -> float:
        """Seconds that the server takes for a page's content."""
        body = json.dumps(_page_request(_page_callback(self.url), path, search)).encode()
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

    def processor_seconds(self) -> float:
        """Processor time of the app so far; on a shared machine it says more than the clock."""
        times = self.process.cpu_times()
        return float(times.user + times.system)

    def memory(self) -> tuple[float, float]:
        """Resident memory in MiB: the app's, and that of the database with its supervisor."""
        state = read_state(self.folder)
        assert state is not None
        own = [psutil.Process(state[name]) for name in ("pid", "supervisor")]
        return _resident([self.process]), _resident(own)


def _resident(processes: list[psutil.Process]) -> float:
    return sum(each.memory_info().rss for each in processes) / 2**20


@cache
def _page_callback(url: str) -> dict[str, Any]:
    """The callback that draws a page, as the app describes it to a browser."""
    with urllib.request.urlopen(f"{url}/_dash-dependencies", timeout=120) as response:
        described = json.loads(response.read())
    return next(each for each in described if each["output"].startswith("..page.children..."))


def _page_request(callback: dict[str, Any], path: str, search: str) -> dict[str, Any]:
    outputs = [each.rpartition(".") for each in callback["output"].strip(".").split("...")]
    known = {
        "location.pathname": path,
        "location.search": search,
        "shell-language.data": "en",
        "theme.forceColorScheme": "light",
    }

    def given(kind: str) -> list[dict[str, Any]]:
        return [
            {**each, "value": known.get(f"{each['id']}.{each['property']}")}
            for each in callback[kind]
        ]

    return {
        "output": callback["output"],
        "outputs": [{"id": name, "property": part} for name, _, part in outputs],
        "inputs": given("inputs"),
        "changedPropIds": ["shell-language.data"],
        "state": given("state"),
    }


@contextlib.contextmanager
def running_app(folder: Path) -> Iterator[RunningApp]:
    """Run the app over a database folder until the block is left."""
    command = [sys.executable, "-m", "dashboard", "--port", "0", "--no-sample"]
    command += ["--data", str(folder)]
    before = time.perf_counter()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = iter(process.stdout)
        url = next(found.group() for line in lines if (found := re.search(r"http://\S+:\d+", line)))
        with urllib.request.urlopen(url, timeout=60) as response:
            response.read()
        app = RunningApp(url, folder, psutil.Process(process.pid), 0.0)
        app.page("/")
        try:
            yield replace(app, start_seconds=time.perf_counter() - before)
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)
