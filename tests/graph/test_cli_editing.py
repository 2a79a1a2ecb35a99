"""Records added and changed on the command line, against the revision that was looked at."""

import json
from contextlib import nullcontext

import pytest
from remembering import RememberingStore

from graph.cli.run import run


def test_an_edit_is_a_revision_and_what_changed_since_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    store = RememberingStore()
    store.load("2026-03-01", people=[{"id": "P-1", "name": "Li"}])

    def ask(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments, lambda settings, progress: nullcontext(store))  # type: ignore[arg-type]
        said = capsys.readouterr()
        return status, said.out, said.err

    status, out, _ = ask("edit", "people", "P-1", "name=Li Na", "--seen", "1", "--json")
    assert (status, json.loads(out)["revision"]) == (0, 2)
    status, _, err = ask("edit", "people", "P-1", "name=Li Mei", "--seen", "1")
    assert status == 1
    assert "Name was Li, is now Li Na" in err
    assert "--seen 2" in err
    status, out, _ = ask("add", "people", "name=Wu", "--json")
    assert (status, json.loads(out)["key"]) == (0, ["P-2"])
    status, _, err = ask("edit", "people", "P-1", "capacity=much")
    assert status == 1
    assert "no number" in err
    assert ask("edit", "people", "P-1", "id=P-9")[0] == 1
    assert ask("edit", "people", "P-1", "id=P-9", "--rename")[0] == 0
    status, _, err = ask("remove", "people", "P-2", "--seen", "2")
    assert (status, "has been changed" in err) == (1, True)
