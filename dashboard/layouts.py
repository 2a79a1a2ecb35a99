"""Where nodes stand: pure geometry on a lattice of cells that no two nodes share.

A cell holds a node with its label, so no label covers another. Positions are in canvas units (one
is a pixel at zoom 1), y grows downwards. Everything is deterministic, and what has a place keeps
it: later nodes go to free cells near where they belong.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array
from scipy.sparse.csgraph import shortest_path

CELL = (124.0, 92.0)  # width and height of a node with its label of three lines, and some air
FINE = 4  # lattice steps per cell: the finer, the nearer to its wish a node can stand
ASPECT = 1.5  # width by height that pictures aim at
REACH = 120  # rings of lattice points that are searched for a free place
_ROUNDS = 60  # of stress majorisation; further rounds move nodes by less than a cell

Point: TypeAlias = tuple[float, float]
Positions: TypeAlias = dict[str, Point]
_Array: TypeAlias = npt.NDArray[np.float64]


class Lattice:
    """Remembers which places are taken."""

    def __init__(self) -> None:
        self._blocked: set[tuple[int, int]] = set()

    def put(self, wish: Point) -> Point:
        """Take the free place nearest to the wish and return it."""
        column, row = (round(wish[axis] / CELL[axis] * FINE) for axis in (0, 1))
        for across, down in spiral():
            place = (column + across, row + down)
            if place not in self._blocked:
                return self._take(place)
        # The spiral holds 58,000 places, far more than a picture has nodes.
        raise ValueError("no free place within reach")

    def _take(self, place: tuple[int, int]) -> Point:
        column, row = place
        near = range(1 - FINE, FINE)
        self._blocked.update((column + i, row + j) for i in near for j in near)
        return column * CELL[0] / FINE, row * CELL[1] / FINE


@cache
def spiral() -> tuple[tuple[int, int], ...]:
    """Steps on the lattice from the middle outwards."""
    steps = range(-REACH, REACH + 1)
    places = ((i, j) for i in steps for j in steps)
    return tuple(sorted(places, key=lambda p: (math.hypot(p[0] * CELL[0], p[1] * CELL[1]), p)))


def around(
    center: str, nodes: Sequence[str], links: Iterable[tuple[str, str]], lattice: Lattice
) -> Positions:
    """Place a first neighbourhood: near in the network is near in the plane.

    Parameters
    ----------
    center
        The node in the middle, one of ``nodes``.
    nodes
        In order of rank; the best ranked are the first to choose their place.
    links
        Pairs of nodes that belong together.
    lattice
        Takes the places.
    """
    wishes = stress(nodes, links)
    middle = wishes[nodes.index(center)]
    wishes = wishes - middle
    order = sorted(range(len(nodes)), key=lambda i: (nodes[i] != center, math.hypot(*wishes[i])))
    return {nodes[i]: lattice.put((wishes[i, 0], wishes[i, 1])) for i in order}


def beside(origins: Mapping[str, str], placed: Mapping[str, Point], lattice: Lattice) -> Positions:
    """Place newcomers beside the nodes that brought them, on the side away from the others.

    Parameters
    ----------
    origins
        Newcomer -> a node that has its place.
    placed
        Everything that has its place.
    lattice
        Takes the places.
    """
    groups: dict[str, list[str]] = {}
    for node, origin in origins.items():
        groups.setdefault(origin, []).append(node)
    positions: Positions = {}
    for origin, nodes in groups.items():
        side = outward(placed[origin], placed)
        for node, wish in zip(nodes, fan(placed[origin], side, len(nodes)), strict=True):
            positions[node] = lattice.put(wish)
    return positions


def outward(origin: Point, placed: Mapping[str, Point]) -> float:
    """Angle of the side away from everything placed."""
    x, y = (sum(each[axis] for each in placed.values()) / len(placed) for axis in (0, 1))
    return math.atan2(origin[1] - y, origin[0] - x)


def fan(origin: Point, middle: float, count: int) -> Iterator[Point]:
    """Wishes on an arc: wide enough for the count, nearest to the middle of the arc first."""
    spread = math.pi if count < 8 else 1.6 * math.pi
    radius = 1.15 * max(1.0, math.sqrt(count) / 2)
    for rank in range(count):
        side = (rank + 1) // 2 * (1 if rank % 2 else -1)
        angle = middle + side * spread / max(count, 4)
        yield (
            origin[0] + radius * CELL[0] * math.cos(angle),
            origin[1] + radius * CELL[1] * math.sin(angle),
        )


def stress(nodes: Sequence[str], links: Iterable[tuple[str, str]]) -> _Array:
    """Stress majorisation (Gansner, Koren, North 2004) from a spiral in order of rank.

    Returns an array (nodes, 2) in canvas units.
    """
    wanted = _distances(nodes, links)
    count = len(nodes)
    angles = np.arange(count) * 2 * math.pi / max(count - 1, 1)
    places = np.column_stack([np.cos(angles), np.sin(angles)]) * (np.arange(count) > 0)[:, None]
    np.fill_diagonal(wanted, 1.0)
    weights = wanted**-2.0
    np.fill_diagonal(weights, 0.0)
    total = weights.sum(axis=1, keepdims=True)
    for _ in range(_ROUNDS if count > 2 else 0):
        gaps = np.sqrt(((places[:, None] - places[None]) ** 2).sum(axis=2))
        pull = weights * wanted / np.maximum(gaps, 1e-9)
        np.fill_diagonal(pull, 0.0)
        moved = pull.sum(axis=1, keepdims=True) * places - pull @ places + weights @ places
        places = moved / np.maximum(total, 1e-9)
    return _sized(places)


def _sized(places: _Array) -> _Array:
    """Scale to the area that the cells need, and stretch to :data:`ASPECT`."""
    centred: _Array = places - places.mean(axis=0)
    spread = math.sqrt(float((centred**2).sum(axis=1).mean()))
    # A disc of n cells, filled to 70 %, has the radius r; the root mean square in it is r / √2.
    radius = math.sqrt(CELL[0] * CELL[1] * max(len(places), 6) / (0.7 * math.pi))
    scale = radius / (math.sqrt(2) * max(spread, 1e-9))
    stretch = np.array([math.sqrt(ASPECT), 1 / math.sqrt(ASPECT)])
    return np.asarray(centred * scale * stretch, dtype=np.float64)


def _distances(nodes: Sequence[str], links: Iterable[tuple[str, str]]) -> _Array:
    index = {node: number for number, node in enumerate(nodes)}
    pairs = [(index[a], index[b]) for a, b in links if a in index and b in index and a != b]
    if not pairs:
        return np.full((len(nodes), len(nodes)), 2.0)
    rows, columns = np.array(pairs).T
    matrix = csr_array((np.ones(len(pairs)), (rows, columns)), shape=(len(nodes), len(nodes)))
    steps: _Array = shortest_path(matrix, directed=False, unweighted=True)
    return np.where(np.isfinite(steps), steps, 3.0)  # a part of its own stands a little apart
