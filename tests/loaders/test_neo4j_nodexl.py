"""Neo4j's import headers, and NodeXL's workbook whose headers stand in row 2."""

import json
from typing import Any

PEOPLE = (
    "personId:ID(People),name,age:int,tags:string[],:LABEL,junk:IGNORE\n"
    "1,陳美,44,a;b,Person;Staff,x\n"
)
UNITS = "code:ID(Units),name,:LABEL,capacity:double\n1,工務局,Department,20\n"
WORKS = ":START_ID(People),:END_ID(Units),:TYPE,since:date\n1,1,WORKS_IN,2024-05-01\n"


def rows(memory: Any, table: str, *columns: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = memory.register().tables[table].select(columns).rows()
    return found


def keys(report: Any) -> list[str]:
    return [each.reason.key for each in report.problems]


def test_neo4j_headers_say_ids_labels_types_and_spaces(
    folder: Any, bring: Any, memory: Any
) -> None:
    report = bring(folder(a_people=PEOPLE, b_units=UNITS, works=WORKS))
    assert keys(report) == []
    assert rows(memory, "people", "id", "name") == [("1", "陳美")]
    assert rows(memory, "departments", "id", "name", "capacity") == [("1", "工務局", 20)]
    assert rows(memory, "memberships", "person", "department", "since") == [
        ("1", "1", "2024-05-01")
    ]


def test_neo4j_lists_and_further_properties_are_kept_and_ignored_ones_are_not(
    folder: Any, bring: Any, memory: Any
) -> None:
    bring(folder(people=PEOPLE))
    ((extra,),) = rows(memory, "people", "extra")
    assert json.loads(extra) == {"age": "44", "tags": "a|b", "labels": "Person|Staff"}


def test_a_neo4j_relationship_to_no_node_is_a_rejected_row(folder: Any, bring: Any) -> None:
    report = bring(folder(people=PEOPLE, works=WORKS))
    (error,) = report.errors
    assert error.reason.key == "load.network.end"
    assert (error.place.file, error.place.row, error.place.value) == ("works.csv", 2, "1")


def workbook() -> dict[str, list[list[object]]]:
    return {
        "Edges": [
            [None, None, "Visual Properties", None, "Other"],
            [
                "Vertex 1",
                "Vertex 2",
                "Color",
                "Reciprocated?",
                "Relationship",
                "Add Your Own Columns Here",
            ],
            ["Ann", "Bo", "Red", "Yes", "trusts", None],
            ["Bo", "Works", None, "No", "member of", None],
        ],
        "Vertices": [
            [None, "Visual Properties"],
            ["Vertex", "Color", "Label", "X", "Y", "ID", "Type", "PageRank"],
            ["Ann", "12, 34, 56", None, 1.5, 2.0, 3, "person", 0.4],
            ["Bo", None, "Bo Li", None, None, 4, "person", None],
            ["Works", None, None, None, None, 5, "team", None],
        ],
        "Groups": [[None, "Visual"], ["Group", "Vertex Color"], ["G1", "Red"]],
        "Group Vertices": [["Group", "Vertex", "Vertex ID"], ["G1", "Ann", 3]],
    }


def test_nodexl_headers_in_row_2_are_found(book: Any, bring: Any, memory: Any) -> None:
    report = bring(book(**workbook()))
    assert keys(report) == []
    assert rows(memory, "people", "id", "name") == [("Ann", "Ann"), ("Bo", "Bo Li")]
    assert rows(memory, "departments", "id", "kind") == [("Works", "team")]
    assert rows(memory, "memberships", "person", "department") == [("Bo", "Works")]
    assert rows(memory, "influences", "source", "target") == [("Ann", "Bo"), ("Bo", "Ann")]
    assert [each.values["sheet"] for each in report.skipped] == ["book.xlsx · Groups"]


def test_nodexl_colours_places_and_groups_are_kept(book: Any, bring: Any, memory: Any) -> None:
    bring(book(**workbook()))
    ((extra,), _) = rows(memory, "people", "extra")
    assert json.loads(extra) == {
        "Color": "12, 34, 56",
        "Group": "G1",
        "ID": "3",
        "PageRank": "0.4",
        "Type": "person",
        "X": "1.5",
        "Y": "2",
    }


def test_nodexl_rows_keep_their_numbers(book: Any, bring: Any) -> None:
    sheets = workbook()
    sheets["Edges"].append(["Ann", None])
    (error,) = bring(book(**sheets)).errors
    assert (error.place.sheet, error.place.row) == ("Edges", 5)
    assert error.reason.key == "load.network.endless"
