"""Structural holes (Burt 1992): how far somebody's contacts are tied among themselves."""

from typing import Any

import numpy as np

from graph.backend.compiled import CompiledNetwork
from graph.backend.shared import shared


def constraint(network: Any, nodes: Any = None, weight: str | None = None) -> dict[Any, float]:
    """How much each node's contacts are invested in each other; low for those who can broker.

    As ``networkx.constraint`` for all nodes: the sum over contacts j of
    (p_ij + Σ_q p_iq p_qj)², with p the part of i's ties that goes to j. NaN without contacts.

    References
    ----------
    Burt, R. S. (1992), Structural Holes; Borgatti, S. (1997), Connections 20(1).
    """
    _all_nodes(nodes)
    held = CompiledNetwork.of(network, weight)
    each = _one_over(held.mutual.sum(axis=1))  # which part of a node's ties one of weight 1 is

    def invested(node: Any, _: Any, direct: Any, through: Any) -> Any:
        return (each[node] * (direct + through)) ** 2

    total = shared(held.mutual, each).by_node(len(held), invested)
    return held.by_node(_without_isolated(held, total))


def effective_size(network: Any, nodes: Any = None, weight: str | None = None) -> dict[Any, float]:
    """How many of each node's contacts are not redundant: contacts less the ties among them.

    As ``networkx.effective_size(network, nodes=list(network))``: the sum over contacts j of
    1 - Σ_q p_iq m_jq, with m_jq the tie from j to q in parts of j's strongest. NaN without
    contacts. Without ``nodes``, networkx 3.6.1 itself is wrong on weighted or directed networks.

    References
    ----------
    Burt, R. S. (1992), Structural Holes; Borgatti, S. (1997), Connections 20(1).
    """
    _all_nodes(nodes)
    held = CompiledNetwork.of(network, weight)
    # Ties to oneself are no contacts, and networkx reckons with them otherwise in each of its ways.
    mutual = held.mutual.copy()
    mutual.setdiag(0)
    mutual.eliminate_zeros()
    each = _one_over(mutual.sum(axis=1))
    strongest = _one_over(mutual.max(axis=1).toarray().ravel() if len(held) else np.zeros(0))

    def redundant(node: Any, other: Any, _: Any, through: Any) -> Any:
        return each[node] * strongest[other] * through

    ties = shared(mutual, np.ones(len(held)))
    total = np.diff(mutual.indptr) - ties.by_node(len(held), redundant)
    return held.by_node(_without_isolated(held, total))


def _all_nodes(nodes: Any) -> None:
    if nodes is not None:
        raise NotImplementedError("all nodes or none")


def _one_over(numbers: Any) -> Any:
    """Reciprocals; that of 0 is 0."""
    return np.divide(1.0, numbers, out=np.zeros(len(numbers)), where=np.asarray(numbers) != 0)


def _without_isolated(held: CompiledNetwork, values: Any) -> Any:
    tied = (held.pattern + held.pattern.T).sum(axis=1)
    return np.where(tied == 0, np.nan, values)
