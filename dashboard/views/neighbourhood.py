"""The neighbourhood of a node: who comes into the picture, in which order, and who stays out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from dashboard.views.degrees import degrees
from dashboard.views.exploration import STEP, Expansion, Exploration
from dashboard.views.picture import Batch, Picture, links_between
from graph.projections import Network

EXPANSION = 40  # nodes one expansion may bring

Way = tuple[str, bool]  # relation, and whether it comes in


def ways(network: Network, node: str) -> dict[Way, list[str]]:
    """Neighbours of a node by relation and direction, best connected first.

    A neighbour stands once in each way it is joined by.
    """
    found: defaultdict[Way, dict[str, None]] = defaultdict(dict)
    for _, other, data in network.out_edges(node, data=True):
        found[data["relation"], False][other] = None
    for other, _, data in network.in_edges(node, data=True):
        found[data["relation"], True][other] = None
    joined = degrees(network)
    return {
        way: sorted(others, key=lambda each: (-joined[each], each))
        for way, others in sorted(found.items())
    }


def ranked(network: Network, node: str, relation: str | None = None) -> list[str]:
    """Neighbours in the order in which they may come into a limited picture.

    The ways take turns, so that many issues do not crowd out the few people; within a way the
    best connected come first.
    """
    chosen = [
        others
        for (name, _), others in ways(network, node).items()
        if relation is None or name == relation
    ]
    turns = (each for turn in zip_longest(*chosen) for each in turn if each is not None)
    return [each for each in dict.fromkeys(turns) if each != node]


def neighbourhood(network: Network, exploration: Exploration) -> Picture:
    """What is drawn around the focus, which must be a node of the network.

    Whatever is asked for in addition (a further step, more nodes, another expansion) comes in
    later batches, so that what was there keeps its place.
    """
    focus = exploration.focus
    assert focus is not None
    reach = _reach(network, focus, exploration.depth)
    batches = list(_base(focus, reach, exploration.limit))
    base = len(batches)
    shown = {node for batch in batches for node in batch.origins}
    for expansion in exploration.expanded:
        if expansion.node in shown:
            batch = _expansion(network, expansion, shown)
            batches.append(batch)
            shown.update(batch.origins)
    opened = {each.node for each in exploration.expanded} & shown
    return Picture(
        batches=tuple(batches),
        links=links_between(network, shown),
        anchors=frozenset({focus, *opened}),
        found=tuple(node for node in reach if node != focus),
        opened=len(batches) - base,
    )


def _reach(network: Network, focus: str, depth: int) -> dict[str, str]:
    """Nodes within some steps, nearest first -> the node that leads there from the focus."""
    reach = {focus: focus}
    ring = [focus]
    for _ in range(depth):
        following: dict[str, str] = {}
        for node in ring:
            for other in ranked(network, node):
                if other not in reach:
                    following.setdefault(other, node)
        reach.update(following)
        ring = list(following)
    return reach


def _base(focus: str, reach: dict[str, str], limit: int) -> Iterator[Batch]:
    others = [node for node in reach if node != focus][:limit]
    first = {focus: focus}
    for start in range(0, max(len(others), 1), STEP):
        step = others[start : start + STEP]
        # The rings of one step come apart, so that a second ring does not move the first.
        near = {node: reach[node] for node in step if reach[node] == focus}
        far = {node: reach[node] for node in step if reach[node] != focus}
        yield Batch(origins=first | near)
        first = {}
        if far:
            yield Batch(origins=far)


def _expansion(network: Network, expansion: Expansion, shown: Iterable[str]) -> Batch:
    known = set(shown)
    fresh = [
        node for node in ranked(network, expansion.node, expansion.relation) if node not in known
    ]
    return Batch(origins=dict.fromkeys(fresh[:EXPANSION], expansion.node))
