"""Columns of an issue table that name parties in a role, 會辦 or 配合单位: rows of involvements.

Offices write on one line who leads a matter and who else takes part. Who leads is a field of the
issue; the others become involvements where the source or the register knows them. What names nobody
known stays with the issue as it was written, and is told.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import polars as pl

from graph.checks.findings import ROW, Origin
from graph.fields import header_key
from graph.messages import Message, Place, Problem, Severity, message
from graph.model import INVOLVEMENT, ISSUE
from graph.vocabulary import canonical_role
from loaders.division_words import CONSULT, INFORM, SUPPORT
from loaders.formats._base import FURTHER, RawTable
from loaders.party_names import Party, meant
from loaders.units import SHARED, Named, Units, units_of
from loaders.words import PLACEHOLDERS

# Beside the words of work-division tables: those that stand alone over a column of an issue table.
_WORDS = {
    "co-lead": "共同主辦 共同牽頭 共同牵头",
    "support": "supporting",
    "consult": "會簽 會核 會簽機關 会签 会商 会签部门 consulted",
    "inform": "知會 副知 副本 抄送 知会 informed",
}
_NUMBER = re.compile(r"\d+$")  # 會辦1, 會辦2; the second column of the same name


@cache
def _roles() -> Mapping[str, str]:
    known = dict.fromkeys(SUPPORT, "support")
    known |= dict.fromkeys(CONSULT, "consult") | dict.fromkeys(INFORM, "inform")
    return known | {header_key(w): role for role, each in _WORDS.items() for w in each.split()}


def role_of_column(table: str, fields: Collection[str], header: str) -> str | None:
    """Role of the parties that a column names; None where it names none, or none of an issue.

    ``fields`` are those that the other columns of the table feed.
    """
    is_read = table == ISSUE.table and "id" in fields
    return _roles().get(_NUMBER.sub("", header_key(header))) if is_read else None


def with_parties(
    tables: Sequence[RawTable], stored: Callable[[], Mapping[str, pl.DataFrame]]
) -> tuple[RawTable, ...]:
    """Tables with the involvements that columns of the issues say, each behind its issues.

    Parameters
    ----------
    tables
        All tables of a source.
    stored
        Gives the register's tables of parties, asked for only where there is such a column.
    """
    if not any(_columns(raw) for raw in tables):
        return tuple(tables)
    known = meant(((raw.table, raw.frame) for raw in tables), stored())
    said = {each for raw in tables for each in _said(raw)}
    found: list[RawTable] = []
    for raw in tables:
        read = _Read(known=known, said=said)
        for column in _columns(raw):
            raw = read.column(raw, column)
        found += [replace(raw, problems=(*raw.problems, *read.problems)), *read.made]
    return tuple(found)


def _columns(raw: RawTable) -> list[str]:
    return [each for each in raw.frame.columns if each.startswith(FURTHER) and _role(raw, each)]


def _role(raw: RawTable, column: str) -> str | None:
    return role_of_column(raw.table, raw.frame.columns, column.removeprefix(FURTHER))


_Said = tuple[str, str, str | None]  # issue, party, canonical role


def _said(raw: RawTable) -> Iterator[_Said]:
    """What a table of involvements says itself, maybe with dates: not to be said again without."""
    fields = ["issue", "party", "role"]
    if raw.table == INVOLVEMENT.table and set(fields) <= set(raw.frame.columns):
        for issue, party, role in raw.frame.select(fields).iter_rows():
            yield (issue or "").strip(), (party or "").strip(), canonical_role(role)


@dataclass(kw_only=True)
class _Read:
    """What the columns of one table give."""

    known: Mapping[str, Party | None]
    said: set[_Said]
    made: list[RawTable] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def column(self, raw: RawTable, column: str) -> RawTable:
        """Make the involvements of a column; the table without what was read of it."""
        header = column.removeprefix(FURTHER)
        role = _role(raw, column)
        rows, kept = list[dict[str, str | int]](), list[str | None]()
        missed: dict[tuple[str, str], list[int]] = defaultdict(list)
        for issue, cell, number in raw.frame.select("id", column, ROW).iter_rows():
            parties, lost = self._parties(cell) if issue and cell else ([], [])
            kept.append(cell if lost or not issue else None)
            for key, word in lost:
                missed[key, word].append(number)
            if issue and number not in raw.bad_rows:
                rows += self._rows(issue.strip(), number, parties, str(role))
        place = Place(file=raw.origin.file, sheet=raw.origin.sheet, column=header)
        for (key, word), numbers in missed.items():
            at = replace(place, row=numbers[0], value=word)
            self._tell(Severity.WARNING, key, at, raw, value=word, count=len(numbers))
        if rows:
            self.made.append(_table(raw, header, rows))
            said = message(f"role.{role}")
            self._tell(Severity.NOTE, "load.parties", place, raw, count=len(rows), role=said)
        texts = pl.Series(column, kept, dtype=pl.String)
        frame = raw.frame.with_columns(texts) if any(kept) else raw.frame.drop(column)
        return replace(raw, frame=frame)

    def _parties(self, cell: str) -> tuple[list[tuple[Party, str | None]], list[tuple[str, str]]]:
        """Parties with the role that the cell itself says; what names nobody, and why."""
        if cell.strip().casefold() in PLACEHOLDERS or not cell.strip():
            return [], []
        whole = self.known.get(header_key(cell))
        units = Units((Named(cell.strip(), None),)) if whole else units_of(cell)
        found, lost = list[tuple[Party, str | None]](), list[tuple[str, str]]()
        for unit in units.named:
            party = self.known.get(header_key(unit.name))
            if party:
                found.append((party, unit.role))
            elif unit.name.casefold() not in PLACEHOLDERS:
                lost.append(("load.parties.unknown", unit.name))
        lost += [("load.parties.group", each) for each in (*units.groups, *units.open)]
        return found, lost

    def _rows(
        self, issue: str, number: int, parties: Sequence[tuple[Party, str | None]], column: str
    ) -> Iterator[dict[str, str | int]]:
        for (kind, identifier), own in parties:
            role = column if own in (None, SHARED) else str(own)
            if (issue, identifier, role) not in self.said:
                self.said.add((issue, identifier, role))
                who = {"party": identifier, "party_kind": kind, "role": role}
                yield {"issue": issue, **who, ROW: number}

    def _tell(
        self, severity: Severity, key: str, place: Place, raw: RawTable, **values: object
    ) -> None:
        reason, remedy = Message(key, values), Message(f"{key}.remedy", values)
        self.problems.append(
            Problem(severity=severity, reason=reason, remedy=remedy, place=place, table=raw.table)
        )


def _table(raw: RawTable, header: str, rows: Sequence[Mapping[str, str | int]]) -> RawTable:
    headers = dict.fromkeys(("party", "role"), header)
    frame = pl.DataFrame(rows).with_columns(pl.col(ROW).cast(pl.UInt32))
    origin = Origin(file=raw.origin.file, sheet=raw.origin.sheet, headers=headers)
    return RawTable(table=INVOLVEMENT.table, frame=frame, origin=origin)
