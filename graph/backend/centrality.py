"""Who stands between others, and who is reached most: betweenness and PageRank."""

import random
from collections.abc import Mapping
from typing import Any

import numpy as np
import rustworkx
import scipy.sparse

from graph.backend.compiled import CompiledNetwork
from graph.measures.betweenness import dependencies_of

_ONE_THREAD_BELOW = 50  # nodes; threads cost more than they bring on less


def betweenness_centrality(
    network: Any,
    k: int | None = None,
    normalized: bool = True,
    weight: str | None = None,
    endpoints: bool = False,
    seed: Any = None,
) -> dict[Any, float]:
    """Share of the shortest paths between others that lead over each node.

    As ``networkx.betweenness_centrality`` without weights; with ``k`` and the same seed, from the
    same nodes and with the same numbers as there.

    Parameters
    ----------
    k
        From how many nodes, drawn with ``seed``, paths are followed; None from all, exact.

    Notes
    -----
    By Hoeffding's inequality an estimate from k nodes is, with probability 0.9, within
    sqrt(ln(20·n) / (2·k)) of the exact value for all n nodes at once; in practice far nearer.

    References
    ----------
    Freeman (1977); Brandes (2001); Brandes and Pich (2007).
    """
    if weight is not None or endpoints:
        raise NotImplementedError("paths without weights and without their ends only")
    held = CompiledNetwork.of(network)
    size = len(held)
    if k is None or k == size:
        found = rustworkx.betweenness_centrality(
            held.compiled, normalized=normalized, parallel_threshold=_ONE_THREAD_BELOW
        )
        return held.by_node([found[at] for at in range(size)])
    if held.is_directed():
        raise NotImplementedError("an estimate for undirected networks only")
    return held.by_node(_estimated(held, k, seed, normalized=normalized))


def _estimated(held: CompiledNetwork, k: int, seed: Any, *, normalized: bool) -> Any:
    size = len(held)
    draw = seed if isinstance(seed, random.Random) else random.Random(seed)
    drawn = np.array(draw.sample(range(size), k))
    total = dependencies_of(held.pattern, drawn)
    if size < 3:
        return total
    # A node that paths are followed from cannot lie on them: it was judged by one path less.
    with np.errstate(divide="ignore", invalid="ignore"):
        paths = np.full(size, float(k))
        paths[drawn] = k - 1
        return total / (paths * (size - 2)) if normalized else total * (size - 1) / (2 * paths)


def pagerank(
    network: Any,
    alpha: float = 0.85,
    personalization: Mapping[Any, float] | None = None,
    max_iter: int = 100,
    tol: float = 1e-6,
    nstart: Mapping[Any, float] | None = None,
    weight: str | None = "weight",
    dangling: Mapping[Any, float] | None = None,
) -> dict[Any, float]:
    """How often somebody who follows ties at random, and starts anew now and then, is met.

    As ``networkx.pagerank``.

    Raises
    ------
    ArithmeticError
        It did not settle within ``max_iter`` steps.

    References
    ----------
    Page, L. et al. (1999); Haveliwala, T. (2003) for the personalised form.
    """
    held = CompiledNetwork.of(network, weight)
    if not len(held):
        return {}
    out = held.matrix.sum(axis=1)
    step = scipy.sparse.diags_array(np.divide(1.0, out, out=np.zeros(len(out)), where=out != 0))
    moves = scipy.sparse.csr_array((step @ held.matrix).T)
    start, home = _spread(held, nstart), _spread(held, personalization)
    lost = home if dangling is None else _spread(held, dangling)
    stuck = out == 0
    rank = start
    for _ in range(max_iter):
        before = rank
        rank = alpha * (moves @ before + before[stuck].sum() * lost) + (1 - alpha) * home
        if np.abs(rank - before).sum() < len(held) * tol:
            return held.by_node(rank)
    raise ArithmeticError(f"PageRank did not settle within {max_iter} steps")


def _spread(held: CompiledNetwork, given: Mapping[Any, float] | None) -> Any:
    if given is None:
        return np.full(len(held), 1.0 / len(held))
    values = np.array([float(given.get(node, 0.0)) for node in held.nodes])
    if not values.sum():
        raise ZeroDivisionError("all of the given weights are 0")
    return values / values.sum()
