"""Mapping files: errors name the line and the place, and what is written reads back the same."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest

from graph.messages import UserError
from graph.model import BY_TABLE
from loaders.mapping.plan import Column, mapping_of, uses
from loaders.mapping.propose import propose
from loaders.mapping.reading import parse_mapping, read_mapping
from loaders.mapping.writing import mapping_text
from loaders.reading import read_source

HEAD = "mapping: 1\nsignature: {kind: sheets, has: [a]}\n"
RULE = HEAD + "tables:\n- table: issues\n"
FIELDS = RULE + "  fields:\n"
FILES = sorted((Path(__file__).parent / "files").glob("*.yaml"))


@pytest.mark.parametrize(
    ("text", "key", "line", "place"),
    [
        ("mapping: 1\n", "map.needs", 1, "–"),
        ("mapping: 9\nsignature: 1\ntables: []\n", "map.choice", 1, "mapping"),
        ("mapping: 1\nsignature: {kind: books, has: [a]}\ntables: []\n", "map.choice", 2, "kind"),
        (HEAD + "tables:\n- table: cats\n  fields: {}\n", "map.choice", 4, "tables › 1 › table"),
        (FIELDS + "    id: a\n    colour: b\n", "map.key", 7, "colour"),
        (FIELDS + "    title: a\n", "map.field", 5, "fields"),
        (RULE + "  split: x\n  fields: {id: a}\n", "map.split", 5, "split"),
        (FIELDS + "    id: {from: a, words: x}\n", "map.object", 6, "words"),
        (FIELDS + "    id: {before: x}\n", "map.origin", 6, "id"),
        (FIELDS + "    id: {from: a, pattern: '('}\n", "map.pattern", 6, "pattern"),
        (FIELDS + "    id: {from: a, pattern: '(?=x)'}\n", "map.pattern", 6, "pattern"),
        (FIELDS + "    id: {template: x}\n", "map.template", 6, "template"),
        (FIELDS + "    id: {from: a, take: first}\n", "map.take", 6, "take"),
        (FIELDS + "    id:\n    - a\n    - {case: x, from: a}\n", "map.choice", 8, "case"),
        (HEAD + "skip: {from: a}\ntables: []\n", "map.skip", 3, "skip"),
        (HEAD + "named: {file: a}\ntables: []\n", "map.named.taken", 3, "file"),
    ],
)  # fmt: skip
def test_an_error_names_line_place_and_remedy(text: str, key: str, line: int, place: str) -> None:
    with pytest.raises(UserError) as raised:
        parse_mapping(text, "m.yaml")
    said: Any = raised.value.reason
    assert said.key == "map.file"
    assert said.values["why"].key == key
    assert said.values["line"] == line
    assert str(said.values["place"]).endswith(place)
    assert raised.value.remedy.key == f"{key}.remedy"


@pytest.mark.parametrize("text", ["mapping: [1", "mapping: !!python/none x", "a: &x 1\nb: *x\n"])
def test_a_file_that_is_no_plain_yaml_is_refused(text: str) -> None:
    with pytest.raises(UserError):
        parse_mapping(text, "m.yaml")


@pytest.mark.parametrize("path", FILES, ids=lambda each: each.stem)
def test_what_is_written_reads_back_the_same(path: Path) -> None:
    mapping = read_mapping(path)
    assert parse_mapping(mapping_text(mapping), path.name) == mapping


def test_a_json_mapping_is_read_too() -> None:
    text = '{"mapping": 1, "signature": {"kind": "sheets", "has": ["a"]}, "tables": []}'
    assert parse_mapping(text, "m.json").name == "m"


@pytest.mark.parametrize("table", BY_TABLE)
def test_every_use_that_a_screen_offers_makes_a_mapping_that_reads_back(
    table: str, tmp_path: Path
) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Alpha,Beta\n1,a、b\n2,c\n", encoding="utf-8")
    plan = propose(read_source(path))
    (block,) = plan.blocks
    for use in uses(table):
        for split in ("", "、", "clauses"):
            columns = (
                Column(name="Alpha", use="field:id"),
                Column(name="Beta", use=use, split=split, words=(("a", "b"),)),
            )
            changed = dataclasses.replace(block, table=table, columns=columns)
            mapping = mapping_of(dataclasses.replace(plan, blocks=(changed,)))
            assert parse_mapping(mapping_text(mapping), "m.yaml") == mapping
