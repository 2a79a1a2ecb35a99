"""Whatever stands in an office's sheet is loaded or refused in words, and counts add up."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.messages import UserError
from graph.tables import Register
from loaders.prepare import prepare
from loaders.reading.delimited import read_delimited
from loaders.source import Source

HEADERS = (
    *("任务", "牵头单位", "配合单位", "完成时限", "责任人", "序号", "公務項目", "會辦機關"),
    *("Task", "PM", "IT", "", "A", "B", "Name", "Manager", "Email", "SupervisorEmail", "ID"),
    *("姓名", "帐号", "部门", "Summary", "Issue key", "Parent", "Labels", "Due date", "Assignee"),
    *("Inward issue link (Blocks)", "Actor", "Influence", "X Position", "X Salience", "Position"),
    *("'#A'", "'#P'", "'#M'", "'#D'"),
)
CELLS = (
    *(
        "",
        "A",
        "R",
        "A/R",
        "1",
        "0",
        "-3",
        "2.5",
        "等",
        "甲局、乙局等",
        "各有关单位",
        "甲局牵头，乙局配合",
    ),
    *(
        "2025年12月底前",
        "12/Mar/24 9:41 AM",
        "无",
        "'#D'",
        "'#M'",
        "'toll'",
        "X-1",
        "a@b",
        "a/b;c/d",
    ),
    *("、，；", "（", "\n", " ", "😀", "99999999999999999999", "NaN", "牵头单位：", "牵头", "/"),
)
grids = st.integers(1, 7).flatmap(
    lambda width: st.tuples(
        st.lists(st.sampled_from(HEADERS), min_size=width, max_size=width),
        st.lists(st.lists(st.sampled_from(CELLS), min_size=width, max_size=width + 1), max_size=6),
    )
)


@settings(max_examples=150, deadline=None)
@given(grids)
def test_a_sheet_is_loaded_or_refused_in_words(grid: tuple[list[str], list[list[str]]]) -> None:
    header, rows = grid
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *rows])
    source = Source(name="f", sheets=read_delimited(text.getvalue().encode(), "f.csv"))
    try:
        report = prepare(source, Register(0)).report
    except UserError:
        return
    for count in report.counts.values():
        assert count.read == count.created + count.updated + count.unchanged + count.rejected
