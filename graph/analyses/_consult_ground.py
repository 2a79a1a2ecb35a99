"""What the reasons of one answer are told from: the matter, what happened before, the ranking."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from graph.analyses._consult_history import History
from graph.analyses._consult_matter import Matter
from graph.analyses._rank_case import ones
from graph.analyses._rank_index import Ties, Vector
from graph.analyses._rank_model import Ranking
from graph.analyses._rank_weights import KINDS
from graph.messages import message
from graph.projections import Network
from graph.reading import named

SHOWN = 5  # records that a sum points to


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One matter with the ranking of all parties on it.

    Parameters
    ----------
    day
        Day before which precedents count.
    alike
        Whether another matter is alike, for those of which it was asked already.
    """

    network: Network
    history: History
    matter: Matter
    found: Ranking
    day: date
    alike: dict[str, bool] = field(default_factory=dict)

    def gained(self, kind: str, party: str) -> float:
        """Points of a party for one kind of evidence."""
        return float(self.found.points[KINDS.index(kind), self.found.index.column[party]])

    def value(self, kind: str, party: str) -> float:
        """Figure of a party for one kind of evidence, 0..1."""
        return float(self.found.evidence.values[kind][self.found.index.column[party]])

    def known(self) -> Vector:
        """1 for the other matters that count, which are all that are known before the day."""
        return np.asarray(self.found.evidence.strands["popular"] > 0, dtype=float)

    def tied(self, ties: Ties, party: str) -> Vector:
        """1 for the other matters that a party is tied to."""
        return np.asarray((ties.on(self._when) @ self._only(party)) * self.known())

    def took_part(self, kind: str, party: str) -> Vector:
        """1 for the other matters on which a party did what a kind of precedent looks for."""
        return self.found.took_part(kind, self.found.index.column[party]) * self.known()

    def rows(self, weights: Vector) -> list[int]:
        """Matters with a weight, the latest first, undated ones last."""
        return sorted(
            np.flatnonzero(weights > 0).tolist(), key=lambda row: -self.found.index.days[row]
        )

    def issues(self, rows: list[int]) -> tuple[str, ...]:
        """Nodes of matters by their rows."""
        return tuple(self.found.index.issues[row] for row in rows)

    def units(self, person: str) -> tuple[str, ...]:
        """Units that a person belongs to on the day."""
        members = self.found.index.members.on(self._when)
        at = self.found.index.column[person]
        places = members.indices[members.indptr[at] : members.indptr[at + 1]]
        held = members.data[members.indptr[at] : members.indptr[at + 1]]
        return tuple(self.found.index.parties[place] for place in places[held > 0])

    def people(self, unit: str) -> list[str]:
        """People who belong to a unit on the day."""
        within = self.found.index.members.on(self._when) @ self._only(unit)
        return [self.found.index.parties[at] for at in np.flatnonzero(within)]

    def opened(self, issue: str) -> object:
        """Day on which a matter was opened, as a value of a message."""
        day = self.history.matters[issue].day
        return message("consult.undated") if day is None else day.isoformat()

    def named(self, *nodes: str) -> tuple[object, ...]:
        """Nodes as a list in a message."""
        return tuple(named(self.network, node) for node in nodes)

    @property
    def _when(self) -> float:
        """The day as ties are dated."""
        return float(self.day.toordinal())

    def _only(self, party: str) -> Vector:
        """1 for one party."""
        column = self.found.index.column
        return ones(column, (party,), len(column))
