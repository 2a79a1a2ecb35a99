"""Uploaded files are kept apart, bounded, and under names that lead nowhere else."""

import tempfile
from base64 import b64encode
from pathlib import Path

import pytest

from dashboard import uploads as module
from dashboard.uploads import Uploads
from graph.messages import UserError


def sent(content: bytes) -> str:
    return f"data:text/csv;base64,{b64encode(content).decode()}"


def test_one_file_is_found_as_a_file_and_several_as_a_folder() -> None:
    uploads = Uploads()
    one = uploads.path(uploads.keep(["issues.csv"], [sent(b"id\n1\n")]))
    assert (one.name, one.read_bytes()) == ("issues.csv", b"id\n1\n")
    several = uploads.path(uploads.keep(["a.csv", "b.csv"], [sent(b"1"), sent(b"2")]))
    assert sorted(each.name for each in several.iterdir()) == ["a.csv", "b.csv"]
    uploads.close()
    assert not one.exists()


def test_an_app_without_an_upload_leaves_nothing_behind_and_one_that_ends_removes_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    uploads = Uploads()
    with pytest.raises(UserError):
        uploads.path("a-token-of-before")
    assert list(tmp_path.iterdir()) == []
    uploads.keep(["issues.csv"], [sent(b"1")])
    assert len(list(tmp_path.iterdir())) == 1
    del uploads  # nobody closes it
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["../../x.csv", "..\\..\\x.csv", "/etc/x.csv", "C:\\x.csv"])
def test_a_name_leads_out_of_no_folder(name: str) -> None:
    uploads = Uploads()
    path = uploads.path(uploads.keep([name], [sent(b"1")]))
    assert path.name == "x.csv"
    assert path.parent.parent == uploads._folder
    uploads.close()


def test_a_name_of_a_million_characters_is_shortened() -> None:
    uploads = Uploads()
    path = uploads.path(uploads.keep(["n" * 1_000_000 + ".csv"], [sent(b"1")]))
    assert len(path.name) < 200
    assert path.suffix == ".csv"
    uploads.close()


def test_what_is_too_large_or_broken_is_refused_and_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    uploads = Uploads()
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    for content, key in ((sent(b"x" * 11), "upload.large"), ("data:x;base64,@@", "upload.broken")):
        with pytest.raises(UserError) as refusal:
            uploads.keep(["x.csv"], [content])
        assert refusal.value.reason.key == key
    assert list(uploads._folder.iterdir()) == []
    uploads.close()


@pytest.mark.parametrize("token", ["", "nothing", "../..", "."])
def test_a_token_that_is_none_finds_nothing(token: str) -> None:
    uploads = Uploads()
    with pytest.raises(UserError):
        uploads.path(token)
    uploads.close()
