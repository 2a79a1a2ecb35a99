"""The whole organisation drawn in a browser: ours, dash-cytoscape and Plotly scattergl.

The same nodes, places and links in one run: ours as the app draws them, through its own page.
"""

import contextlib
import itertools
import json
import re
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from benchmarks.app import ROOT, running_app
from benchmarks.browser import PATIENCE, answer, browser, first_frame, heap, opened, weight
from benchmarks.organisation import organisation, write_organisation
from graph.settings import DatabaseSettings
from graph.store import open_store
from graph.tables import Tables
from loaders.load import load

SIZES = (2_000, 10_000, 50_000)
_LINKS = 2.5  # for each node
_ALLOWED = {2_000: 0.75, 10_000: 0.3, 50_000: 0.3}  # of dash-cytoscape's first drawing
_DETAILS, _DETAILS_AT = 150.0, 10_000  # milliseconds, at so many nodes
_HEAP, _HEAP_AT = 150.0, 50_000  # megabytes, at so many nodes
_WEIGHT = 2.5  # megabytes of a first visit
_CLICKS = 3
_PAGES = ("/", "/explore", "/explore?view=whole", "/consult", "/workload", "/negotiate", "/data")

Line = tuple[str, str, str, float]


@dataclass(frozen=True)
class Drawer:
    """How one is driven: what is clicked, what says that all is drawn, where its nodes are.

    ``drawn`` and ``places`` are script; the second gives points relative to ``host``.
    """

    name: str
    button: str
    ready: str
    drawn: str
    host: str
    places: str
    details: str


OURS = Drawer(
    "ours",
    ".explore-views a",
    ".explore-views a",
    "window.__whole && __whole.nodes",
    "#explore-canvas",
    """(i => { const at = __whole.camera.at, n = __whole.nodes;
      return [n.x[i] * at.scale + at.left + 1, n.y[i] * at.scale + at.top + 1]; })""",
    "#explore-details .details-kind code",  # comes with the answer of the server
)
_CY = "((document.querySelector('#drawn .__________cytoscape_container') || {})._cyreg)"
CYTOSCAPE = Drawer(
    "dash-cytoscape",
    "#cytoscape",
    "#cytoscape",
    f"({_CY} || {{}}).cy && {_CY}.cy.nodes().length && !{_CY}.cy.animated()",
    "#cy",
    f"(i => {{ const at = {_CY}.cy.nodes()[i].renderedPosition(); return [at.x, at.y]; }})",
    "#details",
)
_PLOT = "document.querySelector('#graph .js-plotly-plot')"
SCATTERGL = Drawer(
    "scattergl",
    "#scattergl",
    "#scattergl",
    f"{_PLOT} && {_PLOT}.__drawn && {_PLOT}.querySelector('.gl-canvas-context')",
    "#graph",
    f"""(i => {{ const l = {_PLOT}._fullLayout, d = {_PLOT}.data[1];
      return [l.xaxis._offset + l.xaxis.d2p(d.x[i]), l.yaxis._offset + l.yaxis.d2p(d.y[i])]; }})""",
    "#details",
)


def drawing(folder: Path, sizes: Sequence[int] = SIZES) -> Iterator[Line]:
    """Give what, figure, what it is beside, ratio; nothing where there is no browser."""
    with browser() as found:
        if found is None:
            print("  There is no Chromium on this machine; left out.")
            return
        for size in sizes:
            yield from _size(found, folder / str(size), size, weighs=size == min(sizes))


def _size(found: Browser, folder: Path, size: int, *, weighs: bool) -> Iterator[Line]:
    write_organisation(folder / "files", few_links(size))
    with open_store(DatabaseSettings(folder=folder / "data")) as store:
        load(folder / "files", store, who="bench", why="bench")
    with running_app(folder / "data") as app:
        seconds, nodes = _placed(app.url)
        links = _unpacked(nodes, _fetched(f"{app.url}/explore/whole/links.json?lang=en")[1])
        if weighs:
            yield from _weights(found, app.url)
        ours = _measured(found, OURS, f"{app.url}/explore?lang=en", size)
    columns = {"nodes": nodes, "links": links}
    (folder / "columns.json").write_text(json.dumps(columns), encoding="utf-8")
    with _rivals(folder / "columns.json") as url:
        theirs = _measured(found, CYTOSCAPE, url, size)
        plotly = _measured(found, SCATTERGL, url, size)
    yield from _lines(size, len(links["src"]), seconds, (ours, theirs, plotly))


def few_links(size: int) -> Tables:
    """An organisation of so many things with :data:`_LINKS` relations for each of them."""
    tables = dict(organisation(10 * size))
    held = tables["memberships"].height + tables["issues"].height + tables["departments"].height - 1
    joined = tables["involvements"].unique(
        ["issue", "party_kind", "party"], keep="first", maintain_order=True
    )
    tables["involvements"] = joined.head(round(_LINKS * size) - held)
    kept = ("departments", "people", "issues", "memberships", "involvements")
    return {name: tables[name] for name in kept}


