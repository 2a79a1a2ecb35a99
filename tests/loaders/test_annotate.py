"""The marked copy is the user's own file, all else as it was, and loads when mended."""

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from graph.messages import UserError
from graph.texts import translator
from loaders.__main__ import TEXTS, main
from loaders.annotate import annotated, can_annotate, write_annotated

BAD = 'id,name,capacity\r\nD1,工務局,5\r\nD2,"公園, 處",many\r\nD3,水利處,\r\n'
SAY = translator("zh-Hant", TEXTS)
HEADER = "[!] 須修正"


def copy_of(bring: Any, path: Path, **options: Any) -> tuple[bytes, str]:
    return annotated(path, bring(path, dry_run=True, **options), SAY, **options)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "big5", "gb18030", "utf-16"])
def test_a_csv_gets_one_column_and_keeps_its_encoding_and_every_other_byte(
    tmp_path: Path, bring: Any, encoding: str
) -> None:
    path = tmp_path / "departments.csv"
    path.write_bytes(BAD.encode(encoding))
    content, end = copy_of(bring, path, encoding=None)
    assert end == ".csv"
    assert can_annotate(bring(path, dry_run=True))
    lines, before = content.decode(encoding).split("\r\n"), BAD.split("\r\n")
    assert lines[0] == f'{before[0]},"{HEADER}"'
    assert lines[1] == before[1]
    assert lines[2].startswith(f'{before[2]},"capacity：')
    assert lines[3:] == before[3:]


def test_a_mended_copy_loads_and_its_column_is_no_field(
    tmp_path: Path, bring: Any, memory: Any
) -> None:
    path = tmp_path / "departments.csv"
    path.write_text(BAD, "utf-8", newline="")
    content, _ = copy_of(bring, path)
    path.write_bytes(content.replace(b"many", b"7"))
    report = bring(path)
    assert report.written
    assert not report.problems
    frame = memory.register().tables["departments"]
    assert frame["capacity"].to_list() == [5, 7, None]
    assert frame["extra"].null_count() == 3


def test_rows_below_a_title_and_a_separator_line_are_marked_where_they_stand(
    tmp_path: Path, bring: Any
) -> None:
    path = tmp_path / "departments.csv"
    path.write_text("sep=;\n機關清單\nid;name;capacity\nD1;Works;many\n", "utf-8")
    text = copy_of(bring, path)[0].decode()
    assert text.startswith(f'sep=;\n機關清單\nid;name;capacity;"{HEADER}"\nD1;Works;many;"')
    assert bring(path, dry_run=True).errors[0].place.row == 3


