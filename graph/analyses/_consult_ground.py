"""What the reasons of one answer are told from: the matter, what happened before, the ranking."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analyses._consult_history import History
from graph.analyses._consult_matter import Matter
from graph.analyses._rank_index import Vector, places_of
from graph.analyses._rank_model import Ranking
from graph.analyses._rank_weights import KINDS
from graph.messages import message
from graph.projections import Network
from graph.reading import named

UNKNOWN = -1
SHOWN = 5  # records that a sum points to


@dataclass(frozen=True, kw_only=True)  # no slots: what every party is told from is made once
class Ground:
    """One matter with the ranking of all parties on it.

    Parameters
    ----------
    day
        Day before which precedents count.
    ties
        Ties as they are known on the day, for those that were asked for already.
    """

    network: Network
    history: History
    matter: Matter
    found: Ranking
    day: date
    ties: dict[str, Any] = field(default_factory=dict)

    def gained(self, kind: str, party: str) -> float:
        """Points of a party for one kind of evidence."""
        return float(self.found.points[KINDS.index(kind), self.found.index.column[party]])

    def value(self, kind: str, party: str) -> float:
        """Figure of a party for one kind of evidence, 0..1."""
        return float(self.found.evidence.values[kind][self.found.index.column[party]])

    @cached_property
    def alike(self) -> NDArray[np.int8]:
        """1 for other matters that are alike, 0 for those that are not, else not looked at yet."""
        return np.full(len(self.found.index.issues), UNKNOWN, dtype=np.int8)

    @cached_property
    def known(self) -> Vector:
        """1 for the other matters that count, which are all that are known before the day."""
        return np.asarray(self.found.evidence.strands["popular"] > 0, dtype=float)

    def on(self, name: str) -> Any:
        """Ties of the index by their name, as they are known on the day."""
        if name not in self.ties:
            self.ties[name] = getattr(self.found.index, name).on(float(self.day.toordinal()))
        return self.ties[name]

    def tied(self, name: str, party: str) -> Vector:
        """1 for the other matters that a party is tied to."""
        found = np.zeros(len(self.known))
        found[self._column(name, party)] = 1.0
        return found * self.known

    def took_part(self, kind: str, party: str) -> Vector:
        """1 for the other matters on which a party did what a kind of precedent looks for."""
        return self.found.took_part(kind, self.found.index.column[party]) * self.known

    def company(self, name: str, took: Vector) -> Vector:
        """How often each party was ``consulted`` or had ``parts`` in those matters it ``took``."""
        return np.asarray(self._turned[name] @ took)

    @cached_property
    def _turned(self) -> dict[str, Any]:
        """Ties by party, made once: a product from the left would turn them for every party."""
        return {name: getattr(self.found.evidence, name).T for name in ("consulted", "parts")}

    def rows(self, weights: Vector) -> list[int]:
        """Matters with a weight, the latest first, undated ones last."""
        some = np.flatnonzero(weights > 0)
        latest = np.argsort(-self.found.index.days[some], kind="stable")
        return [int(row) for row in some[latest]]

    def issues(self, rows: list[int]) -> tuple[str, ...]:
        """Nodes of matters by their rows."""
        return tuple(self.found.index.issues[row] for row in rows)

    def units(self, person: str) -> tuple[str, ...]:
        """Units that a person belongs to on the day."""
        places = places_of(self.on("members"), self.found.index.column[person])
        return tuple(self.found.index.parties[place] for place in places)

    def people(self, unit: str) -> list[str]:
        """People who belong to a unit on the day."""
        return [self.found.index.parties[at] for at in self._column("members", unit)]

    def experienced(self, unit: str) -> list[str]:
        """Those of a unit's people who were in matters like this one, who was in most first."""
        people = self._column("members", unit)
        known = self.found.evidence.values["known"][people]
        order = np.argsort(-known, kind="stable")[: np.count_nonzero(known > 0)]
        return [self.found.index.parties[at] for at in people[order]]

    def opened(self, issue: str) -> object:
        """Day on which a matter was opened, as a value of a message."""
        day = self.history.matters[issue].day
        return message("consult.undated") if day is None else day.isoformat()

    def named(self, *nodes: str) -> tuple[object, ...]:
        """Nodes as a list in a message."""
        return tuple(named(self.network, node) for node in nodes)

    def _column(self, name: str, party: str) -> NDArray[np.int64]:
        """Rows that a party is tied to."""
        return places_of(self.on(name).by_column, self.found.index.column[party])