def _placed(url: str) -> tuple[float, Any]:
    """Seconds until all have a place, which is once for a state of the register; the nodes."""
    before = time.perf_counter()
    while True:
        status, nodes = _fetched(f"{url}/explore/whole/nodes.json?lang=en")
        if status == 200:
            return time.perf_counter() - before, nodes
        time.sleep(0.2)


def _unpacked(nodes: Any, links: Any) -> Any:
    """Links with their sources; places of nodes are counted from the same point."""
    for axis in ("x", "y"):
        middles = nodes["groups"][axis]
        nodes[axis] = [
            place + middles[home] for place, home in zip(nodes[axis], nodes["home"], strict=True)
        ]
    return links | {"src": list(itertools.accumulate(links["steps"]))}


def _fetched(address: str) -> tuple[int, Any]:
    with urllib.request.urlopen(address, timeout=120) as response:
        return response.status, json.load(response)


@dataclass(frozen=True)
class Measured:
    """Milliseconds to the first frame and to details, heap in megabytes.

    ``first`` is None where it was not drawn in time; ``details`` 0 where no click hit.
    """

    first: float | None
    details: float
    heap: float


def _measured(found: Browser, drawer: Drawer, address: str, size: int) -> Measured:
    firsts, heaps, details = [], [], []
    for turn in range(1 if size == SIZES[-1] else 2):
        with opened(found, address, drawer.ready) as page:
            page.evaluate(_WATCH_PLOTLY)
            first = first_frame(page, drawer.button, drawer.drawn)
            heaps.append(heap(page))
            if first is None:
                return Measured(None, 0.0, heaps[-1])
            firsts.append(first)
            if not turn:
                page.wait_for_timeout(1000)  # what comes after the first frame
                details = [_details(page, drawer, number) for number in range(_CLICKS)]
    answered = [each for each in details if each is not None] or [0.0]
    return Measured(*map(statistics.median, (firsts, answered, heaps)))


# Plotly says itself when it has drawn.
_WATCH_PLOTLY = """() => setInterval(() => {
  const plot = document.querySelector('#graph .js-plotly-plot');
  if (plot && plot.on && !plot.__watched) {
    plot.__watched = true;
    plot.on('plotly_afterplot', () => { plot.__drawn = true; });
    if (plot._fullLayout && plot._fullData.length) plot.__drawn = true;
  }
}, 5)"""


def _details(page: Page, drawer: Drawer, number: int) -> float | None:
    host = page.locator(drawer.host)
    host.scroll_into_view_if_needed()
    box = host.bounding_box()
    assert box is not None
    x, y = page.evaluate(f"{drawer.places}({number})")
    return answer(page, box["x"] + x, box["y"] + y, drawer.details)


@contextlib.contextmanager
def _rivals(columns: Path) -> Iterator[str]:
    command = [sys.executable, "-m", "benchmarks.rivals", str(columns)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            yield next(
                found.group()
                for line in process.stdout
                if (found := re.search(r"http://\S+:\d+", line))
            )
        finally:
            process.kill()


def _lines(
    size: int, links: int, seconds: float, measured: tuple[Measured, Measured, Measured]
) -> Iterator[Line]:
    ours, theirs, plotly = measured
    what = f"{size:,} nodes, {links:,} links"
    yield f"{what}: places", f"{seconds:.1f} s", "once for each state", seconds
    beside = f"dash-cytoscape {_drawn(theirs)}, scattergl {_drawn(plotly)}"
    if size in _ALLOWED:
        beside += f"; {_ALLOWED[size]} of dash-cytoscape allowed"
    late = 1000.0 * PATIENCE
    ratio = (ours.first or late) / (theirs.first or late)
    yield f"{what}: first frame", f"{_drawn(ours)} ms", beside, ratio
    beside = f"dash-cytoscape {_said(theirs.details)}, scattergl {_said(plotly.details)}"
    if size == _DETAILS_AT:
        beside += f"; {_DETAILS:.0f} ms allowed"
    ratio = ours.details / (theirs.details or _DETAILS)
    yield f"{what}: click to details", f"{_said(ours.details)} ms", beside, ratio
    beside = f"dash-cytoscape {theirs.heap:.0f}, scattergl {plotly.heap:.0f}"
    if size == _HEAP_AT:
        beside += f"; {_HEAP:.0f} MB allowed"
    yield f"{what}: heap", f"{ours.heap:.0f} MB", beside, ours.heap / theirs.heap


def _drawn(measured: Measured) -> str:
    return f"over {1000 * PATIENCE}" if measured.first is None else f"{measured.first:.0f}"


def _said(milliseconds: float) -> str:
    return f"{milliseconds:.0f}" if milliseconds else "not hit"


def _weights(found: Browser, url: str) -> Iterator[Line]:
    """What a first visit to each page receives, compressed, all of it from our own server."""
    for path in _PAGES:
        megabytes, others = weight(found, url, path)
        beside = f"of {_WEIGHT} MB allowed; requests to other hosts: {others}"
        yield f"first visit to {path}", f"{megabytes:.2f} MB", beside, megabytes / _WEIGHT
