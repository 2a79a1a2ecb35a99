"""Taking a large load back takes no longer than two such loads."""

import logging
import time
from pathlib import Path

import polars as pl
import pytest

from graph.store import Store
from graph.undoing import undo
from loaders.load import load

LOG = logging.getLogger(__name__)
UNITS, ISSUES, INVOLVED = 1_000, 4_000, 95_000


@pytest.fixture
def organisation(tmp_path: Path) -> Path:
    """A folder of 100,000 rows, half of the relations at one unit."""
    tables = {
        "departments": {"id": [f"d{n}" for n in range(UNITS)], "name": ["局"] * UNITS},
        "issues": {
            "id": [f"i{n}" for n in range(ISSUES)],
            "owner": [f"d{n % UNITS}" for n in range(ISSUES)],
        },
        "involvements": {
            "issue": [f"i{n % ISSUES}" for n in range(INVOLVED)],
            "party": [f"d{0 if n % 2 else n % UNITS}" for n in range(INVOLVED)],
            "role": ["consult"] * INVOLVED,
            "note": [str(n) for n in range(INVOLVED)],
        },
    }
    for name, columns in tables.items():
        pl.DataFrame(columns).write_csv(tmp_path / f"{name}.csv")
    return tmp_path


@pytest.mark.slow
@pytest.mark.database
def test_undo_of_a_hundred_thousand_rows_takes_no_longer_than_two_loads(
    store: Store, organisation: Path
) -> None:
    start = time.perf_counter()
    assert load(organisation, store, who="t", why="t").revision == 1
    loaded = time.perf_counter()
    undo(store, 1, who="t", why="t")
    undone = time.perf_counter()
    LOG.info("100,000 rows: load %.1f s, undo %.1f s", loaded - start, undone - loaded)
    assert all(rows.is_empty() for rows in store.register().tables.values())
    assert undone - loaded <= 2 * (loaded - start)
