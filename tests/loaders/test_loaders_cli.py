"""``python -m loaders``: exit status, what is printed where, in three languages."""

import json
import re
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from remembering import RememberingStore

from graph.fields import LANGUAGES
from graph.texts import translator
from loaders.__main__ import TEXTS, main
from loaders.columns import table, width
from loaders.formats import all_loaders

GOOD = "id,name\nD1,Works\n"
BAD = "id,name,capacity\nD1,Works,many\nD2,Parks,3\n"


@pytest.fixture
def run(memory: Any, tmp_path: Path) -> Any:
    def command(*arguments: object) -> int:
        words = [str(each) for each in arguments]
        return main([*words, "--data", str(tmp_path / "data")], opener=lambda _: memory)

    return command


def test_a_good_load_ends_with_0_and_says_the_revision(
    run: Any, folder: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("load", folder(departments=GOOD)) == 0
    said = capsys.readouterr()
    assert "Written as revision 1." in said.out
    assert said.err == ""


def test_a_bad_row_ends_with_1_and_says_where_why_and_how_to_mend_it(
    run: Any, folder: Any, capsys: pytest.CaptureFixture[str], memory: Any
) -> None:
    assert run("load", folder(departments=BAD)) == 1
    said = capsys.readouterr()
    for part in ("departments.csv", "column capacity", "row 2", "many", "has to be a number"):
        assert part in said.out
    assert "Nothing was written" in said.err
    assert memory.version() == 0


def test_a_dry_run_with_errors_says_once_that_nothing_was_written_and_what_to_do(
    run: Any, folder: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("load", folder(departments=BAD), "--dry-run") == 1
    said = capsys.readouterr()
    assert (said.out + said.err).casefold().count("nothing was written") == 1
    assert "--accept-partial" in said.err


def test_good_rows_alone_load_when_asked(run: Any, folder: Any, memory: Any) -> None:
    assert run("load", folder(departments=BAD), "--accept-partial") == 0
    assert memory.register().tables["departments"]["id"].to_list() == ["D2"]


def test_a_dry_run_shows_old_and_new_and_writes_nothing(
    run: Any, folder: Any, capsys: pytest.CaptureFixture[str], memory: Any
) -> None:
    run("load", folder(departments=GOOD))
    assert run("load", folder(departments="id,name\nD1,Roads\n"), "--dry-run") == 0
    said = capsys.readouterr().out
    assert "D1 | Name: Works → Roads" in said
    assert "Dry run: nothing was written." in said
    assert memory.version() == 1


def test_the_first_twenty_of_a_kind_are_shown_and_all_on_request(
    run: Any, folder: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder(departments="id,capacity\n" + "".join(f"D{n},x\n" for n in range(30)))
    run("load", path)
    said = capsys.readouterr().out
    assert said.count("row ") == 20
    assert "and 10 more" in said
    run("load", path, "--all")
    assert capsys.readouterr().out.count("row ") == 30


def test_json_says_the_same_to_machines(
    run: Any, folder: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("load", folder(departments=BAD), "--json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["counts"]["departments"] == {
        "read": 2,
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "rejected": 1,
    }
    (problem,) = report["problems"]
    assert problem["code"] == "load.value.number"
    assert (problem["file"], problem["row"], problem["column"]) == (
        "departments.csv",
        2,
        "capacity",
    )
    assert report["written"] is False


def test_an_unreadable_path_is_one_sentence_and_a_remedy_on_stderr(
    run: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("load", tmp_path / "nowhere") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 2


def test_wrong_usage_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["load"], ["eat", "this"]):
        with pytest.raises(SystemExit) as raised:
            main(arguments)
        assert raised.value.code == 2
    assert "usage" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [["--help"], ["load", "--help"], ["export", "--help"]])
def test_help_says_what_a_command_does(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as raised:
        main(arguments)
    assert raised.value.code == 0
    assert "PATH" in capsys.readouterr().out


COMMANDS = ("load", "export", "template", "mapping", "mappings")


@pytest.mark.parametrize("command", ["", *COMMANDS])
@pytest.mark.parametrize("language", ["zh-Hant", "zh-Hans"])
def test_help_and_usage_are_said_in_chinese(
    command: str, language: str, monkeypatch: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STAKEHOLDERS_LANGUAGE", language)
    for wish in (["--help"], ["--bogus"]):
        with pytest.raises(SystemExit):
            main([*filter(None, [command]), *wish])
    said = capsys.readouterr()
    lines = [line.strip() for line in said.out.splitlines()]
    # What explains is Chinese; left are names of options, of values and of the commands.
    prose = [each for each in lines if re.search("[a-z]{3,} [a-z]{2,} [a-z]{2,}", each)]
    assert [each for each in prose if not each.startswith("用法：")] == []
    assert said.out.startswith("用法：python -m loaders")
    assert re.search("用法有[誤误]：", said.err)


def test_a_language_asked_for_counts_for_the_help_too(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["load", "--language", "zh-Hans", "--help"])
    assert "导入数据表" in capsys.readouterr().out


def test_what_every_command_takes_stands_before_its_name_or_behind_it(
    folder: Any, memory: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    load, told = ["load", str(folder(departments=BAD))], ["--language", "zh-Hant"]
    for arguments in ([*told, *load], [*load, *told]):
        assert main(arguments, opener=lambda _: memory) == 1
        assert "須為數字" in capsys.readouterr().out


def test_the_report_is_told_in_the_language_asked_for(
    run: Any, folder: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    run("load", folder(departments=BAD), "--language", "zh-Hant")
    said = capsys.readouterr()
    assert "退回" in said.out
    assert "須為數字" in said.out
    assert "什麼都沒有寫入" in said.err


def test_export_writes_what_was_loaded_and_says_what_it_left_out(
    run: Any, folder: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder(
        departments=GOOD,
        issues="id\nI1\n",
        positions="issue,party,confidential\nI1,D1,yes\n",
    )
    run("load", path)
    capsys.readouterr()
    assert run("export", tmp_path / "out.xlsx") == 0
    assert "1 confidential position was left out" in capsys.readouterr().out
    assert run("export", tmp_path / "out.xlsx") == 1
    assert "--force" in capsys.readouterr().err
    assert run("export", tmp_path / "out.xlsx", "--force", "--confidential") == 0
    assert "left out" not in capsys.readouterr().out


def test_a_value_cannot_command_the_terminal(
    run: Any, folder: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    run("load", folder(departments="id,capacity\nD1,\x1b]0;owned\x07\n"))
    assert "\x1b" not in capsys.readouterr().out


def test_who_and_why_are_recorded(run: Any, folder: Any, memory: Any) -> None:
    run("load", folder(departments=GOOD), "--who", "陳美", "--why", "月報")
    assert memory.reasons[0][:2] == ("陳美", "月報")


def test_chinese_counts_as_two_columns_wide() -> None:
    assert width("單位 D1") == 7
    lines = table([["單位", "1"], ["Departments", "20"]])
    assert lines == ["單位          1", "Departments  20"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_loader_has_its_name_and_help_in_every_language(language: str) -> None:
    translate = translator(language, TEXTS)
    for identifier in all_loaders():
        assert translate(f"format.{identifier}")
        assert translate(f"format.{identifier}.help")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_is_written_in_the_language_asked_for(
    run: Any, tmp_path: Path, memory: Any, language: str
) -> None:
    assert run("template", tmp_path / "out.xlsx", "--language", language) == 0
    assert run("load", tmp_path / "out.xlsx", "--language", language) == 0
    assert memory.version() == 1
    assert run("template", tmp_path / "out.xlsx") == 1


def test_a_selection_is_exported_in_the_format_asked_for(
    run: Any, folder: Any, tmp_path: Path
) -> None:
    run("load", folder(departments="id,name\nD1,Works\nD2,Parks\n", people="id\nP1\n"))
    path = tmp_path / "out.json"
    assert run("export", path, "--focus", "Works", "--depth", 2, "--table", "departments") == 0
    assert json.loads(path.read_text("utf-8")) == {"departments": [{"id": "D1", "name": "Works"}]}
    assert run("export", path, "--format", "kumu", "--force") == 0
    assert len(json.loads(path.read_text("utf-8"))["elements"]) == 3
    with pytest.raises(SystemExit):
        run("export", path, "--depth", "-1")


def test_an_export_as_of_a_revision_holds_what_was_known_then(tmp_path: Path) -> None:
    store = RememberingStore()
    for day, name in (("2026-03-10", "Before"), ("2026-07-01", "After")):
        store.load(day, departments=[{"id": "A", "name": name}])

    def export(*arguments: str) -> int:
        return main(["export", *arguments], opener=lambda _: nullcontext(store))

    for moment, name in (("1", "Before"), ("2026-06", "Before"), ("2026-07-01", "After")):
        out = tmp_path / f"{moment}.json"
        assert export(str(out), "--as-of", moment) == 0
        assert json.loads(out.read_text())["departments"][0]["name"] == name
    assert export("x.json", "--as-of", "9") == 1
