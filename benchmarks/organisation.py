"""A made-up organisation of any size, heavy-tailed as real ones: few take part in very much."""

from pathlib import Path

import numpy as np
import polars as pl

from graph.model import BY_TABLE
from graph.tables import Tables, complete, frame_schema, key_of, known_columns

# Of a hundred thousand things; there are nine relations for each thing.
_DEPARTMENTS, _PEOPLE, _ISSUES = 1_000, 80_000, 19_000
_THINGS = _DEPARTMENTS + _PEOPLE + _ISSUES
# Shares of the relations that people and units do not have anyway.
_SHARES = {
    "involvements": 0.60,
    "positions": 0.14,
    "influences": 0.14,
    "dependencies": 0.08,
    "commitments": 0.04,
}
_TAIL = 0.7  # exponent of Zipf's law: how much more often the first is chosen than the n-th
_SPARE = 1.5  # drawn in excess, since what is drawn twice counts once
_ROLES = ("support", "consult", "approve", "inform", "lead")
_TOPICS = ("water", "roads", "預算", "schools", "housing", "韌性")


def organisation(rows: int = 1_000_000, seed: int = 1) -> Tables:
    """Tables of an organisation with exactly so many rows; the same seed makes the same.

    Parameters
    ----------
    rows
        All rows together, a tenth of them things: of 1,000,000 rows 80,000 are people, 1,000
        departments and 19,000 issues, and 900,000 relations. At least 5,000.

    Raises
    ------
    ValueError
        Too few rows for such an organisation.
    """
    if rows < 5_000:
        raise ValueError("an organisation of this shape has at least 5,000 rows")
    made = Maker(rows / (10 * _THINGS), np.random.default_rng(seed))
    tables = {**made.things(), **made.staff()}
    left = rows - sum(each.height for each in tables.values())
    counts = {table: round(left * share) for table, share in _SHARES.items()}
    counts["involvements"] += left - sum(counts.values())
    tables |= {table: made.relation(table, count) for table, count in counts.items()}
    return complete(
        {table: typed(table, each) for table, each in tables.items()},
    )


