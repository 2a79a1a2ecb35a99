"""Kinds as the legend tells them apart: departments by their own kind, issues open or closed.

A category is written as it stands in an address: ``person``, ``department/office``,
``issue/closed``. Switching ``department`` off means departments of every kind.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from graph.projections import Network
from graph.reading import is_closed
from graph.texts import Translator

OPEN, CLOSED = "issue/open", "issue/closed"
MARK = "/"
KINDS = ("department", "person", "issue", "rule", "outside")
MOST = 8  # own kinds a register may have to be told apart; more would fill the legend


def day_of(network: Network) -> date:
    """Day that a network is of; today where it is of no day."""
    at = network.graph.get("at")
    return date.fromisoformat(at) if at else date.today()


def categories(network: Network, nodes: Iterable[str]) -> dict[str, str]:
    """Node -> its category among these nodes.

    Departments are told apart where they are of two kinds at least, and of few; issues where some
    are closed.
    """
    listed, day = list(nodes), day_of(network)
    found = {node: network.nodes[node]["kind"] for node in listed}
    own = {
        node: network.nodes[node]["record"].get("kind")
        for node in listed
        if found[node] == "department"
    }
    if 1 < len(set(own.values())) <= MOST:
        found |= {n: f"department{MARK}{kind}" if kind else "department" for n, kind in own.items()}
    issues = [node for node in listed if found[node] == "issue"]
    closed = {node for node in issues if is_closed(network, node, day)}
    if closed:
        found |= {node: CLOSED if node in closed else OPEN for node in issues}
    return found


def category_name(category: str, translate: Translator) -> str:
    """What a category is called: the kind, its own kind as the register writes it."""
    kind, mark, own = category.partition(MARK)
    if not mark:
        return translate(f"kind.{kind}")
    if translate.has(f"explore.category.{kind}.{own}"):
        return translate(f"explore.category.{kind}.{own}")
    return own


def kind_of(category: str) -> str:
    """Kind that a category is a part of."""
    return category.partition(MARK)[0]


def switched_off(
    network: Network, nodes: Iterable[str], hidden: frozenset[str]
) -> dict[str, frozenset[str]]:
    """Nodes that are switched off, by what does it: category, kind or the node itself."""
    off: dict[str, set[str]] = {}
    for node, category in categories(network, nodes).items():
        for name in (category, kind_of(category), node):
            if name in hidden:
                off.setdefault(name, set()).add(node)
                break
    return {name: frozenset(listed) for name, listed in off.items()}


def counted(network: Network, nodes: Iterable[str]) -> dict[str, int]:
    """Category -> how many of these nodes are of it; departments first, what is outside last."""
    counts = Counter(categories(network, nodes).values())
    return dict(sorted(counts.items(), key=lambda each: (KINDS.index(kind_of(each[0])), each[0])))
