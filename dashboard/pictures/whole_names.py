"""Names in the picture of the whole organisation: as many as fit, departments first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dashboard.labels import shortened
from dashboard.pictures.label import FONT, box_of, label
from dashboard.pictures.palette import Palette
from dashboard.pictures.room import Box, Taken, square
from dashboard.pictures.whole_plan import Whole

_WIDEST = 22.0  # of a node's name, in Latin letters
_ROOMY = 2.4  # pixels for a unit from which on nodes have names of their own
_TOLD = 200  # neighbours of what is chosen up to which all may have their names
_SEEN = 5.0  # pixels, the radius of a disc from which on it is named


@dataclass(slots=True)
class Names:
    """Labels that fit, the room they take, and how many names did not fit."""

    whole: Whole
    palette: Palette
    taken: Taken = field(default_factory=Taken)
    drawn: list[str] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    unnamed: int = 0

    def put(
        self, lines: Sequence[str], x: float, top: float, size: float, *, always: bool = False
    ) -> bool:
        """Put a name where nothing is in its way, or ``always``; tell whether it stands there."""
        box = box_of(lines, x, top, size)
        if not always and self.taken.hits(box):
            return False
        self.taken.add(box)
        self.boxes.append(box)
        self.drawn.append(label(lines, box, self.palette, size))
        return True

    def group(self, group: int, *, always: bool = False) -> bool:
        """Name a department above its disc, else below it."""
        x, y, radius = self.whole.disc(group)
        if radius < _SEEN and not always:
            return False
        lines = self.whole.nodes["groups"]["label"][group].split("\n")
        size = min(max(10 + radius / 30, 11.0), 24.0)
        height = box_of(lines, 0.0, 0.0, size)[3]
        return self.put(lines, x, y - radius - height, size, always=always) or self.put(
            lines, x, y + radius, size
        )

    def node(self, node: int, *, always: bool = False) -> bool:
        """Name a node below it; a department's name stands at its disc."""
        x, y = self.whole.at(node)
        top = y + 1.2 * max(self.whole.half(node), 3.5) + 3
        name = shortened(self.whole.nodes["name"][node], _WIDEST)
        return self.put([name], x, top, FONT, always=always)


def names_of(whole: Whole, near: Sequence[int], palette: Palette) -> Names:
    """What is chosen and its department first, then departments from the largest down, nodes."""
    names, groups = Names(whole, palette), whole.nodes["groups"]
    for box in _obstacles(whole):
        names.taken.add(box)
    first: list[int] = []
    standing = {node for node in groups["node"] if node >= 0}
    if whole.chosen is not None:
        if whole.chosen not in standing:
            names.node(whole.chosen, always=True)
        first = [whole.nodes["home"][whole.chosen]]
        names.group(first[0], always=True)
        for node in near if len(near) <= _TOLD else ():
            if node not in standing:
                names.node(node)
    others = sorted(set(range(len(groups["x"]))) - {*first}, key=lambda g: -groups["radius"][g])
    for group in others:
        names.group(group)
    nodes = [node for node in whole.shown if node not in standing]
    if whole.chosen is None and whole.scale >= _ROOMY:
        for node in sorted(nodes, key=lambda node: -whole.nodes["degree"][node]):
            names.node(node)
    names.unnamed = len(nodes) + len(groups["x"]) - len(names.drawn)
    return names


def _obstacles(whole: Whole) -> Iterator[Box]:
    """What a name should not cover: nodes large enough to be read, else the middle of a disc."""
    if whole.scale >= _ROOMY:
        for node in whole.shown:
            yield square(*whole.at(node), 0.9 * whole.half(node))
    else:
        for group in range(len(whole.nodes["groups"]["x"])):
            x, y, radius = whole.disc(group)
            yield square(x, y, 0.65 * radius)
