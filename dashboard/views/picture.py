"""What is drawn: nodes in the order they came, and one link for all records between two of them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.projections import Network, Record

SHARED = "shared_issues"  # not a relation of the register: derived for the overview


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """All records of one relation from one node to another.

    ``weight`` is how many there are; ``words`` are what they say of themselves: roles or kinds.
    """

    source: str
    target: str
    relation: str
    weight: int = 1
    words: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """Key of the link inside its picture."""
        return f"{self.relation} {self.source} {self.target}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Nodes that came together.

    ``origins`` says for each node beside which one it belongs: the one that brought it.
    """

    origins: Mapping[str, str]

    @property
    def nodes(self) -> tuple[str, ...]:
        """The nodes, in order of their rank."""
        return tuple(self.origins)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Nodes and links to be drawn.

    Parameters
    ----------
    batches
        Nodes in the order they came; a later batch never moves an earlier one.
    links
        What joins them.
    anchors
        Nodes that stay when no link of theirs is shown: the focus and what was opened.
    found
        Every node in reach, the focus left out; those that are not among the nodes did not fit.
    opened
        How many of the batches, the last ones, were brought by expansions.
    """

    batches: tuple[Batch, ...]
    links: tuple[Link, ...]
    anchors: frozenset[str] = frozenset()
    found: tuple[str, ...]
    opened: int = 0

    @property
    def nodes(self) -> tuple[str, ...]:
        """All nodes in the order they came."""
        return tuple(node for batch in self.batches for node in batch.origins)


def links_between(network: Network, nodes: Iterable[str]) -> tuple[Link, ...]:
    """Every link of the register between some nodes, in a fixed order."""
    chosen = set(nodes)
    weights: Counter[tuple[str, str, str]] = Counter()
    words: dict[tuple[str, str, str], dict[str, None]] = {}
    for source, target, data in network.out_edges(sorted(chosen), data=True):
        if target in chosen:
            key = (source, target, data["relation"])
            weights[key] += 1
            word = word_of(data["record"], data["relation"])
            words.setdefault(key, {}).update({word: None} if word else {})
    return tuple(
        Link(source=key[0], target=key[1], relation=key[2], weight=weight, words=tuple(words[key]))
        for key, weight in sorted(weights.items())
    )


def word_of(record: Record, relation: str) -> str | None:
    """What a record says its relation is: the role, else the kind of a dependency or influence."""
    if relation in ("involved_in", "member_of"):
        return record.get("role")
    return record.get("kind") if relation in ("depends_on", "influences") else None


def visible(
    picture: Picture, hidden: frozenset[str], off: frozenset[str] = frozenset()
) -> tuple[tuple[str, ...], tuple[Link, ...]]:
    """Nodes and links that remain when some relations and some nodes are switched off.

    A node whose every link is switched off goes with them, unless it is an anchor or had none.
    """
    links = tuple(
        link
        for link in picture.links
        if link.relation not in hidden and off.isdisjoint((link.source, link.target))
    )
    joined = _ends(links)
    lonely = set(picture.nodes) - _ends(picture.links)
    kept = (joined | lonely | picture.anchors) - off
    return tuple(node for node in picture.nodes if node in kept), links


def _ends(links: Iterable[Link]) -> set[str]:
    return {node for link in links for node in (link.source, link.target)}
