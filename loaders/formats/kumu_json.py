"""Kumu's JSON: the blueprint and the full export of a project.

Blueprint: ``elements`` with ``id, label, type, …`` and ``connections`` with ``from, to, type,
direction``. Full export: attributes of both stand in ``attributes``, the id is ``_id``, and places
stand in ``maps``; they are kept as ``x`` and ``y``, those of further maps by the map's name.
An element without an id is called by its label. Source: exports of Kumu's own sample projects.
"""

from collections.abc import Iterator
from typing import Any

from loaders.network import Edge, End, Node, Part
from loaders.network_records import edge_of, found, node_of
from loaders.network_trees import document_loader, records_of, text_of, texts_of
from loaders.source import Document

_OWN = ("_id", "attributes")


def _fits(document: Document) -> bool:
    root = document.root
    return isinstance(root, dict) and all(
        isinstance(root.get(key), list) for key in ("elements", "connections")
    )


def _parts(document: Document) -> list[Part]:
    root, file = document.root, document.file
    places = _places(root)
    nodes = tuple(_nodes(root, places))
    edges = tuple(_edges(root))
    return [
        Part(file=file, sheet="elements", nodes=nodes, flaws=document.flaws),
        Part(file=file, sheet="connections", edges=edges),
    ]


def _nodes(root: dict[str, Any], places: dict[str, dict[str, str]]) -> Iterator[Node]:
    for row, element in enumerate(records_of(root["elements"]), start=1):
        values = _values(element)
        given = text_of(element.get("_id", element.get("id")))
        label_header, label = found(values, "label")
        used = {"id", label_header} if label_header else {"id"}
        values |= places.get(given or label or "", {})
        yield node_of(values, row, id=given or label, label=label, used=used)


def _edges(root: dict[str, Any]) -> Iterator[Edge]:
    for row, connection in enumerate(records_of(root["connections"]), start=1):
        yield edge_of(
            _values(connection),
            row,
            source=End(id=text_of(connection.get("from"))),
            target=End(id=text_of(connection.get("to"))),
            used=("id", "from", "to"),
        )


def _values(record: dict[str, Any]) -> dict[str, str]:
    """Attributes of a record in either shape, as text."""
    attributes = record.get("attributes")
    inner = attributes if isinstance(attributes, dict) else {}
    outer = {key: value for key, value in record.items() if key not in _OWN}
    return texts_of(inner) | texts_of(outer)


def _places(root: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Where each element stands, on the first map and by name on further ones."""
    places: dict[str, dict[str, str]] = {}
    for number, each in enumerate(records_of(root.get("maps"))):
        called = text_of(each.get("name")) or str(number + 1)
        ending = "" if number == 0 else f" ({called})"
        for element in records_of(each.get("elements")):
            position = element.get("position")
            if isinstance(position, dict):
                known = places.setdefault(text_of(element.get("element")) or "", {})
                known |= {f"{axis}{ending}": text for axis, text in texts_of(position).items()}
    return places


LOADER = document_loader("kumu_json", _fits, _parts)
