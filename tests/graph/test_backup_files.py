"""A backup of an earlier version is read; one that lost something is not."""

import json
import zipfile
from pathlib import Path

import pytest
from remembering import RememberingStore

from graph.backup import backup_of, read_backup, write_backup
from graph.messages import UserError
from graph.model import BY_TABLE


@pytest.fixture
def written(tmp_path: Path) -> Path:
    store = RememberingStore()
    store.load(people=[{"id": "P", "name": "林"}])
    path = tmp_path / "register.zip"
    revisions = [vars(each) for each in store.revisions()]
    write_backup(path, backup_of(store.past(), revisions))
    return path


def without(path: Path, name: str, *, told: bool) -> Path:
    """The backup without one of its files, which the manifest may still tell of."""
    changed = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(changed, "w") as new:
        for each in old.namelist():
            content = old.read(each)
            if each == "manifest.json" and not told:
                manifest = json.loads(content)
                del manifest["files"][name]
                content = json.dumps(manifest).encode()
            if each != name:
                new.writestr(each, content)
    return changed


def test_a_table_that_came_later_is_empty_in_an_earlier_backup(written: Path) -> None:
    read = read_backup(without(written, "tables/scenarios.jsonl", told=False))
    assert read.past.tables["scenarios"].is_empty()
    assert read.past.tables["people"]["name"].to_list() == ["林"]


def test_a_column_that_came_later_is_unknown_in_an_earlier_backup(written: Path) -> None:
    # What nobody has filled is not written, so every backup lacks some columns of the model.
    with zipfile.ZipFile(written) as archive:
        assert "note_en" not in archive.read("tables/people.jsonl").decode()
    people = read_backup(written).past.tables["people"]
    assert people["note_en"].to_list() == [None]
    assert people.columns[:-1] == [*BY_TABLE["people"].columns, "extra"]


def test_a_table_that_the_manifest_tells_of_must_be_there(written: Path) -> None:
    with pytest.raises(UserError) as refusal:
        read_backup(without(written, "tables/people.jsonl", told=True))
    assert refusal.value.reason.key == "backup.damaged"


def test_a_backup_leaves_no_half_file_when_the_disk_fails(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = read_backup(written)

    def full(file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(UserError) as refusal:
        write_backup(written.with_name("second.zip"), backup)
    assert refusal.value.reason.key == "backup.unwritable"
    assert [each.name for each in written.parent.iterdir()] == [written.name]
