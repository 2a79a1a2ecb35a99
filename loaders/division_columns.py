"""Columns of a work-division table, and a matter as its rows tell it."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from loaders.division_words import CLAUSES, CREATED, DUE, ID, LEVELS, NOTE, PERSON, STATUS, UNITS
from loaders.formats._layout import Layout


@dataclass(frozen=True)
class Columns:
    """Which column means what."""

    units: dict[int, str]
    levels: tuple[int, ...]
    fields: dict[str, int]
    person: tuple[int, ...]
    chinese: bool

    @property
    def is_division(self) -> bool:
        """Whether there are tasks and units."""
        return bool(self.units and self.levels)

    @cached_property
    def known(self) -> frozenset[int]:
        """Columns whose cells go into fields or relations whole."""
        return frozenset((*self.units, *self.levels, *self.fields.values(), *self.person))


def columns_of(layout: Layout) -> Columns:
    """Columns of a header, by its words."""
    units = {at: role for word, role in UNITS.items() for at in layout.at.get(word, ())}
    clauses = {} if units else dict.fromkeys(layout.columns(CLAUSES), "responsible")
    levels = [at for words in LEVELS for at in layout.columns(words)]
    words = {"id": ID, "created": CREATED, "due": DUE, "status": STATUS, "note": NOTE}
    fields = {name: at for name, each in words.items() if (at := layout.first(each)) is not None}
    if layout.header.cells[fields["id"]] == "_id" if "id" in fields else False:
        del fields["id"]  # a portal's row number, the same in every data set
    return Columns(
        units=dict(sorted((units or clauses).items())),
        levels=tuple(levels),
        fields=fields,
        person=tuple(layout.columns(PERSON)),
        chinese=bool(units),
    )


@dataclass
class Matter:
    """One task, which may stand in several rows."""

    row: int
    levels: tuple[str, ...]
    cells: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    units: list[tuple[int, int, str]] = field(default_factory=list)  # row, column, cell
    section: str | None = None

    @property
    def called(self) -> str:
        """Its name with those of the groups that it stands in."""
        return " / ".join(self.levels)
