"""On which side of its point each name is written, so that names run into nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

# Pixels of a narrow picture; on a wider screen nothing is closer, and a phone has numbers.
_WIDE, _HIGH = 450.0, 360.0
_LINE, _LETTER, _CHARACTER = 14.0, 6.4, 11.0  # pixels of text of size 11
_AWAY, _MARK = 7.0, 7.0  # from a point to its name; half a point
_ROUNDS = 4
# What is tried, in the order of preference: name -> (sideways, upwards), -1 to 1.
_TRIED = {
    "top center": (0, 1),
    "bottom center": (0, -1),
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top right": (1, 1),
    "top left": (-1, 1),
    "bottom right": (1, -1),
    "bottom left": (-1, -1),
}


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    low: float
    right: float
    high: float

    def common(self, other: "_Box") -> float:
        """Area that two boxes share."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.high, other.high) - max(self.low, other.low)
        return max(wide, 0.0) * max(high, 0.0)

    def outside(self) -> float:
        """Area beyond the picture's sides and its lower edge; above there is room."""
        wide = max(-self.left, 0.0) + max(self.right - _WIDE, 0.0)
        return wide * (self.high - self.low) + max(-self.low, 0.0) * (self.right - self.left)


def sides(
    places: Sequence[tuple[float, float]],
    names: Sequence[Sequence[str]],
    beside: Sequence[tuple[float, float]] = (),
) -> list[str]:
    """Plotly's ``textposition`` of each name: each in turn where it covers least, some rounds.

    Parameters
    ----------
    places
        Points ``(x, y)``, in any unit.
    names
        Lines of each point's name.
    beside
        What else is drawn, such as a line: with it the picture reaches further.
    """
    points = _in_pixels(places, beside)
    marks = [_Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in points]
    chosen = ["top center"] * len(points)
    boxes = [_box(point, lines, "top center") for point, lines in zip(points, names, strict=True)]
    for _ in range(_ROUNDS):
        for at, (point, lines) in enumerate(zip(points, names, strict=True)):
            others = [each for other, each in enumerate((*boxes, *marks)) if other != at]
            tried = {side: _box(point, lines, side) for side in _TRIED}
            chosen[at] = min(tried, key=lambda side: _cost(tried[side], others, side))
            boxes[at] = tried[chosen[at]]
    return chosen


def _cost(box: _Box, others: Sequence[_Box], side: str) -> float:
    covered = sum(box.common(other) for other in others)
    return covered + 2 * box.outside() + list(_TRIED).index(side)


def _in_pixels(
    places: Sequence[tuple[float, float]], beside: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    xs, ys = ([each[axis] for each in (*places, *beside)] for axis in (0, 1))
    wide, high = (max(each, default=0.0) - min(each, default=0.0) or 1.0 for each in (xs, ys))
    return [
        (_WIDE * (0.06 + 0.88 * (x - min(xs)) / wide), _HIGH * (0.06 + 0.88 * (y - min(ys)) / high))
        for x, y in places
    ]


def _box(point: tuple[float, float], lines: Sequence[str], side: str) -> _Box:
    sideways, upwards = _TRIED[side]
    wide, high = max(map(_width, lines), default=0.0), _LINE * len(lines)
    x = point[0] + sideways * (_AWAY + wide / 2)
    y = point[1] + upwards * (_AWAY + high / 2)
    return _Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def _width(text: str) -> float:
    return sum(_LETTER if letter.isascii() else _CHARACTER for letter in text)
