"""What a load does to the register: created, updated, unchanged, rejected, always adding up."""

import json
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from graph.report import TableCount

DEPARTMENTS = "id,name,capacity\nD1,Works,20\nD2,Parks,\n"


def column(memory: Any, table: str, name: str) -> list[object]:
    values: list[object] = memory.register().tables[table][name].to_list()
    return values


def codes(report: Any) -> list[str]:
    return [each.reason.key for each in report.problems]


def test_a_load_is_one_revision_with_who_why_and_source(
    folder: Any, bring: Any, memory: Any
) -> None:
    path = folder(departments=DEPARTMENTS)
    assert bring(path).revision == 1
    assert memory.reasons == [("tester", "test", str(path))]


def test_a_changed_value_is_updated_and_the_others_stay(
    folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(departments=DEPARTMENTS))
    report = bring(folder(departments="id,name\nD1,Roads\nD2,\nD3,Water\n"))
    assert report.counts["departments"] == TableCount(created=1, updated=1, unchanged=1)
    (change,) = report.changes
    assert (change.key, change.column, change.before, change.after) == (
        ("D1",),
        "name",
        "Works",
        "Roads",
    )
    stored = memory.register().tables["departments"].sort("id")
    assert stored["name"].to_list() == ["Roads", "Parks", "Water"]
    assert stored["capacity"].to_list() == [20, None, None]


def test_a_dry_run_writes_nothing_and_reports_the_same(
    folder: Any, bring: Any, memory: Any
) -> None:
    path = folder(departments=DEPARTMENTS)
    dry = bring(path, dry_run=True)
    assert memory.version() == 0
    assert not dry.written
    assert dry.counts == bring(path).counts


def test_good_rows_load_only_when_that_is_accepted(folder: Any, bring: Any, memory: Any) -> None:
    path = folder(departments="id,capacity\nD1,20\nD2,lots\n")
    assert not bring(path).written
    assert memory.version() == 0
    report = bring(path, accept_partial=True)
    assert report.counts["departments"] == TableCount(created=1, rejected=1)
    assert column(memory, "departments", "id") == ["D1"]


def test_a_row_that_refers_to_a_rejected_row_is_rejected_too(
    folder: Any, bring: Any, memory: Any
) -> None:
    path = folder(
        departments="id,parent,capacity\nD1,,lots\nD2,D1,\nD3,D2,\nD4,,\n",
        issues="id,title,owner\nI1,Bridge,D3\nI2,Park,D4\n",
    )
    report = bring(path, accept_partial=True)
    assert column(memory, "departments", "id") == ["D4"]
    assert column(memory, "issues", "id") == ["I2"]
    assert report.counts["departments"] == TableCount(created=1, rejected=3)
    assert codes(report).count("check.fallen") == 3


def test_a_rejected_row_of_a_stored_record_lets_others_refer_to_it(
    folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(departments="id\nD1\n"))
    path = folder(departments="id,capacity\nD1,lots\n", issues="id,owner\nI1,D1\n")
    assert bring(path, accept_partial=True).counts["issues"].created == 1


def test_ids_stay_text(folder: Any, bring: Any, memory: Any) -> None:
    bring(folder(departments="id,name\n007,x\n7.0,y\n1e5,z\n"))
    assert column(memory, "departments", "id") == ["007", "7.0", "1e5"]


def test_cells_of_a_workbook_are_text_as_it_shows_them(book: Any, bring: Any, memory: Any) -> None:
    rows = [
        ["id", "title", "created", "updated", "priority", "urgent"],
        [7, "Bridge", datetime(2025, 3, 9), date(2025, 3, 10), 1.5, True],
        ["007", "Park", "2025", datetime(2025, 3, 9, 14, 30), 2.0, False],
    ]
    report = bring(book(issues=rows))
    assert column(memory, "issues", "id") == ["7", "007"]
    assert column(memory, "issues", "created") == ["2025-03-09", "2025"]
    assert column(memory, "issues", "updated") == ["2025-03-10", "2025-03-09"]
    assert column(memory, "issues", "priority") == ["1.5", "2"]
    extras = [json.loads(str(each)) for each in column(memory, "issues", "extra")]
    assert extras == [{"urgent": "TRUE"}, {"urgent": "FALSE"}]
    # A number is no word for how soon an answer is due.
    told = ["check.priority", "check.priority", "load.further", "load.value.time"]
    assert sorted(codes(report)) == told


