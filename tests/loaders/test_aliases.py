"""A file that still uses an id that was merged away means the party that was kept."""

from pathlib import Path
from typing import Any

import pytest
from remembering import RememberingStore

from graph.merging import merge
from loaders.export import export
from loaders.load import load

WORDS = {"who": "ann", "why": "test"}


@pytest.fixture
def store() -> RememberingStore:
    """A person P into whom Q has been merged, and a unit A into which B has been."""
    made = RememberingStore()
    made.load(
        departments=[{"id": "A", "name": "Works"}, {"id": "B"}, {"id": "C"}],
        people=[{"id": "P", "name": "Lin"}, {"id": "Q", "name": "LIN"}],
        issues=[{"id": "I"}],
    )
    made.write(merge(made.register(), "people", "P", "Q").plan, **WORDS)
    made.write(merge(made.register(), "departments", "A", "B").plan, **WORDS)
    return made


def loaded(store: RememberingStore, folder: Path, **tables: str) -> Any:
    for table, text in tables.items():
        (folder / f"{table}.csv").write_text(text, "utf-8")
    report = load(folder, store, **WORDS)
    assert not report.errors
    return report


def told(report: Any) -> list[str]:
    return [each.reason.key for each in report.problems]


def test_a_row_of_a_merged_party_is_left_out_told_and_counted(
    store: RememberingStore, tmp_path: Path
) -> None:
    report = loaded(store, tmp_path, people="id,name\nP,Lin\nQ,Somebody else\n")
    assert told(report) == ["load.alias.row"]
    assert report.counts["people"].unchanged == 2
    people = store.register().tables["people"].to_dicts()
    assert [(each["id"], each["name"]) for each in people] == [("P", "Lin")]


def test_relations_of_a_merged_party_are_the_kept_ones(
    store: RememberingStore, tmp_path: Path
) -> None:
    report = loaded(
        store,
        tmp_path,
        people="id\nQ\n",
        memberships="person,department,role\nQ,B,head\nP,A,head\nQ,C,staff\n",
        involvements="issue,party,role\nI,B,consult\nI,Q,inform\n",
        departments="id,parent\nC,B\n",
        influences="source,target\nB,A\n",
    )
    tables = store.register().tables
    assert tables["memberships"].select("person", "department", "role").rows() == [
        ("P", "A", "head"),
        ("P", "C", "staff"),
    ]
    assert sorted(tables["involvements"]["party"]) == ["A", "P"]
    assert tables["departments"].filter(id="C")["parent"].item() == "A"
    assert tables["influences"].is_empty()
    assert (report.counts["memberships"].created, report.counts["memberships"].unchanged) == (2, 1)
    assert report.counts["influences"].unchanged == 1


def test_without_merges_nothing_is_redirected(tmp_path: Path) -> None:
    store = RememberingStore()
    report = loaded(store, tmp_path, people="id\nQ\n", departments="id\nB\n")
    assert told(report) == []


def test_aliases_are_written_and_read_again(store: RememberingStore, tmp_path: Path) -> None:
    for name in ("out.xlsx", "out.zip", "out.json"):
        export(store.register(), tmp_path / name)
        again = RememberingStore()
        load(tmp_path / name, again, **WORDS)
        assert again.register().tables["people"].equals(store.register().tables["people"])


def test_a_party_that_has_the_id_itself_keeps_it(tmp_path: Path) -> None:
    store = RememberingStore()
    store.load(
        people=[
            {"id": "P", "also_known_as": "Q|Z"},
            {"id": "Q"},
            {"id": "R", "also_known_as": "Z"},
        ],
        departments=[{"id": "A"}],
    )
    loaded(store, tmp_path, memberships="person,department\nQ,A\n")
    assert store.register().tables["memberships"]["person"].to_list() == ["Q"]
