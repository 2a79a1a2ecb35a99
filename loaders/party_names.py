"""Which unit or person a word means: by the ids and names of a source's tables and the register's.

A word that several bear, or one nobody bears, means none.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

import polars as pl

from graph.checks.names import name_columns
from graph.fields import LIST_MARKS, header_key
from graph.model import ALIASES, KIND_OF_TABLE, PARTIES

Party = tuple[str, str]  # kind, id
Frames = Iterable[tuple[str, pl.DataFrame]]


def meant(own: Frames, stored: Mapping[str, pl.DataFrame]) -> dict[str, Party | None]:
    """Folded ids and names of all parties; None for what several bear. An id counts before a name.

    Parameters
    ----------
    own
        Tables of the source with their names, every cell as text.
    stored
        The register's tables.
    """
    parties = [each for each in chain(own, stored.items()) if each[0] in PARTIES]
    ids, names = defaultdict[str, set[Party]](set), defaultdict[str, set[Party]](set)
    for table, frame in parties:
        for identifier, called in _called(frame):
            party = KIND_OF_TABLE[table], identifier
            ids[header_key(identifier)].add(party)
            for name in called:
                names[header_key(name)].add(party)
    return {
        word: next(iter(found)) if len(found) == 1 else None
        for word, found in (names | ids).items()
        if word
    }


def _called(frame: pl.DataFrame) -> Iterator[tuple[str, list[str]]]:
    """Ids, each with the names of its row and the further ones."""
    columns = [each for each in (*name_columns("name"), ALIASES) if each in frame.columns]
    if "id" not in frame.columns:
        return
    for identifier, *cells in frame.select("id", *columns).iter_rows():
        told = dict(zip(columns, cells, strict=True))
        further = told.pop(ALIASES, None) or ""
        for mark in LIST_MARKS:
            further = further.replace(mark, "\n")
        if identifier and identifier.strip():
            names = (*told.values(), *further.split("\n"))
            yield identifier.strip(), [each for each in names if each]
