"""Names hidden for a safe screenshot: ``names=people`` or ``names=all`` of an address.

The register is hidden where it is read, so no page, picture or file that is made of it can tell a
name. What an address says of somebody is changed with it, for ids may be names.
"""

import re
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from flask import has_request_context, request

from graph.answers import Answers
from graph.chronicle import Chronicle
from graph.hiding import Hiding, gone_from, hiding
from graph.history import Past
from graph.messages import UserError, message
from graph.moments import Moment
from graph.networks import Networks
from graph.plan import Plan
from graph.projections import Network
from graph.reasons import with_values
from graph.tables import Register

if TYPE_CHECKING:
    from dashboard.context import Context, Readable, StoreLike

NAMES, PEOPLE, ALL = "names", "people", "all"
HIDDEN = (PEOPLE, ALL)
_COMPARED = ("department", "issue")  # what is compared by its words
_PARTS = re.compile(r"([,|*])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """A revision of which only number and time are told, and why without names."""

    number: int
    time: str
    why: str
    who: str = "…"
    source: str | None = None


class HidingStore:
    """A store of which no name can be read, and to which nothing can be written."""

    def __init__(self, store: "StoreLike", *, departments: bool) -> None:
        self._store, self._departments = store, departments
        self._lock = threading.Lock()
        self._made: tuple[int, Hiding] | None = None

    def hiding(self) -> Hiding:
        """Who is hidden behind which number, at the current version."""
        with self._lock:
            version = self._store.version()
            if self._made is None or self._made[0] != version:
                gone = gone_from(self._store.past())
                register = self._store.register()
                made = hiding(register, departments=self._departments, gone=gone)
                self._made = (version, made)
            return self._made[1]

    def version(self) -> int:
        """Return the current data version."""
        return self._store.version()

    def register(self) -> Register:
        """Return all tables without names."""
        return self.hiding().register(self._store.register())

    def revisions(self, limit: int) -> Sequence[_Entry]:
        """Return the newest revisions; nobody who made them is named."""
        text = self.hiding().text
        return [
            _Entry(number=each.number, time=each.time, why=with_values(each.why, text))
            for each in self._store.revisions(limit)
        ]

    def past(self) -> Past:
        """Return all tables and what changes have replaced, without names."""
        return self.hiding().past(self._store.past())

    def write(self, plan: Plan, *, who: str, why: str, source: str | None = None) -> int:
        """Refuse: what is shown is not what would be written."""
        raise UserError(message("hidden.write"), message("hidden.write.remedy"))

    def engine(self) -> str:
        """Return name and version of the database."""
        return self._store.engine()


def asked(query: Mapping[str, str]) -> str | None:
    """What an address hides: ``people``, ``all``, or nothing."""
    wanted = query.get(NAMES)
    return wanted if wanted in HIDDEN else None


class _Networks(Networks):
    """Networks that are never taken for those with names: what is drawn is kept by their state."""

    what = PEOPLE
    shown: "Readable"
    references: Callable[[], Mapping[str, str]]

    def network(self, at: str | None = None) -> Network:
        """The network without names; what is compared are the words that it has with names."""
        found = _marked(super().network(at), self.what)
        return _comparing(found, self.shown.network(), self.references())


class _Chronicle(Chronicle):
    """A history whose networks are never taken for those with names."""

    what = PEOPLE
    shown: Chronicle
    references: Callable[[], Mapping[str, str]]

    def network(self, moment: Moment) -> Network:
        """The network of a moment without names, as :class:`_Networks`."""
        found = _marked(super().network(moment), self.what)
        return _comparing(found, self.shown.network(moment), self.references())


def _marked(network: Network, what: str) -> Network:
    state = network.graph["state"]
    if what not in state:
        network.graph["state"] = (*state, what)
    return network


def _comparing(network: Network, shown: Network, references: Mapping[str, str]) -> Network:
    """With the records by whose words things are compared (:func:`graph.reading.compared`)."""
    if "compared" not in network.graph:
        network.graph["compared"] = {
            references.get(node, node): data["record"]
            for node, data in shown.nodes(data=True)
            if data["kind"] in _COMPARED
        }
    return network


def without_names(context: "Context", what: str) -> "Context":
    """The same surroundings without names; nothing can be changed there."""
    store = HidingStore(context.store, departments=what == ALL)
    chronicle = _Chronicle(store)
    networks = _Networks(store.register, store.version, chronicle)
    chronicle.what = networks.what = what
    chronicle.shown, networks.shown = context.chronicle, context.present
    chronicle.references = networks.references = lambda: store.hiding().references
    return replace(
        context,
        store=store,
        networks=networks,
        present=networks,
        answers=Answers(networks),
        chronicle=chronicle,
        read_only=True,
        hides=what,
    )


def of_reader(context: "Context") -> "Context":
    """The surroundings as the page that asks shows them, names hidden or not; of today."""
    if not has_request_context():
        return context
    page = dict(parse_qsl(urlsplit(request.headers.get("Referer", "")).query))
    return context.at({NAMES: page[NAMES]}) if asked(page) else context


def hidden_query(query: Mapping[str, str], made: Hiding) -> dict[str, str]:
    """Parameters of an address that name nobody."""
    return {name: _each_part(value, made.references, made) for name, value in query.items()}


def shown_query(query: Mapping[str, str], made: Hiding) -> dict[str, str]:
    """Parameters of an address that name those who were hidden in it."""
    back = {new: old for old, new in made.references.items()}
    return {name: _each_part(value, back, None) for name, value in query.items()}


def _each_part(value: str, names: Mapping[str, str], made: Hiding | None) -> str:
    return "".join(_part(part, names, made) for part in _PARTS.split(value))


def _part(part: str, names: Mapping[str, str], made: Hiding | None) -> str:
    found = names.get(unquote(part))
    if found is not None:
        return found if part in names else quote(found, safe=":")
    if made is not None:
        return made.text(part)
    return re.sub(r"\w+:~\d+", lambda each: names.get(each.group(), each.group()), part)
