"""The database's constraints and statements follow from the model."""

import re

import polars as pl
import pytest

from graph import schema
from graph.model import (
    BY_TABLE,
    DEPENDENCY,
    INVOLVEMENT,
    OUTSIDE,
    RECORD_TYPES,
    RULE,
    Shape,
    relations,
    things,
)
from graph.store.rows import label_of

NAME = re.compile(r"[A-Za-z][A-Za-z_]*")


def test_every_id_and_every_key_is_unique():
    text = schema.fingerprint()
    for each in things():
        assert f"FOR (x:{each.label}) REQUIRE x.id IS UNIQUE" in text
    for each in relations():
        assert f"FOR ()-[x:{each.label}]-() REQUIRE x.key IS UNIQUE" in text


def test_no_label_is_also_a_relationship_type():
    """ArcadeDB keeps both in one room of names."""
    types = {each.label for each in relations()} | {
        link for each in things() for _, link in each.links
    }
    assert not types & schema.labels()
    assert len(schema.labels()) == len(list(things())) + 4


def label(reference: schema.Reference, identifier: str, kind: str | None) -> str:
    """Label of the node that a row's reference means."""
    field = reference.field
    row = {field.name: identifier, **({field.kind_field: kind} if field.kind_field else {})}
    return str(pl.DataFrame([row]).select(label_of(reference)).item())


def test_names_in_statements_need_no_quoting():
    """What the model says goes into statements as it is, so it must be plain."""
    for each in RECORD_TYPES:
        for name in (each.label, *schema.stored_columns(each), *(link for _, link in each.links)):
            assert NAME.fullmatch(name), name


@pytest.mark.parametrize("record_type", RECORD_TYPES, ids=lambda each: each.table)
def test_statements_hold_parameters_and_no_values(record_type):
    table = record_type.table
    texts = [schema.read_columns(table), schema.update(table), schema.delete(table)]
    if record_type.shape is Shape.THING:
        texts.append(schema.create_nodes(table, schema.stored_columns(record_type)))
        texts += [schema.delete_links(table, link) for _, link in record_type.links]
    else:
        texts.append(schema.create_relationships(table, "Department", "Issue", ("key", "rev")))
    for text in texts:
        assert "'" not in text
        assert '"' not in text
        assert "$" in text


def test_reading_a_table_asks_for_each_of_its_columns_once():
    text = schema.read_columns("involvements")
    asked = re.findall(r" AS (\w+)", text)
    assert asked == [*BY_TABLE["involvements"].columns, "extra"]
    assert "coalesce(x.effort, $number)" in text
    assert "coalesce(x.role, $text)" in text


def test_a_party_is_a_department_or_a_person_as_its_kind_says():
    party, issue = schema.ends(INVOLVEMENT)
    assert label(party, "p", "person") == "Person"
    assert label(party, "p", "department") == "Department"
    assert label(issue, "i", None) == "Issue"


@pytest.mark.parametrize(
    ("target", "kind", "meant"),
    [
        ("i", "issue", "Issue"),
        ("d", "department", "Department"),
        ("law", OUTSIDE, "Outside"),
        ("missing:i", "issue", "Outside"),
        ("ext:i", "issue", "Outside"),
    ],
)
def test_a_dependency_may_lead_outside(target: str, kind: str, meant: str):
    _, reference = schema.ends(DEPENDENCY)
    assert label(reference, target, kind) == meant


def test_a_dependency_comes_from_inside():
    source, _ = schema.ends(DEPENDENCY)
    assert label(source, "missing:i", "issue") == "Issue"


def test_a_rule_calls_for_a_party_of_either_kind():
    reference = schema.link_reference(RULE, "party")
    assert [label(reference, "x", kind) for kind in ("person", "department")] == [
        "Person",
        "Department",
    ]
    assert dict(BY_TABLE["rules"].links) == {"party": "CALLS_FOR"}
