"""Points on a lattice in a disc, and discs beside each other: nothing covers anything else.

Pure geometry in canvas units; y grows downwards. Everything is deterministic.
"""

import math
from functools import lru_cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

SPACING = 10.0  # between neighbouring nodes
GAP = 24.0  # between discs: room for a name
ASPECT = 1.5  # width by height that the picture aims at
_ROOM = 1.25  # places of a disc by nodes in it: who comes later finds one without moving anybody
_FILLED = 0.62  # share of the picture that discs cover
_NEAR, _ANGLES = 40, 24  # discs, and directions around each, among which a free place is sought

Array: TypeAlias = npt.NDArray[np.float64]


def radius_of(count: int) -> float:
    """Radius of a disc for so many nodes, with room for some more."""
    places = max(_ROOM * count, count + 3)
    return SPACING * math.sqrt(places * math.sqrt(0.75) / math.pi) + 0.8 * SPACING


@lru_cache(maxsize=64)
def sites(radius: float) -> Array:
    """Places of nodes in a disc of that radius: a hexagonal lattice, the middle first."""
    reach = math.ceil(radius / SPACING * 1.2) + 1
    row, column = np.mgrid[-reach : reach + 1, -reach : reach + 1]
    x = SPACING * (column + row / 2).ravel()
    y = SPACING * math.sqrt(0.75) * row.ravel()
    distance = np.round(np.hypot(x, y), 6)
    order = np.lexsort((np.arctan2(y, x), distance))
    inner = order[distance[order] <= radius - 0.6 * SPACING]
    found: Array = np.column_stack([x, y])[inner]
    return found


def matched(wishes: Array, places: Array) -> npt.NDArray[np.int64]:
    """Give every wish a place of its own so that neighbours stay neighbours.

    Both are halved again and again, by turns across and down, and the halves matched.

    Parameters
    ----------
    wishes, places
        Arrays (n, 2) of the same n.

    Returns
    -------
    Index of the place of each wish.
    """
    count = len(wishes)
    block = np.zeros(count, dtype=np.int64)
    ours, theirs = np.arange(count), np.arange(count)
    for level in range(math.ceil(math.log2(max(count, 1)))):
        axis = level % 2
        ours = ours[np.lexsort((wishes[ours, axis], block))]
        theirs = theirs[np.lexsort((places[theirs, axis], block))]
        starts = np.flatnonzero(np.r_[True, block[1:] != block[:-1]])
        sizes = np.diff(np.r_[starts, count])
        inside = np.arange(count) - np.repeat(starts, sizes)
        half = inside >= np.repeat((sizes + 1) // 2, sizes)
        block = 2 * np.repeat(np.arange(len(starts)), sizes) + half
    found = np.empty(count, dtype=np.int64)
    found[ours] = theirs
    return found


def spread(wishes: Array, radii: Array) -> Array:
    """Wishes of discs drawn together or apart until the picture is about evenly filled.

    Directions from the middle stay, and so does the order of distances from it.
    """
    centred = wishes - wishes.mean(axis=0)
    angle = np.arctan2(centred[:, 1], centred[:, 0])
    order = np.lexsort((np.arange(len(radii)), np.hypot(*centred.T)))
    areas = (radii[order] + GAP / 2) ** 2
    far = np.sqrt((np.cumsum(areas) - areas / 2) / _FILLED)
    distance = np.empty(len(radii))
    distance[order] = far
    stretched = np.array([math.sqrt(ASPECT), 1 / math.sqrt(ASPECT)])
    directions = np.column_stack([np.cos(angle), np.sin(angle)])
    found: Array = directions * distance[:, None] * stretched
    return found


def free_place(wish: Array, radius: float, centres: Array, radii: Array) -> Array:
    """The place nearest to a wish where a disc touches none of the others.

    Parameters
    ----------
    wish
        Where the disc should be: (2,).
    radius
        Of the disc.
    centres, radii
        Of the discs that are there already: (k, 2) and (k,).
    """
    if not len(radii):
        return wish
    needed = radii + radius + GAP
    beside = np.hypot(*(centres - wish).T) - needed
    if (beside >= 0).all():
        return wish
    nearest = np.argsort(beside, kind="stable")
    for some in (nearest[:_NEAR], nearest):
        around = _around(centres[some], needed[some])
        clear = (_distances(around, centres) >= needed - 1e-6).all(axis=1)
        if clear.any():
            free = around[clear]
            nearest_one: Array = free[np.argmin(np.hypot(*(free - wish).T))]
            return nearest_one
    # Beyond the outermost disc there is always room.
    return np.array([(centres[:, 0] + needed).max(), wish[1]])


def _around(centres: Array, distances: Array) -> Array:
    angles = np.arange(_ANGLES) * 2 * math.pi / _ANGLES
    ring = np.column_stack([np.cos(angles), np.sin(angles)])
    points: Array = (centres[:, None] + distances[:, None, None] * ring[None]).reshape(-1, 2)
    return points


def _distances(points: Array, centres: Array) -> Array:
    return np.hypot(
        points[:, None, 0] - centres[None, :, 0], points[:, None, 1] - centres[None, :, 1]
    )
