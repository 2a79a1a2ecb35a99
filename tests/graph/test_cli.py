"""The command line answers every question, in words and as JSON, and says clearly why it cannot."""

import json
from contextlib import contextmanager
from dataclasses import dataclass

import pytest

from graph.analyses import all_analyses
from graph.cli.columns import clipped, pad, plain, table, width, wrapped
from graph.cli.run import run
from graph.fields import LANGUAGES
from graph.moments import minute_of
from graph.tables import Register, complete, frame

TABLES = {
    "departments": [
        {"id": "works", "name": "Public Works", "name_zh_hant": "工務局"},
        {"id": "legal", "name": "Legal Affairs", "name_zh_hant": "法制局"},
    ],
    "issues": [{"id": "wall", "title": "Flood wall", "title_zh_hant": "防洪牆", "owner": "works"}],
    "rules": [
        {"id": "r", "party_kind": "department", "party": "legal", "role": "consult", "days": 3.0}
    ],
}


@dataclass(frozen=True)
class Revision:
    number: int
    time: str
    who: str
    why: str


class FakeStore:
    """A store in memory."""

    def __init__(self, tables):
        self.tables = complete({name: frame(name, rows) for name, rows in tables.items()})

    def register(self):
        return Register(7, self.tables)

    def version(self):
        return 7

    def revisions(self, limit=20):
        return (
            [Revision(7, "2026-11-23T10:00:00", "ann", "load")]
            if self.tables["issues"].height
            else []
        )


@pytest.fixture
def ask(capsys):
    """Run a command line on a small organisation: status, stdout, stderr."""

    def asked(*arguments, tables=TABLES):
        @contextmanager
        def open_store(_settings, _progress):
            yield FakeStore(tables)

        status = run(arguments, open_store)
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return asked


def test_json_has_exactly_the_keys_of_every_analysis(ask):
    status, out, _ = ask("consult", "wall", "--json", "--today", "2026-11-23")
    said = json.loads(out)
    assert status == 0
    assert list(said)[:5] == ["analysis", "version", "parameters", "summary", "rows"]
    assert (said["analysis"], said["version"]) == ("consult", 7)
    assert said["parameters"]["issue"] == "issue:wall"
    legal = next(row for row in said["rows"] if row["id"] == "legal")
    assert {"id", "kind", "name", "score", "tier", "role", "reasons"} <= set(legal)
    assert (legal["tier"], legal["deadline"], legal["score"]) == ("must", "2026-11-26", None)


def test_in_words_every_row_stands_with_its_reasons_beneath(ask):
    status, out, err = ask("consult", "wall", "--today", "2026-11-23")
    lines = out.splitlines()
    at = next(i for i, line in enumerate(lines) if line.startswith("2  Legal Affairs (legal)"))
    assert (status, err) == (0, "")
    assert lines[at + 1].startswith("    - Rule")


def test_the_answer_is_said_in_the_language_asked_for(ask):
    _, out, _ = ask("consult", "防洪牆", "--language", "zh-Hant")
    assert "法制局（legal）" in out
    assert "必須" in out


def test_options_stand_before_or_behind_the_question(ask):
    assert ask("--json", "show", "wall")[1] == ask("show", "wall", "--json")[1]


@pytest.mark.parametrize(
    "question",
    [("workload",), ("conflicts",), ("conflicts", "wall"), ("path", "works", "legal")],
    ids=" ".join,
)
def test_every_question_is_answered(ask, question):
    status, out, _ = ask(*question, "--json")
    assert status == 0
    assert json.loads(out)["analysis"] == question[0]
    assert ask(*question)[0] == 0


def test_what_is_not_there_is_one_sentence_and_a_remedy_on_stderr(ask):
    status, out, err = ask("show", "legl")
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        "Nothing in the register is called “legl”.",
        "Did you mean Legal Affairs (legal)?",
    ]


def test_an_empty_register_says_how_to_load_one(ask):
    status, _, err = ask("workload", tables={})
    assert status == 1
    assert "python -m loaders load" in err


@pytest.mark.parametrize(
    "wrong",
    [
        (),
        ("nonsense",),
        ("consult",),
        ("consult", "wall", "--today", "tomorrow"),
        ("consult", "wall", "--limit", "0"),
        ("consult", "wall", "--limit", "many"),
        ("consult", "wall", "--half-life-days", "nan"),
        ("path", "a", "b", "--relations", "friend_of"),
        ("history", "--limit", "0"),
    ],
    ids=" ".join,
)
def test_wrong_usage_leaves_with_two(ask, wrong):
    with pytest.raises(SystemExit) as leaving:
        ask(*wrong)
    assert leaving.value.code == 2


def test_an_unknown_language_is_an_error_and_not_english(ask):
    status, _, err = ask("workload", "--language", "fr")
    assert status == 1
    assert "fr" in err


def test_lists_are_options_with_several_values(ask):
    status, out, _ = ask("path", "works", "legal", "--avoid", "wall", "r", "--json")
    assert status == 0
    assert json.loads(out)["parameters"]["avoid"] == ["issue:wall", "rule:r"]


def test_history_tells_the_revisions(ask):
    _, out, _ = ask("history")
    assert "ann" in out
    assert minute_of("2026-11-23T10:00:00+00:00") in out
    assert json.loads(ask("history", "--json")[1])["revisions"][0]["number"] == 7
    assert "Nothing has been written yet." in ask("history", tables={})[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_names_every_question_in_every_language(capsys, language):
    with pytest.raises(SystemExit) as leaving:
        run(["--language", language, "--help"], None)
    assert leaving.value.code == 0
    out = capsys.readouterr().out
    assert all(analysis in out for analysis in all_analyses())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_analysis_and_parameter_has_its_text_in_every_language(ask, language):
    status, out, _ = ask("analyses", "--language", language, "--json")
    assert status == 0
    listed = {each["id"]: each for each in json.loads(out)}
    for analysis in all_analyses().values():
        said = listed[analysis.id]["parameters"]
        assert [each["name"] for each in said] == [each.name for each in analysis.parameters]
        assert all(each["title"] and each["help"] for each in said)


def test_whoever_closes_the_pipe_early_gets_no_traceback(monkeypatch, tmp_path):
    reader = (tmp_path / "gone").open("w", encoding="utf-8")

    class Closed:
        """A standard output nobody reads."""

        def write(self, _text):
            raise BrokenPipeError

        def isatty(self):
            return False

        def fileno(self):
            return reader.fileno()

    @contextmanager
    def open_store(_settings, _progress):
        yield FakeStore(TABLES)

    monkeypatch.setattr("sys.stdout", Closed())
    assert run(["show", "wall"], open_store) == 0
    reader.close()


def test_a_chinese_character_takes_two_columns():
    assert width("防洪 ab") == 7
    assert pad("防", 4) == "防  "
    lines = list(table(["名", "n"], [["防洪牆", "1"], ["a", "22"]], [False, True]))
    assert [width(line) for line in lines] == [10, 10, 10, 10]


def test_long_texts_break_at_blanks_and_chinese_anywhere():
    assert list(wrapped("one two three four five six", 24, "")) == [
        "one two three four five",
        "six",
    ]
    assert [width(line) for line in wrapped("防" * 15, 20, "")] == [20, 10]


def test_what_does_not_fit_a_cell_is_cut_with_an_ellipsis():
    assert clipped("防洪牆", 6) == "防洪牆"
    assert clipped("防洪牆", 5) == "防洪…"


def test_data_cannot_steer_the_terminal():
    assert plain("a\x1b[31m\nb\u0007") == "a[31m b"
