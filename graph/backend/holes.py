"""Structural holes (Burt 1992): how far somebody's contacts are tied among themselves."""

from typing import Any

import numpy as np
import scipy.sparse

from graph.backend.compiled import CompiledNetwork

_ROWS = 512  # rows whose products with all others are held at once


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
    part = _scaled(held.mutual, held.mutual.sum(axis=1))
    total = np.zeros(len(held))
    for rows in _chunks(len(held)):
        own = part[rows]
        local = (own + own @ part).multiply(own > 0)
        total[rows] = scipy.sparse.csr_array(local.power(2)).sum(axis=1)
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
    part = _scaled(mutual, mutual.sum(axis=1))
    strongest = mutual.max(axis=1).toarray().ravel() if len(held) else np.zeros(0)
    marginal = _scaled(mutual, strongest).T.tocsr()
    total = np.zeros(len(held))
    for rows in _chunks(len(held)):
        own = part[rows]
        redundant = (own @ marginal).multiply(own > 0).sum(axis=1)
        total[rows] = np.diff(own.indptr) - redundant
    return held.by_node(_without_isolated(held, total))


def _all_nodes(nodes: Any) -> None:
    if nodes is not None:
        raise NotImplementedError("all nodes or none")


def _scaled(matrix: Any, by: Any) -> Any:
    """Every row divided by a number; a row of nothing stays so."""
    factor = np.divide(1.0, by, out=np.zeros(len(by)), where=np.asarray(by) != 0)
    return scipy.sparse.csr_array(scipy.sparse.diags_array(factor) @ matrix)


def _chunks(size: int) -> list[slice]:
    return [slice(at, min(at + _ROWS, size)) for at in range(0, size, _ROWS)]


def _without_isolated(held: CompiledNetwork, values: Any) -> Any:
    tied = (held.pattern + held.pattern.T).sum(axis=1)
    return np.where(tied == 0, np.nan, values)