def test_a_number_shown_with_leading_zeros_keeps_them(
    tmp_path: Path, bring: Any, memory: Any
) -> None:
    from openpyxl import Workbook  # noqa: PLC0415

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "departments"
    sheet.append(["id", "name"])
    sheet.append([7, "Works"])
    sheet["A2"].number_format = "000"
    workbook.save(tmp_path / "book.xlsx")
    bring(tmp_path / "book.xlsx")
    assert column(memory, "departments", "id") == ["007"]


def test_chinese_sheets_and_headers_are_recognised(book: Any, bring: Any, memory: Any) -> None:
    bring(
        book(
            單位=[["編號", "單位名稱", "上級單位"], ["A", "工務局", None], ["B", "養護處", "A"]],
            任職=[["人員", "單位"], ["P1", "B"]],
            人員=[["編號", "姓名"], ["P1", "陳美"]],
        )
    )
    assert column(memory, "departments", "parent") == [None, "A"]
    assert column(memory, "memberships", "department") == ["B"]


@pytest.mark.parametrize(
    "text",
    [
        "id;name;kind\r\nD1;Works, roads;office\r\n",
        "id\tname\tkind\nD1\tWorks, roads\toffice\n",
        'id,name,kind\r\nD1,"Works, roads",office\n',
        "sep=;\r\nid;name;kind\r\nD1;Works, roads;office\r\n",
    ],
)
def test_separators_and_line_ends_are_found_out(
    text: str, folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(departments=text))
    assert column(memory, "departments", "name") == ["Works, roads"]
    assert column(memory, "departments", "kind") == ["office"]


