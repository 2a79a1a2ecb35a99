"""What was known of matters when they were opened, as rows by which they are compared.

Leads, authors, parties beside them, words, topics and links stand side by side, each of length 1,
so that the product of two rows is the sum of their cosines. A row holds nothing that is later than
its own matter: whoever may see the matter may see the row.
"""

from collections.abc import Iterable
from typing import Any

import numpy as np
from scipy.sparse import csr_array, eye_array, hstack

from graph.analyses._consult_history import history_of
from graph.analyses._consult_matter import linked_issues
from graph.analyses._rank_case import Case, rarities, rarity
from graph.analyses._rank_incidence import matrix
from graph.analyses._rank_index import Index, Taken, Ties, Vector, index_of, taken_of
from graph.per_network import per_content
from graph.projections import Network

COMMON = 0.2  # what any two matters have in common


@per_content
def openings_of(network: Network, roles: tuple[str, ...]) -> csr_array:
    """Rows of all issues.

    Parameters
    ----------
    roles
        Roles that count as having been consulted: who holds one was not known at the opening.
    """
    index = index_of(network)
    common = np.full((len(index.issues), 1), np.sqrt(COMMON))
    respects = map(_unit, _respects(network, index, taken_of(network, roles)))
    return csr_array(hstack([*respects, csr_array(common)], format="csr"))


def opening(index: Index, case: Case, known: Any) -> Vector:
    """The row of a case, ``known`` being true for issues that may be seen."""
    words = case.words * rarities(index, known)
    respects = (case.leads, case.authors, case.named, words, case.topics, case.links * known)
    lengths = (max(float(np.sqrt(each @ each)), 1e-9) for each in respects)
    units = (each / length for each, length in zip(respects, lengths, strict=True))
    return np.concatenate([*units, [np.sqrt(COMMON)]])


def _respects(network: Network, index: Index, taken: Taken) -> Iterable[Any]:
    days = index.days
    leads, authors = _in_time(index.leads, days), _in_time(index.authors, days)
    others = csr_array(index.leads.matrix).maximum(csr_array(index.authors.matrix))
    others = others.maximum(csr_array(taken.together.matrix))
    beside = (_in_time(index.parts, days) - others).maximum(0)
    return leads, authors, beside, _words(index), index.topics, _links(network, index)


def _in_time(ties: Ties, days: Vector) -> csr_array:
    """Ties that are no later than their row."""
    found = ties.matrix
    is_in_time = ties.since <= np.repeat(days, np.diff(found.indptr))
    return csr_array((is_in_time.astype(float), found.indices, found.indptr), shape=found.shape)


def _words(index: Index) -> csr_array:
    """Words of titles, each weighted by how rare it was among the issues opened before."""
    found = csr_array(index.words).tocoo()
    row, word = found.coords
    day = index.days[row]
    order = np.lexsort((day, word))
    before = np.zeros(len(order))
    # Of entries in the order of words and days, those of the same word that are earlier.
    starts = np.searchsorted(word[order], word[order])
    before[order] = np.arange(len(order)) - starts
    older = np.searchsorted(np.sort(index.days), day)
    return csr_array((rarity(before, older), (row, word)), shape=found.shape)


def _links(network: Network, index: Index) -> csr_array:
    """Each issue itself, and the older ones to which it was linked when it was opened."""
    places = [
        (index.row[issue], index.row[other])
        for issue, matter in history_of(network).matters.items()
        for other in (set(linked_issues(network, issue, matter.day)) if matter.links else ())
        if index.days[index.row[other]] < index.days[index.row[issue]]
    ]
    size = len(index.issues)
    return csr_array(eye_array(size, format="csr") + matrix(places, size, size))


def _unit(respect: Any) -> csr_array:
    """Rows of length 1."""
    found = csr_array(respect)
    length = np.sqrt(np.asarray(found.power(2).sum(axis=1)))
    scaled = found.data / np.maximum(np.repeat(length, np.diff(found.indptr)), 1e-9)
    return csr_array((scaled, found.indices, found.indptr), shape=found.shape)
