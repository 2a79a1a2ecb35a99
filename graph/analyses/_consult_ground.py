"""What the reasons of one answer are told from: the matter, what happened before, the ranking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from graph.analyses._consult_alike import ENOUGH, terms
from graph.analyses._consult_history import History
from graph.analyses._consult_matter import Matter, titles
from graph.analyses._rank_case import named_beside, ones
from graph.analyses._rank_index import Vector, places_of
from graph.analyses._rank_model import Ranking
from graph.analyses._rank_weights import KINDS, REASON_OF
from graph.messages import message
from graph.projections import Network
from graph.reading import compared, named

UNKNOWN = -1
SHOWN = 5  # records that a sum points to

Rows = NDArray[np.int64]  # matters, by their rows in the index


@dataclass(frozen=True, kw_only=True)  # no slots: what every party is told from is made once
class Ground:
    """One matter with the ranking of all parties on it.

    Parameters
    ----------
    day
        Day before which precedents count.
    ties
        Ties as they are known on the day, for those that were asked for already.
    by_matter
        Ties by matter, likewise.
    heads
        Matters on which somebody of some parties was, likewise (:meth:`attended`).
    """

    network: Network
    history: History
    matter: Matter
    found: Ranking
    day: date
    ties: dict[str, Any] = field(default_factory=dict)
    by_matter: dict[str, Any] = field(default_factory=dict)
    heads: dict[tuple[str, ...], NDArray[np.bool_]] = field(default_factory=dict)

    def gained(self, kind: str, party: str) -> float:
        """Points of a party for one kind of evidence."""
        return float(self.found.points[KINDS.index(kind), self.found.index.column[party]])

    def value(self, kind: str, party: str) -> float:
        """Figure of a party for one kind of evidence, 0..1."""
        return float(self.found.evidence.values[kind][self.found.index.column[party]])

    @cached_property
    def titles(self) -> tuple[str, ...]:
        """Titles of this matter in every language; that of a draft as it was typed."""
        ref = self.matter.ref
        return titles(compared(self.network, ref)) if ref else (self.matter.title,)

    @cached_property
    def alike(self) -> NDArray[np.int8]:
        """1 for matters that are alike, 0 for those that are not, else titles are to be looked at.

        Alike are those with a link, lead, author or topic in common.
        """
        index, history, matter = self.found.index, self.history, self.matter
        common = index.words @ ones(index.word, matter.words, len(index.word))
        found = np.where(common >= ENOUGH, UNKNOWN, 0).astype(np.int8)
        for known, own in (
            (history.by_lead, matter.leads),
            (history.by_author, matter.authors),
            (history.by_topic, matter.topics),
        ):
            for each in own:
                found[[index.row[issue] for issue in known.get(each, ())]] = 1
        found[[index.row[issue] for issue in matter.links]] = 1
        return found

    def are_alike(self, rows: Rows) -> NDArray[np.bool_]:
        """Which matters share a link, lead, author, topic or two words of the title with this."""
        known = self.alike
        for row in rows[known[rows] == UNKNOWN]:  # the same ones are asked about for every party
            issue = self.found.index.issues[row]
            common = self.history.matters[issue].words & self.matter.words
            known[row] = terms(compared(self.network, issue), common) >= ENOUGH
        return np.asarray(known[rows] == 1)

    @cached_property
    def in_similar(self) -> NDArray[np.bool_]:
        """Whether each party had a part in another matter that is alike."""
        rows, similar = np.flatnonzero(self.known), np.zeros(len(self.known))
        similar[rows] = self.are_alike(rows)
        return np.asarray(similar @ self.found.evidence.parts > 0)

    @cached_property
    def known(self) -> Vector:
        """1 for the other matters that count, which are all that are known before the day."""
        return np.asarray(self.found.evidence.strands["popular"] > 0, dtype=float)

    def on(self, name: str) -> Any:
        """Ties of the index by their name, as they are known on the day."""
        if name not in self.ties:
            self.ties[name] = getattr(self.found.index, name).on(float(self.day.toordinal()))
        return self.ties[name]

    def tied(self, name: str, party: str) -> Rows:
        """The other matters that a party is tied to."""
        return self._counting(self._column(name, party))

    def took(self, kind: str, party: str) -> Rows:
        """The other matters on which a party did what a kind of precedent looks for."""
        return self._counting(self.found.took(kind, self.found.index.column[party]))

    def attended(self, parties: tuple[str, ...]) -> NDArray[np.bool_]:
        """Whether one of some parties had a part in each other matter."""
        if parties not in self.heads:
            found = self.heads[parties] = np.zeros(len(self.known), dtype=bool)
            for each in parties:
                if each in self.network:
                    found[self.took("known", each)] = True
        return self.heads[parties]

    def _counting(self, rows: Rows) -> Rows:
        return rows[self.known[rows] > 0]

    def company(self, name: str, rows: Rows) -> NDArray[np.int64]:
        """In how many of some matters each party was ``consulted``, had ``parts`` or ``leads``.

        A party was in few of all matters: only their rows are read.
        """
        ties = self._by_matter(name)
        spans = zip(ties.indptr[rows].tolist(), ties.indptr[rows + 1].tolist(), strict=True)
        there = [ties.indices[first:last] for first, last in spans]
        columns = np.concatenate(there) if there else ties.indices[:0]
        return np.bincount(columns, minlength=ties.shape[1])

    def _by_matter(self, name: str) -> Any:
        """Ties by matter, without those that stand in them as zeros: they are not known."""
        if name not in self.by_matter:
            evidence = self.found.evidence
            given = {"consulted": evidence.consulted, "parts": evidence.parts}
            ties = given[name] if name in given else self.on(name)
            self.by_matter[name] = csr_array(ties, copy=True)
            self.by_matter[name].eliminate_zeros()
        return self.by_matter[name]

    @cached_property
    def led(self) -> NDArray[np.int64]:
        """How many of the other matters each party leads."""
        return self.company("leads", np.flatnonzero(self.known))

    @cached_property
    def beside(self) -> frozenset[str]:
        """Who stands on this matter beside its leads and authors."""
        matter = self.matter
        return frozenset(named_beside(self.network, matter.ref) if matter.ref else matter.named)

    @cached_property
    def columns_beside(self) -> Rows:
        """Columns of :attr:`beside` in their order."""
        column = self.found.index.column
        return np.array(sorted(column[each] for each in self.beside), dtype=np.int64)

    @cached_property
    def met(self) -> Vector:
        """1 where a matter held one of :attr:`columns_beside`, matters times those."""
        return np.asarray(self.found.evidence.parts[:, self.columns_beside].toarray())

    @cached_property
    def spoken_for(self) -> Vector:
        """How much precedents speak for each party."""
        values = self.found.evidence.values
        return np.asarray(values["known"] + values["walk"])

    @cached_property
    def is_spoken_for(self) -> Mapping[bool, NDArray[np.bool_]]:
        """Whether precedents speak for each party, of people and of units."""
        is_person, is_spoken_for = self.found.index.is_person, self.spoken_for > 0
        return {True: is_spoken_for & is_person, False: is_spoken_for & ~is_person}

    def latest(self, rows: Rows) -> list[int]:
        """Matters, the latest first, undated ones last."""
        found: list[int] = rows[np.argsort(-self.found.index.days[rows], kind="stable")].tolist()
        return found

    def issues(self, rows: list[int]) -> tuple[str, ...]:
        """Nodes of matters by their rows."""
        return tuple(self.found.index.issues[row] for row in rows)

    def parties(self, columns: Rows) -> tuple[str, ...]:
        """Nodes of parties by their columns."""
        return tuple(self.found.index.parties[at] for at in columns)

    def units(self, person: str) -> tuple[str, ...]:
        """Units that a person belongs to on the day."""
        return self.parties(places_of(self.on("members"), self.found.index.column[person]))

    def people(self, unit: str) -> list[str]:
        """People who belong to a unit on the day."""
        return [*self.parties(self.members(unit))]

    def members(self, unit: str) -> Rows:
        """Columns of the people who belong to a unit on the day."""
        return self._column("members", unit)

    def shares(self, party: str) -> NDArray[np.float64]:
        """Which part of the points from similar matters each other issue gives; sums to 1."""
        found = self.found
        at = found.index.column[party]
        shares = np.zeros(len(found.index.issues))
        for row, kind in enumerate(KINDS):
            if REASON_OF[row] == "similar" and found.points[row, at] > 0:
                part, took = np.zeros_like(shares), found.took(kind, at)
                part[took] = found.evidence.strands[kind][took]
                shares += found.points[row, at] * part / max(part.sum(), 1e-12)
        return np.asarray(shares / max(shares.sum(), 1e-12))

    def opened(self, issue: str) -> object:
        """Day on which a matter was opened, as a value of a message."""
        day = self.history.matters[issue].day
        return message("consult.undated") if day is None else day.isoformat()

    def last(self, issues: tuple[str, ...]) -> object:
        """Day of the first of some matters, the latest first, behind the word “last”."""
        day = self.history.matters[issues[0]].day if issues else None
        return message("consult.undated.last") if day is None else day.isoformat()

    def named(self, *nodes: str) -> tuple[object, ...]:
        """Nodes as a list in a message."""
        return tuple(named(self.network, node) for node in nodes)

    def _column(self, name: str, party: str) -> Rows:
        """Rows that a party is tied to."""
        return places_of(self.on(name).by_column, self.found.index.column[party])
