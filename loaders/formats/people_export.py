"""Exports of personnel systems and org-chart tools: a row for each person, with a superior."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from loaders import people_words as words
from loaders.formats._base import Loader, Transformed
from loaders.formats._layout import Layout, Row, find_layout, is_ours, name_of, sure
from loaders.formats._making import Making, each_sheet
from loaders.source import Sheet, Source

_TOP = ("", "0")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def recognises(source: Source) -> float:
    """A column of superiors beside names, or WeCom's account and department."""
    return sure(source, _find, 0.7)


def transform(source: Source) -> Transformed:
    """People, their departments and who reports to whom."""
    return each_sheet(source, _find, _make)


@dataclass(frozen=True)
class _Columns:
    """Columns of a header, by what they mean."""

    layout: Layout

    @cached_property
    def manager(self) -> int | None:
        """Column of the superior."""
        each = (*words.BY_EMAIL, *words.BY_NUMBER, *words.MANAGER)
        parent = words.PARENT if self.layout.columns(words.BESIDE_PARENT) else ()
        return self.layout.first((*each, *parent))

    @cached_property
    def id(self) -> int | None:
        """Column that names a person for good; superiors named by e-mail ask for that."""
        found = self.layout.first(words.ID)
        return self.layout.first(words.EMAIL) if found is None else found

    @cached_property
    def names(self) -> tuple[int, ...]:
        """Column of the name, or those of its parts."""
        whole = self.layout.first(words.NAME)
        parts = (self.layout.first(words.FIRST), self.layout.first(words.LAST))
        return (whole,) if whole is not None else tuple(at for at in parts if at is not None)

    @cached_property
    def wecom(self) -> bool:
        """Whether departments are paths."""
        return bool(self.layout.columns(words.WECOM))

    @cached_property
    def departments(self) -> tuple[int, ...]:
        """Columns of the department and of the one inside it."""
        both = (self.layout.first(words.DEPARTMENT), self.layout.first(words.SUB_DEPARTMENT))
        return tuple(at for at in both if at is not None)

    @property
    def is_export(self) -> bool:
        """Whether the header is one of a personnel system."""
        parts = self.layout.first(words.FIRST) is not None and len(self.names) == 2
        known = self.id is not None and bool(self.departments) and (self.wecom or parts)
        return bool(self.names) and (self.manager is not None or known)

    def field(self, keys: tuple[str, ...]) -> int | None:
        """Column of a field, unless it is the id."""
        at = self.layout.first(keys)
        return at if at not in self.names else None


def _find(sheet: Sheet) -> Layout | None:
    if is_ours(sheet):
        return None
    return find_layout(sheet, lambda layout: _Columns(layout).is_export)


def _make(sheet: Sheet, layout: Layout, seen: set[tuple[str, str]]) -> Making:
    columns = _Columns(layout)
    making = Making(
        sheet=sheet,
        layout=layout,
        table="people",
        seen=seen,
        fields={"people": {"id": columns.id} if columns.id is not None else {}},
    )
    return _Export(making, columns).run()


class _Export:
    """One export on its way into tables."""

    def __init__(self, making: Making, columns: _Columns) -> None:
        self._making, self._columns = making, columns
        self._ids: dict[str, set[str]] = defaultdict(set)  # what superiors are named by -> ids
        email, since = columns.layout.first(words.EMAIL), columns.layout.first(words.SINCE)
        until, title = columns.layout.first(words.UNTIL), columns.field(words.TITLE)
        self._email, self._title, self._since, self._until = email, title, since, until
        fields = (columns.id, columns.manager, email, title, since, until)
        self._known = {at for at in fields if at is not None} | {
            *columns.names,
            *columns.departments,
        }

    def run(self) -> Making:
        """Read every person first: a superior may stand below."""
        rows = [(number, row, self._id(row)) for number, row in self._making.good_rows()]
        for _, row, person in rows:
            for word in self._called(row) if person else ():
                self._ids[word].add(person or "")
        for number, row, person in rows:
            if person is None:
                self._making.refuse("load.people.nameless", number)
                continue
            self._person(number, row, person)
            self._report(number, row, person)
        return self._making

    def _name(self, row: Row) -> str | None:
        return name_of(" ".join(row[at] or "" for at in self._columns.names))

    def _id(self, row: Row) -> str | None:
        at = self._columns.id
        return self._name(row) if at is None else name_of(row[at])

    def _called(self, row: Row) -> Iterator[str]:
        """Words that a superior's cell may name this person by, of the kind its header says."""
        layout, at = self._columns.layout, self._columns.manager
        by_email = at in layout.columns(words.BY_EMAIL)
        by_number = at in layout.columns(words.BY_NUMBER)
        number = layout.first(words.NUMBER)
        ids = self._email if by_email else number if by_number else self._columns.id
        told = name_of(row[ids]) if ids is not None else None
        yield from (each.casefold() for each in (told,) if each)
        if not by_email and not by_number and (name := self._name(row)):
            yield name.casefold()

    def _person(self, number: int, row: Row, person: str) -> None:
        said = {"email": self._email, "title": self._title}
        values = {field: name_of(row[at]) for field, at in said.items() if at is not None}
        extra = self._making.further(row, [at for at in range(len(row)) if at not in self._known])
        self._making.add("people", number, id=person, name=self._name(row), **values, **extra)
        for department in self._departments(number, row):
            since, until = (_iso(row, at) for at in (self._since, self._until))
            self._making.add(
                "memberships",
                number,
                person=person,
                department=department,
                role=values.get("title"),
                since=since,
                until=until,
            )

    def _departments(self, number: int, row: Row) -> Iterator[str]:
        """Ids of the person's departments; those above them are put in too."""
        told = [name for at in self._columns.departments if (name := name_of(row[at]))]
        if not self._columns.wecom:
            paths = [told] if told else []
        else:
            parted = (path for cell in told for path in re.split("[;；]", cell))
            paths = [
                [part for each in path.split("/") if (part := name_of(each))] for path in parted
            ]
        for path in filter(None, paths):
            above = None
            for depth, name in enumerate(path, start=1):
                called = "/".join(path[:depth])
                self._making.once("departments", number, id=called, name=name, parent=above)
                above = called
            yield "/".join(path)

    def _report(self, number: int, row: Row, person: str) -> None:
        at = self._columns.manager
        told = None if at is None else name_of(row[at])
        if told is None or (told in _TOP and told not in self._ids):
            return
        found = self._ids.get(told.casefold(), set())
        if len(found) > 1:
            self._making.refuse("load.people.namesakes", number, at, value=told, count=len(found))
        elif not found and at in self._making.layout.columns((*words.BY_EMAIL, *words.BY_NUMBER)):
            self._making.refuse("load.people.manager", number, at, value=told)
        elif (manager := next(iter(found), told)) != person:
            self._making.add("reporting", number, person=person, manager=manager)


def _iso(row: Row, at: int | None) -> str | None:
    """Day of a date; with dots the day stands first, as nowhere the month does."""
    cell = None if at is None else row[at]
    found = _DOTTED.fullmatch(cell.strip()) if cell else None
    return cell if found is None else f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"


LOADER = Loader(id="people_export", recognises=recognises, transform=transform)
