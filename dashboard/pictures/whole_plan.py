"""The whole organisation as it is to be drawn: columns, what is off, and the size of it all."""

import math
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from dashboard.whole.columns import Columns

ACROSS = 2_600.0  # pixels that the picture aims at
_SCALES = (1.0, 6.0)  # pixels for a unit of the canvas: nodes are seen, and do not fill the sheet
# Half the size of a node, by how much is joined; assets/canvas_whole_columns.js has the same.
_SMALLEST, _GROWTH, _LARGEST = 1.3, 0.27, 3.2


@dataclass(frozen=True, kw_only=True)
class Whole:
    """Everything in one picture.

    Parameters
    ----------
    nodes, links
        Columns as the page fetches them.
    off
        Indices of nodes that are switched off.
    hidden
        Relations that are switched off.
    chosen
        Index of the node whose links are shown; None where none is chosen.
    """

    nodes: Columns
    links: Columns
    off: Collection[int]
    hidden: Collection[str]
    chosen: int | None

    @cached_property
    def scale(self) -> float:
        """Pixels for a unit of the canvas."""
        groups = self.nodes["groups"]
        if not groups["x"]:
            return _SCALES[1]
        sides = zip(groups["x"], groups["radius"], strict=True)
        left, right = zip(*((x - half, x + half) for x, half in sides), strict=True)
        across = float(max(right) - min(left))
        return min(max(ACROSS / across, _SCALES[0]), _SCALES[1])

    def at(self, node: int) -> tuple[float, float]:
        """Middle of a node in pixels."""
        x, y, _ = self.disc(self.nodes["home"][node])
        return x + self.scale * self.nodes["x"][node], y + self.scale * self.nodes["y"][node]

    def half(self, node: int) -> float:
        """Half the size of a node in pixels."""
        return self.scale * half_size(self.nodes["degree"][node])

    def disc(self, group: int) -> tuple[float, float, float]:
        """Middle and radius of a department's disc in pixels."""
        groups = self.nodes["groups"]
        x, y, radius = (groups[name][group] * self.scale for name in ("x", "y", "radius"))
        return x, y, radius

    @cached_property
    def shown(self) -> list[int]:
        """Nodes that are not switched off."""
        return [node for node in range(len(self.nodes["id"])) if node not in self.off]


def half_size(degree: int) -> float:
    """Half the size of a node in units of the canvas."""
    return min(_SMALLEST + _GROWTH * math.log2(1 + degree), _LARGEST)
