"""Kumu JSON, GEXF, GraphML and records: the same organisation in each tool's own form."""

import json
from pathlib import Path
from typing import Any

import pytest

BLUEPRINT = {
    "elements": [
        {"id": "d1", "label": "Works", "type": "Department", "description": "Roads"},
        {"id": "p1", "label": "陳美", "type": "人員", "tags": ["橋樑", "道路"]},
        {"id": "i1", "label": "Bridge", "type": "Issue", "tags": ["harbour"]},
    ],
    "connections": [
        {"id": "c1", "from": "p1", "to": "d1", "type": "任職於", "direction": "directed"},
        {"id": "c2", "from": "d1", "to": "i1", "type": "lead", "direction": "undirected"},
    ],
    "loops": [],
}
PROJECT = {
    "name": "Snap",
    "attributes": [],
    "elements": [
        {"_id": "e1", "attributes": {"label": "Ann", "element type": "Person"}},
        {"_id": "e2", "attributes": {"label": "Bo", "element type": "Person"}},
    ],
    "connections": [
        {
            "_id": "k1",
            "from": "e1",
            "to": "e2",
            "direction": "mutual",
            "delayed": False,
            "attributes": {"connection type": "trusts", "strength": 3},
        }
    ],
    "maps": [
        {"name": "Main", "elements": [{"element": "e1", "position": {"x": 1.5, "y": -2}}]},
        {"name": "Other", "elements": [{"element": "e1", "position": {"x": 7, "y": 8}}]},
    ],
}
GEXF = """<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">
 <graph defaultedgetype="directed" mode="dynamic" timeformat="date">
  <attributes class="node"><attribute id="0" title="type" type="string"/>
   <attribute id="1" title="size" type="integer"/></attributes>
  <nodes>
   <node id="007" label="工务局"><attvalues><attvalue for="0" value="单位"/>
    <attvalue for="1" value="3"/></attvalues>
    <viz:position x="1.0" y="2.0" z="0.0"/><viz:color r="1" g="2" b="3"/></node>
   <node id="p1" label="Ann"><attvalues><attvalue for="0" value="person"/></attvalues></node>
  </nodes>
  <edges><edge id="0" source="p1" target="007" kind="member of" weight="2.0"
   start="2020-01-01" end="2020-06-30"/></edges>
 </graph>
</gexf>"""
GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
 <key id="d0" for="node" attr.name="kind" attr.type="string"/>
 <key id="d1" for="edge" attr.name="relation" attr.type="string"/>
 <key id="d2" for="node" yfiles.type="nodegraphics"/>
 <graph edgedefault="directed">
  <node id="n0"><data key="d0">person</data>
   <data key="d2"><y:ShapeNode><y:NodeLabel>陳美</y:NodeLabel></y:ShapeNode></data></node>
  <node id="n1"><data key="d0">person</data></node>
  <edge source="n0" target="n1"><data key="d1">reports to</data></edge>
  <edge source="n0" target="n9"><data key="d1">trusts</data></edge>
 </graph>
