"""What changes do to the tables: ends what ends, begins what begins, never deletes history."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, TypeAlias

import polars as pl

from graph.analyses._work import open_issues
from graph.model import BY_TABLE, DEPARTMENTS, ISSUES, PEOPLE
from graph.projections import Network
from graph.scenarios.changes import Capacity, Change, Merge, Move, Remove
from graph.tables import Tables, frame_schema
from graph.vocabulary import canonical_role

Row: TypeAlias = dict[str, Any]
_AT = "_at"
_TABLE = {"department": DEPARTMENTS, "person": PEOPLE}
_LEFT = {"department": "dissolved", "person": "left"}
_INVOLVEMENTS = "involvements"


class Draft:
    """Tables being changed; what was given stays as it is.

    Parameters
    ----------
    tables
        The register's tables.
    network
        Its network, which says what is open.
    day
        The day on which the changes take effect: what ends has its last day before it.
    """

    def __init__(self, tables: Tables, network: Network, day: date) -> None:
        self.tables: dict[str, pl.DataFrame] = dict(tables)
        self.day = day.isoformat()
        self.eve = (day - timedelta(days=1)).isoformat()
        self.open = [each.partition(":")[2] for each in open_issues(network, day)]

    def edit(
        self, table: str, condition: pl.Expr, change: Callable[[Row], Iterable[Row]]
    ) -> list[Row]:
        """Put in the place of the rows of a condition what a function gives; return those rows."""
        rows = self.tables[table].with_row_index(_AT)
        touched = condition.fill_null(value=False)
        found = rows.filter(touched).to_dicts()
        if not found:
            return []
        schema = {_AT: pl.UInt32, **frame_schema(BY_TABLE[table])}
        made = [each for row in found for each in change(row)]
        new = pl.DataFrame(made, schema=schema, orient="row") if made else rows.clear()
        kept = pl.concat([rows.filter(~touched), new.select(rows.columns)])
        key = list(BY_TABLE[table].key)
        self.tables[table] = (
            kept.sort(_AT, maintain_order=True)
            .unique(key, keep="first", maintain_order=True)
            .drop(_AT)
        )
        return found

    def add(self, table: str, row: Row) -> None:
        """Add a row, unless there is one of its key."""
        schema = frame_schema(BY_TABLE[table])
        new = pl.DataFrame([{name: row.get(name) for name in schema}], schema=schema)
        together = pl.concat([self.tables[table], new.select(self.tables[table].columns)])
        self.tables[table] = together.unique(
            list(BY_TABLE[table].key), keep="first", maintain_order=True
        )

    def ended(self, row: Row) -> list[Row]:
        """A relation that holds no longer; none where it would only have begun."""
        since = row.get("since")
        return [] if since and since >= self.day else [row | {"until": self.eve}]

    def holds(self) -> pl.Expr:
        """Relations that have not ended."""
        return pl.col("until").is_null() | (pl.col("until") >= self.day)


def changed_tables(
    tables: Tables, network: Network, changes: Iterable[Change], day: date
) -> Tables:
    """Tables as they would be, after one change upon the other."""
    draft = Draft(tables, network, day)
    for change in changes:
        match change:
            case Capacity(party, days):
                _set(draft, party, {"capacity": days})
            case Move(issue, source, target, role):
                _move(draft, source, target, [issue.partition(":")[2]], role)
            case Remove(party):
                _remove(draft, party)
            case Merge(unit, into):
                _merge(draft, unit, into)
    return draft.tables


def _set(draft: Draft, party: str, values: Mapping[str, Any]) -> None:
    kind, _, identifier = party.partition(":")
    draft.edit(_TABLE[kind], pl.col("id") == identifier, lambda row: [row | dict(values)])


def _is(party: str, column: str = "party") -> pl.Expr:
    kind, _, identifier = party.partition(":")
    return (pl.col(f"{column}_kind") == kind) & (pl.col(column) == identifier)


def _move(
    draft: Draft, source: str, target: str, issues: list[str], role: str | None = None
) -> None:
    """Hand a party's parts in issues to another."""
    kind, _, identifier = target.partition(":")
    moved = {word for word in _words(draft) if role is None or canonical_role(word) == role}
    mine = draft.holds() & pl.col("issue").is_in(issues) & pl.col("role").is_in(moved)
    there = draft.tables[_INVOLVEMENTS].filter(mine & _is(target)).select("issue", "role")
    has = set(there.iter_rows())

    def handed(row: Row) -> list[Row]:
        if (row["issue"], row["role"]) in has:
            return draft.ended(row)
        new = {"party_kind": kind, "party": identifier, "since": draft.day}
        # What the former has answered, the new one has not.
        return [*draft.ended(row), row | new | {"answer": None, "answered": None}]

    draft.edit(_INVOLVEMENTS, mine & _is(source), handed)
    if role in (None, "lead"):
        _hand_over(draft, source, target, issues)


