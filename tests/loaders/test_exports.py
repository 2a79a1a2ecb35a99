"""Networks and pictures for other tools: names, kinds and Chinese arrive, nothing in them runs."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import networkx as nx
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.fields import LANGUAGES
from graph.messages import UserError
from graph.tables import Register, complete, frame
from graph.texts import translator
from loaders.export import export
from loaders.exports import all_exporters, exporter_of
from loaders.exports.dot import quoted
from loaders.exports.mermaid import escaped

NASTY = '工務局 "]; evil --> x\n\\N <script> #quot; & `1.` 🙂'
ORGANISATION: dict[str, list[dict[str, Any]]] = {
    "departments": [
        {"id": "D1", "name": "City Hall", "name_zh_hant": "市政府"},
        {"id": "D2", "name": NASTY, "kind": "局", "parent": "D1", "capacity": 20.0,
         "extra": '{"Cost": "=1+1"}'},
    ],
    "people": [{"id": "P1", "name": "王大明"}, {"id": "D1x", "name": "-2+3"}],
    "memberships": [{"person": "P1", "department": "D2", "role": "科員", "until": "2001-01-01"}],
    "issues": [{"id": "I1", "title": "港口路", "owner": "D2", "topics": "水利|交通"}],
    "dependencies": [
        {"source_kind": "issue", "source": "I1", "target_kind": "outside",
         "target": "missing:土地", "kind": "see also"},
    ],
    "involvements": [
        {"issue": "I1", "party_kind": "department", "party": "D1", "role": "會辦", "effort": 2.0},
        {"issue": "I1", "party_kind": "department", "party": "D1", "role": "核定", "effort": 1.5},
    ],
    "positions": [
        {"issue": "I1", "party_kind": "person", "party": "P1", "position": 10.0,
         "as_of": "2020", "confidential": True},
        {"issue": "I1", "party_kind": "department", "party": "D2", "position": 40.0,
         "as_of": "2020"},
        {"issue": "I1", "party_kind": "department", "party": "D2", "position": 60.0,
         "as_of": "2021"},
    ],
}  # fmt: skip


@pytest.fixture
def organisation() -> Register:
    return Register(
        1, complete({table: frame(table, rows) for table, rows in ORGANISATION.items()})
    )


def out(register: Register, path: Path, **options: Any) -> Path:
    export(register, path, **options)
    return path


def read(path: Path) -> Any:
    return nx.read_gexf(path) if path.suffix == ".gexf" else nx.read_graphml(path)


@pytest.mark.parametrize("name", ["out.gexf", "out.graphml"])
def test_networkx_reads_names_kinds_and_fields_back(
    organisation: Register, tmp_path: Path, name: str
) -> None:
    network = read(out(organisation, tmp_path / name, confidential=True))
    assert set(network) == {"D1", "D2", "P1", "D1x", "I1", "missing:土地"}
    kinds = nx.get_node_attributes(network, "kind")
    assert kinds == {"D1": "department", "D2": "department", "P1": "person", "D1x": "person",
                     "I1": "issue", "missing:土地": "outside"}  # fmt: skip
    unit = network.nodes["D2"]
    assert unit["label"] == NASTY
    assert (unit["own_kind"], unit["capacity"], unit["table"]) == ("局", 20.0, "departments")
    assert unit["extra"] == '{"Cost": "=1+1"}'
    assert "parent" in unit
    assert "capacity" not in network.nodes["D1"]
    roles = {data["role"]: data for _, _, data in network.edges(data=True) if "role" in data}
    assert set(roles) == {"會辦", "核定", "科員"}
    assert (roles["會辦"]["kind"], roles["會辦"]["effort"]) == ("involved_in", 2.0)
    assert len(network.edges) == 9


_TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n\t"), min_size=1
).filter(lambda text: text == text.strip())


@pytest.mark.parametrize("name", ["out.gexf", "out.graphml"])
@given(names=st.dictionaries(_TEXTS, _TEXTS, min_size=1, max_size=5))
@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_names_and_ids_arrive_as_they_are(
    names: dict[str, str], name: str, tmp_path: Path
) -> None:
    first = next(iter(names))
    rows = [{"id": each, "name": said, "parent": first} for each, said in names.items()]
    register = Register(1, complete({"departments": frame("departments", rows)}))
    network = read(out(register, tmp_path / name, force=True))
    assert sorted(nx.get_node_attributes(network, "label").values()) == sorted(names.values())
    assert {each["parent"] for _, each in network.nodes(data=True)} == {first}
    assert len(network.edges) == len(names)


@pytest.mark.parametrize("name", ["out.gexf", "out.graphml"])
def test_a_sign_that_xml_cannot_hold_is_replaced(tmp_path: Path, name: str) -> None:
    register = Register(1, complete({"departments": frame("departments", [{"id": "A\x01"}])}))
    assert set(read(out(register, tmp_path / name))) == {"A\ufffd"}


def test_one_id_in_two_tables_makes_two_nodes(tmp_path: Path) -> None:
    tables = {"departments": [{"id": "X"}], "people": [{"id": "X"}, {"id": "person:X"}]}
    register = Register(1, complete({t: frame(t, rows) for t, rows in tables.items()}))
    network = read(out(register, tmp_path / "out.gexf"))
    assert set(network) == {"department:X", "person:X", "person:person:X"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_in_the_readers_language(
    organisation: Register, tmp_path: Path, language: str
) -> None:
    translate = translator(language)
    network = read(out(organisation, tmp_path / "out.gexf", translate=translate))
    assert network.nodes["D1"]["label"] == ("City Hall" if language == "en" else "市政府")
    labels = {data["label"] for _, _, data in network.edges(data=True)}
    assert translate("relation.owned_by") in labels


def test_kumu_gets_elements_and_connections(organisation: Register, tmp_path: Path) -> None:
    blueprint = json.loads(out(organisation, tmp_path / "out.kumu.json").read_text("utf-8"))
    assert set(blueprint) == {"elements", "connections"}
    issue = next(each for each in blueprint["elements"] if each["id"] == "I1")
    assert (issue["label"], issue["type"], issue["tags"]) == ("港口路", "issue", ["水利", "交通"])
    known = {each["id"] for each in blueprint["elements"]}
    assert all({each["from"], each["to"]} <= known for each in blueprint["connections"])
    assert all(each["direction"] == "directed" for each in blueprint["connections"])
    assert all(None not in each.values() for each in blueprint["elements"])
    forced = out(organisation, tmp_path / "other.json", form="kumu")
    assert json.loads(forced.read_text("utf-8")) == blueprint


def test_neo4j_gets_typed_headers_and_harmless_cells(
    organisation: Register, tmp_path: Path
) -> None:
    archive = zipfile.ZipFile(out(organisation, tmp_path / "out.neo4j.zip"))
    text = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    units = list(csv.DictReader(io.StringIO(text["departments.csv"], newline="")))
    assert set(units[1]) >= {":ID", ":LABEL", "name", "capacity:double", "extra"}
    assert (units[1][":LABEL"], units[1]["capacity:double"], units[1]["name"]) == (
        "Department", "20", NASTY)  # fmt: skip
    (issue,) = csv.DictReader(io.StringIO(text["issues.csv"], newline=""))
    assert issue["topics:string[]"] == "水利;交通"
    people = list(csv.DictReader(io.StringIO(text["people.csv"], newline="")))
    assert people[1]["name"] == "'-2+3"
    nodes = {
        row[":ID"]
        for content in text.values()
        for row in csv.DictReader(io.StringIO(content, newline=""))
        if ":ID" in row
    }
    for row in csv.DictReader(io.StringIO(text["involved_in.csv"], newline="")):
        assert {row[":START_ID"], row[":END_ID"]} <= nodes
        assert row[":TYPE"] == "INVOLVED_IN"


def test_a_picture_shows_what_holds_today(organisation: Register, tmp_path: Path) -> None:
    text = out(organisation, tmp_path / "out.mmd").read_text("utf-8")
    assert text.startswith("flowchart LR\n")
    assert "科員" not in text  # ended in 2001
    assert text.count('|"position"|') == 1  # the latest of two
    whole = out(organisation, tmp_path / "out.graphml").read_text("utf-8")
    assert "科員" in whole


# What each line of our pictures may be; labels are matched up to the first closing quote.
_MERMAID = re.compile(r'  n\d+(\[|\(\[|\{\{|\[/|\(\()"[^"\\`<>]*"(\]|\]\)|\}\}|/\]|\)\))')
_MERMAID_EDGE = re.compile(r'  n\d+ -->\|"[^"\\`<>]*"\| n\d+')
_QUOTED = r'"(?:[^"\\]|\\["\\])*"'
_DOT = re.compile(rf"  n\d+( -> n\d+)? \[label={_QUOTED}(, shape=[a-z]+)?\];")


def test_no_name_breaks_out_of_a_mermaid_picture(organisation: Register, tmp_path: Path) -> None:
    head, *lines = out(organisation, tmp_path / "out.mmd").read_text("utf-8").splitlines()
    assert head == "flowchart LR"
    assert all(_MERMAID.fullmatch(line) or _MERMAID_EDGE.fullmatch(line) for line in lines)
    assert any("工務局 #34;#93;#59; evil" in line for line in lines)


def test_no_name_breaks_out_of_a_dot_picture(organisation: Register, tmp_path: Path) -> None:
    lines = out(organisation, tmp_path / "out.dot").read_text("utf-8").splitlines()
    assert (lines[0], lines[1], lines[-1]) == ("digraph stakeholders {", "  rankdir=LR;", "}")
    assert all(_DOT.fullmatch(line) for line in lines[2:-1])


@given(st.text())
def test_any_text_is_one_quoted_string_of_dot(text: str) -> None:
    assert re.fullmatch(_QUOTED, quoted(text))
    assert "\n" not in quoted(text)


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_in_mermaid_reads_back_as_itself(text: str) -> None:
    safe = escaped(text)
    assert not set(safe) & set("\"'`<>[]{}()|\\\n")
    back = re.sub(r"#(\d+);", lambda found: chr(int(found[1])), safe)
    assert back == " ".join(text.split())


def test_the_ending_says_the_format_and_the_longest_counts() -> None:
    assert exporter_of("a.kumu.json") is all_exporters()["kumu"]
    assert exporter_of("A.JSON") is all_exporters()["json"]
    assert exporter_of("a.neo4j.zip") is all_exporters()["neo4j"]
    assert exporter_of("a.pdf") is None


@pytest.mark.parametrize("form", list(all_exporters()))
def test_every_format_writes_an_empty_register_and_no_confidential_position(
    organisation: Register, tmp_path: Path, form: str
) -> None:
    path = tmp_path / f"out{all_exporters()[form].ending}"
    assert out(Register(0), path).stat().st_size
    assert export(organisation, path, force=True) == 1


def test_an_unknown_format_is_an_error(organisation: Register, tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        export(organisation, tmp_path / "out", form="visio")
    assert raised.value.reason.key == "export.form"


def json_of(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text("utf-8")))


def test_json_holds_tables_of_rows_without_what_is_unknown(
    organisation: Register, tmp_path: Path
) -> None:
    tables = json_of(out(organisation, tmp_path / "out.json"))
    assert tables["departments"][1] == {
        "id": "D2", "name": NASTY, "kind": "局", "parent": "D1", "capacity": 20, "Cost": "=1+1"
    }  # fmt: skip


def test_a_selection_holds_what_is_near_and_what_that_refers_to(
    organisation: Register, tmp_path: Path
) -> None:
    near = json_of(out(organisation, tmp_path / "out.json", focus="issue:I1", depth=0))
    # The issue refers to its owner, the owner to its parent: without them it could not be loaded.
    assert {row["id"] for row in near["departments"]} == {"D1", "D2"}
    assert "people" not in near
    further = json_of(out(organisation, tmp_path / "far.json", focus="王大明", depth=1))
    assert {row["id"] for row in further["people"]} == {"P1"}
    assert [row["role"] for row in further["memberships"]] == ["科員"]
    assert "issues" not in further  # the only way there is a confidential position


def test_a_selection_of_tables_keeps_the_names_of_what_they_refer_to(
    organisation: Register, tmp_path: Path
) -> None:
    network = read(out(organisation, tmp_path / "out.gexf", tables=["involvements"]))
    assert set(network) == {"D1", "I1"}
    assert network.nodes["I1"]["label"] == "港口路"
    assert "owner" not in network.nodes["I1"]


def test_a_focus_that_means_nothing_is_an_error(organisation: Register, tmp_path: Path) -> None:
    with pytest.raises(UserError) as raised:
        export(organisation, tmp_path / "out.dot", focus="nobody")
    assert raised.value.reason.key == "reading.nothing"


@pytest.mark.parametrize("form", ["mmd", "dot"])
def test_a_scenario_is_in_no_picture_of_what_holds(form: str, tmp_path: Path) -> None:
    tables = dict(Register(0).tables)
    row = {"id": "S1", "name": "Two posts", "changes": "[]"}
    tables["scenarios"] = pl.concat(
        [tables["scenarios"], pl.DataFrame([row])], how="diagonal_relaxed"
    )
    path = out(Register(1, tables), tmp_path / f"out.{form}")
    assert "Two posts" not in path.read_text("utf-8")


@pytest.mark.parametrize("ending", [".mmd", ".dot"])
def test_what_is_only_kept_with_the_register_is_in_no_picture(tmp_path: Path, ending: str) -> None:
    rows = {
        "departments": [{"id": "A", "name": "Works"}],
        "scenarios": [{"id": "S-01", "name": "Two posts", "changes": "remove P"}],
        "views": [{"id": "V-01", "name": "My page", "view_address": "/explore"}],
    }
    tables = complete({table: frame(table, each) for table, each in rows.items()})
    path = tmp_path / f"out{ending}"
    export(Register(1, tables), path)
    drawn = path.read_text("utf-8")
    assert "Works" in drawn
    assert "My page" not in drawn
    assert "Two posts" not in drawn
