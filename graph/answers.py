"""Results of analyses, kept by data version and parameters: asked twice, computed once."""

import threading
from collections import OrderedDict
from datetime import UTC, datetime
from typing import Any, Protocol

from graph.analyses import all_analyses
from graph.analyses._base import Result
from graph.projections import Network

_KEPT = 256  # results are some hundred kilobytes at most; a reader has few questions open at once


class Asked(Protocol):
    """Where the network that questions are asked of comes from."""

    def network(self) -> Network:
        """The network as it is now, or as it was."""


class Answers:
    """Answers questions about one network: the current one, or that of an earlier moment.

    A result also depends on the day it is asked on, so the day is part of what it is kept by.

    Parameters
    ----------
    networks
        Where the network comes from.
    day
        ISO date that the answers are given for; None for the actual day.
    """

    def __init__(self, networks: Asked, day: str | None = None) -> None:
        self._networks, self._day = networks, day
        self._analyses = all_analyses()
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Any, ...], Result] = OrderedDict()

    def at(self, networks: Asked, day: str) -> "Answers":
        """Answers of another moment, kept beside these."""
        then = Answers(networks, day)
        then._lock, then._kept = self._lock, self._kept
        return then

    def answer(self, analysis: str, **parameters: Any) -> Result:
        """Result of one analysis on the network.

        Raises
        ------
        KeyError
            There is no analysis of that id.
        graph.messages.UserError
            The question cannot be answered as asked, such as for an issue that is not there.
        """
        network, asked = self._networks.network(), self._analyses[analysis]
        day = self._day or datetime.now(UTC).astimezone().date().isoformat()
        if self._day and "today" in asked.defaults():
            parameters = {"today": self._day} | parameters
        key = (network.graph["state"], day, analysis, *sorted(parameters.items()))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        result = asked.answer(network, **parameters)
        with self._lock:
            self._kept[key] = result
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return result
