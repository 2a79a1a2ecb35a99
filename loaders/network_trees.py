"""What loaders of documents share: values of a tree as text, and how such a loader is made."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from graph.fields import LIST_MARK
from graph.messages import Message, message
from loaders.formats._base import Loader, Transformed
from loaders.network import Network, Part
from loaders.placing import place
from loaders.source import Document, Source


def text_of(value: Any) -> str | None:
    """Text of a value of a JSON or YAML tree; a list of plain values is one text with marks."""
    if value is None or value == "":
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and not any(isinstance(each, dict | list) for each in value):
        return LIST_MARK.join(text for each in value if (text := text_of(each))) or None
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False) if value else None
    return str(value)


def texts_of(record: Mapping[str, Any]) -> dict[str, str]:
    """Values of an object by their keys, what is empty left out."""
    return {key: text for key, value in record.items() if (text := text_of(value)) is not None}


def records_of(value: Any) -> list[dict[str, Any]]:
    """Objects of a list; anything else in it is an object that says nothing."""
    listed = value if isinstance(value, list) else []
    return [each if isinstance(each, dict) else {} for each in listed]


def document_loader(
    id: str,
    fits: Callable[[Document], bool],
    parts: Callable[[Document], list[Part]],
    *,
    surety: float = 0.9,
) -> Loader:
    """A loader of documents that hold networks.

    Parameters
    ----------
    fits
        Whether a document is of the format.
    parts
        Its nodes and edges.
    """

    def recognises(source: Source) -> float:
        return surety if any(fits(each) for each in source.documents) else 0.0

    def transform(source: Source) -> Transformed:
        read = [each for each in source.documents if fits(each)]
        found = tuple(part for each in read for part in parts(each))
        placed = place(Network(parts=found), source.stored())
        return Transformed(tables=placed.tables, skipped=_skipped(source, read))

    return Loader(id=id, recognises=recognises, transform=transform)


def _skipped(source: Source, read: list[Document]) -> tuple[Message, ...]:
    left = [each.file for each in source.documents if each not in read]
    left += [each.file for each in source.sheets]
    return tuple(message("load.skipped.file", file=file) for file in left)
