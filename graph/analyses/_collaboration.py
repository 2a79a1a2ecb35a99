"""Who works with whom, and who stands between: structure that counts of issues do not show."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse

from graph.analyses._work import roles_on
from graph.backend import CompiledNetwork, articulation_points, betweenness_centrality
from graph.per_network import per_network
from graph.projections import Network, nodes_of_kind

# Exact betweenness costs nodes x ties; above this some seconds, so it is estimated.
EXACT_UP_TO = 120_000_000
SOURCES, SEED = (64, 256), 0  # at least and at most; the fewer, the more ties there are


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
    bridges
        Pairs whose one tie holds two parts together.
    """

    betweenness: dict[str, float]
    articulation: frozenset[str]
    issues: dict[str, int]
    sources: int
    size: int
    bridges: tuple[tuple[str, str], ...] = ()


@per_network
def collaboration(network: Network) -> Collaboration:
    """Structure among parties tied by an issue on which both have more to do than to be informed.

    All issues count, closed ones too: who has worked with whom does not end with the matter. Ties
    have no weight.
    """
    groups = _groups(network)
    issues = Counter(party for group in groups for party in group)
    tied = ties(network)
    size = len(tied)
    sources = _sources(size, tied.matrix.nnz)
    drawn = None if sources == size else sources
    cutting, bridges = _cuts(groups)
    return Collaboration(
        betweenness=betweenness_centrality(tied, k=drawn, seed=SEED),
        articulation=cutting,
        issues=dict(issues),
        sources=sources,
        size=size,
        bridges=bridges,
    )


def _sources(size: int, ends: int) -> int:
    """From how many parties paths are followed; ``ends`` counts every tie from both sides."""
    if size * ends <= EXACT_UP_TO:
        return size
    least, most = SOURCES
    return min(size, max(least, min(most, EXACT_UP_TO // ends)))


@per_network
def ties(network: Network) -> CompiledNetwork:
    """Parties, tied where they are on one issue; no weights."""
    groups = _groups(network)
    parties = {party: None for group in groups for party in group}
    member = _members(groups, list(parties))
    tied = scipy.sparse.csr_array(member @ member.T)
    tied.setdiag(0)
    tied.eliminate_zeros()
    tied.data[:] = 1.0
    return CompiledNetwork(list(parties), tied)


@per_network
def _groups(network: Network) -> list[list[str]]:
    """Parties of each issue that have more to do with it than to be informed."""
    return [
        list({party: None for party, role in roles_on(network, issue) if role != "inform"})
        for issue in nodes_of_kind(network, "issue")
    ]


def _members(groups: list[list[str]], parties: list[str]) -> Any:
    """Sparse matrix, 1 where a party is in a group."""
    place = {party: at for at, party in enumerate(parties)}
    rows = [place[party] for group in groups for party in group]
    columns = [column for column, group in enumerate(groups) for _ in group]
    shape = (len(parties), len(groups))
    return scipy.sparse.csr_array((np.ones(len(rows)), (rows, columns)), shape=shape)


def _cuts(groups: list[list[str]]) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    """Parties that cut the ties, and ties that do.

    Found in the network of parties and groups of two or more, which has a tie for every membership
    and not one for every two members: a party cuts both or none, and a tie of two parties is a
    bridge where their one group of two cuts it.
    """
    joined = list({tuple(sorted(group)): group for group in groups if len(group) > 1}.values())
    parties = list({party: None for group in joined for party in group})
    if not parties:
        return frozenset(), ()
    member = _members(joined, parties)
    blocks = scipy.sparse.block_array([[None, member], [member.T, None]], format="csr")
    cutting = list(articulation_points(CompiledNetwork(range(blocks.shape[0]), blocks)))
    pairs = (joined[at - len(parties)] for at in cutting if at >= len(parties))
    return (
        frozenset(parties[at] for at in cutting if at < len(parties)),
        tuple((pair[0], pair[1]) for pair in pairs if len(pair) == 2),
    )


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
