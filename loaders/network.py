"""A network as other tools write it: nodes and edges with their attributes and their places.

What a format's loader reads; :mod:`loaders.placing` makes tables of it, the same for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from loaders.source import Flaw


class Direction(StrEnum):
    """Which way an edge holds; one that is not directed holds both ways."""

    DIRECTED = "directed"
    UNDIRECTED = "undirected"
    MUTUAL = "mutual"


@dataclass(frozen=True, slots=True, kw_only=True)
class End:
    """What an edge says about one of its ends: an id, and the space of ids it is from."""

    id: str | None
    space: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One node.

    Parameters
    ----------
    words
        What it says about its type, the surest first.
    values
        Attributes by their header as written, without id and label.
    row
        Its row in the sheet, or its number in the document's list, from 1.
    space
        The space of ids its id is from; Neo4j has several.
    """

    id: str | None
    label: str | None = None
    words: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    row: int
    space: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One edge; ``word`` says its type, ``header`` where that stood."""

    source: End
    target: End
    word: str | None = None
    header: str = "Type"
    direction: Direction = Direction.DIRECTED
    values: Mapping[str, str] = field(default_factory=dict)
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Nodes and edges of one sheet or of one list of a document, with its headers and flaws."""

    file: str
    sheet: str | None
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    headers: tuple[str, ...] = ()
    flaws: tuple[Flaw, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """A whole network.

    Parameters
    ----------
    creates
        A node that only edges name is made from them, as the tool itself does it.
    named
        Ids are the names: a node that is made from an edge is called by its id.
    """

    parts: tuple[Part, ...]
    creates: bool = False
    named: bool = False
