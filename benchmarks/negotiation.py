"""A made-up negotiation of any size: every part of its page, and the search for trades."""

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from benchmarks.app import running_app
from benchmarks.organisation import write_organisation
from graph.measures.exchange import best_exchanges
from graph.settings import DatabaseSettings
from graph.store import open_store
from graph.tables import Tables, complete, frame
from loaders.load import load

PARTS = ("positions", "relations", "deals", "talks", "whatif", "brief", "entry")
_PARTIES, _ISSUES = 50, 20
_PAGE, _SEARCH = 2.0, 10.0  # seconds allowed
_LARGE = (200, 20)

Line = tuple[str, str, str, float]


def negotiation(folder: Path) -> Iterator[Line]:
    """Give what, figure, what it is beside, ratio."""
    write_organisation(folder / "files", parties_and_positions(_PARTIES, _ISSUES))
    with open_store(DatabaseSettings(folder=folder / "data")) as store:
        load(folder / "files", store, who="bench", why="bench")
    for part in PARTS:
        # A new app for each, so that nothing is remembered from another part.
        with running_app(folder / "data") as app:
            before = app.processor_seconds()
            # The first page has asked for the whole answer already; this one is asked anew.
            seconds = app.page("/negotiate", f"?lang=en&part={part}&confidential=0")
            own = app.processor_seconds() - before
        beside = f"{own:.2f} s of processor time, of {_PAGE:.0f} s allowed"
        yield f"negotiate, {part}, cold", f"{seconds:.2f} s", beside, own / _PAGE
    yield _search()


def parties_and_positions(parties: int, issues: int, seed: int = 1) -> Tables:
    """Tables of departments that all have a position on every issue, and influence each other."""
    random = np.random.default_rng(seed)
    names = [f"U{at:03d}" for at in range(parties)]
    matters = [f"M{at:02d}" for at in range(issues)]
    above = [{}, *({"parent": names[(at - 1) // 5]} for at in range(1, parties))]
    rows = {
        "departments": [
            {"id": n, "name": f"Unit {n}", **a} for n, a in zip(names, above, strict=True)
        ],
        "issues": [{"id": each, "title": f"Matter {each}"} for each in matters],
        "positions": [_position(random, name, matter) for name in names for matter in matters],
        "influences": [
            _influence(name, str(other), float(random.integers(1, 5)))
            for name in names
            for other in random.choice(names, 8, replace=False)
            if other != name
        ],
    }
    return complete({table: frame(table, each) for table, each in rows.items()})


def _position(random: np.random.Generator, party: str, issue: str) -> dict[str, object]:
    position = float(random.integers(0, 21) * 5)
    named = {"issue": issue, "party_kind": "department", "party": party, "as_of": "2026-01-05"}
    figures = {
        "position": position,
        "salience": round(float(random.uniform(0.1, 1)), 2),
        "power": round(float(random.uniform(0.1, 1)), 2),
        "confidence": round(float(random.uniform(0.5, 1)), 2),
    }
    if random.random() < 0.2:
        figures["bottom_line"] = (position + 50) / 2
    return {**named, **figures}


def _influence(one: str, two: str, strength: float) -> dict[str, object]:
    ends = {"source_kind": "department", "source": one, "target_kind": "department", "target": two}
    return {**ends, "strength": strength}


def _search() -> Line:
    random = np.random.default_rng(1)
    position = random.uniform(0, 100, _LARGE)
    salience, power = random.uniform(0.05, 1, (2, *_LARGE))
    before = time.process_time()
    found = best_exchanges(position, salience, power, None)
    seconds = time.process_time() - before
    what = f"trades of {_LARGE[0]} parties, {_LARGE[1]} issues"
    beside = f"{len(found):,} found, processor time, of {_SEARCH:.0f} s allowed"
    return what, f"{seconds:.2f} s", beside, seconds / _SEARCH
