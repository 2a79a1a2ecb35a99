"""The register's history, read once a data version: revisions, the past, networks of earlier days.

What the app and the command line call "as of" is answered here, so both say the same.
"""

import dataclasses
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from graph.born import born_by
from graph.history import Deleted, Past, register_at, tables_at, trash
from graph.model import DEPARTMENTS, INVOLVEMENT, ISSUES, PEOPLE
from graph.moments import Dated, Moment, made_on, moment_of
from graph.projections import Network, project
from graph.tables import Register, complete

ALL = 1_000_000_000  # revisions
WORK = (DEPARTMENTS, PEOPLE, ISSUES, INVOLVEMENT.table)  # tables that say who does what
_KEPT = 6  # earlier states kept beside each other; those of a large register take some 100 MB

Found = TypeVar("Found")


class Entry(Dated, Protocol):
    """One entry of the register's history."""

    @property
    def who(self) -> str:
        """Who made it."""

    @property
    def why(self) -> str:
        """For what reason."""

    @property
    def source(self) -> str | None:
        """File it came from, where it did."""


class Recorded(Protocol):
    """What a chronicle asks of a store."""

    def version(self) -> int:
        """Data version; cheap."""

    def revisions(self, limit: int) -> Sequence[Any]:
        """Latest revisions, newest first."""

    def past(self) -> Past:
        """Everything that is known and was."""


class Chronicle:
    """History of a store. Threads may share it.

    What it gives is kept until the data version changes, and of earlier states only the few that
    were asked for last.
    """

    def __init__(self, store: Recorded) -> None:
        self.store = store
        self._lock = threading.RLock()
        self._version = -1
        self._revisions: Sequence[Entry] | None = None
        self._past: Past | None = None
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()

    def revisions(self) -> Sequence[Entry]:
        """All revisions, newest first."""
        with self._lock:
            self._follow()
            if self._revisions is None:
                self._revisions = self.store.revisions(ALL)
            return self._revisions

    def past(self) -> Past:
        """Everything that is known and was."""
        with self._lock:
            self._follow()
            if self._past is None:
                self._past = self.store.past()
            return self._past

    def trash(self) -> Sequence[Deleted]:
        """What was deleted and is not there again, the last deleted first."""
        with self._lock:
            past = self.past()
            return self._keep("trash", lambda: trash(past))

    def moment(self, text: str, *, known_now: bool = False) -> Moment:
        """Moment that a revision or a day means; UserError as :func:`graph.moments.moment_of`."""
        return moment_of(text, self.revisions(), known_now=known_now)

    def register(self, revision: int) -> Register:
        """The register as it was when a revision had been made; do not change it."""
        with self._lock:
            past = self.past()
            return self._keep(revision, lambda: register_at(past, revision))

    def network(self, moment: Moment) -> Network:
        """The organisation at a moment; do not change it, it is shared."""
        with self._lock:
            register = self.register(moment.revision)
            if moment.known_now:
                # What was entered then knew of no later issue; what is known today does.
                register = born_by(register, moment.day)
            state = (self._version, moment.revision, moment.day, moment.known_now)

            def build() -> Network:
                network = project(register, moment.day)
                network.graph["state"] = state
                if not moment.known_now:
                    network.graph["history"] = self
                return network

            return self._keep(state, build)

    def revision_on(self, day: date) -> int:
        """Last revision made until the end of a day; 0 where nothing had been entered."""
        return max((each.number for each in self.revisions() if made_on(each) <= day), default=0)

    def first_day(self) -> date | None:
        """Day of the first revision; None where there is none."""
        return min(map(made_on, self.revisions()), default=None)

    def work(self, revision: int) -> Network:
        """Parties, issues and parts in them, as entered until a revision, whatever has ended."""
        with self._lock:
            past = self.past()
            tables = tables_at(past, revision, WORK)
            return project(Register(revision, complete(tables)))

    def _follow(self) -> None:
        """Forget what was read of another data version."""
        version = self.store.version()
        if version != self._version:
            self._version, self._revisions, self._past = version, None, None
            self._kept.clear()

    def _keep(self, key: Hashable, make: Callable[[], Found]) -> Found:
        if key not in self._kept:
            self._kept[key] = make()
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(key)
        found: Found = self._kept[key]
        return found


@dataclasses.dataclass(frozen=True, slots=True)
class Then:
    """The register and its network at one moment, read like the present ones."""

    chronicle: Chronicle
    moment: Moment

    def register(self) -> Register:
        """The register as it was."""
        register = self.chronicle.register(self.moment.revision)
        return born_by(register, self.moment.day) if self.moment.known_now else register

    def network(self) -> Network:
        """The network as it was."""
        return self.chronicle.network(self.moment)
