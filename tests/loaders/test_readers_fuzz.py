"""Files damaged and questions answered in any way: loaded whole, or refused in words."""

import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from graph.messages import UserError
from graph.texts import translator
from loaders.__main__ import TEXTS
from loaders.annotate import annotated

TABLE = "id,name,capacity,parent\nD1,工務局,5,\nD2,公園處,3.0,D1\nD3,水利　處,TBD,D2\n"
DATES = "id,title,due\nI1,路,03/04/2024\nI2,橋,107/05/25\nI3,港,2023-14-05\n"


def workbook() -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "departments"
    for line in TABLE.splitlines():
        sheet.append(line.split(","))
    sheet["C2"] = "=1+1"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


FILES = {
    "departments.csv": TABLE.encode(),
    "big5.csv": TABLE.replace("departments", "").encode("big5"),
    "wide.csv": TABLE.encode("utf-16"),
    "issues.csv": DATES.encode(),
    "book.xlsx": workbook(),
    "register.json": b'{"departments": [{"id": "D1", "name": "A"}], "people": [{"id": "P1"}]}',
    "register.yaml": b"departments:\n- {id: D1, name: A}\n- {id: D2, parent: D1}\n",
    "net.gexf": b'<gexf><graph><nodes><node id="a" label="A"/></nodes></graph></gexf>',
}
# Where it is damaged (a share of the file), how many bytes go, and what stands there instead.
DAMAGE = st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=8))
CUT = (0.7, 10**6, b"")
RUN = settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def damaged(content: bytes, damage: tuple[float, int, bytes]) -> bytes:
    where, gone, instead = damage
    at = int(where * len(content))
    return content[:at] + instead + content[at + gone :]


def tried(bring: Any, memory: Any, path: Path, **options: Any) -> Any:
    before, version = memory.register(), memory.version()
    try:
        report = bring(path, **options)
    except UserError as error:
        report = None
        for language in ("en", "zh-Hant", "zh-Hans"):
            translate = translator(language, TEXTS)
            translate.say(error.reason), translate.say(error.remedy)  # a KeyError were a crash
    if report is None or not report.written:
        assert memory.version() == version
        assert memory.register() is before
    else:
        assert all(each.rejected == 0 for each in report.counts.values())
    return report


@pytest.mark.parametrize("name", FILES)
@RUN
@given(damage=DAMAGE)
@example(damage=CUT)
@example(damage=(0.5, 0, b"\0"))
@example(damage=(0.3, 2, b"\xff\xfe"))
@example(damage=(0.9, 0, b'"'))
def test_a_damaged_file_is_loaded_whole_or_not_at_all(
    tmp_path: Path, bring: Any, memory: Any, name: str, damage: tuple[float, int, bytes]
) -> None:
    path = tmp_path / name
    path.write_bytes(damaged(FILES[name], damage))
    report = tried(bring, memory, path)
    if report is not None and path.suffix in (".csv", ".xlsx"):
        annotated(path, report, translator("zh-Hant", TEXTS))


TEXT = st.sampled_from(
    [
        *("03/04/2024", "99/05/25", "990525", "202403", "45231", "1070525", "31/12/99", "13/13/13"),
        *(
            "民國元年",
            "2024-02-30",
            "12/Mar/24 9:41 AM",
            "無",
            "24年5月6日",
            "０３／０４／２０２４",
            "1.1.1",
        ),
        *("財政局", "財 政局", "Ｆinance", "finance", "Finance Office", "finanse office", "", "x"),
    ]
)
ROWS = st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=1, max_size=6)
GIVEN = st.sampled_from(["dmy", "mdy", "ymd", "roc", "ym", "unknown", "same", "apart", "zlib"])


@settings(RUN, max_examples=12)
@given(rows=ROWS, answer=GIVEN)
@example(rows=[("財政局", "99/05/25", "x"), ("財 政局", "13/13/13", "財政局")], answer="same")
def test_questions_take_every_answer_or_refuse_it_in_words(
    tmp_path: Path, bring: Any, memory: Any, rows: list[tuple[str, str, str]], answer: str
) -> None:
    path = tmp_path / "source"
    path.mkdir(exist_ok=True)
    lines = "".join(f"I{at},{name},{day}\n" for at, (name, day, _) in enumerate(rows))
    units = "".join(
        f"{name or 'D'}{'' if name else at},{other}\n" for at, (name, _, other) in enumerate(rows)
    )
    (path / "issues.csv").write_text(f"id,title,due\n{lines}", "utf-8")
    (path / "departments.csv").write_text(f"id,name\n{units}", "utf-8")
    report = tried(bring, memory, path)
    if report is not None:
        for question in report.questions:
            tried(bring, memory, path, answers={question.id: answer})
        tried(bring, memory, path, answers={"date:*": answer, "merge:*": answer})
