"""Matters of a work-division table to issues, units, people and their roles."""

from collections import defaultdict
from collections.abc import Sequence

import polars as pl

from loaders.division_columns import Columns, Matter
from loaders.division_words import plain_due
from loaders.formats._base import FURTHER
from loaders.formats._making import Making
from loaders.units import SHARED, Named, units_of, whole_name
from loaders.values import read
from loaders.words import PLACEHOLDERS, fields_read

_DUE = next(each for each in fields_read("issues") if each.name == "due")


class Writing:
    """Matters to tables."""

    def __init__(self, making: Making, columns: Columns, matters: Sequence[Matter]) -> None:
        self._making, self._columns, self._matters = making, columns, matters
        self._read = {each: units_of(each) for matter in matters for *_, each in matter.units}
        self._written = frozenset(unit.name for each in self._read.values() for unit in each.named)
        self._leads: dict[str, set[str]] = defaultdict(set)
        self._told = set[str]()

    def run(self) -> None:
        """Write everything into the tables in the making."""
        numbered = self._are_numbers()
        for matter in self._matters:
            self._write(matter, self._id(matter, numbered=numbered))
        for person, leads in self._leads.items():
            if len(leads) > 1:
                self._making.warn(
                    "load.division.namesake", value=person, units="、".join(sorted(leads))
                )

    def _are_numbers(self) -> bool:
        """Whether the ids are 1, 2, 3 …: numbers of rows, which every other file has too."""
        at = self._columns.fields.get("id", -1)
        told = [cell for matter in self._matters for cell in matter.cells.get(at, ())]
        return told == [str(number + 1) for number in range(len(told))]

    def _id(self, matter: Matter, *, numbered: bool) -> str:
        told = matter.cells.get(self._columns.fields.get("id", -1), ())
        plain = matter.called if numbered or not told else told[0]
        called, number = plain, 1
        while ("issues", called) in self._making.seen:
            number += 1
            called = f"{plain} ({number})"
        if number > 1:
            self._making.warn("load.division.repeated", matter.row, value=plain, id=called)
        self._making.seen.add(("issues", called))
        return called

    def _write(self, matter: Matter, identifier: str) -> None:
        involved = self._involved(matter)
        lead = next((unit for _, unit, role in involved if role == "lead"), None)
        values = {"id": identifier, "title": matter.levels[-1], "owner": lead}
        values["topics"] = "|".join(matter.levels[:-1]) or None
        values |= self._texts(matter) | self._due(matter)
        self._making.add("issues", matter.row, **values)
        for number, unit, role in involved:
            self._making.mention("departments", number, unit)
            self._involve(number, identifier, unit, "department", role)
        self._people(matter, identifier, lead)

    def _involve(self, number: int, issue: str, party: str, kind: str, role: str) -> None:
        self._making.add(
            "involvements", number, issue=issue, party=party, party_kind=kind, role=role
        )

    def _involved(self, matter: Matter) -> list[tuple[int, str, str]]:
        """Row, unit and role of everyone named; one leads, further leads are joint."""
        told = [
            (number, self._columns.units[at], unit, place)
            for number, at, cell in matter.units
            if (units := self._units(number, at, cell))
            for place, unit in enumerate(units)
        ]
        said = [unit.role or column for _, column, unit, _ in told]
        has_lead = "lead" in said
        found: dict[tuple[str, str], int] = {}
        for (number, _, unit, place), word in zip(told, said, strict=True):
            role = _role(word, first=place == 0, has_lead=has_lead)
            leads = any(each == "lead" for _, each in found)
            if role == "lead" and leads:
                role = "co-lead" if word == "lead" else "support"
            found.setdefault((self._full(unit, number), role), number)
        return [(number, unit, role) for (unit, role), number in found.items()]

    def _units(self, number: int, at: int, cell: str) -> tuple[Named, ...]:
        if cell.strip().casefold() in PLACEHOLDERS:
            return ()
        units = self._read[cell]
        for group in units.groups:
            self._making.warn("load.division.group", number, at, value=group)
        for piece in units.open:
            self._making.warn("load.division.open", number, at, value=piece)
        return units.named

    def _full(self, unit: Named, number: int) -> str:
        """Name with the prefix that its list leaves out, if the whole stands elsewhere in full."""
        whole = whole_name(unit)
        if whole is None:
            return unit.name
        known = whole in self._written
        if unit.name not in self._told:
            self._told.add(unit.name)
            key = "load.division.prefix" if known else "load.division.short"
            self._making.warn(key, number, value=unit.name, whole=whole)
        return whole if known else unit.name

    def _texts(self, matter: Matter) -> dict[str, str | None]:
        """Status and note, and every cell that has no field or was not read whole."""
        kept = ("created", "status", "note")
        fields = {at: name for name, at in self._columns.fields.items() if name in kept}
        names = self._making.layout.names
        texts: dict[str, str | None] = {}
        for at, cells in matter.cells.items():
            if at not in self._columns.known:
                texts[f"{FURTHER}{names[at]}"] = "\n".join(cells)
            elif at in fields:
                texts[fields[at]] = "\n".join(cells)
        for _, at, cell in matter.units:
            if self._read[cell].groups or self._read[cell].open:
                texts[f"{FURTHER}{names[at]}"] = cell.strip()
        return texts | ({f"{FURTHER}section": matter.section} if matter.section else {})

    def _due(self, matter: Matter) -> dict[str, str | None]:
        """The deadline, and its words where they say more than a date."""
        at = self._columns.fields.get("due", -1)
        told = matter.cells.get(at, [])
        if not told:
            return {}
        plain = plain_due(told[0])
        known = pl.select(read(pl.lit(plain), _DUE)).item() is not None
        words = {f"{FURTHER}{self._making.layout.names[at]}": "\n".join(told)}
        if not known or len(told) > 1:
            self._making.warn("load.division.due", matter.row, at, value=" / ".join(told))
        due: dict[str, str | None] = {"due": plain} if known else {}
        return due if known and told == [plain] else {**due, **words}

    def _people(self, matter: Matter, identifier: str, lead: str | None) -> None:
        for at in self._columns.person:
            for cell in matter.cells.get(at, ()):
                for person in units_of(cell).named:
                    self._making.mention("people", matter.row, person.name)
                    self._involve(matter.row, identifier, person.name, "person", "responsible")
                    self._leads[person.name] |= {lead} if lead else set()


def _role(word: str, *, first: bool, has_lead: bool) -> str:
    """Role of a unit in the register's words, from its clause's or its column's."""
    if word == SHARED:
        return "support" if has_lead else "co-lead"
    if word == "responsible":
        return "lead" if first and not has_lead else "support"
    return word
