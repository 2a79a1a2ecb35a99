"""Places of all nodes: departments as discs beside each other, their nodes inside them.

What had a place keeps it when the register changes: newcomers find free places near what they are
joined to, and only a department that has outgrown its disc is moved, as a whole.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np

from dashboard.whole.geometry import Array, free_place, matched, radius_of, sites, spread
from dashboard.whole.wishes import wishes

Home: TypeAlias = "str | None"
Point: TypeAlias = tuple[float, float]
Progress: TypeAlias = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Disc:
    """Where a department is drawn."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Placement:
    """Places of nodes, and the discs that they are in; the home None is no department."""

    places: Mapping[str, Point] = field(default_factory=dict)
    homes: Mapping[str, Home] = field(default_factory=dict)
    discs: Mapping[Home, Disc] = field(default_factory=dict)


def two_level(
    homes: Mapping[str, Home],
    links: Sequence[tuple[str, str]],
    before: Placement | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> Placement:
    """Place the departments by what joins them, then the nodes inside each.

    Parameters
    ----------
    homes
        Node -> its department, as :func:`dashboard.whole.homes.homes` finds it.
    links
        Pairs of nodes that are joined; pairs of a node with itself do not count.
    before
        An earlier placement to keep to.
    progress
        Told how many departments are placed.
    """
    if not homes:
        return Placement()
    known = before or Placement()
    members: defaultdict[Home, list[str]] = defaultdict(list)
    for node, home in homes.items():
        members[home].append(node)
    inner, outer = _split(homes, links)
    offsets: dict[Home, dict[str, Point]] = {}
    for done, (home, nodes) in enumerate(members.items()):
        progress("whole", done, len(members) + 1)
        offsets[home] = _inside(home, nodes, inner[home], known)
    progress("whole", len(members), len(members) + 1)
    discs = _discs({home: len(nodes) for home, nodes in members.items()}, outer, known)
    places = {
        node: (round(discs[home].x + x, 2), round(discs[home].y + y, 2))
        for home, each in offsets.items()
        for node, (x, y) in each.items()
    }
    return Placement({node: places[node] for node in homes}, dict(homes), discs)


def _split(
    homes: Mapping[str, Home], links: Sequence[tuple[str, str]]
) -> tuple[defaultdict[Home, dict[tuple[str, str], None]], defaultdict[frozenset[Home], float]]:
    """Links inside each department, and how many there are between two of them."""
    inner: defaultdict[Home, dict[tuple[str, str], None]] = defaultdict(dict)
    outer: defaultdict[frozenset[Home], float] = defaultdict(float)
    for one, other in links:
        here, there = homes[one], homes[other]
        if here != there:
            outer[frozenset((here, there))] += 1.0
        elif one != other:
            inner[here][min(one, other), max(one, other)] = None
    return inner, outer


def _inside(
    home: Home, nodes: Sequence[str], links: Mapping[tuple[str, str], None], known: Placement
) -> dict[str, Point]:
    """Places of a department's nodes relative to the middle of its disc."""
    kept = _kept(home, nodes, known)
    if kept:
        return kept | _beside(
            kept, [node for node in nodes if node not in kept], links, home, known
        )
    index = {node: number for number, node in enumerate(nodes)}
    pairs = np.array([(index[a], index[b]) for a, b in links], dtype=np.int64).reshape(-1, 2)
    room = sites(radius_of(len(nodes)))[: len(nodes)]
    chosen = matched(wishes(len(nodes), pairs), room)
    if home in index:  # the department itself stands in its middle
        middle = int(np.flatnonzero(chosen == 0)[0])
        chosen[middle], chosen[index[home]] = chosen[index[home]], 0
    return {
        node: (room[place, 0], room[place, 1]) for node, place in zip(nodes, chosen, strict=True)
    }


def _kept(home: Home, nodes: Sequence[str], known: Placement) -> dict[str, Point]:
    disc = known.discs.get(home)
    if disc is None:
        return {}
    return {
        node: (known.places[node][0] - disc.x, known.places[node][1] - disc.y)
        for node in nodes
        if node in known.places and known.homes[node] == home
    }


def _beside(
    kept: Mapping[str, Point],
    fresh: Sequence[str],
    links: Mapping[tuple[str, str], None],
    home: Home,
    known: Placement,
) -> dict[str, Point]:
    """Free places for newcomers, each as near as possible to what it is joined to."""
    near: defaultdict[str, list[str]] = defaultdict(list)
    for one, other in links:
        near[one].append(other)
        near[other].append(one)
    radius = _radius(len(kept) + len(fresh), known.discs.get(home))
    places, placed = sites(radius), dict(kept)
    taken = _taken(places, list(kept.values()))
    for node in fresh:
        around = [placed[other] for other in near[node] if other in placed]
        wish = np.mean(around, axis=0) if around else np.zeros(2)
        distance = np.hypot(*(places - wish).T)
        distance[taken] = np.inf
        place = int(distance.argmin())
        taken[place] = True
        placed[node] = (places[place, 0], places[place, 1])
    return {node: placed[node] for node in fresh}


def _taken(places: Array, points: Sequence[Point]) -> np.ndarray:
    wanted = {(round(x), round(y)) for x, y in points}
    return np.array([(round(x), round(y)) in wanted for x, y in places])


def _radius(count: int, disc: Disc | None) -> float:
    """The disc that there is, as long as all find a place in it."""
    if disc is not None and count <= len(sites(disc.radius)):
        return disc.radius
    return radius_of(count)


def _discs(
    sizes: Mapping[Home, int], outer: Mapping[frozenset[Home], float], known: Placement
) -> dict[Home, Disc]:
    """Discs of the departments, the largest first to choose; kept ones stay where they are."""
    fitting = {home: _radius(size, known.discs.get(home)) for home, size in sizes.items()}
    discs = {
        home: known.discs[home]
        for home, radius in fitting.items()
        if home in known.discs and known.discs[home].radius == radius
    }
    wished = _wished(list(sizes), fitting, outer, discs, known)
    for home in sorted(sizes, key=lambda each: (-fitting[each], each is None, each or "")):
        if home not in discs:
            centres = np.array([(disc.x, disc.y) for disc in discs.values()]).reshape(-1, 2)
            radii = np.array([disc.radius for disc in discs.values()])
            x, y = free_place(wished[home], fitting[home], centres, radii)
            discs[home] = Disc(round(float(x), 2), round(float(y), 2), fitting[home])
    return {home: discs[home] for home in sizes}


def _wished(
    order: Sequence[Home],
    radii: Mapping[Home, float],
    outer: Mapping[frozenset[Home], float],
    discs: Mapping[Home, Disc],
    known: Placement,
) -> dict[Home, Array]:
    """Where each department should be: by all that joins it, or near its kept neighbours."""
    if discs:
        return {home: _near_kept(home, outer, discs, known.discs.get(home)) for home in order}
    index = {home: number for number, home in enumerate(order)}
    joined = [sorted(index[home] for home in pair) for pair in outer]
    pairs = np.array(joined, dtype=np.int64).reshape(-1, 2)
    found = wishes(len(order), pairs, list(outer.values()))
    found = spread(found, np.array([radii[home] for home in order]))
    return dict(zip(order, found, strict=True))


def _near_kept(
    home: Home,
    outer: Mapping[frozenset[Home], float],
    discs: Mapping[Home, Disc],
    old: Disc | None,
) -> Array:
    if old is not None:
        return np.array([old.x, old.y])
    near = [
        (weight, discs[other].x, discs[other].y)
        for pair, weight in outer.items()
        if home in pair
        for other in pair
        if other in discs
    ]
    if not near:
        return np.zeros(2)
    weights, x, y = np.array(near).T
    middle: Array = np.array([weights @ x, weights @ y]) / weights.sum()
    return middle
