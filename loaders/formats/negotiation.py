"""Negotiation files of actors ``#A``, issues ``#P``, points on their scales ``#M``, data ``#D``.

The format of the exchange-model programs: no header, cells in single quotation marks.
"""

from collections.abc import Sequence

from loaders.formats._base import Loader, Transformed
from loaders.formats._layout import Layout, name_of, sure
from loaders.formats._making import Making, each_sheet
from loaders.headers import Header
from loaders.scales import figure, on_scale
from loaders.source import Sheet, Source

_MARKS = ("#A", "#P", "#M", "#D")
_LOOKED_AT = 5
_WIDTH = 6  # cells of the widest row, #D


def recognises(source: Source) -> float:
    """No other file begins its rows with these marks."""
    return sure(source, _find, 1.0)


def transform(source: Source) -> Transformed:
    """Actors as departments, issues with the ends of their scales, positions from 0 to 100."""
    return each_sheet(source, _find, _make)


def _find(sheet: Sheet) -> Layout | None:
    first = [_plain(sheet.row(at)[0]) for at in range(min(_LOOKED_AT, sheet.cells.height))]
    if not first or not all(mark in _MARKS for mark in first):
        return None
    names = ("mark", *(str(at) for at in range(1, max(sheet.width, _WIDTH))))
    return Layout(header=Header(position=-1, row=0, cells=()), at={}, names=names)


def _make(sheet: Sheet, layout: Layout, seen: set[tuple[str, str]]) -> Making:
    making = Making(sheet=sheet, layout=layout, table="positions", seen=seen)
    rows = [(number, [_plain(cell) for cell in row]) for number, row in making.good_rows()]
    points = _points(rows)
    for number, row in rows:
        _take(making, number, [*row, *[None] * (_WIDTH - len(row))], points)
    return making


def _points(
    rows: Sequence[tuple[int, list[str | None]]],
) -> dict[str, list[tuple[str, str | None]]]:
    """Points of each issue's scale as figure and words, from the lowest."""
    points: dict[str, list[tuple[str, str | None]]] = {}
    for _, row in rows:
        mark, issue, value, words = (*row, None, None, None, None)[:4]
        if mark == "#M" and issue and value and figure(value) is not None:
            points.setdefault(issue, []).append((value, words))
    return {
        issue: sorted(each, key=lambda point: figure(point[0]) or 0)
        for issue, each in points.items()
    }


def _take(
    making: Making,
    number: int,
    row: list[str | None],
    points: dict[str, list[tuple[str, str | None]]],
) -> None:
    mark, identifier, second, third = row[:4]
    if mark not in _MARKS or identifier is None:
        making.refuse("load.negotiation.row", number, value=mark or "")
    elif mark == "#A":
        making.once("departments", number, id=identifier, name=second or identifier, note=third)
    elif mark == "#P":
        ends = points.get(identifier, [])
        low, high = (_end(ends[0]), _end(ends[-1])) if ends else (None, None)
        title = second or identifier
        values = {"title": title, "note": third if third != title else None}
        making.once("issues", number, id=identifier, scale_low=low, scale_high=high, **values)
    elif mark == "#D":
        _position(making, number, row, points.get(second or "", []))
    elif figure(second) is None:
        making.refuse("load.negotiation.figure", number, 2, value=second or "")


def _position(
    making: Making, number: int, row: list[str | None], points: list[tuple[str, str | None]]
) -> None:
    _, actor, issue, raw, salience, power = row[:6]
    value, ends = figure(raw), [figure(point) for point, _ in points]
    low, high = (ends[0], ends[-1]) if ends else (None, None)
    if value is None:
        making.refuse("load.negotiation.figure", number, 3, value=raw or "")
    elif low is None or high is None or low == high:
        making.refuse("load.negotiation.scale", number, 2, value=issue or "")
    elif not low <= value <= high:
        making.refuse("load.negotiation.outside", number, 3, value=raw, issue=issue)
    else:
        said = {"issue": issue, "party": actor, "party_kind": "department", "+raw": raw}
        place = on_scale(value, low, high)
        making.add("positions", number, **said, position=place, salience=salience, power=power)


def _end(point: tuple[str, str | None]) -> str:
    return f"{point[0]} {point[1]}" if point[1] else point[0]


def _plain(cell: str | None) -> str | None:
    """Cell without the single quotation marks around it."""
    name = name_of(cell)
    if name and len(name) > 1 and name[0] == name[-1] == "'":
        return name_of(name[1:-1])
    return name


LOADER = Loader(id="negotiation", recognises=recognises, transform=transform)
