"""A network as arrays: what the compiled measures work on, made once and asked often."""

from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from typing import Any

import networkx as nx
import numpy as np
import rustworkx
import scipy.sparse


class CompiledNetwork:
    """Nodes and a sparse matrix of tie weights; not to be changed.

    Parameters
    ----------
    nodes
        In the order of the matrix.
    matrix
        Sparse; ``matrix[i, j]`` is the weight of the tie from node i to node j. Symmetric where
        undirected.
    directed
        Whether ties have a direction.
    """

    __networkx_backend__ = "stakeholders"

    def __init__(
        self, nodes: Sequence[Hashable], matrix: Any, *, directed: bool = False, name: str = ""
    ) -> None:
        self.nodes: tuple[Any, ...] = tuple(nodes)
        self.matrix = scipy.sparse.csr_array(matrix)
        self.graph = {"name": name}
        self._directed = directed

    @classmethod
    def of(cls, network: Any, weight: str | None = None, default: float = 1.0) -> "CompiledNetwork":
        """Compiled form of a networkx graph; a compiled one as it is.

        Raises
        ------
        NotImplementedError
            The graph has parallel ties, which the measures here do not know.
        """
        if isinstance(network, cls):
            return network
        if network.is_multigraph():
            raise NotImplementedError("parallel ties are not compiled; make a simple graph first")
        matrix = scipy.sparse.csr_array((len(network), len(network)))
        if network.number_of_edges():
            matrix = _matrix(network, weight, default)
        return cls(list(network), matrix, directed=network.is_directed())

    def __len__(self) -> int:
        return len(self.nodes)

    def __iter__(self) -> Iterator[Hashable]:
        return iter(self.nodes)

    def is_directed(self) -> bool:
        """Whether ties have a direction."""
        return self._directed

    def is_multigraph(self) -> bool:
        """Never: parallel ties are added up before."""
        return False

    @cached_property
    def pattern(self) -> Any:
        """The matrix with 1 for every tie and nothing on the diagonal."""
        tied = self.matrix.copy()
        tied.data = (tied.data != 0).astype(float)
        tied.setdiag(0)
        tied.eliminate_zeros()
        return tied

    @cached_property
    def mutual(self) -> Any:
        """Weights of both directions added up."""
        return scipy.sparse.csr_array(self.matrix + self.matrix.T)

    @cached_property
    def compiled(self) -> Any:
        """The ties, without weights, as rustworkx holds them."""
        made = rustworkx.PyDiGraph() if self._directed else rustworkx.PyGraph(multigraph=False)
        made.add_nodes_from(range(len(self)))
        rows, columns = self.pattern.nonzero()
        if not self._directed:
            once = rows < columns
            rows, columns = rows[once], columns[once]
        made.add_edges_from_no_data(list(zip(rows.tolist(), columns.tolist(), strict=True)))
        return made

    @cached_property
    def place(self) -> dict[Any, int]:
        """Node -> its row of the matrix."""
        return {node: at for at, node in enumerate(self.nodes)}

    def neighbours(self, node: Any) -> list[Any]:
        """Nodes that a node has ties to, in the order of the matrix."""
        at, tied = self.place[node], self.pattern
        row = tied.indices[tied.indptr[at] : tied.indptr[at + 1]]
        return [self.nodes[other] for other in sorted(row.tolist())]

    def by_node(self, values: Any) -> dict[Any, float]:
        """Values in the order of the nodes, by node."""
        return dict(zip(self.nodes, np.asarray(values, dtype=float).tolist(), strict=True))

    def to_networkx(self) -> "nx.Graph[Any]":
        """The same network as networkx holds it, weights as ``weight``."""
        kind: Any = nx.DiGraph if self._directed else nx.Graph
        plain = nx.from_scipy_sparse_array(self.matrix, create_using=kind)
        named: nx.Graph[Any] = nx.relabel_nodes(plain, dict(enumerate(self.nodes)))
        return named


def _matrix(network: Any, weight: str | None, default: float) -> Any:
    place = {node: at for at, node in enumerate(network)}
    ties = network.edges(data=weight, default=default) if weight else network.edges()
    rows, columns, weights = [], [], []
    for source, target, *said in ties:
        rows.append(place[source])
        columns.append(place[target])
        weights.append(float(said[0]) if said else 1.0)
    made = scipy.sparse.coo_array((weights, (rows, columns)), shape=(len(place), len(place)))
    matrix = scipy.sparse.csr_array(made)
    if network.is_directed():
        return matrix
    loops = scipy.sparse.diags_array(matrix.diagonal(), format="csr")
    return matrix + matrix.T - loops
