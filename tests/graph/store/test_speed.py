"""Sizes of real organisations are loaded in seconds. Bounds are loose: machines differ.

``pytest -o log_cli=true --log-cli-level=INFO`` shows the seconds.
"""

import logging
import time
from collections.abc import Iterator

import pytest
from polars.testing import assert_frame_equal

from graph.model import BY_TABLE
from graph.plan import plan_upsert
from graph.store import Store
from graph.tables import Tables, frame

LOG = logging.getLogger(__name__)


def organisation(units: int, issues: int, involvements: int) -> Tables:
    """An organisation of which one unit, the hub, takes part in half of everything."""

    def rows() -> Iterator[dict[str, object]]:
        for number in range(involvements):
            party = 0 if number % 2 else number % units
            yield {
                "issue": f"i{number % issues}",
                "party_kind": "department",
                "party": f"d{party}",
                "role": "consult",
                "effort": float(number % 7),
                "note": str(number),
            }

    return {
        "departments": frame("departments", ({"id": f"d{n}", "name": "局"} for n in range(units))),
        "issues": frame(
            "issues",
            ({"id": f"i{n}", "owner": f"d{n % units}", "title": "案"} for n in range(issues)),
        ),
        "involvements": frame("involvements", rows()),
    }


def load(store: Store, tables: Tables) -> tuple[float, float]:
    """Seconds of writing and of reading."""
    plan = plan_upsert(store.register().tables, tables, store.version())
    start = time.perf_counter()
    store.write(plan, who="t", why="t")
    written = time.perf_counter()
    stored = store.register().tables
    read = time.perf_counter()
    for table, rows in tables.items():
        assert_frame_equal(stored[table], rows.sort(BY_TABLE[table].key, nulls_last=False))
    return written - start, read - written


def test_ten_thousand_rows_are_written_and_read_in_seconds(any_store: Store):
    written, read = load(any_store, organisation(300, 1_500, 8_200))
    LOG.info("10,000 rows: %s, written %.1f s, read %.2f s", any_store.engine(), written, read)
    assert written < 30
    assert read < 10


@pytest.mark.slow
def test_a_hundred_thousand_relations_fit_one_transaction(store: Store):
    written, read = load(store, organisation(2_000, 5_000, 100_000))
    LOG.info("107,000 rows: %s, written %.1f s, read %.2f s", store.engine(), written, read)
    assert written < 120
    assert read < 30


@pytest.mark.slow
def test_ten_thousand_relations_are_updated_in_seconds(any_store: Store):
    tables = organisation(300, 1_500, 10_000)
    load(any_store, tables)
    rows = tables["involvements"].to_dicts()
    changed = frame("involvements", ({**row, "answer": "同意"} for row in rows))
    written, _ = load(any_store, {"involvements": changed})
    LOG.info("10,000 updates: %s, written %.1f s", any_store.engine(), written)
    assert written < 60
