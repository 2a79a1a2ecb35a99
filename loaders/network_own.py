"""Attributes that our own exports write into the formats of other tools, read back.

They name the record's ``table``; ``kind`` or ``type`` then says what the node or edge is, and
``own_kind`` is the record's own kind; ``label`` is how it was shown. Further columns stand together
in ``extra``, as JSON text. Relationship types in Neo4j are those of :mod:`graph.model`.
"""

import json
from collections.abc import Mapping

from graph.fields import header_key
from graph.model import RECORD_TYPES
from loaders.network_trees import texts_of
from loaders.network_words import TABLE
from loaders.placed_rows import LABELS, NAME
from loaders.words import headers_of, table_names

_EXTRA, _OWN_KIND = "extra", "own_kind"
_SHOWN = ("kind", "type", *LABELS)
# Relationship type -> table whose records it stands for, or whose field it is.
_TABLE_OF_TYPE = {
    **{link: each.table for each in RECORD_TYPES for _, link in each.links},
    **{each.label: each.table for each in RECORD_TYPES if each.ends},
}


def own_table(values: Mapping[str, str]) -> str | None:
    """Table that a record names outright; None where it is no record of ours."""
    return table_names().get(header_key(values.get(TABLE, "")))


def table_of_type(word: str) -> str | None:
    """Table that a relationship type of ours means, written exactly so."""
    return _TABLE_OF_TYPE.get(word)


def own_values(values: Mapping[str, str]) -> dict[str, str]:
    """Values with further columns by themselves; of our own records without what was only shown."""
    known = _unpacked(values)
    if own_table(known) is None:
        return known
    kept = {name: text for name, text in known.items() if header_key(name) not in _SHOWN}
    if _OWN_KIND in kept:
        kept["kind"] = kept.pop(_OWN_KIND)
    return kept


def own_label(values: Mapping[str, str], id: str | None, label: str | None) -> str | None:
    """Label of a node; none where it only shows the name or id that the record has itself."""
    table = own_table(values)
    if table is None:
        return label
    name = NAME.get(table, "name")
    fields = headers_of(table)
    said = any(str(fields.get(header_key(each))).startswith(name) for each in values)
    return None if said or label == id else label


def _unpacked(values: Mapping[str, str]) -> dict[str, str]:
    text = values.get(_EXTRA, "")
    try:
        inner = json.loads(text) if text.startswith("{") else None
    except (ValueError, RecursionError):
        return dict(values)  # somebody else's text: kept as it is
    if not isinstance(inner, dict):
        return dict(values)
    rest = {name: each for name, each in values.items() if name != _EXTRA}
    return texts_of(inner) | rest
