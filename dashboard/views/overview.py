"""The whole organisation at one look: departments, their tree, and who shares work with whom."""

from collections import Counter, deque
from itertools import combinations

from dashboard.views.picture import SHARED, Batch, Link, Picture, links_between
from graph.projections import Network, nodes_of_kind

STRONGEST = 2  # shared-work lines a department may ask for; all of them would be a hairball
_HANDLING = ("owned_by", "involved_in")


def overview(network: Network, limit: int) -> Picture:
    """Departments from the top of the tree downwards, as many as the limit allows.

    A register without departments shows its best connected parties and issues instead.
    """
    departments = nodes_of_kind(network, "department")
    if not departments:
        return _best_connected(network, limit)
    parents = parents_of(network)
    shown = _from_the_top(departments, parents)[:limit]
    chosen = set(shown)
    tree = tuple(
        Link(source=node, target=parents[node], relation="part_of")
        for node in shown
        if parents.get(node) in chosen
    )
    shared = Counter(
        {pair: n for pair, n in shared_issues(network).items() if chosen.issuperset(pair)}
    )
    origins = {node: parents.get(node, node) for node in shown}
    return Picture(
        batches=(Batch(origins=origins),),
        links=(*tree, *_strongest(shared)),
        anchors=frozenset(shown),
        found=tuple(departments),
    )


def parents_of(network: Network) -> dict[str, str]:
    """Department -> the one it is part of."""
    return {
        source: target
        for source, target, data in network.edges(data=True)
        if data["relation"] == "part_of"
    }


def shared_issues(network: Network) -> Counter[tuple[str, str]]:
    """Pairs of departments -> how many issues both own or have a role on."""
    pairs: Counter[tuple[str, str]] = Counter()
    for issue in nodes_of_kind(network, "issue"):
        parties = {
            target if source == issue else source
            for view in (network.in_edges, network.out_edges)
            for source, target, data in view(issue, data=True)
            if data["relation"] in _HANDLING
        }
        departments = sorted(p for p in parties if network.nodes[p]["kind"] == "department")
        pairs.update(combinations(departments, 2))
    return pairs


def _strongest(shared: Counter[tuple[str, str]]) -> tuple[Link, ...]:
    """The links that are among the strongest of either end."""
    taken: Counter[str] = Counter()
    kept = []
    for pair, weight in sorted(shared.items(), key=lambda each: (-each[1], each[0])):
        if min(taken[end] for end in pair) < STRONGEST:
            taken.update(pair)
            kept.append(Link(source=pair[0], target=pair[1], relation=SHARED, weight=weight))
    return tuple(kept)


def _from_the_top(departments: list[str], parents: dict[str, str]) -> list[str]:
    children: dict[str, list[str]] = {}
    for node in departments:
        if node in parents:
            children.setdefault(parents[node], []).append(node)
    order = dict.fromkeys(node for node in departments if node not in parents)
    waiting = deque(order)
    while waiting:
        for child in children.get(waiting.popleft(), ()):
            if child not in order:
                order[child] = None
                waiting.append(child)
    # A circle in the tree has no top; its departments come last.
    return list(order | dict.fromkeys(departments))


def _best_connected(network: Network, limit: int) -> Picture:
    nodes = sorted(network, key=lambda node: (-network.degree(node), node))[:limit]
    return Picture(
        batches=(Batch(origins=dict.fromkeys(nodes, nodes[0])),) if nodes else (),
        links=links_between(network, nodes),
        anchors=frozenset(nodes),
        found=tuple(network),
    )
