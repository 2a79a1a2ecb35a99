"""Where nodes stand when departments are boxes: rectangles that never overlap.

A box holds cells of :data:`dashboard.layouts.CELL`, one a node. Whoever comes later finds a free
cell in its box, or the box grows to a side that is free; where none is, the newcomer stands
outside, beside it. What has its place keeps it.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt

from dashboard.layouts import CELL, FINE, Point, Positions, fan, outward, spiral, stress

PAD = (32.0, 52.0)  # what a box takes beyond its cells: frame, title, air
_SHAPE = 1.2  # columns by rows, in canvas units, that boxes aim at
_CHUNK = 2000  # places tried at once

Rect = tuple[float, float, float, float]  # left, top, right, bottom
Cell = tuple[int, int]


@cache
def _steps() -> npt.NDArray[np.float64]:
    """Steps from the middle outwards in canvas units; as an array once, for it takes a while."""
    return np.array(spiral(), dtype=np.float64) * (CELL[0] / FINE, CELL[1] / FINE)


class Ground:
    """Remembers which rectangles are taken."""

    def __init__(self) -> None:
        self._taken: list[Rect] = []

    def put(self, wish: Point, width: float, height: float) -> Point:
        """Take the free rectangle nearest to a wish and return its middle."""
        steps = _steps()
        for start in range(0, len(steps), _CHUNK):
            middles = steps[start : start + _CHUNK] + wish
            free = np.flatnonzero(self._free(middles, width, height))
            if len(free):
                x, y = map(float, middles[free[0]])
                self._taken.append(_around((x, y), width, height))
                return x, y
        raise ValueError("no free place within reach")  # the spiral is wider than any picture

    def _free(
        self, middles: npt.NDArray[np.float64], width: float, height: float
    ) -> npt.NDArray[np.bool_]:
        taken = np.array(self._taken or [(0.0, 0.0, 0.0, 0.0)])
        x, y = middles[:, :1], middles[:, 1:]
        beside = (x + width / 2 <= taken[:, 0]) | (x - width / 2 >= taken[:, 2])
        apart = (y + height / 2 <= taken[:, 1]) | (y - height / 2 >= taken[:, 3])
        return np.asarray((beside | apart).all(axis=1) | (not self._taken), dtype=np.bool_)

    def grow(self, old: Rect, new: Rect) -> bool:
        """Take a larger rectangle instead of one that is taken; False where it is not free."""
        for left, top, right, bottom in (each for each in self._taken if each != old):
            if new[0] < right and left < new[2] and new[1] < bottom and top < new[3]:
                return False
        self._taken[self._taken.index(old)] = new
        return True


def _around(middle: Point, width: float, height: float) -> Rect:
    return (
        *(middle[0] - width / 2, middle[1] - height / 2),
        *(middle[0] + width / 2, middle[1] + height / 2),
    )


@dataclass
class _Box:
    """Cells of one box; ``origin`` is the middle of the cell (0, 0)."""

    origin: Point
    first: Cell
    last: Cell
    is_framed: bool = True
    used: set[Cell] = field(default_factory=set[Cell])

    @property
    def rect(self) -> Rect:
        """All that the box takes."""
        pad = PAD if self.is_framed else (0.0, 0.0)
        return (
            self.origin[0] + (self.first[0] - 0.5) * CELL[0] - pad[0] / 2,
            self.origin[1] + (self.first[1] - 0.5) * CELL[1] - pad[1] / 2,
            self.origin[0] + (self.last[0] + 0.5) * CELL[0] + pad[0] / 2,
            self.origin[1] + (self.last[1] + 0.5) * CELL[1] + pad[1] / 2,
        )

    def next_place(self) -> Point | None:
        """Middle of a free cell, which is taken; None where all are."""
        for i in range(self.first[0], self.last[0] + 1):
            for j in range(self.first[1], self.last[1] + 1):
                if (i, j) not in self.used:
                    self.used.add((i, j))
                    return self.origin[0] + i * CELL[0], self.origin[1] + j * CELL[1]
        return None

    def grown(self) -> "list[_Box]":
        """The box with a column or row more on each side, the shorter side's first."""
        (a, b), (c, d) = self.first, self.last
        across = [((a, b), (c + 1, d)), ((a - 1, b), (c, d))]
        down = [((a, b), (c, d + 1)), ((a, b - 1), (c, d))]
        is_flat = (c - a + 1) * CELL[0] > (d - b + 1) * CELL[1] * _SHAPE
        sides = [*down, *across] if is_flat else [*across, *down]
        return [_Box(self.origin, *each, used=self.used) for each in sides]


