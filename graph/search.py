"""Finding records by what people type: ids and names in every language the register holds."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.fields import LIST_MARK
from graph.model import ALIASES
from graph.per_network import per_network
from graph.projections import Network, names_of
from graph.spelling import fold, is_chinese, letters_of, sounds_like

# What stands first among equally good matches.
_ORDER = {"department": 0, "issue": 1, "person": 2, "rule": 3, "outside": 4}
_BREAK = re.compile(r"[\s\-_/.:,()]+")
WHOLE, BEGINNING, WORD, PLACE, SOUND, SOUND_WITHIN = range(6)  # how well an entry matches


@dataclass(frozen=True, slots=True)
class Entry:
    """One findable node and its folded texts: names first, then ids and former names.

    ``chinese`` are those of them that can be spelt in pinyin.
    """

    node: str
    kind: str
    texts: tuple[str, ...]
    chinese: tuple[str, ...]


def search(network: Network, text: str, limit: int = 20, kinds: Sequence[str] = ()) -> list[str]:
    """Nodes whose id, name in any language or former name matches, best first.

    A whole match stands before a beginning, that before the beginning of a word, that before any
    other place, and that before what is only spelt in pinyin. Several words must all be found, in
    any order.

    Parameters
    ----------
    network
        A projection; the index of its texts is kept as long as it lives.
    text
        What was typed, in any script, width or case; Chinese also in pinyin or its initials.
    limit
        How many nodes at most.
    kinds
        Kinds of node to look among; all when empty.
    """
    found = ((rank, order, length, node) for node, rank, order, length in _found(network, text))
    chosen = (each for each in found if not kinds or network.nodes[each[3]]["kind"] in kinds)
    return [node for *_, node in sorted(chosen)[:limit]]


def matches(network: Network, text: str) -> dict[str, int]:
    """How well every matching node matches: 0 is the whole, greater is worse."""
    return {node: rank for node, rank, *_ in _found(network, text)}


def texts_of(network: Network) -> Iterator[tuple[str, str]]:
    """Every folded text by which a node can be meant, with its node."""
    for entry in _entries(network):
        for text in entry.texts:
            yield text, entry.node


def _found(network: Network, text: str) -> Iterator[tuple[str, int, int, int]]:
    words = fold(text).split()
    if words:
        letters = letters_of(" ".join(words))
        sound = letters if sum(map(str.isalpha, letters)) > 1 else ""
        for entry in _entries(network):
            if (rank := _rank(entry, words, sound)) is not None:
                yield entry.node, rank, _ORDER.get(entry.kind, 9), len(entry.texts[0])


@per_network
def _entries(network: Network) -> tuple[Entry, ...]:
    return tuple(_entry(network, node) for node in network)


def _entry(network: Network, node: str) -> Entry:
    data = network.nodes[node]
    former = str(data["record"].get(ALIASES) or "").split(LIST_MARK)
    said = (fold(each).strip() for each in (*names_of(network, node), str(data["id"]), *former))
    texts = tuple(dict.fromkeys(each for each in said if each))
    return Entry(node, data["kind"], texts, tuple(filter(is_chinese, texts)))


def _rank(entry: Entry, words: list[str], sound: str) -> int | None:
    whole = " ".join(words)
    if whole in entry.texts:
        return WHOLE
    if any(text.startswith(whole) for text in entry.texts):
        return BEGINNING
    if all(any(_begins(text, word) for text in entry.texts) for word in words):
        return WORD
    if all(any(word in text for text in entry.texts) for word in words):
        return PLACE
    starts = [sounds_like(sound, text) for text in entry.chinese] if sound else []
    if 0 in starts:
        return SOUND
    return SOUND_WITHIN if any(each is not None for each in starts) else None


def _begins(text: str, word: str) -> bool:
    """Whether a word of the text begins so; the parts of an id are words too."""
    at = text.find(word)
    while at > 0 and not _BREAK.match(text[at - 1]):
        at = text.find(word, at + 1)
    return at >= 0
