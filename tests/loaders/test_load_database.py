"""Loads into a real database: whole or not at all, and the same again changes nothing."""

from pathlib import Path
from typing import Any

import pytest

from graph.tables import counts
from loaders.export import export
from loaders.load import load

DATA = Path("../shared/data")
pytestmark = pytest.mark.database


def bring(path: Path, store: Any, **options: Any) -> Any:
    return load(path, store, who="tester", why="test", **options)


def test_a_load_with_an_error_leaves_the_database_as_it_was(store: Any, folder: Any) -> None:
    bring(folder(departments="id,name\nD1,Works\n"), store)
    before = store.register()
    report = bring(folder(departments="id,name,capacity\nD1,Roads,1\nD2,Parks,many\n"), store)
    assert not report.written
    assert store.version() == before.version
    assert store.register().tables["departments"].equals(before.tables["departments"])


def test_good_rows_alone_are_one_revision(store: Any, folder: Any) -> None:
    path = folder(departments="id,capacity\nD1,20\nD2,many\n")
    assert bring(path, store, accept_partial=True).revision == 1
    assert store.register().tables["departments"]["id"].to_list() == ["D1"]


def test_a_date_that_comes_later_replaces_the_text_kept_in_its_place(
    store: Any, folder: Any
) -> None:
    bring(folder(issues="id,created,Floor\nI1,spring,3\nI2,spring,\n"), store)
    bring(folder(issues="id,created\nI1,2025-03\nI2,2025-04\n"), store)
    issues = store.register().tables["issues"].sort("id")
    assert issues["created"].to_list() == ["2025-03", "2025-04"]
    assert issues["extra"].to_list() == ['{"Floor": "3"}', None]


@pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not on this machine")
def test_k8s_is_stored_whole_and_a_second_load_writes_no_revision(
    store: Any, tmp_path: Path
) -> None:
    first = bring(DATA / "k8s", store)
    register = store.register()
    assert {t: n for t, n in counts(register.tables).items() if n} == {
        table: count.read for table, count in first.counts.items()
    }
    assert bring(DATA / "k8s", store).revision is None
    export(register, tmp_path / "out.zip")
    again = bring(tmp_path / "out.zip", store)
    assert again.written
    assert again.revision is None
    assert store.version() == first.revision == 1
