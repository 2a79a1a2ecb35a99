"""A made-up organisation that is put together as offices are: by branches, with short chains.

The other one (:mod:`benchmarks.organisation`) draws everybody by one law of chance: it is the worst
case, in which everything waits for everything and the list of an issue holds hundreds. Here most
who take part in an issue belong to the branch that owns it, some are those who are asked about
everything; what waits, waits in chains of five at most; most issues are closed.
"""

import numpy as np
import polars as pl

from benchmarks.organisation import Maker, typed
from graph.tables import Tables, complete

# Of a hundred thousand rows.
_UNITS, _PEOPLE, _ISSUES = 550, 5_500, 5_500
# Shares of the relations that people and units do not have anyway; the rest are involvements.
_SHARES = {"positions": 0.12, "influences": 0.12, "dependencies": 0.045, "commitments": 0.04}
_BELOW = 8  # units right below a unit
_CHAIN = 5
_WORDS = np.array([f"word{number}" for number in range(600)])
_CENTRAL = 0.2  # of parties: asked about everything, such as budget and law
_FIRST, _LAST = np.datetime64("2015-01-01"), np.datetime64("2026-11-01")


def office(rows: int = 111_000, seed: int = 1) -> Tables:
    """Tables of such an organisation with exactly so many rows; the same seed makes the same."""
    made = _Office(rows / 100_000, np.random.default_rng(seed))
    tables = {**made.things(), **made.staff()}
    left = rows - sum(each.height for each in tables.values())
    counts = {table: round(left * share) for table, share in _SHARES.items()}
    counts["involvements"] = left - sum(counts.values())
    tables |= {table: made.relation(table, count) for table, count in counts.items()}
    return complete({table: typed(table, each) for table, each in tables.items()})


class _Office(Maker):
    """Units, people and issues by their numbers: who belongs where follows from the number."""

    def __init__(self, size: float, chance: np.random.Generator) -> None:
        super().__init__(size, chance, (_UNITS, _PEOPLE, _ISSUES))
        count = len(self._issues)
        self._owner = chance.integers(1, len(self._units), count)
        days = chance.integers(0, (_LAST - _FIRST).astype(int), count)
        self._opened = np.sort(_FIRST + days)
        self._closed = self._opened + chance.integers(30, 400, count)

    def things(self) -> dict[str, pl.DataFrame]:
        """As of every organisation, but that most issues are closed."""
        made = super().things()
        closed = self._closed.astype(str).astype(object)
        closed[self._closed >= _LAST] = None
        words = self._some(_WORDS, 3 * len(self._opened)).reshape(-1, 3)
        made["issues"] = made["issues"].with_columns(
            owner=pl.Series(self._units[self._owner]),
            created=pl.Series(self._opened.astype(str)),
            closed=pl.Series(closed.tolist(), dtype=pl.String),
            title=pl.Series([" ".join(each) for each in words.tolist()]),
        )
        return made

    def staff(self) -> dict[str, pl.DataFrame]:
        """The first of a unit is its head, to whom its others report, and those of units below."""
        numbers = np.arange(len(self._people))
        unit = numbers % len(self._units)
        above = np.where(numbers < len(self._units), np.maximum(0, (unit - 1) // _BELOW), unit)
        belongs = pl.DataFrame({"person": self._people, "department": self._units[unit]})
        role = pl.when(pl.int_range(pl.len()) < len(self._units)).then(pl.lit("head"))
        return {
            "memberships": belongs.with_columns(role=role.otherwise(pl.lit("member"))),
            "reporting": pl.DataFrame(
                {"person": self._people, "manager": self._people[above]}
            ).slice(1),
        }

    def _drawn(self, table: str, count: int) -> pl.DataFrame:
        if table == "influences":
            return super()._drawn(table, count)
        issue = self._chance.integers(0, len(self._issues), count)
        if table == "dependencies":
            issue = issue[issue % _CHAIN > 0]
            drawn = pl.DataFrame({"source": self._issues[issue], "target": self._issues[issue - 1]})
            return drawn.with_columns(source_kind=pl.lit("issue"), target_kind=pl.lit("issue"))
        rows = super()._drawn(table, count)
        kind, party = self._near(self._owner[issue])
        since = (self._opened[issue] + self._chance.integers(0, 60, count)).astype(str)
        rows = rows.with_columns(
            issue=pl.Series(self._issues[issue]), party_kind=pl.Series(kind), party=pl.Series(party)
        )
        day = {"involvements": "since", "positions": "as_of", "commitments": "due"}[table]
        return rows.with_columns(pl.Series(day, since))

    def _near(self, owner: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Parties of the owner's branch: the unit above, those beside it, their people."""
        above = (owner - 1) // _BELOW
        beside = above * _BELOW + self._chance.integers(0, _BELOW + 1, len(owner))
        is_above = beside == above * _BELOW
        unit = np.where(is_above, above, np.minimum(beside, len(self._units) - 1))
        each = len(self._people) // len(self._units)
        person = unit + len(self._units) * self._chance.integers(0, each, len(owner))
        kind, central = self._parties(len(owner))
        near = np.where(kind == "department", self._units[unit], self._people[person])
        return kind, np.where(self._chance.random(len(owner)) < _CENTRAL, central, near)
