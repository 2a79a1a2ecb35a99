"""Usage and wrong usage are said in the reader's language, whatever argparse says of itself."""

import argparse
import inspect

import pytest

from graph.analyses import all_analyses
from graph.cli.parser import build_parser
from graph.cli.usage import SAID
from graph.texts import translator

WRONG = {
    ("consult", "I-1", "--bogus"): "無法辨識：--bogus",
    ("path",): "必須填寫：SOURCE, TARGET",
    (
        "workload",
        "--kind",
        "all",
    ): "參數 --kind：不接受 'all'；可用：'both', 'department', 'person'",
    ("consult", "I-1", "--limit"): "參數 --limit：後面須接一個值",
    ("consult", "I-1", "--limit", "few"): "參數 --limit：'few' 不是可用的數字",
}


@pytest.mark.parametrize("arguments", WRONG)
def test_wrong_usage_is_said_in_chinese(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        build_parser(all_analyses(), translator("zh-Hant")).parse_args(arguments)
    usage, *_, said = capsys.readouterr().err.splitlines()
    assert usage.startswith("用法：python -m graph")
    assert said.endswith(f"用法有誤：{WRONG[arguments]}")


def test_english_usage_is_as_argparse_has_it(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        build_parser(all_analyses(), translator("en")).parse_args(["path"])
    assert "error: the following arguments are required: SOURCE, TARGET" in capsys.readouterr().err


def test_its_texts_are_what_they_are_taken_for() -> None:
    source = inspect.getsource(argparse)
    assert [text for text in SAID if repr(text) not in source] == []
