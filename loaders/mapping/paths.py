"""Paths into documents: ``title``, ``milestone.alpha``, ``reviewers[]``, ``sigs[].chairs[].name``.

``[]`` is every item of a list, ``*`` every value of an object, ``"a.b"`` a key with a point in it.
A path that shares its beginning with the path of the rows means the same item there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

from loaders.network_trees import text_of

ITEMS, VALUES = "[]", "*"
Segments: TypeAlias = tuple[str, ...]
_SEGMENT = re.compile(r'"((?:[^"])*)"|(\[\])|([^.\[\]"]+|\[(?!\])|\](?<!\[\]))')


@dataclass(frozen=True, slots=True)
class Bound:
    """A place on the way of the rows' path: its segments, what stands there, key and position.

    The key is that of the last ``*`` on the way, the position that of the last ``[]`` or ``*``.
    """

    segments: Segments
    value: Any
    key: str | None
    position: int | None


def segments_of(path: str) -> Segments:
    """Parts of a path."""
    found: list[str] = []
    for quoted, items, plain in _SEGMENT.findall(path):
        found.append(items or plain or quoted)
    return tuple(found)


def path_of(segments: Segments) -> str:
    """A path as it is written; keys that hold signs of paths stand in quotation marks."""
    text = ""
    for each in segments:
        if each == ITEMS:
            text += ITEMS
        else:
            key = f'"{each}"' if each and re.search(r"[.\[\]]", each) else each
            text += f".{key}" if text else key
    return text


def rows_at(root: Any, segments: Segments) -> Iterator[tuple[Bound, ...]]:
    """Everything at a path, each with the places on the way to it, from the root on."""
    yield from _rows(Bound((), root, None, None), (), segments)


def _rows(
    here: Bound, before: tuple[Bound, ...], segments: Segments
) -> Iterator[tuple[Bound, ...]]:
    way = (*before, here)
    if not segments:
        if here.value is not None and here.value != "":
            yield way
        return
    step, rest = segments[0], segments[1:]
    for key, position, value in _children(here.value, step):
        there = Bound(
            (*here.segments, step),
            value,
            here.key if key is None else key,
            here.position if position is None else position,
        )
        yield from _rows(there, way, rest)


def _children(value: Any, step: str) -> Iterator[tuple[str | None, int | None, Any]]:
    if step == ITEMS:
        listed = value if isinstance(value, list) else [] if value is None else [value]
        yield from ((None, at, each) for at, each in enumerate(listed, 1))
    elif isinstance(value, dict):
        if step == VALUES:
            yield from ((key, at, each) for at, (key, each) in enumerate(value.items(), 1))
        elif step in value:
            yield None, None, value[step]


def text_at(way: tuple[Bound, ...], segments: Segments) -> str | None:
    """Text of what a path means for one row; several values are one text with marks."""
    nearest = way[0]
    for bound in way:
        if segments[: len(bound.segments)] == bound.segments:
            nearest = bound
    rest = segments[len(nearest.segments) :]
    found = [bounds[-1].value for bounds in _rows(nearest, (), rest)]
    return text_of(found[0] if len(found) == 1 else found)


def leaves(root: Any, most: int = 200) -> dict[Segments, list[str]]:
    """Paths of everything in a tree that is no object, with the texts that stand there."""
    found: dict[Segments, list[str]] = {}
    _collect(root, (), found, most)
    return found


def _collect(value: Any, here: Segments, found: dict[Segments, list[str]], most: int) -> None:
    if isinstance(value, dict):
        for key, each in value.items():
            _collect(each, (*here, key), found, most)
    elif isinstance(value, list):
        if not value and here:
            found.setdefault((*here, ITEMS), [])
        for each in value:
            _collect(each, (*here, ITEMS), found, most)
    elif here in found or len(found) < most:
        text = text_of(value)
        found.setdefault(here, []).extend([text] if text else [])