@pytest.mark.parametrize(
    "text",
    [
        "id,name\nD1;a;b;c,Works\nD2;a;b;c,Roads\n",
        "Units, as of June\n\nid;name\nD1,a,b,c;Works\nD2,a,b,c;Roads\n",
    ],
)
def test_the_header_decides_what_separates_whatever_stands_in_the_cells(
    text: str, folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(departments=text))
    assert sorted(column(memory, "departments", "name")) == ["Roads", "Works"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_marked_encodings_are_read_without_a_word(
    encoding: str, folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(folder(encoding=encoding, departments="id,name\nD1,工務局\n"))
    assert column(memory, "departments", "name") == ["工務局"]
    assert not report.problems


def test_western_accents_are_told_from_chinese(folder: Any, bring: Any, memory: Any) -> None:
    report = bring(folder(encoding="cp1252", departments="id,name\nD1,Ministère de l’Économie\n"))
    assert column(memory, "departments", "name") == ["Ministère de l’Économie"]
    assert codes(report) == ["load.encoding.guessed"]


def test_a_named_encoding_is_taken_at_its_word(folder: Any, bring: Any, memory: Any) -> None:
    report = bring(
        folder(encoding="shift_jis", departments="id,name\nD1,東京\n"), encoding="shift_jis"
    )
    assert column(memory, "departments", "name") == ["東京"]
    assert not report.problems


@pytest.mark.parametrize("top", ["", "city/"])
def test_a_zip_of_csv_loads_with_and_without_a_top_folder(
    top: str, tmp_path: Path, bring: Any, memory: Any
) -> None:
    path = tmp_path / "city.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr(f"{top}departments.csv", DEPARTMENTS)
        packed.writestr(f"{top}notes/readme.md", "text")
        packed.writestr("__MACOSX/._departments.csv", b"\0\1")
    report = bring(path)
    assert column(memory, "departments", "id") == ["D1", "D2"]
    assert [each.values["file"] for each in report.skipped] == ["notes/readme.md"]


def test_a_single_csv_named_like_a_table_loads(folder: Any, bring: Any, memory: Any) -> None:
    bring(folder(departments=DEPARTMENTS) / "departments.csv")
    assert column(memory, "departments", "id") == ["D1", "D2"]


def test_a_sheet_without_a_table_name_is_recognised_by_its_columns(
    book: Any, bring: Any, memory: Any
) -> None:
    report = bring(book(Sheet1=[["id", "name", "parent", "kind"], ["D1", "Works", None, "office"]]))
    assert column(memory, "departments", "id") == ["D1"]
    assert codes(report) == ["load.recognised"]


def test_a_strange_sheet_beside_a_table_is_reported_as_left_alone(
    book: Any, bring: Any, memory: Any
) -> None:
    report = bring(book(departments=[["id"], ["D1"]], notes=[["hello"], ["world"]]))
    assert [each.key for each in report.skipped] == ["load.skipped.sheet"]
    assert report.written


def test_unknown_columns_are_kept_under_their_own_names(
    folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(departments="id,Cost Centre,電話\nD1,77,\nD2,,555\nD3,,\n"))
    extras = [each and json.loads(str(each)) for each in column(memory, "departments", "extra")]
    assert extras == [{"Cost Centre": "77"}, {"電話": "555"}, None]


def test_further_columns_of_two_files_join(folder: Any, bring: Any, memory: Any) -> None:
    bring(folder(departments="id,Floor\nD1,3\n"))
    bring(folder(departments="id,Phone\nD1,555\n"))
    bring(folder(departments="id,Phone\nD1,\n"))
    assert json.loads(str(column(memory, "departments", "extra")[0])) == {
        "Floor": "3",
        "Phone": "555",
    }
    assert memory.version() == 2


def test_a_date_that_comes_later_replaces_the_text_kept_in_its_place(
    folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(issues="id,created\nI1,spring 2025\n"))
    assert json.loads(str(column(memory, "issues", "extra")[0])) == {"created": "spring 2025"}
    bring(folder(issues="id,created\nI1,2025-03\n"))
    assert column(memory, "issues", "created") == ["2025-03"]
    assert column(memory, "issues", "extra") == [None]


def test_words_for_unknown_are_unknown_in_a_number_and_text_in_a_name(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(folder(departments="id,name,capacity\nD1,TBD,TBD\nD2,無,無\n"))
    assert column(memory, "departments", "name") == ["TBD", "無"]
    assert column(memory, "departments", "capacity") == [None, None]
    assert codes(report) == ["load.value.placeholder"] * 2


def test_an_owner_to_be_determined_is_unknown_unless_somebody_is_called_so(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(folder(departments="id\nD1\n", issues="id,owner\nI1,TBD\n"))
    assert codes(report) == ["load.value.placeholder"]
    assert column(memory, "issues", "owner") == [None]
    bring(folder(departments="id\nTBD\n", issues="id,owner\nI1,TBD\n"))
    assert column(memory, "issues", "owner") == ["TBD"]


def test_the_kind_of_a_party_follows_from_its_id(folder: Any, bring: Any, memory: Any) -> None:
    bring(folder(people="id\nP1\n", issues="id\nI1\n"))
    bring(
        folder(departments="id\nD1\n", involvements="issue,party,role\nI1,D1,lead\nI1,P1,author\n")
    )
    assert column(memory, "involvements", "party_kind") == ["department", "person"]


def test_an_id_that_two_tables_hold_needs_its_kind(folder: Any, bring: Any) -> None:
    report = bring(
        folder(
            people="id\nX\n",
            departments="id\nX\n",
            issues="id\nI1\n",
            involvements="issue,party,role\nI1,X,lead\n",
        )
    )
    assert codes(report) == ["check.ambiguous"]


def test_a_party_of_the_wrong_kind_is_an_error_that_says_so(folder: Any, bring: Any) -> None:
    report = bring(
        folder(
            people="id\nP1\n",
            issues="id\nI1\n",
            involvements="issue,party,party_kind,role\nI1,P1,department,lead\n",
        )
    )
    assert codes(report) == ["check.other_kind"]


def test_a_stance_beyond_its_range_is_an_error(folder: Any, bring: Any) -> None:
    report = bring(
        folder(
            departments="id\nD1\n",
            issues="id\nI1\n",
            positions="issue,party,stance\nI1,D1,1.5\n",
        )
    )
    assert codes(report) == ["check.range"]


def test_a_position_given_itself_stands_before_the_stance(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(
        folder(
            departments="id\nD1\nD2\n",
            issues="id\nI1\n",
            positions="issue,party,stance,position\nI1,D1,1,30\nI1,D2,-1,\n",
        )
    )
    assert column(memory, "positions", "position") == [30, 0]
    assert codes(report) == ["load.stance.differs"]


def test_blank_rows_are_passed_over_and_do_not_shift_row_numbers(folder: Any, bring: Any) -> None:
    report = bring(folder(departments="id,capacity\n\nD1,20\n , \nD2,lots\n"))
    assert report.counts["departments"].read == 2
    assert report.errors[0].place.row == 5


def test_a_table_without_rows_is_no_error(folder: Any, bring: Any, memory: Any) -> None:
    report = bring(folder(departments="id,name\n"))
    assert report.counts == {"departments": TableCount()}
    assert report.written
    assert memory.version() == 0


def test_progress_is_told_from_reading_to_comparing(folder: Any, bring: Any) -> None:
    stages: list[str] = []
    bring(folder(departments=DEPARTMENTS), progress=lambda stage, done, total: stages.append(stage))
    assert list(dict.fromkeys(stages)) == ["read", "convert", "check", "plan"]