def test_where_the_encoding_is_unclear_the_copy_is_utf_8_with_its_mark(
    tmp_path: Path, bring: Any
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("id,name,capacity\nP1,陈美华,x\n".encode("gb18030"))
    content, _ = copy_of(bring, path)
    assert content.startswith(b"\xef\xbb\xbf")
    answers = {"encoding:people.csv": "gb18030"}
    assert "陈美华" in copy_of(bring, path, answers=answers)[0].decode("gb18030")


def test_messages_that_the_encoding_cannot_write_make_it_utf_8(tmp_path: Path, bring: Any) -> None:
    path = tmp_path / "departments.csv"
    path.write_bytes("id,name,capacity\nD1,Café Büro,x\n".encode("cp1252"))
    assert "Café Büro" in copy_of(bring, path)[0].decode("utf-8-sig")


def rows(sheet: Any) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_workbook_keeps_its_cells_and_its_bad_ones_are_filled_and_commented(
    book: Any, bring: Any
) -> None:
    path = book(
        departments=[["id", "name", "capacity"], ["D1", "Works", 5], ["D2", "Parks", "many"]],
        remarks=[["anything"], ["=1+1"]],
    )
    content, end = copy_of(bring, path)
    assert end == ".xlsx"
    before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(io.BytesIO(content))
    assert [rows(each) for each in after] == [rows(each) for each in before]
    sheet = after["departments"]
    marked = [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment]
    assert marked == ["C3"]
    assert "須為數字" in sheet["C3"].comment.text
    assert sheet["C3"].fill.fgColor.rgb.endswith("FFC7CE")
    sheet["C3"] = 7
    after.save(path)
    assert bring(path).written


def test_what_formulas_gave_last_is_kept(book: Any, bring: Any, memory: Any) -> None:
    path = book(departments=[["id", "capacity", "name"], ["D1", 20, "x"], ["D2", "=B2*2", '="y"']])
    with zipfile.ZipFile(path) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = "xl/worksheets/sheet1.xml"
    xml = parts[name].replace(b"<v />", b"<v></v>")
    xml = xml.replace(b"<f>B2*2</f><v></v>", b"<f>B2*2</f><v>40</v>")
    xml = xml.replace(b'<c r="C3"><f>"y"</f><v></v>', b'<c r="C3" t="str"><f>"y"</f><v>a&amp;b</v>')
    with zipfile.ZipFile(path, "w") as packed:
        for each, part in (parts | {name: xml}).items():
            packed.writestr(each, part)
    content, _ = copy_of(bring, path)
    path.write_bytes(content)
    assert openpyxl.load_workbook(path)["departments"]["B3"].value == "=B2*2"
    assert bring(path).written
    frame = memory.register().tables["departments"]
    assert (frame["capacity"].to_list(), frame["name"].to_list()) == ([20, 40], ["x", "a&b"])


def test_a_bad_cell_of_a_merged_block_is_marked_at_its_first_cell(
    tmp_path: Path, bring: Any
) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "分工表"
    for row in (
        ["工作項目", "主辦機關", "辦理期限"],
        ["修路", "工務局", "很快"],
        [None, "公園處", None],
    ):
        sheet.append(row)
    sheet.merge_cells("C2:C3")
    path = tmp_path / "plan.xlsx"
    workbook.save(path)
    content, _ = copy_of(bring, path)
    after = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]
    assert [str(each) for each in after.merged_cells.ranges] == ["C2:C3"]
    assert after["C2"].comment is not None


def test_of_a_folder_or_a_zip_every_table_is_in_a_zip(folder: Any, bring: Any) -> None:
    path = folder(departments=BAD, people="id,name\nP1,Li\n")
    (path / "notes.pdf").write_text("no table")
    content, end = copy_of(bring, path)
    assert end == ".zip"
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert sorted(packed.namelist()) == ["departments.csv", "people.csv"]
        assert HEADER in packed.read("departments.csv").decode()


def test_a_document_cannot_be_marked_and_is_not_offered_to_be(tmp_path: Path, bring: Any) -> None:
    path = tmp_path / "register.json"
    path.write_text('{"departments": [{"id": "D1", "capacity": "x"}]}')
    report = bring(path, dry_run=True)
    assert report.errors
    assert not can_annotate(report)
    with pytest.raises(UserError) as raised:
        copy_of(bring, path)
    assert raised.value.reason.key == "annotated.form"


def test_nothing_is_overwritten_and_the_ending_has_to_fit(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    write_annotated(b"x", ".csv", out)
    for path, key in ((out, "export.exists"), (tmp_path / "out.xlsx", "annotated.ending")):
        with pytest.raises(UserError) as raised:
            write_annotated(b"y", ".csv", path)
        assert raised.value.reason.key == key
    assert out.read_bytes() == b"x"


def test_the_command_writes_the_copy_beside_its_report(
    tmp_path: Path, memory: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "departments.csv", tmp_path / "out.csv"
    path.write_text(BAD, "utf-8")
    command = ["load", str(path), "--dry-run", "--annotated", str(out), "--data", str(tmp_path)]
    assert main(command, opener=lambda _: memory) == 1
    assert "[!] To mend" in out.read_text("utf-8")
    assert str(out) in capsys.readouterr().err
