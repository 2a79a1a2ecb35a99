"""Kumu's spreadsheets: elements and connections become departments, people, issues, relations."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from graph.texts import translator

LOCALES = Path(__file__).parents[2] / "loaders" / "locales"
ELEMENTS = [
    ["Label", "Type", "Description", "Tags", "Image"],
    ["Works Bureau", "Department", "Roads and bridges", "city|roads", "works.png"],
    ["Chen Mei", "Person", None, None, None],
    ["Harbour bridge", "Issue", "Replace it", "harbour|bridge", None],
]
CONNECTIONS = [
    ["From", "To", "Type", "Strength", "Label"],
    ["Chen Mei", "Works Bureau", "member of", None, None],
    ["Works Bureau", "Harbour bridge", "lead", None, "since spring"],
]


def rows(memory: Any, table: str, *columns: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = memory.register().tables[table].select(columns).rows()
    return found


def keys(report: Any) -> list[str]:
    for problem in report.problems:
        for language in ("en", "zh-Hant", "zh-Hans"):
            assert translator(language, LOCALES).problem(problem)
    return [each.reason.key for each in report.problems]


def test_elements_and_connections_become_things_and_relations(
    book: Any, bring: Any, memory: Any
) -> None:
    report = bring(book(Elements=ELEMENTS, Connections=CONNECTIONS))
    assert keys(report) == []
    assert rows(memory, "departments", "id", "name", "kind", "note") == [
        ("Works Bureau", "Works Bureau", "Department", "Roads and bridges")
    ]
    assert rows(memory, "people", "id", "name") == [("Chen Mei", "Chen Mei")]
    assert rows(memory, "issues", "title", "topics") == [("Harbour bridge", "harbour|bridge")]
    assert rows(memory, "memberships", "person", "department", "role") == [
        ("Chen Mei", "Works Bureau", None)
    ]
    assert rows(memory, "involvements", "party", "party_kind", "issue", "role") == [
        ("Works Bureau", "department", "Harbour bridge", "lead")
    ]


def test_attributes_that_are_no_field_are_kept(book: Any, bring: Any, memory: Any) -> None:
    bring(book(Elements=ELEMENTS, Connections=CONNECTIONS))
    ((extra,),) = rows(memory, "departments", "extra")
    assert json.loads(extra) == {"Tags": "city|roads", "Image": "works.png"}
    ((extra,),) = rows(memory, "involvements", "extra")
    assert json.loads(extra) == {"Label": "since spring"}


def test_ids_are_used_where_elements_have_them(book: Any, bring: Any, memory: Any) -> None:
    elements = [["ID", "Label", "Type"], ["007", "工務局", "單位"], ["p1", "陳美", "人員"]]
    bring(book(Elements=elements, Connections=[["From", "To", "Type"], ["p1", "007", "任職於"]]))
    assert rows(memory, "departments", "id", "name") == [("007", "工務局")]
    assert rows(memory, "memberships", "person", "department") == [("p1", "007")]


def test_an_unknown_type_is_read_as_a_department_with_a_warning(
    book: Any, bring: Any, memory: Any
) -> None:
    elements = [["Label", "Type"], ["Heron", "Bird"], ["Stork", "Bird"], ["Plain", None]]
    report = bring(book(Elements=elements))
    assert keys(report) == ["load.network.type", "load.network.untyped"]
    first = report.problems[0]
    assert first.reason.values["count"] == 2
    assert (first.place.sheet, first.place.row, first.place.value) == ("Elements", 2, "Bird")
    assert rows(memory, "departments", "id", "kind") == [
        ("Heron", "Bird"),
        ("Stork", "Bird"),
        ("Plain", None),
    ]


def test_several_targets_in_one_cell_are_several_connections(
    book: Any, bring: Any, memory: Any
) -> None:
    elements = [["Label", "Type"], ["A", "Team"], ["B", "Team"], ["C", "Team"]]
    connections = [["From", "To", "Type", "Strength"], ["A", "B | C", "advises", 3]]
    bring(book(Elements=elements, Connections=connections))
    assert rows(memory, "influences", "source", "target", "kind", "strength") == [
        ("A", "B", "advises", 3),
        ("A", "C", "advises", 3),
    ]


def test_an_element_that_only_connections_name_is_made_and_told(
    book: Any, bring: Any, memory: Any
) -> None:
    elements = [["Label", "Type"], ["A", "Team"]]
    report = bring(
        book(Elements=elements, Connections=[["From", "To", "Type"], ["A", "Z", "影響"]])
    )
    assert keys(report) == ["load.network.created"]
    assert report.problems[0].place.row == 2
    assert rows(memory, "departments", "id", "name") == [("A", "A"), ("Z", "Z")]


def test_where_elements_have_ids_a_strange_end_is_a_rejected_row(
    book: Any, bring: Any, memory: Any
) -> None:
    elements = [["ID", "Label", "Type"], ["1", "A", "Team"]]
    connections = [["From", "To"], ["1", "2"], ["1", None]]
    path = book(Elements=elements, Connections=connections)
    report = bring(path)
    assert not report.written
    assert keys(report) == ["load.network.end", "load.network.endless"]
    assert [(e.place.sheet, e.place.row, e.place.value) for e in report.errors] == [
        ("Connections", 2, "2"),
        ("Connections", 3, None),
    ]
    assert report.counts["influences"].rejected == 2
    assert bring(path, accept_partial=True).counts["departments"].created == 1


def test_an_end_that_the_register_holds_keeps_its_kind(book: Any, bring: Any, memory: Any) -> None:
    bring(book(people=[["id", "name"], ["p1", "Chen"]], departments=[["id"], ["d1"]]))
    report = bring(book(Connections=[["From", "To", "Type"], ["p1", "d1", "member of"]]))
    assert keys(report) == []
    assert rows(memory, "memberships", "person", "department") == [("p1", "d1")]


def test_two_blank_rows_start_a_new_section(tmp_path: Path, bring: Any, memory: Any) -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    lines = [["Label", "Type"], ["A", "Team"], ["B", "Team"], [], []]
    for line in [*lines, ["From", "To", "Type"], ["A", "B", "part of"]]:
        sheet.append(line)
    sheet["A4"].value = None
    workbook.save(tmp_path / "one.xlsx")
    report = bring(tmp_path / "one.xlsx")
    assert keys(report) == ["load.network.parent"]
    assert rows(memory, "departments", "id", "parent") == [("A", "B"), ("B", None)]


def test_a_second_parent_is_a_rejected_row(book: Any, bring: Any) -> None:
    elements = [["Label", "Type"], ["A", "Team"], ["B", "Team"], ["C", "Team"]]
    connections = [["From", "To", "Type"], ["A", "B", "part of"], ["C", "A", "contains"]]
    report = bring(book(Elements=elements, Connections=connections))
    assert "load.network.parents" in keys(report)
    assert [each.place.row for each in report.errors] == [3]


@pytest.mark.parametrize(
    ("word", "person", "manager"),
    [("reports to", "a", "b"), ("manages", "b", "a"), ("汇报给", "a", "b"), ("督導", "b", "a")],
)
def test_words_say_which_end_is_the_manager(
    book: Any, bring: Any, memory: Any, word: str, person: str, manager: str
) -> None:
    elements = [["ID", "Label", "Type"], ["a", "Ann", "Person"], ["b", "Bo", "Person"]]
    bring(book(Elements=elements, Connections=[["From", "To", "Type"], ["a", "b", word]]))
    assert rows(memory, "reporting", "person", "manager") == [(person, manager)]


def test_a_word_that_does_not_fit_the_ends_is_told(book: Any, bring: Any, memory: Any) -> None:
    elements = [["Label", "Type"], ["a", "Person"], ["b", "Person"]]
    connections = [["From", "To", "Type"], ["a", "b", "depends on"]]
    assert keys(bring(book(Elements=elements, Connections=connections))) == ["load.network.misfit"]
    assert rows(memory, "influences", "source", "kind") == [("a", "depends on")]


def test_a_sheet_marked_to_be_ignored_is_not_read(book: Any, bring: Any) -> None:
    sheets = {"Elements": ELEMENTS, "Notes (ignore)": [["Label"], ["secret"]]}
    report = bring(book(**sheets))
    assert report.counts["departments"].created == 1
    assert report.skipped == ()


def test_a_strength_that_is_not_on_our_scale_is_kept_and_told(
    book: Any, bring: Any, memory: Any
) -> None:
    elements = [["Label", "Type"], ["A", "Team"], ["B", "Team"]]
    connections = [["From", "To", "Type", "Strength"], ["A", "B", "advises", "strong"]]
    report = bring(book(Elements=elements, Connections=connections))
    assert keys(report) == ["load.network.strength"]
    ((strength, extra),) = rows(memory, "influences", "strength", "extra")
    assert strength is None
    assert json.loads(extra) == {"Strength": "strong"}
