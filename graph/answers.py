"""Results of analyses, kept by data version and parameters: asked twice, computed once."""

import threading
from collections import OrderedDict
from datetime import UTC, datetime
from typing import Any

from graph.analyses import all_analyses
from graph.analyses._base import Result
from graph.projections import Networks

_KEPT = 256  # results are some hundred kilobytes at most; a reader has few questions open at once


class Answers:
    """Answers questions about the current network.

    A result also depends on the day it is asked on, so the day is part of what it is kept by.

    Parameters
    ----------
    networks
        Where the current network comes from.
    """

    def __init__(self, networks: Networks) -> None:
        self._networks = networks
        self._analyses = all_analyses()
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[Any, ...], Result] = OrderedDict()

    def answer(self, analysis: str, **parameters: Any) -> Result:
        """Result of one analysis on the network as it is now.

        Raises
        ------
        KeyError
            There is no analysis of that id.
        graph.messages.UserError
            The question cannot be answered as asked, such as for an issue that is not there.
        """
        network = self._networks.network()
        day = datetime.now(UTC).astimezone().date()
        key = (network.graph["version"], day, analysis, *sorted(parameters.items()))
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        result = self._analyses[analysis].answer(network, **parameters)
        with self._lock:
            self._kept[key] = result
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return result
