"""Brokers: who joins two parties of a list that are not joined directly (Burt 1992)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from graph.analyses._base import Reason
from graph.analyses._consult_entry import SHOULD, Finding, untold
from graph.messages import message
from graph.per_network import per_network
from graph.projections import Network
from graph.reading import named, superiors

BROKER = 2.0  # each pair of the list that nobody else on it joins
BROKER_MOST = 6.0
_CONTACTS = ("influences", "member_of")

Pair = tuple[str, str]


def brokers(network: Network, musts: list[str]) -> Iterator[Finding]:
    """Parties that join two of the list, in its order."""
    reason = untold("measure", "consult.broker")
    for broker, pair, count in joined(network, musts):
        points = min(BROKER * count, BROKER_MOST)
        tell = partial(_reason, network, broker, pair, count, points)
        yield Finding(
            party=broker, tier=SHOULD, role="consult", points=points, reason=reason, tell=tell
        )


def _reason(network: Network, broker: str, pair: Pair, count: int, points: float) -> Reason:
    one, other = pair
    text = message(
        "consult.broker.more" if count > 1 else "consult.broker",
        one=named(network, one),
        other=named(network, other),
        more=count - 1,
        points=points,
    )
    return Reason(kind="measure", text=text, records=(one, broker, other))


def joined(network: Network, musts: list[str]) -> list[tuple[str, Pair, int]]:
    """Brokers with the first pair that each joins, in the list's order, and how many pairs.

    Pairs are counted for everybody at once, for there may be tens of thousands who are joined to
    two of a long list.
    """
    contacts = _contacts(network)
    musts = [each for each in musts if each in contacts.column]
    if len(musts) < 2:
        return []
    rows = np.array([contacts.column[each] for each in musts])
    beside = contacts.beside[rows]
    tied = beside[:, rows]
    tied = (tied + tied.T).astype(bool).astype(float)
    # Superiors decide between units below them; they do not join them.
    ends = beside - beside.multiply(contacts.above[rows])
    often = ends.sum(axis=0)
    # A pair that is joined itself is found from both of its ends.
    pairs = often * (often - 1) / 2 - ends.multiply(tied @ ends).sum(axis=0) / 2
    pairs[rows] = 0
    found = sorted(
        (first, contacts.parties[at], int(pairs[at]))
        for at, first in _firsts(ends, tied, np.flatnonzero(pairs > 0).tolist())
    )
    return [(broker, (musts[one], musts[other]), count) for (one, other), broker, count in found]


def _firsts(ends: Any, tied: Any, brokers: list[int]) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each broker with the first pair of its ends that are not joined themselves."""
    by_broker = ends.tocsc()
    starts, places = by_broker.indptr.tolist(), by_broker.indices.tolist()
    close = set(zip(*(each.tolist() for each in tied.nonzero()), strict=True))
    for at in brokers:
        pairs = combinations(places[starts[at] : starts[at + 1]], 2)
        yield at, next(pair for pair in pairs if pair not in close)


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
