"""``python -m graph`` as people run it: a process of its own on a real database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from graph.settings import DatabaseSettings
from graph.store import open_store

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.database


@pytest.fixture
def command(tmp_path):
    """Run a module of ours on an empty embedded database of its own."""
    environment = {name: value for name, value in os.environ.items() if "NEO4J" not in name}
    environment["STAKEHOLDERS_DATA"] = str(tmp_path / "data")

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def app_beside(tmp_path):
    """Hold the database open as the app does: the commands need not start the engine each."""
    with open_store(DatabaseSettings(folder=tmp_path / "data")):
        yield


@pytest.mark.usefixtures("app_beside")
def test_an_empty_database_tells_how_to_load_and_a_loaded_one_answers(command, tmp_path):
    empty = command("graph", "workload")
    assert (empty.returncode, empty.stdout) == (1, "")
    assert "python -m loaders load" in empty.stderr

    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "departments.csv").write_text("id,name\nworks,工務局\n", encoding="utf-8")
    (tables / "issues.csv").write_text("id,title,owner\nwall,防洪牆,works\n", encoding="utf-8")
    loaded = command("loaders", "load", str(tables))
    assert loaded.returncode == 0, loaded.stderr

    answer = command("graph", "consult", "防洪牆", "--json")
    said = json.loads(answer.stdout)
    assert answer.returncode == 0
    assert said["version"] == 1
    assert [(row["id"], row["tier"], row["role"]) for row in said["rows"]] == [
        ("works", "must", "lead")
    ]
    assert "工務局" in command("graph", "show", "wall").stdout
    assert str(tables.name) in command("graph", "history").stdout


def test_wrong_usage_needs_no_database(command, tmp_path):
    wrong = command("graph", "consult")
    assert wrong.returncode == 2
    assert "usage" in wrong.stderr
    assert not (tmp_path / "data").exists()
