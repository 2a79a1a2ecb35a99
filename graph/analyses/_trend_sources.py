"""Where the loads of earlier moments come from: what the register said then, else its dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from graph.projections import Network

RECORDED, DATES = "register", "dates"
# Earlier states are worked out row by row: of a register of 50,000 rows, half a second each.
_STATES, _ROWS = 24, 400_000


class History(Protocol):
    """What is asked of the register's history; :class:`graph.chronicle.Chronicle` offers it."""

    def revision_on(self, day: date) -> int:
        """Last revision made until the end of a day; 0 where nothing had been entered."""

    def first_day(self) -> date | None:
        """Day of the first revision."""

    def work(self, revision: int) -> Network:
        """Parties, issues and parts in them, as entered until a revision."""


@dataclass(frozen=True, slots=True)
class Source:
    """A network that tells of some of the moments, given by their places.

    ``recorded`` is whether it holds what the register said at them.
    """

    network: Network
    places: tuple[int, ...]
    recorded: bool


def sources(network: Network, moments: Sequence[date], basis: str) -> list[Source]:
    """Sources of all moments, each moment in one of them; the oldest moments come last.

    The last moment is told by the network itself, so that it agrees with the other answers about
    its day. Before it, the newest moments are told by the register as it stood then, as long as it
    had anything; of a large register by a few states only. All others follow from the dates that
    the network holds.
    """
    last = len(moments) - 1
    states = _states(network, moments) if basis == RECORDED else {}
    own = network.graph["version"]
    found = [
        Source(network if revision == own else _history(network).work(revision), places, True)
        for revision, places in states.items()
    ]
    told = {place for source in found for place in source.places}
    rest = tuple(place for place in range(last) if place not in told)
    found.append(Source(network, (last,), True))
    return [*found, Source(network, rest, False)] if rest else found


def recorded_since(network: Network) -> date | None:
    """Day of the register's first entry; None where its history is not at hand."""
    history: History | None = network.graph.get("history")
    return None if history is None else history.first_day()


def _states(network: Network, moments: Sequence[date]) -> dict[int, tuple[int, ...]]:
    """Revision -> places of the moments that it tells of, without the last moment."""
    if network.graph.get("history") is None:
        return {}
    rows = max(1, network.number_of_edges())
    most = max(1, min(_STATES, _ROWS // rows))
    found: dict[int, tuple[int, ...]] = {}
    for place in reversed(range(len(moments) - 1)):
        # Seen from an earlier moment, what was entered later is not known.
        revision = min(_history(network).revision_on(moments[place]), network.graph["version"])
        is_new = revision not in found and revision != network.graph["version"]
        if not revision or (is_new and len(found) >= most):
            break
        found[revision] = (place, *found.get(revision, ()))
    return found


def _history(network: Network) -> History:
    history: History = network.graph["history"]
    return history
