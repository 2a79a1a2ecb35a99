"""What systems and libraries say is told in the reader's language, with the place they name."""

import io
import json
import zipfile

import pytest
from defusedxml import ElementTree

from graph.causes import known_cause
from graph.messages import Message
from graph.texts import translator


def told(error: Exception, language: str) -> str:
    cause = known_cause(error)
    assert isinstance(cause, Message)
    return translator(language).say(cause)


def test_what_is_no_zip_is_said_so_in_chinese():
    with pytest.raises(zipfile.BadZipFile) as raised:
        zipfile.ZipFile(io.BytesIO(b"not a zip"))
    assert told(raised.value, "zh-Hant") == "不是 zip 檔"


def test_a_missing_file_is_told_by_its_number_whatever_the_system_speaks(tmp_path):
    with pytest.raises(FileNotFoundError) as raised:
        (tmp_path / "none").read_bytes()
    assert told(raised.value, "zh-Hans") == "找不到该文件或文件夹"


def test_the_place_of_a_fault_is_kept():
    with pytest.raises(ElementTree.ParseError) as raised:
        ElementTree.fromstring("<a>\n<b></a>")
    assert told(raised.value, "zh-Hant") == "起始與結束標籤不成對（第 2 行，第 5 字）"
    with pytest.raises(json.JSONDecodeError) as fault:
        json.loads('{"a":')
    assert told(fault.value, "en") == "a value is missing (line 1, column 6)"


def test_an_unknown_cause_is_told_as_it_was_said():
    assert known_cause(ValueError("something rare")) == "something rare"
