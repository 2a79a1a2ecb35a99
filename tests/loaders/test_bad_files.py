"""Files that are damaged, disguised, or made to exhaust a machine: refused in words, in seconds."""

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from graph.messages import UserError
from graph.texts import translator
from loaders.__main__ import TEXTS

ROOT = Path(__file__).parents[2]
SHEET = "xl/worksheets/sheet1.xml"
ROWS = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
MOST_MEGABYTES = 500  # above what Python and polars take by themselves


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def office(part: str) -> bytes:
    """A zip as office programs write them, with one part."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "<x/>")
    return packed.getvalue()


def workbook(parts: dict[str, str | bytes] | None = None) -> bytes:
    """A small workbook, parts of it replaced."""
    book = Workbook()
    book.worksheets[0].title = "departments"
    book.worksheets[0].append(["id", "name"])
    book.worksheets[0].append(["D1", "Works"])
    saved, packed = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(packed, "w", 8) as after:
        for name in before.namelist():
            after.writestr(name, (parts or {}).get(name) or before.read(name))
    return packed.getvalue()


def with_sheet(rows: str) -> bytes:
    return workbook({SHEET: ROWS.format(rows)})


BAD = {
    "empty.csv": (b"", "load.empty"),
    "empty.xlsx": (b"", "load.empty"),
    "empty.zip": (b"", "load.empty"),
    "empty.yaml": (b"", "load.empty"),
    "blank.csv": (b"\n\n , ,\n", "load.nothing.blank"),
    "cut.xlsx": (workbook()[:-900], "load.zip.cut"),
    "cut.zip": (workbook()[:-900], "load.zip.cut"),
    "sheet.xlsx": (workbook({SHEET: ROWS[:90]}), "load.workbook"),
    "locked.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le"), "load.workbook.locked"),
    "renamed.xlsx": (OLE + "Workbook".encode("utf-16-le"), "load.xls"),
    "renamed.csv": (workbook(), "load.disguised.zip"),
    "login.xlsx": (b"\n<!DOCTYPE html><html><body>Log in</body></html>", "load.disguised.page"),
    "word.xlsx": (office("word/document.xml"), "load.office.text"),
    "letter.docx": (office("word/document.xml"), "load.office.text"),
    "slides.csv": (office("ppt/presentation.xml"), "load.office.slides"),
    "parts.xlsx": (office("other.xml"), "load.workbook"),
    "report.csv": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "load.disguised.pdf"),
    "scan.csv": (b"\x89PNG\r\n\x1a\n" + bytes(100), "load.disguised.picture"),
    "packed.json": (b"\x1f\x8b\x08\x00", "load.disguised.packed"),
    "cell.csv": (b"id,name\nD1," + b"x" * 10 * 1024**2, "load.limit.cell"),
    "wide.csv": (b",".join([b"c"] * 100_000), "load.limit.columns"),
    "wide.json": (
        json.dumps({"departments": [{f"c{at}": "1" for at in range(100_000)}]}).encode(),
        "load.limit.wide",
    ),
    "wide.xlsx": (
        with_sheet(f'<row r="1">{"<c><v>1</v></c>" * 100_000}</row>'),
        "load.limit.columns",
    ),
    "corner.xlsx": (
        with_sheet(f'<row r="1048576">{cell("XFD1048576", "x")}</row>'),
        "load.limit.columns",
    ),
    "order.xlsx": (
        with_sheet(f'<row r="9">{cell("A9", "x")}</row><row r="3">{cell("A3", "y")}</row>'),
        "load.workbook",
    ),
    "laughs.xlsx": (
        workbook(
            {SHEET: f'<!DOCTYPE x [<!ENTITY l0 "lol">{LAUGHS}]>{ROWS.format(cell("A1", "&l9;"))}'}
        ),
        "load.xml.type",
    ),
    "reach.xlsx": (
        workbook(
            {
                "xl/workbook.xml": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'.encode(
                    "utf-16"
                )
            }
        ),
        "load.xml.type",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_reason(
    tmp_path: Path, bring: Any, memory: Any, name: str
) -> None:
    content, key = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as raised:
        bring(path)
    assert raised.value.reason.key == key
    for language in ("en", "zh-Hant", "zh-Hans"):
        translate = translator(language, TEXTS)
        assert translate.say(raised.value.reason)
        assert translate.say(raised.value.remedy)
    assert memory.version() == 0


@pytest.mark.parametrize("name", ["departments.json", "cell.xlsx", "cell.graphml"])
def test_a_cell_of_ten_megabytes_rejects_its_row_and_is_told_by_its_beginning(
    tmp_path: Path, bring: Any, memory: Any, name: str
) -> None:
    long = "".join(f"{at:x}" for at in range(2_000_000))[: 10 * 1024**2]
    rows = cell("A1", "id") + cell("B1", "name")
    node = f'<node id="a"><data key="l">{long}</data></node>'
    path = tmp_path / name
    content = {
        "departments.json": json.dumps({"departments": [{"id": "D1", "name": long}]}).encode(),
        "cell.xlsx": with_sheet(
            f'<row r="1">{rows}</row><row r="2">{cell("A2", "D1")}{cell("B2", long)}</row>'
        ),
        "cell.graphml": (
            '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
            f'<key id="l" for="node" attr.name="label"/><graph>{node}</graph></graphml>'
        ).encode(),
    }[name]
    path.write_bytes(content)
    (error,) = bring(path).errors
    assert error.reason.key == "load.value.long"
    assert len(error.place.value or "") < 100
    assert memory.version() == 0


def test_memory_stays_bounded_while_bad_files_are_refused(tmp_path: Path) -> None:
    """Each file in turn in one process of its own: the highest memory of all of them."""
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    program = (
        "import resource, sys\nfrom pathlib import Path\n"
        "from graph.messages import UserError\nfrom loaders.reading import read_source\n"
        "start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "for path in sorted(Path(sys.argv[1]).iterdir()):\n"
        "    try:\n        read_source(path)\n    except UserError:\n        pass\n"
        "print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - start) // 1024)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    assert int(done.stdout) < MOST_MEGABYTES


def test_line_ends_of_all_kinds_in_one_file_are_line_ends(
    tmp_path: Path, bring: Any, memory: Any
) -> None:
    path = tmp_path / "departments.csv"
    path.write_bytes(b'id,name\r\nD1,Works\nD2,Parks\rD3,"Roads\rand\r\nbridges"\r\n')
    assert bring(path).written
    names = memory.register().tables["departments"]["name"].to_list()
    assert names == ["Works", "Parks", "Roads\nand\nbridges"]


def test_gaps_in_a_worksheet_cost_nothing(tmp_path: Path, bring: Any, memory: Any) -> None:
    rows = f'<row r="1">{cell("A1", "id")}{cell("C1", "name")}</row>'
    rows += f'<row r="1048576">{cell("A1048576", "D1")}{cell("C1048576", "Works")}</row>'
    path = tmp_path / "gaps.xlsx"
    path.write_bytes(with_sheet(rows))
    assert bring(path).written
    assert memory.register().tables["departments"]["name"].to_list() == ["Works"]


def test_a_formula_without_a_result_is_told_once(book: Any, bring: Any) -> None:
    report = bring(book(departments=[["id", "capacity"], ["D1", "=1+1"]]))
    assert [each.reason.key for each in report.problems] == ["load.formula.empty"]


def test_a_merged_cell_holds_for_each_row_it_covers_and_that_is_told(
    book: Any, bring: Any, memory: Any
) -> None:
    path = book(departments=[["id", "name", "kind"], ["D1", "Works", "bureau"], ["D2", "Water"]])
    opened = load_workbook(path)
    opened.worksheets[0].merge_cells("C2:C3")
    opened.save(path)
    assert [each.reason.key for each in bring(path).problems] == ["load.merged"]
    assert memory.register().tables["departments"]["kind"].to_list() == ["bureau", "bureau"]


def test_a_number_is_quoted_as_it_was_written(folder: Any, bring: Any) -> None:
    (error,) = bring(folder(departments="id,capacity\nD1,-3\n")).errors
    assert error.place.value == "-3"
