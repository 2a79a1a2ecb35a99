"""Nodes and edges from records of text: which of their attributes say type, direction and time."""

import re
from collections.abc import Collection, Mapping

from graph.fields import header_key
from loaders.network import Direction, Edge, End, Node
from loaders.network_own import own_label, own_values, table_of_type
from loaders.network_words import EDGE_TYPE, NODE_TYPE, TABLE
from loaders.placed_rows import LABELS

_DIRECTIONS = {each.value: each for each in Direction}
_TIMES = ("timeset", "timeinterval", "interval")
# Gephi: ``<[2020-01-01, 2020-06-30]>``; round brackets leave the day itself out.
_INTERVAL = re.compile(r"^<?\s*\[\s*([^,;\[\]]+?)\s*,\s*([^,;\[\]]+?)\s*\]\s*>?$")
_DAY = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


def node_of(
    values: Mapping[str, str],
    row: int,
    *,
    id: str | None,
    label: str | None = None,
    used: Collection[str] = (),
    words: tuple[str, ...] = (),
    space: str = "",
) -> Node:
    """A node from its attributes.

    Parameters
    ----------
    used
        Headers that id and label were taken from.
    words
        What says its type before its attributes do.
    """
    kept = own_values({name: text for name, text in values.items() if name not in used})
    keyed = {header_key(name): text for name, text in reversed(kept.items())}
    said = [keyed[key] for key in (TABLE, *NODE_TYPE) if key in keyed]
    return Node(
        id=id,
        label=own_label(kept, id, label),
        words=(*words, *said),
        values={name: text for name, text in kept.items() if header_key(name) != TABLE},
        row=row,
        space=space,
    )


def edge_of(
    values: Mapping[str, str],
    row: int,
    *,
    source: End,
    target: End,
    used: Collection[str] = (),
    word: tuple[str, str] | None = None,
    default: Direction = Direction.DIRECTED,
) -> Edge:
    """An edge from its attributes.

    Parameters
    ----------
    used
        Headers that the ends were taken from.
    word
        Header and word of its type, where the format itself says it.
    default
        Direction of an edge that says none.
    """
    kept = own_values({name: text for name, text in values.items() if name not in used})
    kept = _with_times(kept)
    direction, said = _direction(kept)
    kept = {name: text for name, text in kept.items() if name != said}
    word = word or _typed(kept)
    if word is not None:
        kept.pop(word[0], None)
        table = table_of_type(word[1])
        word = (TABLE, table) if table else word
    return Edge(
        source=source,
        target=target,
        word=word[1] if word else None,
        header=word[0] if word else "Type",
        direction=direction or default,
        values=kept,
        row=row,
    )


def found(values: Mapping[str, str], *keys: str) -> tuple[str | None, str | None]:
    """First attribute of some folded names: its header and its text, None where there is none."""
    for name, text in values.items():
        if header_key(name) in keys:
            return name, text
    return None, None


def _typed(values: Mapping[str, str]) -> tuple[str, str] | None:
    """Header and word that say an edge's type; those of its label where nothing else does."""
    keyed = {header_key(name): name for name in reversed(list(values))}
    keys = (TABLE, *EDGE_TYPE, *LABELS)
    return next(((keyed[key], values[keyed[key]]) for key in keys if key in keyed), None)


def _direction(values: Mapping[str, str]) -> tuple[Direction | None, str | None]:
    """Direction and the header that said it; Gephi says it as the edge's ``Type``."""
    for name, text in values.items():
        folded = text.strip().casefold()
        if header_key(name) in ("direction", "type") and folded in _DIRECTIONS:
            return _DIRECTIONS[folded], name
    return None, None


def _with_times(values: dict[str, str]) -> dict[str, str]:
    """Since and until of an edge that holds for one interval of days; others stay as written."""
    for name, text in values.items():
        match = _INTERVAL.match(text.strip()) if header_key(name) in _TIMES else None
        if match and all(_DAY.match(day) for day in match.groups()):
            since, until = match.groups()
            rest = {each: kept for each, kept in values.items() if each != name}
            return {"since": since, "until": until} | rest
    return values
