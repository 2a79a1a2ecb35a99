"""A record in the words of people: a thing by its name, a relation by both of its ends."""

from collections.abc import Mapping
from typing import Any

from dashboard.context import Context
from dashboard.edit_choices import node_of
from graph.change_rows import field_words, in_one_language
from graph.model import BY_TABLE, KIND_OF_TABLE
from graph.projections import Network, name_of
from graph.tables import KEY_MARK, record_of
from graph.texts import Translator
from graph.undoing import said_record

_FACTS = ("role", "kind", "what", "since", "until")


def titled(
    network: Network,
    table: str,
    key: tuple[str, ...],
    record: Mapping[str, Any],
    translate: Translator,
) -> str:
    """What a record is and what it is called; by its key where it has no name.

    A thing keeps its id beside its name; a relation has its ends, then its facts.
    """
    kind = translate(f"record.{table}")
    if BY_TABLE[table].ends is not None:
        ends = [_name(network, _end(table, name, record), translate) for name in _ends(table)]
        named = translate("editing.record.between", first=ends[0], second=ends[1])
        parts = [named, *relation_facts(table, record, translate)]
        return translate("explore.fact", label=kind, value=translate("list.mark").join(parts))
    name = _thing(network, table, key, record, translate)
    if name is None or name == key[0]:
        return translate.say(said_record(table, KEY_MARK.join(key)))
    return translate("editing.record.named", kind=kind, name=name, id=key[0])


def said_stored(context: Context, table: str, key: tuple[str, ...], translate: Translator) -> str:
    """:func:`titled` of a record that the register holds; by its key where it holds none."""
    record = record_of(context.register().tables, table, key)
    if record is None:
        return translate.say(said_record(table, KEY_MARK.join(key)))
    return titled(context.network(), table, key, record, translate)


def seen_from(
    network: Network, table: str, record: Mapping[str, Any], node: str, translate: Translator
) -> str:
    """A relation seen from one of its ends: what it is, to whom, in which role, since when."""
    ends = [_end(table, name, record) for name in _ends(table)]
    is_out = ends[0] == node
    name = _name(network, ends[1] if is_out else ends[0], translate)
    label = BY_TABLE[table].label.lower()
    way = translate(f"explore.ties.{label}.{'out' if is_out else 'in'}")
    said_end = translate("explore.fact", label=way, value=name)
    return translate("list.mark").join([said_end, *relation_facts(table, record, translate)])


def relation_facts(table: str, record: Mapping[str, Any], translate: Translator) -> list[str]:
    """What is known of a relation beside its ends, in the reader's words."""
    known = in_one_language(table, record, translate)
    return [field_words(table, each, known[each], translate) for each in _FACTS if known.get(each)]


def _ends(table: str) -> tuple[str, ...]:
    ends = BY_TABLE[table].ends
    assert ends is not None
    return ends


def _end(table: str, name: str, record: Mapping[str, Any]) -> str | None:
    return node_of(BY_TABLE[table].field(name), dict(record))


def _name(network: Network, node: str | None, translate: Translator) -> str:
    if node is None:
        return translate("cli.unknown")
    return name_of(network, node, translate) if node in network else node.partition(":")[2]


def _thing(
    network: Network,
    table: str,
    key: tuple[str, ...],
    record: Mapping[str, Any],
    translate: Translator,
) -> str | None:
    kind = KIND_OF_TABLE.get(table)
    node = f"{kind}:{key[0]}"
    if kind and node in network:
        return name_of(network, node, translate)
    return translate.name(record) or None
