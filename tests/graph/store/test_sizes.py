"""Sizes of real organisations are written and come back whole; ``make bench`` has the seconds."""

from collections.abc import Iterator

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from graph.model import BY_TABLE
from graph.plan import Plan, TablePlan, plan_upsert
from graph.store import Store
from graph.tables import Tables, frame


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


def load(store: Store, tables: Tables) -> None:
    """Write the tables, and find them in the register as they are."""
    plan = plan_upsert(store.register().tables, tables, store.version())
    store.write(plan, who="t", why="t")
    stored = store.register().tables
    for table, rows in tables.items():
        assert_frame_equal(stored[table], rows.sort(BY_TABLE[table].key, nulls_last=False))


def test_ten_thousand_rows_come_back_as_they_were_written(any_store: Store):
    load(any_store, organisation(300, 1_500, 8_200))


@pytest.mark.slow
def test_a_hundred_thousand_relations_come_back_as_they_were_written(own_store: Store):
    load(own_store, organisation(2_000, 5_000, 100_000))


@pytest.mark.slow
def test_ten_thousand_relations_are_updated_in_one_revision(roomy_store: Store):
    tables = organisation(300, 1_500, 10_000)
    load(roomy_store, tables)
    rows = tables["involvements"].to_dicts()
    changed = frame("involvements", ({**row, "answer": "同意"} for row in rows))
    load(roomy_store, {"involvements": changed})
    assert roomy_store.version() == 2


@pytest.mark.slow
def test_rows_of_long_texts_fit_the_messages_of_the_engine(roomy_store: Store):
    """A message holds 16 MiB; these texts are 21 MB, when they come and when they go."""
    rows = [{"id": f"i{number}", "note": "長文" * 20_000} for number in range(180)]
    load(roomy_store, {"issues": frame("issues", rows)})
    stored = roomy_store.register().tables["issues"]
    short = stored.with_columns(note=pl.lit("短"))
    none = frame("issues")
    plan = TablePlan(created=none, updated=short, before=stored, deleted=none)
    roomy_store.write(Plan(version=1, tables={"issues": plan}), who="t", why="t")
    assert_frame_equal(roomy_store.register().tables["issues"], short)
