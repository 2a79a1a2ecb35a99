"""Links of a picture: lines from body to body, beside each other where two nodes have several."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.pictures.marks import size_in
from dashboard.pictures.palette import Palette
from dashboard.pictures.standing_out import StandingOut
from dashboard.pictures.svg import element
from dashboard.views.picture import SHARED

Point = tuple[float, float]
_APART = 26.0  # between lines that join the same two nodes
_ARROW = 8.0
_WIDEST = 9.0
_MANY = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Bow:
    """One drawn link: from ``start`` over ``bend`` to ``end``."""

    start: Point
    bend: Point
    end: Point

    @property
    def middle(self) -> Point:
        """Point half way along."""
        return (
            (self.start[0] + 2 * self.bend[0] + self.end[0]) / 4,
            (self.start[1] + 2 * self.bend[1] + self.end[1]) / 4,
        )


def bows(columns: Mapping[str, Any]) -> list[Bow | None]:
    """The line of every link; None for one from a node to itself or to one at the same place."""
    beside: dict[tuple[int, int], int] = {}
    drawn = []
    for source, target in zip(columns["src"], columns["dst"], strict=True):
        pair = (min(source, target), max(source, target))
        number = beside.get(pair, 0)
        beside[pair] = number + 1
        drawn.append(_bow(columns, source, target, _side(number)))
    return drawn


def _side(number: int) -> float:
    """0, then one more on either side in turn."""
    step = (number + 1) // 2
    return _APART * step * (1 if number % 2 else -1)


def _bow(columns: Mapping[str, Any], source: int, target: int, side: float) -> Bow | None:
    start = columns["x"][source], columns["y"][source]
    end = columns["x"][target], columns["y"][target]
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = math.hypot(dx, dy)
    if length < 1:
        return None
    # Both ends of a pair must see the same side, whichever is the source.
    turn = side if source < target else -side
    bend = (
        (start[0] + end[0]) / 2 - 2 * turn * dy / length,
        (start[1] + end[1]) / 2 + 2 * turn * dx / length,
    )
    return Bow(
        start=_edge_of(columns, source, start, bend),
        bend=bend,
        end=_edge_of(columns, target, end, bend),
    )


def _edge_of(columns: Mapping[str, Any], node: int, at: Point, towards: Point) -> Point:
    """Where a line leaves a node's body."""
    kind = columns["kind"][node]
    half_width, half_height = (each / 2 + 1.5 for each in size_in(columns, node))
    dx, dy = towards[0] - at[0], towards[1] - at[1]
    if not dx and not dy:
        return at
    if kind == "department":
        part = min(
            half_width / abs(dx) if dx else math.inf, half_height / abs(dy) if dy else math.inf
        )
    elif kind == "issue":
        part = 1 / (abs(dx) / half_width + abs(dy) / half_height)
    else:
        part = half_width / math.hypot(dx, dy)
    part = min(part, 0.45)
    return at[0] + part * dx, at[1] + part * dy


def lines(
    columns: Mapping[str, Any],
    drawn: Sequence[Bow | None],
    palette: Palette,
    out: StandingOut | None = None,
) -> Iterator[str]:
    """SVG of every link with its arrow; those that stand out lie above the others."""
    clear = 0.75 if len(drawn) <= _MANY else 0.5  # what lies below many lines has to be seen
    order = sorted(range(len(drawn)), key=lambda link: out is not None and link in out.links)
    for link in order:
        bow, relation = drawn[link], columns["relation"][link]
        if bow is None:
            continue
        line, told = palette.line(relation), out.of_link(link) if out else None
        yield element(
            "path",
            d=f"M{_at(bow.start)}Q{_at(bow.bend)} {_at(bow.end)}",
            fill="none",
            stroke=line.colour,
            stroke_width=_width(relation, columns["weight"][link]),
            stroke_dasharray=line.dashes or None,
            opacity=told or (0.4 if relation == SHARED else clear),
        )
        if relation != SHARED:  # it has no direction
            yield _arrow(bow, line.colour, told or 0.85)


def _width(relation: str, weight: float) -> float:
    if relation == SHARED:
        return min(1 + math.sqrt(weight), _WIDEST)
    thinnest = 3.0 if relation == "owned_by" else 1.6
    return min(thinnest + 1.6 * (math.sqrt(weight) - 1), _WIDEST)


def _arrow(bow: Bow, colour: str, opacity: float) -> str:
    dx, dy = bow.end[0] - bow.bend[0], bow.end[1] - bow.bend[1]
    length = math.hypot(dx, dy) or 1.0
    ux, uy = dx / length * _ARROW, dy / length * _ARROW
    back = bow.end[0] - ux, bow.end[1] - uy
    corners = (bow.end, (back[0] - uy / 2, back[1] + ux / 2), (back[0] + uy / 2, back[1] - ux / 2))
    return element("polygon", points=" ".join(map(_at, corners)), fill=colour, opacity=opacity)


def _at(point: Point) -> str:
    return f"{point[0]:.1f},{point[1]:.1f}"
