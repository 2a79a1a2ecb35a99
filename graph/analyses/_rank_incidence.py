"""What is said of issues and units, and what stands above what, as sparse matrices of ones."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.analyses._consult_matter import is_chinese, words
from graph.projections import Network, Record, nodes_of_kind
from graph.reading import compared, superiors

NO_SCRIPT, LATIN, CHINESE = range(3)


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


def mandates(network: Network, column: dict[str, int], word: dict[str, int]) -> tuple[Any, Any]:
    """Words by which a unit is described, and those of them that stand in names.

    Names are its own and those of the units below it; its note describes it too.
    """
    names = _names(network)
    said = {
        unit: found | words_of(compared(network, unit), "note") for unit, found in names.items()
    }
    return _of_units(said, column, word), _of_units(names, column, word)


def _names(network: Network) -> dict[str, set[str]]:
    said: dict[str, set[str]] = {unit: set() for unit in nodes_of_kind(network, "department")}
    for unit in said:
        names = words_of(compared(network, unit), "name")
        for each in (unit, *superiors(network, unit)):
            said[each] |= names
    return said


def _of_units(said: Mapping[str, set[str]], column: dict[str, int], word: dict[str, int]) -> Any:
    places = [(column[u], word[w]) for u, found in said.items() for w in sorted(found) if w in word]
    return matrix(places, len(column), len(word))


def noted_twice(network: Network, column: dict[str, int]) -> NDArray[np.bool_]:
    """Which units have a note in Latin letters and in Chinese."""
    found = np.zeros(len(column), dtype=bool)
    for unit in nodes_of_kind(network, "department"):
        scripts = {script(word) for word in words_of(compared(network, unit), "note")}
        found[column[unit]] = {LATIN, CHINESE} <= scripts
    return found


def script(word: str) -> int:
    """Of which script a word is: figures are of none."""
    if is_chinese(word):
        return CHINESE
    return NO_SCRIPT if word.isdigit() else LATIN


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
