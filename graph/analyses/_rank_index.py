"""A network as sparse matrices, made ready once: what the ranking of a consultation reads.

Rows are issues, columns are parties. Every tie carries the day from which it is known, so that the
same matrices answer for any day without looking ahead. A tie without a date of its own belongs to
its issue's date; what has no date at all counts as known from the beginning.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.analyses._consult_history import history_of
from graph.analyses._rank_incidence import (
    above,
    incidence,
    mandates,
    matrix,
    noted_twice,
    script,
)
from graph.dates import earliest, latest
from graph.fields import header_key
from graph.per_network import per_content
from graph.projections import Network, Record, edges, nodes_of_kind
from graph.vocabulary import canonical_role, is_head

Vector = NDArray[np.float64]
ALWAYS, NEVER = -np.inf, np.inf
UNCONSULTED = ("lead", "co-lead", "author")  # roles that do not count as having been consulted

BUT = "not:"
# To have been informed says nothing about being needed on the next matter.
ASKED = (f"{BUT}inform",)


class Held(csr_array):  # type: ignore[misc]
    """A sparse matrix that keeps what it is transposed.

    Weights of issues are multiplied from the left dozens of times a case, and for each of them
    scipy makes the transposed matrix anew, which takes longer than the product.
    """

    @cached_property
    def turned(self) -> Any:
        """The transposed matrix."""
        return self.T

    @cached_property
    def by_column(self) -> Any:
        """The matrix by columns."""
        return self.tocsc()

    def __rmatmul__(self, weights: Vector) -> Vector:
        """Weights (one row or several of them) times the matrix."""
        return np.asarray((self.turned @ weights.T).T)


def places_of(matrix: Any, at: int) -> NDArray[np.int64]:
    """Places of the ones in a row of a sparse matrix, in a column of one by columns."""
    within = slice(matrix.indptr[at], matrix.indptr[at + 1])
    return np.asarray(matrix.indices[within][matrix.data[within] > 0])


@dataclass(frozen=True, slots=True)
class Ties:
    """Ones of a sparse matrix, each known from a day on and until another.

    ``since`` and ``until`` are ordinals of days in the order of the matrix's data. Of ties that
    are all as old as their row, the rows say what is known, and ``is_timed`` is false.
    """

    matrix: Any
    since: Vector
    until: Vector
    is_timed: bool
    latest: dict[float, Any] = field(default_factory=dict)  # the day last asked for

    def on(self, day: float) -> Any:
        """The matrix without ties that are later than their row and unknown before a day.

        They stand in it as zeros: what counts ties has to count ones.
        """
        if not self.is_timed:
            return self.matrix
        found = self.latest.get(day)
        if found is None:  # all evidence of one case asks for one day
            known = (self.since < day) & (self.until >= day)
            parts = (known.astype(float), self.matrix.indices, self.matrix.indptr)
            found = Held(parts, shape=self.matrix.shape)
            self.latest.clear()
            self.latest[day] = found
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """What is known of an organisation, by issue and party.

    ``words`` and ``topics`` are incidence of issues, ``script`` is that of a word; ``mandates`` are
    words of units, ``named`` those of their names alone, ``noted_twice`` says whose note is in two
    scripts. ``above`` leads from a unit to all units above it; ``members`` and ``heads`` from a
    person to its units, ``seats`` to the seats it holds, each a word for a role in a unit.
    """

    issues: tuple[str, ...]
    parties: tuple[str, ...]
    row: dict[str, int]
    column: dict[str, int]
    days: Vector
    is_person: NDArray[np.bool_]
    leads: Ties
    authors: Ties
    parts: Ties
    words: Any
    word: dict[str, int]
    topics: Any
    topic: dict[str, int]
    kinds: NDArray[np.int64]
    kind: dict[str | None, int]
    script: NDArray[np.int64]
    mandates: Any
    named: Any
    noted_twice: NDArray[np.bool_]
    above: Any
    members: Ties
    heads: Ties
    seats: Ties
    seat_unit: NDArray[np.int64]
    seat_word: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Taken:
    """Who was consulted on what, in the roles that count: all of them together and each role."""

    together: Ties
    by_role: tuple[Ties, ...]


Tie = tuple[int, int, float, float]


def ties(found: Iterable[Tie], shape: tuple[int, int], days: Vector | None = None) -> Ties:
    """Ties of ``(row, column, since, until)``; of several in one place the widest time counts.

    ``days`` are those of the rows, where what is later than its day is all that has to be told.
    """
    merged: dict[tuple[int, int], tuple[float, float]] = {}
    for row, column, since, until in found:
        first, last = merged.get((row, column), (NEVER, ALWAYS))
        merged[row, column] = min(first, since), max(last, until)
    places = sorted(merged)
    rows = np.array([row for row, _ in places], dtype=np.int64)
    columns = np.array([column for _, column in places], dtype=np.int64)
    pointers = np.searchsorted(rows, np.arange(shape[0] + 1))
    matrix = Held((np.ones(len(places)), columns, pointers), shape=shape)
    times = np.array([merged[place] for place in places], dtype=float).reshape(-1, 2)
    opened = np.full(len(rows), ALWAYS) if days is None else days[rows]
    is_timed = bool((times[:, 0] > opened).any() or (times[:, 1] < NEVER).any())
    return Ties(matrix, times[:, 0], times[:, 1], is_timed)


@per_content
def index_of(network: Network) -> Index:
    """The network as matrices; a second or two for a hundred thousand relations."""
    history = history_of(network)
    issues = tuple(history.matters)
    parties = tuple(nodes_of_kind(network, "department", "person"))
    row = {issue: at for at, issue in enumerate(issues)}
    column = {party: at for at, party in enumerate(parties)}
    days = np.array([_ordinal(matter.day) for matter in history.matters.values()], dtype=float)
    parts = list(_parts(network, row, column, days))
    shape = (len(issues), len(parties))
    word: dict[str, int] = {}
    topic: dict[str, int] = {}
    kind: dict[str | None, int] = {None: 0}
    matters = list(history.matters.values())
    named = incidence((sorted(matter.words) for matter in matters), word)
    described, names = mandates(network, column, word)
    leading = (tie for tie, role, _ in parts if role == "lead")
    authoring = (tie for tie, role, _ in parts if role == "author")
    return Index(
        issues=issues,
        parties=parties,
        row=row,
        column=column,
        days=days,
        is_person=np.array([party.startswith("person:") for party in parties], dtype=bool),
        leads=ties(leading, shape, days),
        authors=ties(authoring, shape, days),
        parts=ties((tie for tie, role, _ in parts if role != "inform"), shape, days),
        words=matrix(named, len(issues), len(word)),
        word=word,
        topics=matrix(incidence((sorted(m.topics) for m in matters), topic), shape[0], None),
        topic=topic,
        kinds=np.array([kind.setdefault(matter.kind, len(kind)) for matter in matters], dtype=int),
        kind=kind,
        script=np.array([script(each) for each in word], dtype=np.int64),
        mandates=described,
        named=names,
        noted_twice=noted_twice(network, column),
        above=above(network, column),
        members=_members(network, column, heads_only=False),
        heads=_members(network, column, heads_only=True),
        **_seats(network, column),
    )


@per_content
def taken_of(network: Network, roles: tuple[str, ...]) -> Taken:
    """Who was consulted on what.

    Parameters
    ----------
    roles
        Role words as written or canonical; none means every role but those of leads and authors.
    """
    index = index_of(network)
    shape = (len(index.issues), len(index.parties))
    by_role: dict[str, list[Tie]] = {}
    for tie, role, written in _parts(network, index.row, index.column, index.days):
        if counts(role, written, roles):
            by_role.setdefault(str(written), []).append(tie)
    together = ties((tie for found in by_role.values() for tie in found), shape, index.days)
    roles_apart = (ties(by_role[role], shape, index.days) for role in sorted(by_role))
    return Taken(together, tuple(roles_apart))


def counts(role: str | None, written: str | None, roles: tuple[str, ...]) -> bool:
    """Whether a role counts as having been consulted; an owner, which has no word, never does.

    ``roles`` name what counts, or with :data:`BUT` in front what does not.
    """
    if written is None or role in UNCONSULTED:
        return False
    if any(each in (BUT + written, f"{BUT}{role}") for each in roles):
        return False
    wanted = [each for each in roles if not each.startswith(BUT)]
    return not wanted or written in wanted or role in wanted


def _ordinal(day: Any) -> float:
    return ALWAYS if day is None else float(day.toordinal())


def _parts(
    network: Network, row: dict[str, int], column: dict[str, int], days: Vector
) -> Iterator[tuple[Tie, str | None, str | None]]:
    """Every part in an issue: ``(tie, canonical role, role as written)``; what ended, too."""
    for issue, at in row.items():
        for owner, _ in edges(network, issue, "owned_by"):
            if owner in column:
                yield (at, column[owner], days[at], NEVER), "lead", None
        for party, record in edges(network, issue, "involved_in", incoming=True):
            yield _part(at, column[party], record, days), *_roles(record)
    for party, issue, relation, record in network.graph.get("past", ()):
        if relation == "involved_in":
            yield _part(row[issue], column[party], record, days), *_roles(record)


def _part(row: int, column: int, record: Record, days: Vector) -> Tie:
    since = record.get("since")
    own = ALWAYS if since is None else float(latest(since).toordinal())
    return row, column, max(own, days[row]), NEVER  # that it ended later leaves it a precedent


def _roles(record: Record) -> tuple[str | None, str]:
    return canonical_role(record["role"]), record["role"]


def _members(network: Network, column: dict[str, int], *, heads_only: bool) -> Ties:
    return ties(
        (
            (column[person], column[unit], *_time(record))
            for person, unit, record in _memberships(network)
            if not heads_only or is_head(record.get("role"))
        ),
        (len(column), len(column)),
    )


def _memberships(network: Network) -> Iterator[tuple[str, str, Record]]:
    """Who belongs to what; what ended, too."""
    for person in nodes_of_kind(network, "person"):
        for unit, record in edges(network, person, "member_of"):
            yield person, unit, record
    for person, unit, relation, record in network.graph.get("past", ()):
        if relation == "member_of":
            yield person, unit, record


def _seats(network: Network, column: dict[str, int]) -> dict[str, Any]:
    """Seats by unit and word; a membership without a word is a seat of its own kind."""
    seat: dict[tuple[int, str], int] = {}
    word: dict[str, int] = {}
    held = []
    for person, unit, record in _memberships(network):
        key = column[unit], header_key(record.get("role") or "")
        word.setdefault(key[1], len(word))
        held.append((column[person], seat.setdefault(key, len(seat)), *_time(record)))
    return {
        "seats": ties(held, (len(column), len(seat))),
        "seat_unit": np.array([unit for unit, _ in seat], dtype=np.int64),
        "seat_word": np.array([word[each] for _, each in seat], dtype=np.int64),
    }


def _time(record: Record) -> tuple[float, float]:
    since, until = record.get("since"), record.get("until")
    return (
        ALWAYS if since is None else float(latest(since).toordinal()) - 1,  # its first day counts
        NEVER if until is None else float(earliest(until).toordinal()),
    )
