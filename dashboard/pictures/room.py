"""Room in a picture: boxes, and which of it is taken already."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

_TILE = 120.0

Box = tuple[float, float, float, float]  # left, top, right, bottom


def around(boxes: Iterable[Box]) -> Box:
    """The box that holds all; a small one where there is none."""
    listed = list(boxes)
    if not listed:
        return (0.0, 0.0, 1.0, 1.0)
    left, top, right, bottom = zip(*listed, strict=True)
    return (min(left), min(top), max(right), max(bottom))


def square(x: float, y: float, half: float) -> Box:
    """The box around a point."""
    return (x - half, y - half, x + half, y + half)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@dataclass(slots=True)
class Taken:
    """Room that is taken, by tiles, so that a label is compared with its neighbours only."""

    tiles: dict[tuple[int, int], list[Box]] = field(default_factory=dict)

    def _keys(self, box: Box) -> Iterator[tuple[int, int]]:
        for x in range(int(box[0] // _TILE), int(box[2] // _TILE) + 1):
            for y in range(int(box[1] // _TILE), int(box[3] // _TILE) + 1):
                yield x, y

    def hits(self, box: Box) -> bool:
        """Whether something is in the way of a box."""
        return any(
            _meet(box, other) for key in self._keys(box) for other in self.tiles.get(key, ())
        )

    def add(self, box: Box) -> None:
        """Take the room of a box."""
        for key in self._keys(box):
            self.tiles.setdefault(key, []).append(box)
