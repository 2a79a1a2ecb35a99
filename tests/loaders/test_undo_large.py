"""A large load is taken back whole; how long that takes is a matter of the benchmark."""

from pathlib import Path

import polars as pl
import pytest

from graph.store import Store
from graph.undoing import undo
from loaders.load import load

UNITS, ISSUES, INVOLVED = 300, 1_700, 28_000


@pytest.fixture
def organisation(tmp_path: Path) -> Path:
    """A folder of 30,000 rows, which is staged in batches, half of the relations at one unit."""
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
def test_a_load_of_thirty_thousand_rows_is_undone_whole(
    own_store: Store, organisation: Path
) -> None:
    assert load(organisation, own_store, who="t", why="t").revision == 1
    undo(own_store, 1, who="t", why="t")
    assert all(rows.is_empty() for rows in own_store.register().tables.values())
    assert own_store.version() == 2
