"""What a backup holds comes back whole, in either engine, or nothing changes."""

import json
import zipfile
from contextlib import nullcontext
from dataclasses import asdict
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from graph.backup import Backup, backup_of, read_backup, write_backup
from graph.cli.run import run
from graph.history import Past
from graph.messages import UserError
from graph.plan import Plan, TablePlan, plan_upsert
from graph.settings import DatabaseSettings
from graph.store import Store, open_store
from graph.tables import frame
from graph.undoing import undo

ME = {"who": "林", "why": "test"}
ROWS: dict[str, list[dict[str, object]]] = {
    "departments": [
        {"id": "city", "name": "市\n府 😀", "capacity": 0.1},
        {"id": "works", "parent": "city", "extra": '{"n": null}'},
    ],
    "issues": [{"id": "007", "owner": "works"}],
    "positions": [
        {"issue": "007", "party_kind": "department", "party": "city", "confidential": False}
    ],
    "dependencies": [
        {"source_kind": "issue", "source": "007", "target_kind": "issue", "target": "ext:x"}
    ],
}


def put(store: Store, tables: dict[str, list[dict[str, object]]]) -> None:
    coming = {name: frame(name, rows) for name, rows in tables.items()}
    current = store.register()
    store.write(plan_upsert(current.tables, coming, current.version), **ME)


def fill(store: Store) -> None:
    """Four revisions: a load, an update, a deletion, and the undo of that."""
    put(store, ROWS)
    put(store, {"issues": [{"id": "007", "owner": "city", "effort": 2.5}]})
    none = frame("positions")
    gone = store.register().tables["positions"]
    plan = TablePlan(created=none, updated=none, before=none, deleted=gone)
    store.write(Plan(version=2, tables={"positions": plan}), **ME)
    undo(store, 3, **ME)


def content(store: Store) -> Backup:
    return backup_of(store.past(), (asdict(each) for each in store.revisions(1_000)))


def same(first: Backup, second: Backup) -> None:
    assert first.past.version == second.past.version
    for name, rows in first.frames().items():
        by = [each for each in rows.columns if each not in ("before", "after", "extra")]
        assert_frame_equal(rows.sort(by), second.frames()[name].sort(by))


def restore(store: Store, backup: Backup, **options: Any) -> int:
    return store.restore(backup.past, backup.revisions.to_dicts(), **ME, **options)


def test_a_backup_replaces_everything_and_its_history_can_still_be_undone(
    any_store: Store, tmp_path: Path
) -> None:
    fill(any_store)
    before = content(any_store)
    write_backup(tmp_path / "b.zip", before)
    put(any_store, {"people": [{"id": "later"}], "issues": [{"id": "007", "stage": "x"}]})
    assert restore(any_store, read_backup(tmp_path / "b.zip"), replace=True) == 6
    after = content(any_store)
    noted = after.revisions.filter(pl.col("number") <= 4)
    assert_frame_equal(noted, before.revisions)
    assert after.past.version == any_store.version() == 6
    same(before, Backup(Past(4, after.past.tables, after.past.changes), noted))
    undo(any_store, 2, **ME)
    assert any_store.register().tables["issues"]["owner"].to_list() == ["works"]


@pytest.mark.database
def test_a_backup_goes_from_one_engine_to_the_other_and_back_unchanged(
    store: Store, neo4j_settings: DatabaseSettings, tmp_path: Path
) -> None:
    fill(store)
    before = content(store)
    write_backup(tmp_path / "b.zip", before)
    with open_store(neo4j_settings) as server:
        held = server.version()
        number = restore(server, read_backup(tmp_path / "b.zip"), replace=True)
        assert number == (max(held, 4) + 1 if held else 4)
        there = content(server)
        back = Backup(Past(4, there.past.tables, there.past.changes), before.revisions)
        same(before, back)
        write_backup(tmp_path / "back.zip", back)
    assert restore(store, read_backup(tmp_path / "back.zip"), replace=True) == 5
    same(before, Backup(Past(4, store.past().tables, store.past().changes), before.revisions))


def test_a_register_that_is_not_empty_is_replaced_only_when_that_is_said(any_store: Store) -> None:
    fill(any_store)
    before = content(any_store)
    with pytest.raises(UserError, match="occupied"):
        restore(any_store, before)
    same(before, content(any_store))


def test_a_backup_that_cannot_be_brought_in_leaves_what_was(any_store: Store) -> None:
    fill(any_store)
    before = content(any_store)
    broken = dict(before.past.tables) | {"departments": before.past.tables["departments"].head(0)}
    past = Past(4, broken, before.past.changes)
    with pytest.raises(UserError, match="incomplete"):
        restore(any_store, Backup(past, before.revisions), replace=True)
    same(before, content(any_store))


def test_the_command_line_backs_up_and_restores(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fill(store)
    before, path = content(store), tmp_path / "whole.zip"

    def asked(*words: str) -> int:
        return run(words, lambda settings, progress: nullcontext(store))

    assert asked("backup", str(path)) == 0
    assert "up to revision 4" in capsys.readouterr().out
    assert asked("backup", str(path)) == 1
    assert asked("restore", str(path)) == 1
    assert "--replace" in capsys.readouterr().err
    assert asked("restore", str(path), "--replace", "--json") == 0
    assert json.loads(capsys.readouterr().out)["number"] == 5
    assert store.register_at(4).tables["issues"].equals(before.past.now()["issues"])


def test_a_damaged_backup_is_refused(store: Store, tmp_path: Path) -> None:
    fill(store)
    path = tmp_path / "b.zip"
    write_backup(path, content(store))
    assert [each.name for each in tmp_path.iterdir()] == ["b.zip"]
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(bad, "w") as changed:
        for name in whole.namelist():
            changed.writestr(name, whole.read(name).replace(b"works", b"parks"))
    (tmp_path / "cut.zip").write_bytes(path.read_bytes()[:-200])
    (tmp_path / "text.zip").write_text("no zip", encoding="utf-8")
    for name in ("bad.zip", "cut.zip", "text.zip"):
        with pytest.raises(UserError, match="damaged"):
            read_backup(tmp_path / name)
    with pytest.raises(UserError, match="unreadable"):
        read_backup(tmp_path / "none.zip")
