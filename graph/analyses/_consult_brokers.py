"""Brokers: who joins two parties of a list that are not joined directly (Burt 1992)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.analyses._base import Reason
from graph.analyses._consult_entry import SHOULD, Finding, untold
from graph.analyses._rank_index import places_of
from graph.messages import message
from graph.per_network import per_network
from graph.projections import Network
from graph.reading import named, superiors

BROKER = 2.0  # each pair of the list that nobody else on it joins
BROKER_MOST = 6.0
_CONTACTS = ("influences", "member_of")

Pair = tuple[str, str]


def brokers(network: Network, musts: list[str]) -> Iterator[Finding]:
    """Parties that join two of the list."""
    reason, found = untold("measure", "consult.broker"), joined(network, musts)
    for broker, count in found.counts():
        points = min(BROKER * count, BROKER_MOST)
        tell = partial(_reason, network, found, broker, count, points)
        yield Finding(
            party=broker, tier=SHOULD, role="consult", points=points, reason=reason, tell=tell
        )


def _reason(network: Network, found: "Joined", broker: str, count: int, points: float) -> Reason:
    one, other = found.first(broker)
    text = message(
        "consult.broker.more" if count > 1 else "consult.broker",
        one=named(network, one),
        other=named(network, other),
        more=count - 1,
        points=points,
    )
    return Reason(kind="measure", text=text, records=(one, broker, other))


@dataclass(frozen=True)  # no slots: by broker it is read only where somebody is told
class Joined:
    """Who joins how many pairs of a list that are not joined themselves.

    Parameters
    ----------
    musts
        Those of the list who are joined to anybody, in its order.
    pairs
        How many pairs each party of ``column`` joins.
    ends
        Ones for those of the list, in rows, whom each party is joined to as a broker.
    tied
        Ones for those of the list who are joined to each other.
    """

    musts: tuple[str, ...]
    column: Mapping[str, int]
    pairs: NDArray[np.float64]
    ends: Any
    tied: Any

    def counts(self) -> Iterator[tuple[str, int]]:
        """Brokers with how many pairs each joins."""
        counts = self.pairs.tolist()
        return ((each, int(counts[at])) for each, at in self.column.items() if counts[at] > 0)

    def first(self, broker: str) -> Pair:
        """The first pair that a broker joins, in the list's order."""
        ends = places_of(self._by_broker, self.column[broker]).tolist()
        apart = (
            (one, other)
            for at, one in enumerate(ends)
            for other in sorted({*ends[at + 1 :]}.difference(places_of(self.tied, one).tolist()))
        )
        one, other = next(apart)
        return self.musts[one], self.musts[other]

    @cached_property
    def _by_broker(self) -> Any:
        return self.ends.tocsc()


def joined(network: Network, musts: list[str]) -> Joined:
    """Who joins two of a list that are not joined themselves.

    Pairs are counted for everybody at once, for there may be tens of thousands who are joined to
    two of a long list.
    """
    contacts = _contacts(network)
    musts = [each for each in musts if each in contacts.column]
    rows = np.array([contacts.column[each] for each in musts], dtype=np.int64)
    beside = contacts.beside[rows]
    tied = beside[:, rows]
    tied = (tied + tied.T).astype(bool).astype(float)
    # Superiors decide between units below them; they do not join them.
    ends = beside - beside.multiply(contacts.above[rows])
    often = ends.sum(axis=0)
    # A pair that is joined itself is found from both of its ends.
    pairs = often * (often - 1) / 2 - ends.multiply(tied @ ends).sum(axis=0) / 2
    pairs[rows] = 0
    return Joined(tuple(musts), contacts.column, pairs, ends, tied)


@dataclass(frozen=True, slots=True)
class _Contacts:
    """Who is joined to whom, and who stands above whom: ones of sparse matrices."""

    parties: tuple[str, ...]
    column: dict[str, int]
    beside: Any
    above: Any


@per_network
def _contacts(network: Network) -> _Contacts:
    """Parties joined by influence in either direction, and units to people who belong to them."""
    related: list[tuple[str, str, str]] = list(network.edges(data="relation"))
    found = [(target, source) for source, target, relation in related if relation in _CONTACTS]
    found += [(source, target) for source, target, relation in related if relation == "influences"]
    beside = [pair for pair in dict.fromkeys(found) if pair[0] != pair[1]]
    parties = tuple(dict.fromkeys(party for pair in beside for party in pair))
    column = {party: at for at, party in enumerate(parties)}
    above = ((party, up) for party in parties for up in superiors(network, party) if up in column)
    return _Contacts(parties, column, _matrix(beside, column), _matrix(above, column))


def _matrix(pairs: Iterable[Pair], column: dict[str, int]) -> Any:
    places = np.array([(column[one], column[other]) for one, other in pairs], dtype=np.int64)
    rows, columns = places.reshape(-1, 2).T
    return csr_array((np.ones(len(rows)), (rows, columns)), shape=(len(column), len(column)))
