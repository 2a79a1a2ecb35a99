"""How many records join each node to others: counted once for a network."""

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from graph.projections import Network

_OF: "WeakKeyDictionary[Network, Mapping[str, int]]" = WeakKeyDictionary()


def degrees(network: Network) -> Mapping[str, int]:
    """Node -> number of records that join it; networks do not change once they are made.

    Asked one by one, networkx goes through all neighbours of a node each time: 140 ms for the
    ties of a hub.
    """
    known = _OF.get(network)
    if known is None:
        known = _OF[network] = dict(network.degree())
    return known
