"""One edge of a foreign network: the table it belongs to, and its row there."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.fields import header_key
from graph.model import DEPARTMENTS, ISSUES, KIND_OF_TABLE, OUTSIDE, PEOPLE
from graph.vocabulary import canonical_role, is_head
from loaders.formats._base import FURTHER
from loaders.network import Direction, Edge
from loaders.network_words import (
    DEPENDENCIES,
    INFLUENCES,
    INVOLVED,
    INVOLVEMENTS,
    MEMBERSHIPS,
    ON_ISSUES,
    REPORTING,
    TABLE,
    edge_meaning,
    role_of,
)
from loaders.words import headers_of

# Gephi, NodeXL and others weigh edges freely: 0 to 4 is our scale of influence alone.
_NEVER = ("weight",)
STRONGEST = 4
_DIRECTION = f"{FURTHER}direction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where an edge goes; ``told`` is the key of a warning about how that was decided."""

    table: str
    backward: bool = False
    told: str | None = None


def placed(edge: Edge, source: str, target: str) -> Placed:
    """Where an edge goes: by its word when its ends fit that, else by the kinds of its ends."""
    meaning = edge_meaning(edge.word)
    if meaning is not None and _fits(meaning.table, source, target):
        return Placed(table=meaning.table, backward=meaning.backward)
    ends = {source, target}
    if ISSUES in ends or OUTSIDE in ends:
        if ends <= {ISSUES, OUTSIDE}:
            return Placed(table=DEPENDENCIES, told=_told(edge, meaning is not None))
        told = None if edge.word and meaning is None else _told(edge, meaning is not None)
        return Placed(table=INVOLVEMENTS, told=told)
    if ends == {PEOPLE, DEPARTMENTS} and (edge.word is None or is_head(edge.word)):
        return Placed(table=MEMBERSHIPS, told=_told(edge, False))
    return Placed(table=INFLUENCES, told=_told(edge, meaning is not None))


def _told(edge: Edge, misfit: bool) -> str | None:
    if misfit:
        return "load.network.misfit"
    if edge.word is None:
        return "load.network.wordless"
    return None if is_head(edge.word) else "load.network.word"


def _fits(table: str, source: str, target: str) -> bool:
    ends = {source, target}
    if table == MEMBERSHIPS:
        return ends in ({PEOPLE, DEPARTMENTS}, {DEPARTMENTS})
    if table == REPORTING:
        return source == target and ISSUES not in ends
    if table == DEPENDENCIES:
        return PEOPLE not in ends
    if table in ON_ISSUES:
        return ISSUES in ends and len(ends) == 2 and OUTSIDE not in ends
    return ISSUES not in ends


def row_of_edge(edge: Edge, found: Placed, source: str, target: str) -> dict[str, str | None]:
    """Columns of the edge's row in its table."""
    ends = [(edge.source.id, source), (edge.target.id, target)]
    if found.backward:
        ends.reverse()
    row = _ends(found.table, ends)
    row |= _word(edge, found.table)
    fields = headers_of(found.table)
    for header, text in edge.values.items():
        key = header_key(header)
        field = fields.get(key) if key not in _NEVER else None
        fits = field is not None and field not in row
        if field == "strength" and not is_strength(text):
            fits = False
        row[str(field) if fits else further(header, row)] = text
    if edge.direction is not Direction.DIRECTED and found.table != INFLUENCES:
        row.setdefault(_DIRECTION, edge.direction.value)
    return row


def is_strength(text: str) -> bool:
    """Whether a text is a strength on our scale of influence; other tools have other scales."""
    try:
        return 0 <= float(text) <= STRONGEST
    except ValueError:
        return False  # a word such as "strong"


def _ends(table: str, ends: list[tuple[str | None, str]]) -> dict[str, str | None]:
    if table == MEMBERSHIPS:
        ends.sort(key=lambda end: end[1] != PEOPLE)
        return {"person": ends[0][0], "department": ends[1][0]}
    if table == REPORTING:
        return {"person": ends[0][0], "manager": ends[1][0]}
    if table in ON_ISSUES:
        ends.sort(key=lambda end: end[1] == ISSUES)
        kind = KIND_OF_TABLE.get(ends[0][1], OUTSIDE)
        return {"party": ends[0][0], "party_kind": kind, "issue": ends[1][0]}
    (source, source_table), (target, target_table) = ends
    return {
        "source": source,
        "source_kind": KIND_OF_TABLE.get(source_table, OUTSIDE),
        "target": target,
        "target_kind": KIND_OF_TABLE.get(target_table, OUTSIDE),
    }


def _word(edge: Edge, table: str) -> dict[str, str | None]:
    """Where the word of an edge stands: in a field of its own, else kept as it was written."""
    word = None if header_key(edge.header) == TABLE else edge.word
    if table in (DEPENDENCIES, INFLUENCES):
        return {"kind": word} if word else {}
    if table == INVOLVEMENTS:
        return _role(edge, word)
    if not word:
        return {}
    if table == MEMBERSHIPS and edge_meaning(word) is None:
        return {"role": word}
    return {f"{FURTHER}{edge.header}": word}


def _role(edge: Edge, word: str | None) -> dict[str, str | None]:
    said = {header_key(name) for name in edge.values}
    if "role" in said and (word is None or edge_meaning(word) is not None):
        return {f"{FURTHER}{edge.header}": word} if word else {}
    if word is None:
        return {"role": INVOLVED}
    role = None if canonical_role(word) else role_of(word)
    if role is None:
        return {"role": word}
    return {"role": role, f"{FURTHER}{edge.header}": word}


def further(header: str, taken: Mapping[str, object]) -> str:
    """Name of a further column, numbered when the row has it already."""
    name, number = f"{FURTHER}{header}", 2
    while name in taken:
        name, number = f"{FURTHER}{header} ({number})", number + 1
    return name
