"""Workload on a made-up organisation: its answers, compiled measures beside networkx.

All in processor time.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import networkx as nx

from benchmarks.office import office
from benchmarks.organisation import organisation
from graph import backend
from graph.analyses import all_analyses
from graph.analyses._collaboration import ties
from graph.projections import Network, nodes_of_kind, project
from graph.tables import Register, Tables

ROWS = 111_000  # of them 100,000 relations
_SMALL = 10_000  # networkx needs minutes for more
_ANSWERS = ("workload", "forecast", "trend", "queue", "bottlenecks", "structure", "relief")
_ALLOWED = 10.0  # seconds for an answer at a hundred thousand relations
_ALLOWED_WHOLE = 1.0  # seconds for all of the page at nine thousand rows
_ALLOWED_CONSULT, _ALLOWED_LARGE_CONSULT = 0.1, 0.3  # seconds for one issue, of the two sizes
_ISSUES = 15  # asked about

# The worst case, where everything waits for everything, and one put together as offices are.
_SHAPES = {"drawn by chance": organisation, "by branches": office}

Line = tuple[str, str, str, float]


def workload(rows: int = ROWS) -> Iterator[Line]:
    """Give what, figure, what it is beside, ratio: each answer first asked, each measure."""
    for shape, make in _SHAPES.items():
        network = _network(make(rows))
        yield from _answers(network, shape)
        yield consulting(network, _ALLOWED_LARGE_CONSULT)
    yield from _measures(_network(organisation(_SMALL)))


def whole(register: Register) -> Iterator[Line]:
    """All that the workload page's parts ask of a register at first, and whom to consult."""
    network = project(register, date.today().isoformat())
    analyses = all_analyses()  # loaded when the app starts
    seconds = sum(
        _seconds(lambda name=name: analyses[name].answer(network))  # type: ignore[misc]
        for name in _ANSWERS
    )
    beside = f"of {_ALLOWED_WHOLE:.0f} s allowed"
    yield "all of the workload page, cold", f"{seconds:.2f} s", beside, seconds / _ALLOWED_WHOLE
    yield consulting(network)


def consulting(network: Network, allowed: float = _ALLOWED_CONSULT) -> Line:
    """Whom to consult on an issue: the median of some, after the weights were learned once.

    They are taken from the whole table, for in a made-up organisation the first ones may have the
    longest lists.
    """
    ask = all_analyses()["consult"].answer
    every = nodes_of_kind(network, "issue")
    first, *issues = every[:: max(1, len(every) // _ISSUES)][: _ISSUES + 1]
    cold = _seconds(lambda: ask(network, issue=first))
    warm = statistics.median(
        _seconds(lambda each=each: ask(network, issue=each)) for each in issues
    )  # type: ignore[misc]
    beside = f"of {1000 * allowed:.0f} ms allowed, the first of all {cold:.1f} s"
    return "whom to consult, warm", f"{1000 * warm:.0f} ms", beside, warm / allowed


def _network(tables: Tables) -> Network:
    return project(Register(1, tables), date.today().isoformat())


def _answers(network: Network, shape: str) -> Iterator[Line]:
    for name in _ANSWERS:
        seconds = _seconds(lambda name=name: all_analyses()[name].answer(network))  # type: ignore[misc]
        beside = f"of {_ALLOWED:.0f} s allowed, {shape}"
        yield f"{name}, first asked", f"{seconds:.2f} s", beside, seconds / _ALLOWED


def _measures(network: Network) -> Iterator[Line]:
    """The same measure by us and by networkx, one after the other in one run."""
    tied = ties(network)
    plain = tied.to_networkx()
    for name in ("betweenness_centrality", "constraint", "articulation_points", "bridges"):
        ours, theirs = getattr(backend, name), getattr(nx, name)
        one = _seconds(lambda ours=ours: _all(ours(tied)))  # type: ignore[misc]
        other = _seconds(lambda theirs=theirs: _all(theirs(plain)))  # type: ignore[misc]
        yield name, f"{1000 * one:.0f} ms", f"networkx {1000 * other:.0f} ms", other / one


def _all(found: Any) -> Any:
    return found if isinstance(found, dict) else list(found)


def _seconds(ask: Callable[[], object]) -> float:
    """Processor time: on a shared machine it says more than the clock."""
    before = time.process_time()
    ask()
    return time.process_time() - before
