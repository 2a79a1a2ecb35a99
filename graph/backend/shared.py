"""What two who are tied share: sums over the contacts they have in common.

Only ties are asked, and a network of common work is dense among the few who take part in most of
it: contacts by many are summed as a dense product, the rest as a sparse one. Where every tie weighs
the same, contacts are bits and common ones are counted.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse

_CELLS = 4_000_000  # numbers held at once: 32 MB
_BITS = 2_000_000_000  # at most so many bits, a row of contacts for each node: 250 MB
_DENSE_FROM = 0.1  # of all nodes: who has more contacts costs less in a dense product


@dataclass(frozen=True, slots=True)
class Ties:
    """Ties of a symmetric matrix, each once, with what their ends share.

    Parameters
    ----------
    rows, columns
        Ends of each tie, the row never after the column.
    weights
        Of each tie.
    values
        What the two ends share.
    """

    rows: Any
    columns: Any
    weights: Any
    values: Any

    def by_node(self, size: int, worth: Callable[[Any, Any, Any, Any], Any]) -> Any:
        """Sum over each node's ties of ``worth(node, other end, weight, value)``."""
        given = (self.rows, self.columns, self.weights, self.values)
        total = np.bincount(self.rows, worth(*given), minlength=size)
        twice = self.rows != self.columns
        one, other, *rest = (each[twice] for each in given)
        return total + np.bincount(other, worth(other, one, *rest), minlength=size)


def shared(matrix: Any, worth: Any) -> Ties:
    """For every tie i, j the sum over contacts q of ``matrix[i, q] * matrix[q, j] * worth[q]``.

    Parameters
    ----------
    matrix
        Sparse, symmetric, no weight below 0.
    worth
        A number for every node.
    """
    upper = scipy.sparse.csr_array(scipy.sparse.triu(matrix, format="csr"))
    upper.sort_indices()
    size = matrix.shape[0]
    rows, columns = np.repeat(np.arange(size), np.diff(upper.indptr)), upper.indices
    even = bool(matrix.nnz) and np.ptp(matrix.data) == 0 and np.ptp(worth) == 0
    if even and size**2 <= _BITS:
        common = _counted(matrix, rows, columns)
        return Ties(rows, columns, upper.data, common * (matrix.data[0] ** 2 * worth[0]))
    return Ties(rows, columns, upper.data, _summed(matrix, worth, upper))


def _counted(matrix: Any, rows: Any, columns: Any) -> Any:
    """How many contacts the two ends of each tie have in common."""
    size = matrix.shape[0]
    bits = np.zeros((size, -(-size // 64) * 8), np.uint8)
    for part in _chunks(size, size):
        packed = np.packbits(matrix[part].toarray() != 0, axis=1)
        bits[part, : packed.shape[1]] = packed
    words = bits.view(np.uint64)
    common = np.empty(len(rows))
    for part in _chunks(len(rows), max(words.shape[1], 1)):
        both = words[rows[part]] & words[columns[part]]
        common[part] = np.bitwise_count(both).sum(axis=1)
    return common


def _summed(matrix: Any, worth: Any, upper: Any) -> Any:
    size = matrix.shape[0]
    contacts = np.diff(matrix.indptr)
    is_large = size * size > _CELLS
    many = np.flatnonzero((contacts > _DENSE_FROM * size) & is_large)
    few = np.setdiff1d(np.arange(size), many)
    worthy = scipy.sparse.csr_array(matrix @ scipy.sparse.diags_array(worth))
    dense, sparse = matrix[many].toarray(), matrix[few]
    own_dense, own_sparse = worthy[:, many], worthy[:, few]
    found = np.empty(upper.nnz)
    for part in _chunks(size, size):
        # Nothing before the first row of a part is asked: ties stand above the diagonal.
        start = part.start
        sums = (own_sparse[part] @ sparse[:, start:]).toarray()
        if len(many):
            sums += own_dense[part].toarray() @ dense[:, start:]
        ties = slice(upper.indptr[part.start], upper.indptr[part.stop])
        own = np.repeat(np.arange(len(sums)), np.diff(upper.indptr[part.start : part.stop + 1]))
        found[ties] = sums[own, upper.indices[ties] - start]
    return found


def _chunks(rows: int, width: int) -> list[slice]:
    step = max(1, _CELLS // max(width, 1))
    return [slice(at, min(at + step, rows)) for at in range(0, rows, step)]
