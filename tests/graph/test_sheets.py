"""Workbooks of answers: typed cells, heads that stay, sheets that print."""

import io
from datetime import datetime

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from graph.sheets import Share, workbook

ROWS = [
    ["party", "asked on", "full", "days", "why"],
    ["=Works", "2026-11-27", Share(1.638), 540.7995223698983, "Rule.\nPath."],
    ["Parks", None, None, 0.0123, "2026-11"],
]


def sheet(about: str = "R&D") -> Worksheet:
    made = workbook({"Who: what?": ROWS}, notes={"Who: what?": ["No holidays."]}, about=about)
    (found,) = load_workbook(io.BytesIO(made)).worksheets
    return found


def test_days_figures_and_shares_are_typed_and_no_text_is_a_formula() -> None:
    cells = list(sheet().iter_rows(min_row=2, max_row=3))
    assert [cell.data_type for cell in cells[0]] == ["s", "d", "n", "n", "s"]
    assert cells[0][1].value == datetime(2026, 11, 27)
    assert [cell.number_format for cell in cells[0][2:4]] == ["0%", "#,##0.00"]
    assert [cell.value for cell in cells[1][1:]] == [None, None, 0.0123, "2026-11"]


def test_heads_are_frozen_filtered_and_come_again_on_each_sheet_of_paper() -> None:
    made = sheet()
    assert (made.title, made.freeze_panes) == ("Who- what-", "A2")
    assert made.auto_filter.ref == "A1:E3"
    assert made.print_title_rows == "$1:$1"
    assert (made.page_setup.orientation, made.page_setup.fitToHeight) == ("landscape", 0)
    assert made.oddHeader.left.text == "R&&D"


def test_what_is_unknown_or_assumed_is_said_below_the_rows() -> None:
    assert [row[0].value for row in sheet(about="").iter_rows(min_row=4)] == [None, "No holidays."]