def write_organisation(folder: Path, tables: Tables) -> None:
    """Write the tables as CSV files that load as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, rows in tables.items():
        if not rows.is_empty():
            known = known_columns(rows)
            rows.select(known).write_csv(folder / f"{table}.csv")


class Maker:
    """Draws the tables of an organisation of a size, in one order, from one source of chance."""

    def __init__(
        self,
        size: float,
        chance: np.random.Generator,
        counts: tuple[int, int, int] = (_DEPARTMENTS, _PEOPLE, _ISSUES),
    ) -> None:
        self._chance = chance
        units, people, issues = (round(count * size) for count in counts)
        self._units = _ids("D", units, chance)
        self._people = _ids("P", people, chance)
        self._issues = _ids("I", issues, chance)

    def things(self) -> dict[str, pl.DataFrame]:
        """Departments in a tree, people, issues with their owners."""
        units, people, issues = self._units, self._people, self._issues
        above = np.maximum(0, (np.arange(len(units)) - 1) // 8)
        parents = [None, *units[above][1:]]
        return {
            "departments": pl.DataFrame(
                {"id": units, "name": named("局處", len(units)), "parent": parents}
            ).with_columns(capacity=self._numbers(len(units), 20, 400), kind=pl.lit("department")),
            "people": pl.DataFrame({"id": people, "name": named("人員", len(people))}),
            "issues": pl.DataFrame(
                {
                    "id": issues,
                    "title": named("事項", len(issues)),
                    "owner": self._some(units, len(issues)),
                    "topics": self._chance.choice(_TOPICS, len(issues)),
                    "effort": self._numbers(len(issues), 1, 60),
                    "created": self._days(len(issues)),
                }
            ),
        }

    def staff(self) -> dict[str, pl.DataFrame]:
        """Everybody belongs to a unit and, but for the first, reports to somebody."""
        people = self._people
        managers = people[np.maximum(0, (np.arange(len(people)) - 1) // 12)]
        return {
            "memberships": pl.DataFrame(
                {"person": people, "department": self._some(self._units, len(people))}
            ).with_columns(role=pl.lit("member"), since=self._days(len(people))),
            "reporting": pl.DataFrame({"person": people, "manager": managers}).slice(1),
        }

    def relation(self, table: str, count: int) -> pl.DataFrame:
        """So many different rows of a table of relations."""
        found = pl.DataFrame()
        while found.height < count:
            drawn = self._drawn(table, round((count - found.height) * _SPARE) + 100)
            missing = [
                pl.lit(None, pl.String).alias(name)
                for name in BY_TABLE[table].key
                if name not in drawn.columns
            ]
            both = pl.concat([found, drawn.with_columns(missing)], how="diagonal")
            found = both.unique(key_of(table), keep="first", maintain_order=True)
        return found.head(count)

    def _drawn(self, table: str, count: int) -> pl.DataFrame:
        issue = self._some(self._issues, count)
        kind, party = self._parties(count)
        if table == "involvements":
            drawn = {"issue": issue, "party_kind": kind, "party": party}
            drawn |= {"role": self._some(np.array(_ROLES), count)}
            drawn |= {"effort": self._numbers(count, 0, 20), "since": self._days(count)}
        elif table == "positions":
            drawn = {"issue": issue, "party_kind": kind, "party": party}
            drawn |= {"position": self._numbers(count, 0, 100), "as_of": self._days(count)}
            drawn |= {"salience": self._numbers(count, 0, 100) / 100}
        elif table == "influences":
            other_kind, other = self._parties(count)
            drawn = {"source_kind": kind, "source": party, "target_kind": other_kind}
            drawn |= {"target": other, "strength": self._chance.integers(0, 5, count).astype(float)}
            return pl.DataFrame(drawn).filter(pl.col("source") != pl.col("target"))
        elif table == "dependencies":
            other = self._some(self._issues, count)
            drawn = {"source_kind": ["issue"] * count, "source": issue}
            drawn |= {"target_kind": ["issue"] * count, "target": other}
            return pl.DataFrame(drawn).filter(pl.col("source") != pl.col("target"))
        else:
            drawn = {"issue": issue, "party_kind": kind, "party": party}
            drawn |= {"what": named("承諾", 50)[self._chance.integers(0, 50, count)]}
            drawn |= {"due": self._days(count)}
        return pl.DataFrame(drawn)

    def _parties(self, count: int) -> tuple[np.ndarray, np.ndarray]:
        """Kinds and ids: units take part more often than there are of them."""
        is_unit = self._chance.random(count) < 0.4
        units, people = self._some(self._units, count), self._some(self._people, count)
        return np.where(is_unit, "department", "person"), np.where(is_unit, units, people)

    def _some(self, among: np.ndarray, count: int) -> np.ndarray:
        """Draws by Zipf's law: the first of them comes most often."""
        weights = 1 / np.arange(1, len(among) + 1) ** _TAIL
        totals = np.cumsum(weights)
        found = np.searchsorted(totals, self._chance.random(count) * totals[-1], side="right")
        return among[found]

    def _numbers(self, count: int, low: int, high: int) -> np.ndarray:
        return np.round(self._chance.uniform(low, high, count), 1)

    def _days(self, count: int) -> np.ndarray:
        days = np.datetime64("2015-01-01") + self._chance.integers(0, 4_000, count)
        return days.astype(str)


def _ids(mark: str, count: int, chance: np.random.Generator) -> np.ndarray:
    """Ids in no order, so that the often chosen ones do not stand side by side."""
    return np.array([f"{mark}{number:06}" for number in chance.permutation(count)])


def named(word: str, count: int) -> np.ndarray:
    return np.array([f"{word} {number}" for number in range(count)])


def typed(table: str, rows: pl.DataFrame) -> pl.DataFrame:
    schema = frame_schema(BY_TABLE[table])
    return rows.select(
        pl.col(name).cast(kind) if name in rows.columns else pl.lit(None, kind).alias(name)
        for name, kind in schema.items()
    )
