"""Drafts, marks and papers on the command line."""

import json
from contextlib import contextmanager

import pytest

from graph.cli.run import run
from graph.reasons import said_reason
from graph.tables import Register, complete, frame
from graph.texts import translator

TABLES = {
    "departments": [{"id": "works", "name": "Public Works"}, {"id": "legal", "name": "Legal"}],
    "people": [{"id": "mayor", "name": "Shen"}],
    "issues": [
        {"id": "wall", "title": "Flood wall", "owner": "works"},
        {"id": "old", "title": "Old wall", "owner": "works", "status": "closed"},
    ],
    "rules": [
        {
            "id": "r",
            "when_topic": "flood",
            "party_kind": "department",
            "party": "legal",
            "role": "consult",
            "days": 3.0,
            "waivable_by": "mayor",
        }
    ],
}


class Kept:
    """A store in memory that keeps the plans it was given."""

    def __init__(self):
        self.tables = complete({name: frame(name, rows) for name, rows in TABLES.items()})
        self.plans = []

    def register(self):
        return Register(7, self.tables)

    def version(self):
        return 7

    def revisions(self, limit=20):
        return []

    def write(self, plan, *, who, why):
        self.plans.append((plan, who, why))
        return 8


@pytest.fixture
def ask(capsys):
    """Run a command line: status, stdout, stderr, plans that were written."""

    def asked(*arguments):
        store = Kept()

        @contextmanager
        def opened(_settings, _progress=None):
            yield store

        status = run(arguments, opened)
        said = capsys.readouterr()
        return status, said.out, said.err, store.plans

    return asked


def test_a_draft_is_asked_about_without_an_issue(ask):
    draft = ("--title", "Pier", "--topics", "harbour", "flood", "--lead", "works")
    status, out, _, _ = ask("consult", *draft, "--depends-on", "wall", "--json")
    answer = json.loads(out)
    assert status == 0
    assert answer["summary"]["draft"] == "Pier"
    legal = next(row for row in answer["rows"] if row["id"] == "legal")
    assert (legal["tier"], legal["days"], legal["manner"]) == ("must", 3, "joint")


def test_a_mark_says_which_revision_holds_it_and_why_stands_in_the_history(ask):
    status, out, _, plans = ask(
        "mark", "wall", "legal", "sent", "--on", "2026-11-23", "--who", "Li"
    )
    assert status == 0
    assert "Revision 8" in out
    plan, who, why = plans[0]
    row = plan.tables["involvements"].created.to_dicts()[0]
    assert (row["party"], row["sent"], row["due"]) == ("legal", "2026-11-23", "2026-11-26")
    assert who == "Li"
    assert said_reason(why, translator("en")) == "Consultation of Legal on Flood wall: sent"


def test_a_mark_that_is_not_allowed_is_refused_with_what_would_be(ask):
    status, _, err, plans = ask("mark", "wall", "legal", "waived", "--by", "mayor")
    assert (status, plans) == (1, [])
    assert "No rule calls for Legal" in err


@pytest.mark.parametrize("ending", ["xlsx", "zip", "ics"])
def test_an_answer_is_written_to_the_file_that_is_named(ask, tmp_path, ending):
    file = tmp_path / f"round.{ending}"
    draft = ("--title", "Pier", "--topics", "flood", "--lead", "works")
    status, out, _, _ = ask("consult", *draft, "--out", str(file))
    assert status == 0
    assert str(file) in out
    assert file.stat().st_size > 100


def test_papers_on_a_closed_issue_are_written_with_a_word_on_it(ask, tmp_path):
    _, said_of_open, _, _ = ask("consult", "wall", "--out", str(tmp_path / "open.xlsx"))
    status, said_of_closed, _, _ = ask("consult", "old", "--out", str(tmp_path / "old.xlsx"))
    assert status == 0
    assert "is closed" in said_of_closed
    assert "is closed" not in said_of_open


def test_a_file_of_another_kind_is_refused(ask, tmp_path):
    status, _, err, _ = ask("consult", "wall", "--out", str(tmp_path / "list.pdf"))
    assert status == 1
    assert ".xlsx, .zip, .ics" in err


@pytest.mark.parametrize("command", ["consult", "order", "fewest", "approval", "unheard"])
def test_a_consultation_about_nothing_is_wrong_usage(ask, command):
    with pytest.raises(SystemExit) as leaving:
        ask(command)
    assert leaving.value.code == 2
