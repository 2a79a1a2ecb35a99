"""What is said of issues and units, and what stands above what, as sparse matrices of ones."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from graph.analyses._consult_matter import words
from graph.projections import Network, Record, nodes_of_kind
from graph.reading import compared, superiors


def incidence(found: Iterable[list[str]], known: dict[str, int]) -> list[tuple[int, int]]:
    """Places of words, row by row; ``known`` takes in the column of each word it does not hold."""
    return [
        (at, known.setdefault(word, len(known)))
        for at, words_of_one in enumerate(found)
        for word in words_of_one
    ]


def matrix(places: list[tuple[int, int]], height: int, width: int | None) -> Any:
    """Ones at the places; without a width as wide as they need."""
    rows = [row for row, _ in places]
    columns = [column for _, column in places]
    size = max(columns, default=-1) + 1 if width is None else width
    return csr_array((np.ones(len(places)), (rows, columns)), shape=(height, size))


def mandates(network: Network, column: dict[str, int], word: dict[str, int]) -> Any:
    """Words by which a unit is described: its names and note, and the names of units below it."""
    said: dict[str, set[str]] = {unit: set() for unit in nodes_of_kind(network, "department")}
    for unit in said:
        record = compared(network, unit)
        names, notes = words_of(record, "name"), words_of(record, "note")
        said[unit] |= names | notes
        for superior in superiors(network, unit):
            said[superior] |= names
    places = [(column[u], word[w]) for u, found in said.items() for w in sorted(found) if w in word]
    return matrix(places, len(column), len(word))


def words_of(record: Record, field: str) -> set[str]:
    """Words of a text of a record in every language it stands in."""
    return {word for name, text in record.items() if name.startswith(field) for word in words(text)}


def above(network: Network, column: dict[str, int]) -> Any:
    """From each unit to all units above it."""
    places = [
        (column[unit], column[superior])
        for unit in nodes_of_kind(network, "department")
        for superior in superiors(network, unit)
    ]
    return matrix(places, len(column), len(column))
