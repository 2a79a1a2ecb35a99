"""Which department's box a node stands in, and what is left of a picture when boxes are folded."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dashboard.views.picture import SHARED, Link
from graph.projections import Network, edges


def homes(network: Network, nodes: Iterable[str]) -> dict[str, str]:
    """Node -> the department whose box it belongs to; issues and rules belong to none.

    A person belongs to the department of the largest share, a department to its own box; one that
    has nobody and nothing below itself belongs to the box of the department above.
    """
    found = {}
    for node in nodes:
        kind = network.nodes[node]["kind"]
        home = _unit(network, node) if kind == "department" else None
        home = _employer(network, node) if kind == "person" else home
        if home is not None:
            found[node] = home
    return found


def _unit(network: Network, department: str) -> str:
    below = (data["relation"] for *_, data in network.in_edges(department, data=True))
    if any(relation in ("part_of", "member_of") for relation in below):
        return department
    return next((above for above, _ in edges(network, department, "part_of")), department)


def _employer(network: Network, person: str) -> str | None:
    held = list(edges(network, person, "member_of"))
    most = max((record.get("share") or 0.0 for _, record in held), default=0.0)
    return next((unit for unit, record in held if (record.get("share") or 0.0) == most), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """What remains of nodes and links when some boxes are one node each.

    ``counts`` says how many nodes a folded box stands for, its department included where it is in
    the picture; ``inside`` says for each node that has gone into which one.
    """

    nodes: tuple[str, ...]
    links: tuple[Link, ...]
    counts: Mapping[str, int]
    inside: Mapping[str, str]


def folded(
    nodes: tuple[str, ...],
    links: tuple[Link, ...],
    boxed: Mapping[str, str],
    departments: Iterable[str],
) -> Folded:
    """Fold boxes: their department stands for them, and parallel links are summed by weight.

    Parameters
    ----------
    boxed
        Node -> department of the box it stands in.
    departments
        Those to be folded; one that has no box here changes nothing.
    """
    turned = set(departments)
    into = {node: boxed[node] for node in nodes if boxed.get(node) in turned}
    counts = Counter(into.values())
    merged: dict[tuple[str, str, str], Link] = {}
    for link in links:
        source, target = into.get(link.source, link.source), into.get(link.target, link.target)
        if source == target and link.source != link.target:
            continue
        if link.relation == SHARED:  # it has no direction
            source, target = min(source, target), max(source, target)
        key = (source, target, link.relation)
        before = merged.get(key)
        words = dict.fromkeys((*(before.words if before else ()), *link.words))
        weight = link.weight + (before.weight if before else 0)
        merged[key] = replace(link, source=source, target=target, weight=weight, words=tuple(words))
    return Folded(
        nodes=tuple(dict.fromkeys(into.get(node, node) for node in nodes)),
        links=tuple(merged.values()),
        counts=dict(counts),
        inside={node: box for node, box in into.items() if node != box},
    )
