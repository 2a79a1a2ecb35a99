"""Actors with influence, positions and saliences in columns: KTAB's csv, and one-issue tables."""

from fractions import Fraction
from typing import TypeAlias

from loaders.formats._base import FURTHER, Loader, Transformed
from loaders.formats._layout import Layout, Row, find_layout, is_ours, name_of, sure
from loaders.formats._making import Making, each_sheet
from loaders.scales import figure, on_scale, share_unit, written
from loaders.source import Sheet, Source

_ACTOR, _NOTE = ("actor",), ("description",)
_ISSUE = ("issue", "議題", "议题", "事項", "事项")  # a row for each issue is a table of ours
_POWER = ("influence", "capability", "power")
_POSITION, _SALIENCE = "position", "salience"
_Pairs: TypeAlias = dict[str, tuple[int, int]]  # issue -> columns of position and salience
_HUNDRED = Fraction(100)


def recognises(source: Source) -> float:
    """Actor, influence and a pair of position and salience stand together nowhere else."""
    return sure(source, _find, 0.95)


def transform(source: Source) -> Transformed:
    """Actors as departments, an issue for each pair of columns, positions from 0 to 100."""
    return each_sheet(source, _find, _make)


def _find(sheet: Sheet) -> Layout | None:
    if is_ours(sheet):
        return None
    return find_layout(
        sheet,
        lambda each: bool(
            each.first(_ACTOR) is not None
            and each.first(_ISSUE) is None
            and _power(each)
            and _pairs(each, "")
        ),
    )


def _power(layout: Layout) -> list[int]:
    return layout.columns(_POWER)


def _pairs(layout: Layout, otherwise: str) -> _Pairs:
    """Columns of each issue; one that is not named is called as the file."""
    ends: dict[str, dict[str, int]] = {}
    for at, cell in enumerate(layout.header.cells):
        for word in (_POSITION, _SALIENCE):
            if cell and cell.casefold().endswith(word):
                issue = cell[: -len(word)].strip() or otherwise
                ends.setdefault(issue, {}).setdefault(word, at)
    return {
        issue: (each[_POSITION], each[_SALIENCE]) for issue, each in ends.items() if len(each) == 2
    }


def _make(sheet: Sheet, layout: Layout, seen: set[tuple[str, str]]) -> Making:
    making = Making(sheet=sheet, layout=layout, table="positions", seen=seen)
    rows = list(making.good_rows())
    pairs = _pairs(layout, sheet.name)
    power = _power(layout)[0]
    model = sheet.row(0)[0] if layout.header.position else None
    units = {at: _unit(making, rows, at) for at in (power, *(each for _, each in pairs.values()))}
    scales = {issue: _scale(making, rows, at) for issue, (at, _) in pairs.items()}
    for issue in pairs:
        extra = {f"{FURTHER}model": name_of(model)} if model else {}
        top = layout.header.row
        making.once("issues", top, id=issue, title=issue, **_ends(scales[issue]), **extra)
    for number, row in rows:
        _take(making, number, row, pairs, power, units, scales)
    return making


def _unit(making: Making, rows: list[tuple[int, Row]], at: int) -> Fraction:
    unit = share_unit(value for _, row in rows if (value := figure(row[at])) is not None)
    if unit != 1:
        making.warn("load.actors.share", None, at, divisor=written(unit))
    return unit


def _scale(
    making: Making, rows: list[tuple[int, Row]], at: int
) -> tuple[Fraction, Fraction] | None:
    """Ends of a column's scale: 0 to 100 where a title names it or it fits, else what is found."""
    found = [value for _, row in rows if (value := figure(row[at])) is not None]
    if not found or max(found) == min(found):
        return (Fraction(0), _HUNDRED) if found and 0 <= found[0] <= _HUNDRED else None
    named = making.layout.header.position > 0  # KTAB's first line, whose scale is 0 to 100
    if named and min(found) >= 0 and max(found) <= _HUNDRED:
        return Fraction(0), _HUNDRED
    low, high = min(found), max(found)
    making.warn("load.actors.scale", None, at, low=written(low), high=written(high))
    return low, high


def _ends(scale: tuple[Fraction, Fraction] | None) -> dict[str, str]:
    return (
        {} if scale is None else {"scale_low": written(scale[0]), "scale_high": written(scale[1])}
    )


def _take(
    making: Making,
    number: int,
    row: Row,
    pairs: _Pairs,
    power: int,
    units: dict[int, Fraction],
    scales: dict[str, tuple[Fraction, Fraction] | None],
) -> None:
    actor_at, note_at = making.layout.first(_ACTOR), making.layout.first(_NOTE)
    assert actor_at is not None
    actor = name_of(row[actor_at])
    columns = (power, *(at for pair in pairs.values() for at in pair))
    bad = next((at for at in columns if row[at] is not None and figure(row[at]) is None), None)
    if actor is None or bad is not None:
        key = "load.negotiation.row" if actor is None else "load.negotiation.figure"
        making.refuse(key, number, bad, value=None if bad is None else row[bad])
        return
    known = {actor_at, note_at, *columns}
    extra = making.further(row, [at for at in range(len(row)) if at not in known])
    note = None if note_at is None else name_of(row[note_at])
    making.once("departments", number, id=actor, name=actor, note=note, **extra)
    strength = _share(row[power], units[power])
    for issue, (at, salience_at) in pairs.items():
        value, scale = figure(row[at]), scales[issue]
        place = None if value is None or scale is None else on_scale(value, *scale)
        salience = _share(row[salience_at], units[salience_at])
        said = {"issue": issue, "party": actor, "party_kind": "department", "position": place}
        raw = {"+raw": row[at], "+influence": row[power]}
        making.add("positions", number, **said, salience=salience, power=strength, **raw)


def _share(cell: str | None, unit: Fraction) -> str | None:
    value = figure(cell)
    return None if value is None else written(value / unit)


LOADER = Loader(id="actors", recognises=recognises, transform=transform)
