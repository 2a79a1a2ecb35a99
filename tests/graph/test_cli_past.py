"""History on the command line: shown, compared, undone; questions answered as of then."""

import json
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

import pytest

from graph.cli.run import run
from graph.plan import plan_upsert
from graph.store import Store
from graph.tables import frame

Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str], store: Store) -> Ask:
    """Run a command line on a department of three revisions: status, stdout, stderr."""
    for row in ({"id": "a", "name": "One"}, {"id": "a", "name": "Two"}, {"id": "b", "name": "丙"}):
        current = store.register()
        coming = {"departments": frame("departments", [row])}
        plan = plan_upsert(current.tables, coming, current.version)
        store.write(plan, who="ann", why="test")

    def asked(*arguments: str) -> tuple[int, str, str]:
        status = run(arguments, lambda settings, progress: nullcontext(store))
        said = capsys.readouterr()
        return status, said.out, said.err

    return asked


def said(answer: tuple[int, str, str]) -> Any:
    status, out, err = answer
    assert (status, err) == (0, "")
    return json.loads(out)


def test_history_of_a_revision_shows_old_and_new(ask: Ask) -> None:
    _, out, _ = ask("history", "2")
    assert out.splitlines()[-1].split()[-2:] == ["One", "Two"]
    (change,) = said(ask("history", "2", "--json"))["tables"]["departments"]["updated"]
    assert (change["before"]["name"], change["after"]["name"]) == ("One", "Two")


def test_diff_tells_what_is_created_updated_and_deleted(ask: Ask) -> None:
    forth = said(ask("diff", "1", "3", "--json"))["tables"]["departments"]
    assert [row["id"] for row in forth["created"]] == ["b"]
    assert len(forth["updated"]) == 1
    back = said(ask("diff", "3", "1", "--json"))["tables"]["departments"]
    assert [row["id"] for row in back["deleted"]] == ["b"]
    assert "丙" in ask("diff", "3", "1", "--language", "zh-Hant")[1]
    assert ask("diff", "2", "2")[1] == "Nothing differs.\n"


def test_undo_is_a_revision_and_can_be_undone(ask: Ask) -> None:
    assert said(ask("undo", "3", "--json")) == {"undone": 3, "revision": 4}
    assert said(ask("trash", "--json"))["trash"][0]["record"]["id"] == "b"
    assert "Departments: b" in ask("trash")[1]
    assert "revision 5" in ask("undo", "4", "--why", "needed")[1]
    assert ask("trash")[1] == "The trash is empty.\n"
    revisions = said(ask("history", "--json"))["revisions"]
    assert [each["why"] for each in revisions[:2]] == ["needed", "undo of revision 3"]


def test_an_undo_that_is_refused_says_why_and_changes_nothing(ask: Ask, store: Store) -> None:
    status, out, err = ask("undo", "1")
    assert (status, out) == (1, "")
    assert "Department “a” (revisions 2)" in err
    assert store.version() == 3


def test_a_question_as_of_a_revision_is_answered_from_what_was_known_then(ask: Ask) -> None:
    then = said(ask("show", "a", "--as-of", "1", "--json"))
    assert then["version"] == 1
    assert "One" in json.dumps(then)
    assert "Two" not in json.dumps(then)
    status, _, err = ask("show", "b", "--as-of", "2")
    assert (status, "Nothing in the register" in err) == (1, True)
    status, _, err = ask("workload", "--as-of", "2001-01-01")
    assert (status, "empty" in err, "--today" in err) == (1, True, True)
    assert said(ask("show", "b", "--as-of", "3", "--json"))["version"] == 3


def test_two_records_are_merged_after_a_look_and_come_apart_again(ask: Ask, store: Store) -> None:
    assert "a (Two) and b" not in ask("duplicates")[1]
    planned = said(ask("merge", "a", "b", "--dry-run", "--json"))
    assert (planned["revision"], store.version()) == (None, 3)
    assert [each["field"] for each in planned["differences"]] == ["name"]
    status, out, _ = ask("merge", "a", "丙", "--take", "name")
    assert (status, "revision 4" in out) == (0, True)
    assert store.register().tables["departments"].select("id", "name").rows() == [("a", "丙")]
    assert "Two" in json.dumps(said(ask("show", "a", "--as-of", "3", "--json")))
    ask("undo", "4")
    ask("redo", "4")
    ask("undo", "4")
    assert store.register().tables["departments"]["name"].to_list() == ["Two", "丙"]


def test_one_record_is_recovered_from_the_trash(ask: Ask, store: Store) -> None:
    ask("undo", "3")
    assert said(ask("recover", "departments", "b", "--json"))["revision"] == 5
    assert store.register().tables["departments"]["id"].to_list() == ["a", "b"]
    status, _, err = ask("recover", "departments", "b")
    assert (status, "not in the trash" in err) == (1, True)


def test_a_record_is_removed_into_the_trash_and_what_has_no_end_is_refused(
    ask: Ask, store: Store
) -> None:
    assert said(ask("remove", "departments", "b", "--json"))["revision"] == 4
    assert store.register().tables["departments"]["id"].to_list() == ["a"]
    assert "Departments: b" in ask("trash")[1]
    status, _, err = ask("end", "departments", "a")
    assert (status, "no last day" in err) == (1, True)
    status, _, err = ask("end", "memberships", "a", "--on", "soon")
    assert status == 1


def test_whoever_writes_may_be_named_and_say_why(ask: Ask) -> None:
    signature = ("--who", "Li Mei", "--why", "asked by the mayor")
    written = (
        ("undo", "3"),
        ("redo", "3"),
        ("edit", "departments", "a", "name=Three"),
        ("add", "departments", "id=c", "name=Four"),
        ("remove", "departments", "c"),
        ("recover", "departments", "c"),
        ("merge", "department:a", "department:c"),
        ("scenario", "save", "Two posts", "--capacity", "a", "150"),
        ("scenario", "delete", "Two posts"),
    )
    for command in written:
        status, _, err = ask(*command, *signature)
        assert (status, err) == (0, ""), command
        newest = said(ask("history", "--limit", "1", "--json"))["revisions"][0]
        assert (newest["who"], newest["why"]) == ("Li Mei", "asked by the mayor"), command


def test_a_difference_says_kinds_and_roles_of_a_key_in_the_readers_words(ask: Ask) -> None:
    assert ask("add", "issues", "id=I1", "title=Bridge")[0] == 0
    assert ask("add", "involvements", "issue=I1", "party=b", "role=consult")[0] == 0
    told = ask("diff", "4", "5", "--language", "zh-Hant")[1]
    assert "I1 / 單位 / b / 會辦" in told
