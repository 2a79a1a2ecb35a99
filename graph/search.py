"""Finding records by what people type: ids and names in every language the register holds."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from graph.projections import Network, names_of

_INDEX: "WeakKeyDictionary[Network, tuple[Entry, ...]]" = WeakKeyDictionary()
# What stands first among equally good matches.
_ORDER = {"department": 0, "issue": 1, "person": 2, "rule": 3, "outside": 4}


@dataclass(frozen=True, slots=True)
class Entry:
    """One findable node and its folded texts: names first, id last."""

    node: str
    kind: str
    texts: tuple[str, ...]


def search(network: Network, text: str, limit: int = 20, kinds: Sequence[str] = ()) -> list[str]:
    """Nodes whose id or name in any language matches, best first.

    A whole match stands before a beginning, that before the beginning of a word, that before any
    other place. Several words must all be found, in any order.

    Parameters
    ----------
    network
        A projection; the index of its texts is kept as long as it lives.
    text
        What was typed, in any script, width or case.
    limit
        How many nodes at most.
    kinds
        Kinds of node to look among; all when empty.
    """
    words = fold(text).split()
    if not words:
        return []
    found = (
        (rank, _ORDER.get(entry.kind, 9), len(entry.texts[0]), entry.node)
        for entry in _entries(network)
        if (not kinds or entry.kind in kinds) and (rank := _rank(entry, words)) is not None
    )
    return [node for *_, node in sorted(found)[:limit]]


def fold(text: str) -> str:
    """Text without differences of width, case and accents."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    return "".join(character for character in folded if not unicodedata.combining(character))


def _entries(network: Network) -> tuple[Entry, ...]:
    if network not in _INDEX:
        _INDEX[network] = tuple(_entry(network, node) for node in network)
    return _INDEX[network]


def _entry(network: Network, node: str) -> Entry:
    data = network.nodes[node]
    texts = (fold(each) for each in (*names_of(network, node), str(data["id"])))
    return Entry(node, data["kind"], tuple(dict.fromkeys(texts)))


def _rank(entry: Entry, words: list[str]) -> int | None:
    whole = " ".join(words)
    if whole in entry.texts:
        return 0
    if any(text.startswith(whole) for text in entry.texts):
        return 1
    if all(any(f" {word}" in f" {text}" for text in entry.texts) for word in words):
        return 2
    if all(any(word in text for text in entry.texts) for word in words):
        return 3
    return None
