"""Names of files that are taken out: what they are of, safe on every system."""

import re
from collections.abc import Callable
from urllib.parse import unquote

import pytest

from dashboard.app import create_app
from dashboard.context import Context
from dashboard.file_names import file_name, issues_of, subjects_of
from dashboard.views.exploration import read_query
from graph.settings import read_settings

END = "2026-11-27.docx"


def test_a_name_says_what_the_file_is_of_and_of_which_day() -> None:
    assert file_name("brief", ["issue:I-019"], END) == "brief-I-019-2026-11-27.docx"
    assert file_name("brief", [], END) == "brief-2026-11-27.docx"
    many = [f"I-{n}" for n in range(5)]
    assert file_name("brief", many, END) == "brief-I-0-I-1-I-2-and-2-more-2026-11-27.docx"


@pytest.mark.parametrize(
    "subject",
    [
        "issue:府工/字:第<1>號?",
        'a"b|c*d',
        "con",
        "x" * 300,
        "路" * 300,
        "..\\..\\etc",
        "a\nb\u202eexe",
    ],
)
def test_no_system_refuses_a_name(subject: str) -> None:
    name = file_name("consult", [subject], END)
    assert not re.search(r'[<>:"/\\|?*\s\x00-\x1f\u202e]', name)
    assert len(name.encode()) < 200
    assert name.startswith("consult-")
    assert name.endswith(f"-{END}")
    assert ".." not in name.removesuffix(END)


def test_chinese_stays_readable() -> None:
    assert file_name("set", ["誰依賴 資訊局"], END) == f"set-誰依賴-資訊局-{END}"


def test_addresses_say_what_a_file_is_of() -> None:
    assert issues_of({"issue": "issue:I-1|issue:I-2"}) == ["issue:I-1", "issue:I-2"]
    assert issues_of({"draft": "1", "title": "Pier"}) == ["draft", "Pier"]
    assert subjects_of(read_query({"focus": "issue:I"})) == ["issue:I"]
    assert subjects_of(read_query({"way": "issue:I|person:P|issue:J"})) == ["issue:I", "issue:J"]
    assert subjects_of(read_query({"ask": "led by Works", "focus": "issue:I"})) == ["led by Works"]
    assert subjects_of(read_query({"view": "whole"})) == ["whole"]
    assert subjects_of(read_query({})) == ["overview"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("brief.docx?issue=issue:I-19", "brief-I-19"),
        ("consult.xlsx?issue=issue:I-19", "consult-I-19"),
        ("consult.xlsx?draft=1&title=港 1", "consult-draft-港-1"),
        ("picture.svg?focus=issue:I-19", "explore-I-19"),
        ("set.xlsx?ask=issues", "set-issues"),
        ("register.xlsx?focus=department:處", "register-處"),
        ("table/consult/order.xlsx?part=order&issue=issue:I-19", "consult-order-I-19"),
    ],
)
def test_what_is_downloaded_is_called_so(
    context: Callable[..., Context], path: str, name: str
) -> None:
    held = context(
        departments=[{"id": "處", "name": "Works"}],
        issues=[{"id": "I-19", "title": "Quay", "owner": "處"}],
        positions=[{"issue": "I-19", "party_kind": "department", "party": "處", "position": 5.0}],
    )
    client = create_app(held, read_settings({})).server.test_client()
    with client.get(f"/download/{path}") as answer:
        assert answer.status_code == 200, answer.text
        said = answer.headers["Content-Disposition"]
    exact = re.search("filename\\*=UTF-8''(.+)", said) or re.search('filename="?([^"]+)"?', said)
    assert exact
    assert re.fullmatch(rf"{name}-\d{{4}}-\d\d-\d\d\.\w+", unquote(exact.group(1)))
