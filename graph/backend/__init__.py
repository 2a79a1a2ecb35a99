"""Compiled measures for networks, under networkx's names: the same numbers, sooner.

``from graph.backend import constraint`` takes a networkx graph or a :class:`CompiledNetwork`. Where
the product is installed as a package, networkx finds them itself as its backend ``stakeholders``:
``nx.constraint(network, backend="stakeholders")``.
"""

from graph.backend.centrality import betweenness_centrality, pagerank
from graph.backend.compiled import CompiledNetwork
from graph.backend.cuts import articulation_points, bridges, parts_without
from graph.backend.holes import constraint, effective_size

__all__ = (
    "CompiledNetwork",
    "articulation_points",
    "betweenness_centrality",
    "bridges",
    "constraint",
    "effective_size",
    "pagerank",
    "parts_without",
)