def _words(draft: Draft) -> list[str]:
    return draft.tables[_INVOLVEMENTS]["role"].unique().to_list()


def _hand_over(draft: Draft, source: str, target: str, issues: list[str]) -> None:
    """Ownership of issues; a person cannot own, and becomes their lead."""
    if not source.startswith("department:"):
        return
    kind, _, identifier = target.partition(":")
    owned = (pl.col("owner") == source.partition(":")[2]) & pl.col("id").is_in(issues)
    owner = identifier if kind == "department" else None
    for issue in draft.edit(ISSUES, owned, lambda row: [row | {"owner": owner}]):
        if owner is None:
            part = {"issue": issue["id"], "party_kind": kind, "party": identifier}
            draft.add(_INVOLVEMENTS, part | {"role": "lead", "since": draft.day})


def _remove(draft: Draft, party: str) -> None:
    kind, _, identifier = party.partition(":")
    here = draft.holds()
    open_now = pl.col("issue").is_in(draft.open)
    draft.edit(_INVOLVEMENTS, here & open_now & _is(party), draft.ended)
    draft.edit("memberships", here & (pl.col(kind) == identifier), draft.ended)
    if kind == "person":
        line = (pl.col("person") == identifier) | (pl.col("manager") == identifier)
        draft.edit("reporting", here & line, draft.ended)
    else:
        owned = (pl.col("owner") == identifier) & pl.col("id").is_in(draft.open)
        draft.edit(ISSUES, owned, lambda row: [row | {"owner": None}])
        _lift_units(draft, identifier, _parent(draft, identifier))
        depends = _is(party, "source") | _is(party, "target")
        draft.edit("dependencies", here & depends, draft.ended)
    _set(draft, party, {"status": _LEFT[kind]})


def _merge(draft: Draft, unit: str, into: str) -> None:
    old, new = unit.partition(":")[2], into.partition(":")[2]
    _move(draft, unit, into, draft.open)
    member = {"department": new, "since": draft.day}
    draft.edit(
        "memberships",
        draft.holds() & (pl.col("department") == old),
        lambda row: [*draft.ended(row), row | member],
    )
    if _parent(draft, new) == old:  # it takes the place of what it takes up
        _set(draft, into, {"parent": _parent(draft, old)})
    _lift_units(draft, old, new)
    for column in ("source", "target"):
        named = {column: new}
        both = draft.holds() & _is(unit, column)
        draft.edit("dependencies", both, lambda row, named=named: [row | named])  # type: ignore[misc]
    draft.edit("rules", _is(unit), lambda row: [row | {"party": new}])
    draft.edit(
        "rules", pl.col("when_department") == old, lambda row: [row | {"when_department": new}]
    )
    _set(draft, into, {"capacity": _together(draft, old, new)})
    _set(draft, unit, {"status": _LEFT["department"]})


def _together(draft: Draft, *units: str) -> float | None:
    """Capacity of units together; unknown where that of one is."""
    rows = draft.tables[DEPARTMENTS].filter(pl.col("id").is_in(units))["capacity"].to_list()
    return None if None in rows else sum(rows)


def _parent(draft: Draft, unit: str) -> str | None:
    rows = draft.tables[DEPARTMENTS].filter(pl.col("id") == unit)["parent"].to_list()
    return rows[0] if rows else None


def _lift_units(draft: Draft, unit: str, parent: str | None) -> None:
    """Units below a unit, under another; never under themselves."""
    below = (pl.col("parent") == unit) & (pl.col("id") != (parent or ""))
    draft.edit(DEPARTMENTS, below, lambda row: [row | {"parent": parent}])
