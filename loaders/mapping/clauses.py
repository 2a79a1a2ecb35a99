"""Cells of Chinese work-division tables as items with roles: who leads, who supports, what is open.

What a cell says is read by :mod:`loaders.units`; here it becomes items, and what was decided about
them is told.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from loaders.units import Named, Units, units_of, whole_name
from loaders.words import PLACEHOLDERS


@dataclass(frozen=True, slots=True)
class Item:
    """One unit of a cell, the role its clause says, and how its name was completed."""

    text: str
    role: str | None
    completed: str | None = None


def items_of(cell: str, *, inherit: bool) -> tuple[Item, ...]:
    """Units of a cell in their order.

    Parameters
    ----------
    inherit
        Whether the prefix of a list's first unit holds for the later ones: 省科技厅、财政厅.
    """
    if cell.strip().casefold() in PLACEHOLDERS:
        return ()
    units = units_of(cell)
    return tuple(_item(unit, inherit=inherit) for unit in units.named)


def told(cell: str) -> Iterator[tuple[str, str]]:
    """What a cell leaves open: key of the text and the words that it is about."""
    units: Units = units_of(cell)
    yield from (("load.division.group", each) for each in units.groups)
    yield from (("load.division.open", each) for each in units.open)


def _item(unit: Named, *, inherit: bool) -> Item:
    whole = whole_name(unit) if inherit else None
    return Item(whole, unit.role, unit.name) if whole else Item(unit.name, unit.role)