</graphml>"""


def rows(memory: Any, table: str, *columns: str) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = memory.register().tables[table].select(columns).rows()
    return found


def keys(report: Any) -> list[str]:
    return [each.reason.key for each in report.problems]


def written(tmp_path: Path, name: str, content: object) -> Path:
    path = tmp_path / name
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, "utf-8")
    return path


def test_a_kumu_blueprint_is_read(tmp_path: Path, bring: Any, memory: Any) -> None:
    assert keys(bring(written(tmp_path, "map.json", BLUEPRINT))) == []
    assert rows(memory, "departments", "id", "name", "note") == [("d1", "Works", "Roads")]
    assert rows(memory, "issues", "id", "title", "topics") == [("i1", "Bridge", "harbour")]
    assert rows(memory, "memberships", "person", "department") == [("p1", "d1")]
    assert rows(memory, "involvements", "party", "issue", "role") == [("d1", "i1", "lead")]
    ((extra,),) = rows(memory, "people", "extra")
    assert json.loads(extra) == {"tags": "橋樑|道路", "type": "人員"}


def test_a_full_kumu_export_keeps_the_places(tmp_path: Path, bring: Any, memory: Any) -> None:
    assert keys(bring(written(tmp_path, "project.json", PROJECT))) == []
    assert rows(memory, "people", "id", "name") == [("e1", "Ann"), ("e2", "Bo")]
    assert rows(memory, "influences", "source", "target", "kind", "strength") == [
        ("e1", "e2", "trusts", 3),
        ("e2", "e1", "trusts", 3),
    ]
    ((extra,), _) = rows(memory, "people", "extra")
    assert json.loads(extra) == {
        "element type": "Person",
        "x": "1.5",
        "x (Other)": "7",
        "y": "-2",
        "y (Other)": "8",
    }


def test_gexf_is_read_with_times_and_places(tmp_path: Path, bring: Any, memory: Any) -> None:
    assert keys(bring(written(tmp_path, "net.gexf", GEXF))) == []
    assert rows(memory, "departments", "id", "name", "kind") == [("007", "工务局", "单位")]
    ((extra,),) = rows(memory, "departments", "extra")
    assert json.loads(extra)["viz.x"] == "1.0"
    assert rows(memory, "memberships", "person", "department", "since", "until") == [
        ("p1", "007", "2020-01-01", "2020-06-30")
    ]


def test_graphml_is_read_and_an_edge_to_nowhere_rejected(
    tmp_path: Path, bring: Any, memory: Any
) -> None:
    report = bring(written(tmp_path, "net.graphml", GRAPHML), accept_partial=True)
    (error,) = report.errors
    assert (error.reason.key, error.place.sheet, error.place.row, error.place.value) == (
        "load.network.end",
        "edges",
        2,
        "n9",
    )
    assert rows(memory, "people", "id", "name") == [("n0", "陳美"), ("n1", None)]
    assert rows(memory, "reporting", "person", "manager") == [("n0", "n1")]


def test_graphml_in_gb18030_says_so_and_is_read(tmp_path: Path, bring: Any, memory: Any) -> None:
    path = tmp_path / "net.graphml"
    path.write_bytes(
        GRAPHML.replace("UTF-8", "GB18030").replace('target="n9"', 'target="n1"').encode("gb18030")
    )
    assert keys(bring(path)) == []
    assert rows(memory, "people", "name")[0] == ("陳美",)


@pytest.mark.parametrize("name", ["register.json", "register.yaml"])
def test_records_are_our_tables(tmp_path: Path, bring: Any, memory: Any, name: str) -> None:
    content = {
        "departments": [{"id": "007", "name": "工務局", "capacity": 20}],
        "issues": [{"id": "7.0", "title": "Bridge", "topics": ["a", "b"], "more": {"x": [1]}}],
    }
    text = json.dumps(content, ensure_ascii=False)
    if name.endswith("yaml"):
        text = (
            "departments:\n- {id: 007, name: 工務局, capacity: 20}\n"
            "issues:\n- id: 7.0\n  title: Bridge\n  topics: [a, b]\n  more: {x: [1]}\n  due: ~\n"
        )
    assert keys(bring(written(tmp_path, name, text))) == ["load.further"]
    assert rows(memory, "departments", "id", "name", "capacity") == [("007", "工務局", 20)]
    ((identifier, topics, extra),) = rows(memory, "issues", "id", "topics", "extra")
    assert (identifier, topics) == ("7.0", "a|b")
    assert json.loads(json.loads(extra)["more"]) == {"x": ["1"]}


def test_a_bare_list_is_the_table_its_file_is_named_after(
    tmp_path: Path, bring: Any, memory: Any
) -> None:
    bring(written(tmp_path, "people.json", [{"id": "p1", "name": "Ann"}]))
    assert rows(memory, "people", "id", "name") == [("p1", "Ann")]


def test_a_wrong_record_is_named_by_its_table_and_row(tmp_path: Path, bring: Any) -> None:
    content = {"departments": [{"id": "a"}, {"id": "b", "capacity": "lots"}]}
    (error,) = bring(written(tmp_path, "register.json", content)).errors
    assert (error.place.sheet, error.place.row, error.place.column, error.place.value) == (
        "departments",
        3,
        "capacity",
        "lots",
    )


def test_documents_beside_tables_are_left_alone(folder: Any, bring: Any) -> None:
    path = folder(departments="id\na\n")
    (path / "notes.json").write_text("{broken", "utf-8")
    report = bring(path)
    assert [each.values["file"] for each in report.skipped] == ["notes.json"]
