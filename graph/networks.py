"""Networks of the register by day: each is built once, anew when the organisation has changed."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

from graph.model import RECORD_TYPES
from graph.projections import Network, project
from graph.tables import Register

_DAYS = 4  # dates whose networks are kept beside each other


class Networks:
    """Networks by data version and date: each is built once, whoever asks first.

    Parameters
    ----------
    read
        Gives the register as it is now; called only when the version has changed.
    version
        Gives the current data version; called on every access, so it has to be cheap.
    history
        What can tell of earlier states (:class:`graph.chronicle.Chronicle`); networks carry it as
        ``network.graph["history"]``.
    """

    def __init__(
        self, read: Callable[[], Register], version: Callable[[], int], history: Any = None
    ) -> None:
        self._read, self._version, self._history = read, version, history
        self._lock = threading.Lock()
        self._register: Register | None = None
        self._networks: dict[str, Network] = {}

    def register(self) -> Register:
        """The register at the current version."""
        with self._lock:
            return self._current()

    def network(self, at: str | None = None) -> Network:
        """The network at the current version, as of a date, today when none is given.

        Do not change it: it is shared.
        """
        day = at or date.today().isoformat()
        with self._lock:
            register = self._current()
            if day not in self._networks:
                # An app that runs for weeks must not keep a network for every day of them.
                while len(self._networks) >= _DAYS:
                    del self._networks[next(iter(self._networks))]
                self._networks[day] = project(register, day)
                self._networks[day].graph["history"] = self._history
            return self._networks[day]

    def _current(self) -> Register:
        before = self._register
        if before is None or before.version != self._version():
            self._register = self._read()
            if before is not None and _studied_alike(before, self._register):
                # A kept view or scenario makes a version too, and no answer changes by it.
                for network in self._networks.values():
                    network.graph["version"] = self._register.version
            else:
                self._networks.clear()
        assert self._register is not None
        return self._register


def _studied_alike(before: Register, after: Register) -> bool:
    """Whether two versions hold the same organisation."""
    return all(
        before.tables[each.table].equals(after.tables[each.table])
        for each in RECORD_TYPES
        if each.is_studied
    )
