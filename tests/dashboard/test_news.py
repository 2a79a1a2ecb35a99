"""What is new since a revision: each record once, by table, with the way to it."""

import polars as pl

from dashboard.views.news import Item, news
from graph.history import CHANGES, REV, Past
from graph.projections import project
from graph.tables import Register, complete, frame
from graph.texts import translator


def past() -> Past:
    """A register of three revisions: Ann at first, then an issue, then Ann's note and her part."""
    tables = complete(
        {
            "people": frame("people", [{"id": "P", "name": "Ann", "note": "new"}]),
            "issues": frame("issues", [{"id": "I", "title": "Quay"}]),
            "involvements": frame(
                "involvements",
                [{"issue": "I", "party_kind": "person", "party": "P", "role": "lead"}],
            ),
            "positions": frame(
                "positions",
                [{"issue": "I", "party_kind": "person", "party": "P", "confidential": True}],
            ),
        }
    )
    made = {"people": 1, "issues": 2, "involvements": 3, "positions": 3}
    rows = {
        table: each.with_columns(pl.lit(made.get(table), pl.Int64).alias(REV))
        for table, each in tables.items()
    }
    change = {
        "revision": 3, "table": "people", "key": "P",
        "before": '{"id": "P", "name": "Ann", "note": "old"}',
        "after": '{"id": "P", "name": "Ann", "note": "new"}', "made": 1,
    }  # fmt: skip
    return Past(3, rows, pl.DataFrame([change], schema=CHANGES))


def told(since: int) -> dict[str, tuple[Item, ...]]:
    now = past()
    network = project(Register(now.version, now.now()))
    return {each.table: each.items for each in news(now, since, network, translator("en"))}


def test_nothing_is_new_since_the_last_revision() -> None:
    assert told(3) == {}


def test_a_changed_record_names_its_fields_and_a_relation_its_ends() -> None:
    found = told(2)
    assert found["people"] == (
        Item(change="updated", name="Ann", fields=("Note",), node="person:P"),
    )
    assert found["involvements"] == (Item(change="created", name="Ann → Quay", node="person:P"),)
    assert "issues" not in found


def test_earlier_revisions_add_what_they_made_and_confidential_positions_are_left_out() -> None:
    found = told(1)
    assert found["issues"] == (Item(change="created", name="Quay", node="issue:I"),)
    assert "positions" not in found
