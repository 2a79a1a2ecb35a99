"""Phrases that can be asked of the register at hand, and are answered with something."""

from collections import Counter
from collections.abc import Iterator

from graph.messages import Message, message
from graph.projections import Network, nodes_of_kind
from graph.reading import named
from graph.search import texts_of
from graph.vocabulary import canonical_role


def examples(network: Network) -> tuple[Message, ...]:
    """Phrases in the reader's language that find something, the usual ones first."""
    return tuple(_examples(network))


def _examples(network: Network) -> Iterator[Message]:
    counts = _counts(network)
    unique = _unique_names(network)
    for key, counted in (("led", "lead"), ("depends", "depends_on"), ("people", "member_of")):
        node = _most(counts, counted, unique)
        if node:
            yield message(f"ask.example.{key}", name=named(network, node))
    consulted = _most(counts, "consult", unique | set(nodes_of_kind(network, "issue")))
    if consulted:
        yield message("ask.example.consulted", id=network.nodes[consulted]["id"])
    disputed = _most(counts, "takes_position", set(nodes_of_kind(network, "issue")))
    if disputed:
        yield message("ask.example.silent", id=network.nodes[disputed]["id"])
    if any("due" in network.nodes[node]["record"] for node in nodes_of_kind(network, "issue")):
        yield message("ask.example.overdue")


def _counts(network: Network) -> dict[tuple[str, str], int]:
    """How often each record is at the named end of what the examples ask."""
    counts: Counter[tuple[str, str]] = Counter()
    for _, target, data in network.edges(data=True):
        relation, role = data["relation"], canonical_role(data["record"].get("role"))
        if relation == "owned_by":
            counts["lead", target] += 1
        elif relation == "involved_in" and role == "consult":
            counts["consult", target] += 1
        elif relation in ("member_of", "takes_position") or (
            relation == "depends_on" and network.nodes[target]["kind"] == "department"
        ):
            counts[relation, target] += 1
    return counts


def _most(counts: dict[tuple[str, str], int], what: str, allowed: set[str]) -> str | None:
    named_so = {node: n for (kind, node), n in counts.items() if kind == what and node in allowed}
    return max(named_so, key=lambda node: named_so[node], default=None)


def _unique_names(network: Network) -> set[str]:
    """Departments that nothing else is called like."""
    used = Counter(text for text, _ in texts_of(network))
    shared = {node for text, node in texts_of(network) if used[text] > 1}
    return set(nodes_of_kind(network, "department")) - shared
