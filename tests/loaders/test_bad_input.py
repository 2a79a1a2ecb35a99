"""Every kind of bad input: a clear error or a harmless load, and the register as it was."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.messages import Problem, UserError
from graph.texts import translator
from loaders import limits
from loaders.reading import archive, cells

LOCALES = Path(__file__).parents[2] / "loaders" / "locales"
GOOD = "id,name\nD1,Works\n"


def refused(bring: Callable[..., Any], path: Path) -> str:
    """Key of the error that a load ends with; its words exist in every language."""
    with pytest.raises(UserError) as raised:
        bring(path)
    for language in ("en", "zh-Hant", "zh-Hans"):
        translate = translator(language, LOCALES)
        assert translate.say(raised.value.reason)
        assert translate.say(raised.value.remedy)
    return raised.value.reason.key


def only_error(report: Any) -> Problem:
    assert not report.written
    assert report.revision is None
    (error,) = report.errors
    for language in ("en", "zh-Hant", "zh-Hans"):
        assert translator(language, LOCALES).problem(error)
    return error


def place(problem: Problem) -> tuple[Any, ...]:
    each = problem.place
    return (each.file, each.sheet, each.row, each.column, each.value)


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return path


def test_an_empty_folder_is_an_error(tmp_path: Path, bring: Any, memory: Any) -> None:
    assert refused(bring, tmp_path) == "load.nothing"
    assert memory.version() == 0


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path, bring: Any) -> None:
    assert refused(bring, tmp_path / "nowhere") == "load.unreadable"


def test_a_folder_of_strange_tables_is_an_error(folder: Any, bring: Any) -> None:
    assert refused(bring, folder(weather="day,rain\n1,2\n")) == "load.unrecognised"


def test_a_missing_column_refuses_the_file_and_names_the_column(folder: Any, bring: Any) -> None:
    report = bring(folder(departments="name,kind\nWorks,office\nParks,office\n"))
    error = only_error(report)
    assert error.reason.key == "load.column.missing"
    assert error.reason.values["column"] == "id"
    assert place(error)[:3] == ("departments.csv", None, 1)
    assert report.counts["departments"].rejected == 2


def test_a_wrong_type_names_file_row_column_and_value(folder: Any, bring: Any, memory: Any) -> None:
    report = bring(folder(departments="id,name,可用人力\nD1,Works,20\nD2,Parks,plenty\n"))
    error = only_error(report)
    assert place(error) == ("departments.csv", None, 3, "可用人力", "plenty")
    assert error.reason.key == "load.value.number"
    count = report.counts["departments"]
    assert (count.read, count.created, count.rejected) == (2, 1, 1)
    assert memory.version() == 0


def test_a_day_that_no_calendar_has_is_told_apart_from_what_is_no_date(
    folder: Any, bring: Any
) -> None:
    due = ["31.02.2026", "2026-02-30", "02/31/2026", "soon", "2028-02-29", "24.12.2026"]
    lines = "".join(f"I{at},{day}\n" for at, day in enumerate(due))
    report = bring(folder(issues="id,due\n" + lines))
    found = [(each.reason.key, each.place.row) for each in report.errors]
    no_day, no_date = "load.value.no_day", "load.value.date"
    assert found == [(no_day, 2), (no_day, 3), (no_day, 4), (no_date, 5)]


def test_two_versions_of_one_key_are_an_error_naming_both_rows(folder: Any, bring: Any) -> None:
    report = bring(folder(departments="id,name\nD1,Works\nD2,Parks\nD1,Roads\n"))
    assert [(e.reason.key, e.place.row, e.reason.values["other"]) for e in report.errors] == [
        ("check.doubled", 2, 4),
        ("check.doubled", 4, 2),
    ]
    assert report.counts["departments"].rejected == 2
    assert not report.written


def test_the_same_row_twice_is_a_warning_and_counts_as_unchanged(folder: Any, bring: Any) -> None:
    report = bring(folder(departments="id,name\nD1,Works\nD1,Works\n"))
    assert report.written
    count = report.counts["departments"]
    assert (count.read, count.created, count.unchanged) == (2, 1, 1)
    assert [each.reason.key for each in report.problems] == ["check.repeated"]


def test_an_unknown_reference_is_an_error_that_suggests_the_nearest_id(
    folder: Any, bring: Any
) -> None:
    report = bring(folder(departments=GOOD, issues="id,title,owner\nI1,Bridge,D-1\n"))
    error = only_error(report)
    assert error.reason.key == "check.unknown"
    assert error.remedy.values["nearest"] == "D1"
    assert place(error) == ("issues.csv", None, 2, "owner", "D-1")


def test_a_name_in_place_of_an_id_is_recognised_as_what_was_meant(folder: Any, bring: Any) -> None:
    report = bring(folder(departments=GOOD, issues="id,title,owner\nI1,Bridge,works\n"))
    assert only_error(report).remedy.values["nearest"] == "D1"


def test_an_unknown_target_of_a_dependency_may_be_marked_as_missing(
    folder: Any, bring: Any
) -> None:
    issues = "id,title\nI1,Bridge\n"
    error = only_error(bring(folder(issues=issues, dependencies="source,target\nI1,X77\n")))
    assert error.remedy.key == "check.unknown.outside.remedy"
    report = bring(folder(issues=issues, dependencies="source,target\nI1,missing:X77\n"))
    assert report.written
    keys = [each.reason.key for each in report.problems]
    assert keys == ["check.outside.all", "check.outside"]


def test_a_cycle_in_part_of_is_an_error_that_names_the_cycle(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(folder(departments="id,parent\nA,B\nB,C\nC,A\nD,C\n"))
    cycles = [each for each in report.errors if each.reason.key == "check.cycle"]
    assert [each.place.row for each in cycles] == [2, 3, 4]
    assert cycles[0].reason.values["cycle"] == "A → B → C → A"
    assert memory.version() == 0


def test_a_merged_title_row_above_the_header_is_passed_over(bring: Any, tmp_path: Path) -> None:
    from openpyxl import Workbook  # noqa: PLC0415

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "departments"
    sheet.append(["Departments of the city, as of March"])
    sheet.merge_cells("A1:C1")
    sheet.append([])
    sheet.append(["id", "name", "capacity"])
    sheet.append(["007", "Works", "many"])
    workbook.save(tmp_path / "book.xlsx")
    error = only_error(bring(tmp_path / "book.xlsx"))
    assert place(error) == ("book.xlsx", "departments", 4, "capacity", "many")


def test_a_title_row_above_a_csv_header_is_passed_over(folder: Any, bring: Any) -> None:
    report = bring(folder(departments=f"機關清單,,\n{GOOD}"))
    assert report.written
    assert report.counts["departments"].created == 1


@pytest.mark.parametrize("encoding", ["gb18030", "cp950"])
def test_a_chinese_encoding_is_told_and_said(
    encoding: str, folder: Any, bring: Any, memory: Any
) -> None:
    name = "发展和改革委员会" if encoding == "gb18030" else "都市發展局住宅企劃科"
    report = bring(folder(encoding=encoding, departments=f"id,name\nD1,{name}\n"))
    assert memory.register().tables["departments"]["name"].to_list() == [name]
    (warning,) = report.problems
    assert warning.reason.key == "load.encoding.guessed"
    assert name[0] in str(warning.reason.values["preview"])


def test_bytes_in_no_known_encoding_are_an_error(tmp_path: Path, bring: Any, memory: Any) -> None:
    path = tmp_path / "departments.csv"
    path.write_bytes(b"id,name\nD1,\xff\xfe\x81\x8d\x90\x9d\x81\n")
    assert refused(bring, path) == "load.encoding.unknown"
    assert memory.version() == 0


def test_nul_bytes_are_an_error(tmp_path: Path, bring: Any) -> None:
    path = tmp_path / "departments.csv"
    path.write_bytes(b"id,name\nD1,a\0b\n")
    assert refused(bring, path) == "load.binary"


@pytest.mark.parametrize(
    "name", ["../departments.csv", "/etc/departments.csv", "C:/departments.csv", "a\\..\\..\\b.csv"]
)
def test_a_zip_with_a_path_outside_itself_is_refused(
    name: str, tmp_path: Path, bring: Any, memory: Any
) -> None:
    path = zipped(tmp_path / "a.zip", {"departments.csv": GOOD.encode(), name: b"id\nX\n"})
    assert refused(bring, path) == "load.zip.outside"
    assert memory.version() == 0


def test_a_name_of_thousands_of_characters_in_a_zip_is_refused(tmp_path: Path, bring: Any) -> None:
    path = zipped(tmp_path / "a.zip", {"n" * 60_000 + ".csv": GOOD.encode()})
    assert refused(bring, path) == "load.zip.name"


def test_a_path_longer_than_the_system_allows_is_an_error(bring: Any) -> None:
    with pytest.raises(UserError) as raised:
        bring(Path("n" * 100_000 + ".csv"))
    assert raised.value.reason.key == "load.unreadable"
    assert len(str(raised.value.reason.values["path"])) < 100


def test_a_file_of_two_gigabytes_is_refused_unread(tmp_path: Path, bring: Any) -> None:
    path = tmp_path / "departments.csv"
    with path.open("wb") as file:
        file.truncate(2 * 1024**3)  # a hole: takes no room on the disk
    assert refused(bring, path) == "load.limit.size"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path, bring: Any) -> None:
    os.mkfifo(tmp_path / "departments.csv")
    assert refused(bring, tmp_path / "departments.csv") == "load.unreadable"
    assert refused(bring, tmp_path) == "load.nothing"


def test_a_zip_bomb_is_refused_unpacked(tmp_path: Path, bring: Any) -> None:
    path = zipped(tmp_path / "a.zip", {"departments.csv": b"0" * (20 * 1024**2)})
    assert refused(bring, path) == "load.zip.bomb"


def test_a_workbook_that_is_a_zip_bomb_is_refused(tmp_path: Path, bring: Any) -> None:
    path = zipped(tmp_path / "a.xlsx", {"xl/workbook.xml": b"0" * (20 * 1024**2)})
    assert refused(bring, path) == "load.zip.bomb"


def test_a_workbook_with_external_entities_is_refused(book: Any, bring: Any) -> None:
    path = book(departments=[["id"], ["D1"]])
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    bomb = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = bomb + sheet.replace(b"D1", b"&e;")
    strings = parts.get("xl/sharedStrings.xml", b"")
    parts["xl/sharedStrings.xml"] = bomb + strings.split(b"?>", 1)[-1]
    zipped(path, parts)
    assert refused(bring, path) == "load.xml.type"


def test_a_file_that_only_says_it_is_a_workbook_or_zip_is_an_error(
    tmp_path: Path, bring: Any
) -> None:
    for name, key in (("a.xlsx", "load.workbook"), ("a.zip", "load.zip")):
        (tmp_path / name).write_bytes(b"no zip at all")
        assert refused(bring, tmp_path / name) == key


def test_an_old_excel_file_is_refused_with_what_to_do(tmp_path: Path, bring: Any) -> None:
    (tmp_path / "a.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    assert refused(bring, tmp_path / "a.xls") == "load.xls"


def test_an_open_quotation_mark_is_an_error_that_names_the_row(folder: Any, bring: Any) -> None:
    path = folder(departments='id,name\nD1,Works\nD2,"Parks\nD3,Roads\n')
    with pytest.raises(UserError) as raised:
        bring(path)
    assert raised.value.reason.key == "load.csv"
    assert raised.value.reason.values["row"] == 3


def test_an_unquoted_separator_does_not_shift_cells_in_silence(folder: Any, bring: Any) -> None:
    report = bring(folder(people="id,name,email\nP1,Chan, Mei,m@x.org\nP2,Li,l@x.org\n"))
    error = only_error(report)
    assert (error.reason.key, error.place.row) == ("load.row.wide", 2)
    assert report.counts["people"].rejected == 1


def test_two_columns_of_one_meaning_are_an_error(folder: Any, bring: Any) -> None:
    report = bring(folder(departments="id,name,名稱\nD1,Works,工務局\n"))
    error = only_error(report)
    assert error.reason.key == "load.column.doubled"
    assert error.reason.values["columns"] == "name / 名稱"


def test_html_in_a_name_is_plain_text(folder: Any, bring: Any, memory: Any) -> None:
    name = "<script>alert(1)</script><b>Works</b>"
    assert bring(folder(departments=f"id,name\nD1,{name}\n")).written
    assert memory.register().tables["departments"]["name"].to_list() == [name]


def test_a_formula_in_a_csv_is_plain_text(folder: Any, bring: Any, memory: Any) -> None:
    formula = "=cmd|'/c calc'!A1"
    assert bring(folder(departments=f"id,name\nD1,{formula}\n")).written
    assert memory.register().tables["departments"]["name"].to_list() == [formula]


def test_a_formula_without_a_result_is_an_error_of_its_row(book: Any, bring: Any) -> None:
    report = bring(book(departments=[["id", "capacity"], ["D1", 20], ["D2", "=B2*2"]]))
    error = [each for each in report.errors if each.reason.key == "load.formula.empty"]
    assert place(error[0]) == ("book.xlsx", "departments", 3, "capacity", "=B2*2")
    assert report.counts["departments"].rejected == 1
    assert not report.written


def test_a_formula_with_a_result_is_read_with_a_warning(book: Any, bring: Any, memory: Any) -> None:
    path = book(departments=[["id", "capacity"], ["D1", 20], ["D2", "=B2*2"]])
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    computed = sheet.replace(b"<f>B2*2</f><v></v>", b"<f>B2*2</f><v>40</v>")
    computed = computed.replace(b"<f>B2*2</f><v />", b"<f>B2*2</f><v>40</v>")
    assert computed != sheet
    zipped(path, parts | {"xl/worksheets/sheet1.xml": computed})
    report = bring(path)
    assert [each.reason.key for each in report.problems] == ["load.formula"]
    assert memory.register().tables["departments"]["capacity"].to_list() == [20, 40]


def test_control_characters_are_an_error(folder: Any, bring: Any) -> None:
    error = only_error(bring(folder(departments="id,name\nD1,Wo\x1brks\n")))
    assert error.reason.key == "load.value.control"
    assert error.place.value == "Wo�rks"


def test_more_rows_than_a_table_may_have_are_refused(
    folder: Any, bring: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "MAX_ROWS", 3)
    monkeypatch.setattr(cells, "_CHUNK", 2)
    assert refused(bring, folder(departments="id\n" + "\n".join("ABCDEFG"))) == "load.limit.rows"


def test_more_columns_than_a_table_may_have_are_refused(folder: Any, bring: Any) -> None:
    wide = ",".join(["x"] * (limits.MAX_COLUMNS + 1))
    assert refused(bring, folder(departments=f"{GOOD}{wide}\n")) == "load.limit.columns"


def test_an_encrypted_zip_is_refused(tmp_path: Path, bring: Any) -> None:
    path = zipped(tmp_path / "a.zip", {"departments.csv": GOOD.encode()})
    packed = bytearray(path.read_bytes())
    central = packed.index(b"PK\x01\x02")
    packed[central + 8] |= 1
    path.write_bytes(bytes(packed))
    assert refused(bring, path) == "load.zip.encrypted"


def test_entries_never_unpack_to_more_than_they_say() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("departments.csv", GOOD)
    (entry,) = archive.entries(packed.getvalue(), "a.zip")
    assert entry == ("departments.csv", GOOD.encode())
