"""What is known of one node: its fields and its relations, ready to be shown beside a picture."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.views.degrees import degrees
from dashboard.views.neighbourhood import Way
from graph.days import said_day
from graph.fields import LIST_MARK, Field, FieldType
from graph.model import KIND_OF_TABLE, RECORD_TYPES, TABLE_OF_KIND, RecordType, relations
from graph.projections import NAME_FIELDS, Network, Record, reference
from graph.tables import EXTRA
from graph.texts import Translator
from graph.vocabulary import holds_words

_BY_RELATION = {each.label.lower(): each for each in relations()}
_BY_TABLE = {each.table: each for each in RECORD_TYPES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One field with its value as text; None is unknown. ``node`` is what the value refers to."""

    label: str
    value: str | None
    node: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One record that joins the node to another."""

    other: str
    relation: str
    record: Record


def facts(network: Network, node: str, translate: Translator) -> list[Fact]:
    """Every field of a node's record but its id and name, then its extra columns."""
    attributes = network.nodes[node]
    table = TABLE_OF_KIND.get(attributes["kind"])
    if table is None:
        return []
    record_type, record = _BY_TABLE[table], attributes["record"]
    skipped = {"id", NAME_FIELDS.get(attributes["kind"], "name"), *record_type.translations}
    told = [
        _fact(network, record_type, field, record, translate)
        for field in record_type.fields
        if field.name not in skipped and not field.name.endswith("_kind")
    ]
    return [*told, *_extra(record)]


def ties(network: Network, node: str) -> dict[Way, list[Tie]]:
    """Records that join a node to others, by relation and direction, best connected first."""
    found: dict[Way, list[Tie]] = {}
    for incoming, view in ((False, network.out_edges), (True, network.in_edges)):
        for source, target, data in view(node, data=True):
            other = source if incoming else target
            tie = Tie(other=other, relation=data["relation"], record=data["record"])
            found.setdefault((data["relation"], incoming), []).append(tie)
    joined = degrees(network)
    for listed in found.values():
        listed.sort(key=lambda tie: (-joined[tie.other], tie.other))
    return dict(sorted(found.items()))


def tie_facts(network: Network, tie: Tie, translate: Translator) -> tuple[Fact, ...]:
    """What the record of a tie says beyond its ends, in so far as it is known."""
    record_type = _BY_RELATION.get(tie.relation)
    if record_type is None:  # a field such as a department's parent; nothing more is known of it
        return ()
    assert record_type.ends is not None
    ends = {*record_type.ends, *(f"{end}_kind" for end in record_type.ends)}
    return tuple(
        _fact(network, record_type, field, tie.record, translate)
        for field in record_type.fields
        if field.name not in ends
        and field.name not in record_type.translations
        and _value(tie.record, field, translate) is not None
    )


def _fact(
    network: Network, record_type: RecordType, field: Field, record: Record, translate: Translator
) -> Fact:
    label = translate(f"field.{record_type.table}.{field.name}")
    value = _value(record, field, translate)
    node = _referred(field, record) if value is not None else None
    return Fact(label=label, value=value, node=node if node in network else None)


def _value(record: Record, field: Field, translate: Translator) -> str | None:
    if field.localised:
        return translate.name(record, field.name)
    value = record.get(field.name)
    if value is None:
        return None
    if field.type is FieldType.BOOLEAN:
        return translate("explore.yes" if value else "explore.no")
    if field.type is FieldType.NUMBER:
        return translate("explore.number", value=float(value))
    if field.type is FieldType.LIST:
        listed = str(value).split(LIST_MARK)
        said = map(translate.word, listed) if holds_words(field) else listed
        return translate("explore.list").join(said)
    if field.type is FieldType.DATE and translate.says_days:
        return said_day(str(value), translate)
    return translate.word(str(value)) if holds_words(field) else str(value)


def _referred(field: Field, record: Record) -> str | None:
    if not field.references:
        return None
    given = record.get(field.kind_field) if field.kind_field else None
    kind = given or KIND_OF_TABLE[field.references[0]]
    return reference(kind, record[field.name])


def _extra(record: Record) -> Iterator[Fact]:
    if EXTRA in record:
        for name, value in json.loads(record[EXTRA]).items():
            yield Fact(label=name, value=None if value is None else str(value))
