"""Where the register is set for reading only, no command changes it, and every question answers."""

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from remembering import RememberingStore

from graph.cli.run import run
from loaders.__main__ import main

WRITING = (
    ("add", "people", "name=Ann"),
    ("edit", "departments", "roads", "name=Streets"),
    ("end", "memberships", "ann", "roads", "head", "--on", "2026-03-02"),
    ("remove", "departments", "parks"),
    ("merge", "roads", "parks"),
    ("undo", "1"),
    ("mark", "bridge", "parks", "sent"),
    ("scenario", "save", "Help", "--capacity", "parks", "20"),
)
READING = (
    ("show", "roads"),
    ("workload",),
    ("merge", "roads", "parks", "--dry-run"),
    ("whatif", "--capacity", "parks", "20"),
)


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> RememberingStore:
    monkeypatch.setenv("STAKEHOLDERS_READ_ONLY", "yes")
    kept = RememberingStore()
    kept.load(
        departments=[{"id": "roads", "capacity": 10.0}, {"id": "parks", "capacity": 40.0}],
        people=[{"id": "ann"}],
        memberships=[{"person": "ann", "department": "roads", "role": "head"}],
        issues=[{"id": "bridge", "owner": "roads"}],
    )
    return kept


@pytest.mark.parametrize("command", WRITING, ids=lambda command: command[0])
def test_a_command_that_writes_is_refused_with_the_remedy(
    store: RememberingStore, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    assert run(command, lambda settings, progress: nullcontext(store)) == 1  # type: ignore[arg-type]
    assert "set STAKEHOLDERS_READ_ONLY to no" in capsys.readouterr().err
    assert store.version() == 1


@pytest.mark.parametrize("command", READING, ids=lambda command: command[0])
def test_a_question_is_answered(store: RememberingStore, command: tuple[str, ...]) -> None:
    assert run(command, lambda settings, progress: nullcontext(store)) == 0  # type: ignore[arg-type]


def test_a_load_is_refused_before_its_file_is_read_and_a_dry_run_is_not(
    store: RememberingStore, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def load(name: str, *options: str) -> int:
        words: list[Any] = ["load", str(tmp_path / name), *options]
        return main(words, opener=lambda _: nullcontext(store))  # type: ignore[arg-type]

    assert load("nowhere.csv") == 1
    assert "set STAKEHOLDERS_READ_ONLY to no" in capsys.readouterr().err
    (tmp_path / "people.csv").write_text("id,name\nbo,Bo\n", "utf-8")
    assert load("people.csv", "--dry-run") == 0
    assert store.version() == 1
