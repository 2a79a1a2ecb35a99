"""What networkx asks of a backend: conversion, and which of its functions there are.

Named in ``pyproject.toml`` under ``networkx.backends``.
"""

from typing import Any

import networkx as nx

from graph.backend import centrality, cuts, holes
from graph.backend.compiled import CompiledNetwork

betweenness_centrality = centrality.betweenness_centrality
pagerank = centrality.pagerank
articulation_points = cuts.articulation_points
bridges = cuts.bridges
constraint = holes.constraint
effective_size = holes.effective_size


def convert_from_nx(graph: Any, *, edge_attrs: Any = None, **_: Any) -> CompiledNetwork:
    """Compiled form of a graph with the one edge attribute that a function asked for."""
    attribute, default = next(iter((edge_attrs or {}).items()), (None, 1.0))
    return CompiledNetwork.of(graph, attribute, 1.0 if default is None else default)


def convert_to_nx(result: Any, **_: Any) -> Any:
    """What a function gave, as networkx has it."""
    return result.to_networkx() if isinstance(result, CompiledNetwork) else result


def can_run(name: str, args: Any, kwargs: Any) -> bool:
    """Whether a function is there for these arguments; what it refuses, networkx does itself."""
    return name in _FUNCTIONS and not any(isinstance(each, nx.MultiGraph) for each in args)


def should_run(name: str, args: Any, kwargs: Any) -> bool:
    """Whether it is worth it: where it can, it is."""
    return can_run(name, args, kwargs)


def backend_info() -> dict[str, Any]:
    """Names of the functions, for networkx's own documentation."""
    return {"backend_name": "stakeholders", "functions": {name: {} for name in _FUNCTIONS}}


_FUNCTIONS = (
    *("betweenness_centrality", "pagerank", "articulation_points", "bridges"),
    *("constraint", "effective_size"),
)
