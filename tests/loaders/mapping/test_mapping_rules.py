"""What the rules of a mapping do, on files small enough to check by hand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from loaders.mapping.reading import parse_mapping

Bring = Callable[..., Any]
SHEETS = "mapping: 1\nsignature: {kind: sheets, has: [Code]}\n"
DOCUMENTS = "mapping: 1\nsignature: {kind: documents, has: [code]}\n"


@pytest.fixture
def mapped(bring: Bring, memory: Any, tmp_path: Path) -> Callable[..., Any]:
    """Load texts of files with the text of a mapping; the report."""

    def run(mapping: str, _accept: bool = False, **files: str) -> Any:
        folder = tmp_path / "mapped"
        for name, text in files.items():
            stem, _, end = name.rpartition("_")
            path = folder / f"{stem.replace('__', '/')}.{end}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return bring(folder, mapping=parse_mapping(mapping, "m.yaml"), accept_partial=_accept)

    return run


def rows(memory: Any, table: str, *columns: str) -> list[tuple[Any, ...]]:
    return memory.register().tables[table].select(columns).rows()


def test_a_column_feeds_a_field_whatever_its_case_and_further_columns_are_kept(
    mapped: Any, memory: Any
) -> None:
    text = SHEETS + "tables: [{table: issues, fields: {id: code, title: Subject}}]"
    mapped(text, list_csv="CODE,subject,Colour\n7,Bridge,red\n")
    assert rows(memory, "issues", "id", "title") == [("7", "Bridge")]
    assert json.loads(memory.register().tables["issues"]["extra"][0]) == {"Colour": "red"}


def test_an_ignored_column_is_dropped(mapped: Any, memory: Any) -> None:
    text = SHEETS + "ignore: [Colour]\ntables: [{table: issues, fields: {id: Code}}]"
    mapped(text, list_csv="Code,Colour\n7,red\n")
    assert memory.register().tables["issues"]["extra"].to_list() == [None]


def test_of_several_units_in_a_cell_the_first_leads(mapped: Any, memory: Any) -> None:
    text = SHEETS + (
        "tables:\n"
        "- {table: issues, fields: {id: Code, owner: {from: Units, split: 、；, take: first,"
        " mentions: departments}}}\n"
        "- {table: involvements, each: Units, split: 、；, fields: {issue: Code,"
        " party: {from: ., mentions: departments}, role: {first: lead, others: support}}}\n"
    )
    report = mapped(text, list_csv="Code,Units\n1,財政處、環保局；TBD\n2,\n")
    assert rows(memory, "issues", "id", "owner") == [("1", "財政處"), ("2", None)]
    assert sorted(rows(memory, "involvements", "issue", "party", "role")) == [
        ("1", "環保局", "support"),
        ("1", "財政處", "lead"),
    ]
    assert sorted(rows(memory, "departments", "id", "name")) == [
        ("環保局", "環保局"),
        ("財政處", "財政處"),
    ]
    (told,) = [each for each in report.problems if each.reason.key == "map.placeholder"]
    assert (told.place.row, told.place.column, told.place.value) == (2, "Units", "TBD")


def test_an_empty_cell_means_what_stands_above_where_the_mapping_says_so(
    mapped: Any, memory: Any
) -> None:
    text = SHEETS + (
        "tables: [{table: issues, fill_down: [Area], fields: {id: Code, topics: Area}}]"
    )
    mapped(text, list_csv="Area,Code\nWater,1\n,2\nAir,3\n,4\n")
    assert rows(memory, "issues", "id", "topics") == [
        ("1", "Water"),
        ("2", "Water"),
        ("3", "Air"),
        ("4", "Air"),
    ]


def test_words_dates_templates_and_strips_make_values(mapped: Any, memory: Any) -> None:
    text = SHEETS + (
        "tables: [{table: issues, fields: {\n"
        "id: {template: '{Year}-{Code}'}, kind: {value: case},\n"
        "status: {from: State, words: {進行中: open, 結案: closed}},\n"
        "priority: {from: Level, words: {高: high}, otherwise: normal},\n"
        "due: {from: Until, date: day-first},\n"
        "title: {from: Name, until: ' (', strip: '*', case: upper, before: '<', after: '>'},\n"
        "note: {from: Ref, pattern: 'no\\. (\\d+)'}}}]"
    )
    mapped(
        text,
        list_csv="Code,Year,State,Level,Until,Name,Ref\n"
        "7,113,結案,高,03/04/2025,*Bridge* (old),see no. 12\n8,113,New,低,5.6.25,Road,\n",
    )
    columns = ("id", "kind", "status", "priority", "due", "title", "note")
    assert rows(memory, "issues", *columns) == [
        ("113-7", "case", "closed", "high", "2025-04-03", "<BRIDGE>", "12"),
        ("113-8", "case", "New", "normal", "2025-06-05", "<ROAD>", None),
    ]


def test_a_text_that_no_pattern_fits_is_named_and_not_lost_in_silence(mapped: Any) -> None:
    text = SHEETS + (
        "tables: [{table: issues, fields: {id: Code, note: {from: Ref, pattern: '\\d+'}}}]"
    )
    report = mapped(text, list_csv="Code,Ref\n7,none here\n")
    (told,) = report.problems
    assert (told.reason.key, told.place.row, told.place.value) == ("map.unread", 2, "none here")


def test_the_first_of_several_ways_that_gives_a_value_counts(mapped: Any, memory: Any) -> None:
    text = SHEETS + (
        "tables:\n- {table: issues, fields: {id: Code}}\n"
        "- {table: dependencies, each: See, split: '|', fields: {source: Code, target: ["
        "{from: ., known: issues}, {from: ., pattern: '^https?://.*', before: 'ext:'},"
        " {from: ., before: 'missing:'}], kind: {value: see also}}}\n"
    )
    mapped(text, list_csv="Code,See\n1,2|http://x.org|9\n2,\n")
    assert sorted(row[0] for row in rows(memory, "dependencies", "target")) == [
        "2",
        "ext:http://x.org",
        "missing:9",
    ]


def test_a_file_is_a_record_and_its_lists_are_rows(mapped: Any, memory: Any) -> None:
    text = DOCUMENTS + (
        "tables:\n- {table: issues, fields: {id: code, title: $folder.-1, note: plan.goal}}\n"
        "- {table: involvements, each: 'asked[]', fields: {issue: code,"
        " party: {from: ., strip: '@', mentions: people}, role: {value: consult}}}\n"
        "- {table: commitments, each: 'promises[]', fields: {issue: code, party: .who,"
        " what: .what, due: .by}}\n"
    )
    mapped(
        text,
        bridges__a_yaml="code: 007\nplan: {goal: safe, cost: 3}\nasked: ['@ann', bob]\n"
        "promises: [{who: ann, what: report, by: 2026-01-01, colour: red}]\n",
        roads__b_json='{"code": "8"}',
    )
    assert rows(memory, "issues", "id", "title", "note") == [
        ("007", "bridges", "safe"),
        ("8", "roads", None),
    ]
    assert json.loads(memory.register().tables["issues"]["extra"][0]) == {"plan.cost": "3"}
    assert rows(memory, "people", "id") == [("ann",), ("bob",)]
    columns = ("issue", "party", "party_kind", "what", "due")
    assert rows(memory, "commitments", *columns) == [
        ("007", "ann", "person", "report", "2026-01-01")
    ]
    assert json.loads(memory.register().tables["commitments"]["extra"][0]) == {"colour": "red"}


def test_of_many_files_a_broken_one_is_named_and_the_others_go_on(mapped: Any, memory: Any) -> None:
    text = DOCUMENTS + "tables: [{table: issues, fields: {id: code}}]"
    files = {f"f__{n}_yaml": f"code: I{n}\n" for n in range(5)}
    files |= {
        "f__bad_yaml": "code: [1\n",
        "f__tag_yaml": "code: !!python/none x\n",
        "f__none_yaml": "",
    }
    refused = mapped(text, **files)
    assert not refused.written
    assert memory.version() == 0
    report = mapped(text, True, **files)
    count = report.counts["issues"]
    assert (count.read, count.created, count.rejected) == (8, 5, 3)
    assert {each.place.file for each in report.errors} == {
        "f/bad.yaml",
        "f/tag.yaml",
        "f/none.yaml",
    }
    assert memory.register().tables["issues"].height == 5


def test_a_bad_cell_of_one_of_many_files_is_named_with_its_file(mapped: Any) -> None:
    text = DOCUMENTS + "tables: [{table: issues, fields: {id: code, effort: days}}]"
    report = mapped(text, f__a_yaml="code: 1\ndays: 3\n", f__b_yaml="code: 2\ndays: many\n")
    (told,) = report.errors
    assert (told.place.file, told.place.column, told.place.value) == ("f/b.yaml", "days", "many")


def test_values_of_an_object_are_rows_and_their_keys_are_told(mapped: Any, memory: Any) -> None:
    text = DOCUMENTS + (
        "tables:\n- {table: issues, further: no, fields: {id: code}}\n"
        "- {table: involvements, each: 'stages.*.by', fields: {issue: code,"
        " party: {from: ., mentions: people}, role: {value: approve}, note: $key}}\n"
    )
    mapped(text, a_yaml="code: 1\nstages: {draft: {by: ann}, final: {by: bob}}\n")
    assert rows(memory, "involvements", "party", "note") == [("ann", "draft"), ("bob", "final")]


def test_records_that_a_mapping_skips_are_counted_and_told(mapped: Any, memory: Any) -> None:
    text = SHEETS + (
        "skip: [{from: Code, is: [Total]}, {from: Name, empty: yes}]\n"
        "tables: [{table: issues, fields: {id: Code, title: Name}}]"
    )
    report = mapped(text, list_csv="Code,Name\n1,Bridge\n2,\nTotal,2\n")
    assert rows(memory, "issues", "id") == [("1",)]
    assert [each.values["count"] for each in report.notes] == [1, 1]


def test_a_thing_that_is_named_stays_what_it_is(mapped: Any, memory: Any) -> None:
    text = SHEETS + (
        "tables:\n- {table: departments, sheet: units, fields: {id: Code}}\n"
        "- {table: issues, sheet: list, fields: {id: Code}}\n"
        "- {table: involvements, sheet: list, each: By, fields: {issue: Code,"
        " party: {from: ., mentions: people}, role: {value: lead}}}\n"
    )
    mapped(text, units_csv="Code\nFIN\n", list_csv="Code,By\n1,FIN\n2,Ann\n")
    assert rows(memory, "people", "id") == [("Ann",)]
    assert rows(memory, "involvements", "party", "party_kind") == [
        ("FIN", "department"),
        ("Ann", "person"),
    ]


def test_a_column_that_is_gone_is_told_and_a_row_too_wide_is_refused(mapped: Any) -> None:
    text = SHEETS + "tables: [{table: issues, fields: {id: Code, due: Until}}]"
    report = mapped(text, list_csv="Code,Name\n1,a\n2,b,c\n")
    assert [each.reason.key for each in report.problems] == ["map.column", "load.row.wide"]
    assert report.counts["issues"].read == 2
    assert report.counts["issues"].rejected == 1