class BoxLayout:
    """Places of the nodes of one picture.

    Parameters
    ----------
    homes
        Node -> box it belongs to; nodes without one stand for themselves.
    """

    def __init__(self, homes: Mapping[str, str]) -> None:
        self._homes = homes
        self._ground = Ground()
        self._boxes: dict[str, _Box] = {}
        self.places: Positions = {}
        self.boxed: dict[str, str] = {}

    def begin(self, center: str, nodes: Sequence[str], links: Iterable[tuple[str, str]]) -> None:
        """Place a first neighbourhood: near in the network is near in the plane."""
        wishes = stress(nodes, links)
        wishes = wishes - wishes[nodes.index(center)]
        groups: dict[str, list[int]] = {}
        for index, node in enumerate(nodes):
            groups.setdefault(self._homes.get(node, node), []).append(index)
        middles = {home: wishes[listed].mean(axis=0) for home, listed in groups.items()}

        def order(home: str) -> tuple[bool, float]:
            return self._homes.get(center, center) != home, math.hypot(*middles[home])

        for home in sorted(groups, key=order):
            listed = sorted(groups[home], key=lambda i: (nodes[i] != home, *wishes[i][::-1]))
            self._block(home, [nodes[i] for i in listed], (middles[home][0], middles[home][1]))

    def add(self, origins: Mapping[str, str]) -> None:
        """Place newcomers beside the nodes that brought them, or in their boxes."""
        groups: dict[tuple[str, str], list[str]] = {}
        for node, origin in origins.items():
            groups.setdefault((origin, self._homes.get(node, node)), []).append(node)
        angles = {origin: outward(self.places[origin], self.places) for origin, _ in groups}
        counts: dict[str, int] = {origin: 0 for origin, _ in groups}
        for origin, _ in groups:
            counts[origin] += 1
        wishes = {o: fan(self.places[o], angles[o], counts[o]) for o in counts}
        for (origin, home), nodes in groups.items():
            wish = next(wishes[origin])
            rest = self._join(home, nodes) if home in self._boxes else nodes
            if home not in self._boxes:
                self._block(home, rest, wish)
            else:
                for node in rest:
                    self.places[node] = self._ground.put(wish, *CELL)

    def _block(self, home: str, nodes: Sequence[str], wish: Point) -> None:
        columns = max(round(math.sqrt(len(nodes) * _SHAPE * CELL[1] / CELL[0])), 1)
        rows = math.ceil(len(nodes) / columns)
        is_framed = len(nodes) > 1
        pad = PAD if is_framed else (0.0, 0.0)
        size = columns * CELL[0] + pad[0], rows * CELL[1] + pad[1]
        middle = self._ground.put(wish, *size)
        origin = (
            middle[0] - (columns - 1) / 2 * CELL[0],
            middle[1] - (rows - 1) / 2 * CELL[1],
        )
        cells = [(at % columns, at // columns) for at in range(len(nodes))]
        box = _Box(origin, (0, 0), (columns - 1, rows - 1), is_framed, set(cells))
        for node, (i, j) in zip(nodes, cells, strict=True):
            self.places[node] = origin[0] + i * CELL[0], origin[1] + j * CELL[1]
        if any(node in self._homes for node in nodes):
            self._boxes[home] = box
            self.boxed |= dict.fromkeys(nodes, home)

    def _join(self, home: str, nodes: Sequence[str]) -> list[str]:
        """Put newcomers into a box that stands; those for whom there is no room are returned."""
        outside = []
        for node in nodes:
            place = self._room(home)
            if place is None:
                outside.append(node)
            else:
                self.places[node], self.boxed[node] = place, home
        return outside

    def _room(self, home: str) -> Point | None:
        box = self._boxes[home]
        place = box.next_place()
        if place is not None:
            return place
        for larger in box.grown():
            if self._ground.grow(box.rect, larger.rect):
                self._boxes[home] = larger
                return larger.next_place()
        return None
