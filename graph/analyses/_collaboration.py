"""Who works with whom, and who stands between: structure that counts of issues do not show."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
import scipy.sparse

from graph.analyses._cache import per_network
from graph.analyses._work import roles_on
from graph.measures.betweenness import betweenness_of
from graph.projections import Network, nodes_of_kind

# Exact betweenness costs nodes x ties; above this some seconds, so it is estimated.
EXACT_UP_TO = 120_000_000
SOURCES, SEED = 256, 0


@dataclass(frozen=True, slots=True)
class Collaboration:
    """Structure of the working relations.

    Parameters
    ----------
    betweenness
        Party -> 0..1, for every party that shares an issue with another.
    articulation
        Parties without whom others who reach each other now would not.
    issues
        Party -> number of issues, open or not, that it works on.
    sources
        From how many parties paths were followed; equal to ``size`` where exact.
    size
        How many parties there are.
    """

    betweenness: dict[str, float]
    articulation: frozenset[str]
    issues: dict[str, int]
    sources: int
    size: int


@per_network
def collaboration(network: Network) -> Collaboration:
    """Structure among parties tied by an issue on which both have more to do than to be informed.

    All issues count, closed ones too: who has worked with whom does not end with the matter. Ties
    have no weight.
    """
    groups = [
        list({party: None for party, role in roles_on(network, issue) if role != "inform"})
        for issue in nodes_of_kind(network, "issue")
    ]
    issues = Counter(party for group in groups for party in group)
    parties = {party: index for index, party in enumerate(issues)}
    ties = _ties(groups, parties)
    size = len(parties)
    sources = size if size * ties.nnz <= EXACT_UP_TO else min(SOURCES, size)
    found = betweenness_of(ties, sources, SEED).tolist()
    return Collaboration(
        betweenness=dict(zip(parties, found, strict=True)),
        articulation=_articulation(groups),
        issues=dict(issues),
        sources=sources,
        size=size,
    )


def _ties(groups: list[list[str]], parties: dict[str, int]) -> Any:
    """Sparse matrix, 1 where two parties are in one group."""
    rows = [parties[party] for group in groups for party in group]
    columns = [column for column, group in enumerate(groups) for _ in group]
    shape = (len(parties), len(groups))
    member = scipy.sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)
    ties = scipy.sparse.csr_array(member @ member.T)
    ties.setdiag(0)
    ties.eliminate_zeros()
    ties.data[:] = 1.0
    return ties


def _articulation(groups: list[list[str]]) -> frozenset[str]:
    """Parties that cut the ties: the same as in the network of parties and groups of two or more.

    That network has a tie for every membership, not one for every two members.
    """
    belongs: nx.Graph[str | int] = nx.Graph()
    for number, group in enumerate(groups):
        if len(group) > 1:
            belongs.add_edges_from((party, number) for party in group)
    return frozenset(each for each in nx.articulation_points(belongs) if isinstance(each, str))


def brokers(structure: Collaboration, among: list[str], limit: int = 5) -> list[str]:
    """Parties that connect others and have few issues: overlooked where issues are counted.

    Among the parties given: at most the median number of issues, and a betweenness in the upper
    tenth; highest betweenness first.
    """
    placed = [party for party in among if party in structure.betweenness]
    if not placed:
        return []
    by_issues = sorted(structure.issues[party] for party in placed)
    by_standing = sorted((structure.betweenness[party] for party in placed), reverse=True)
    few, high = by_issues[(len(placed) - 1) // 2], by_standing[(len(placed) - 1) // 10]
    found = [
        party
        for party in placed
        if structure.issues[party] <= few and structure.betweenness[party] >= max(high, 1e-12)
    ]
    return sorted(found, key=lambda party: -structure.betweenness[party])[:limit]
