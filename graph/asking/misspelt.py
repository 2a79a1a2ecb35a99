"""What a misspelt word may mean: one letter too many, too few, another one, or two swapped.

Every Latin word that is one such slip away is looked up among the words of the register (Damerau
1964, found as in Norvig 2007), which takes no longer in a large register than in a small one.
Chinese has too many characters for that: there the words of the register are gone through.
"""

import re
import string
from collections.abc import Iterator
from itertools import islice, product

from graph.per_network import per_network
from graph.projections import Network
from graph.search import texts_of
from graph.spelling import differing, fold, is_chinese

_PARTS = re.compile(r"[\s\-_/.:,()]+")
_LETTERS = string.ascii_lowercase + string.digits
_SHORTEST = 4  # letters of a word; a slip in fewer may mean anything
_SHORTEST_CHINESE = 3
_TRIED = 24  # ways to put several mended words together


def mended(network: Network, text: str) -> list[str]:
    """What a text is when each word that no name has loses its slip; nothing where one keeps it."""
    known, ways = _words(network), []
    for word in filter(None, _PARTS.split(fold(text))):
        found = [word] if word in known else _almost(word, known)
        if not found:
            return []
        ways.append(found)
    return [" ".join(words) for words in islice(product(*ways), _TRIED)]


def is_slip(word: str, other: str) -> bool:
    """Whether two folded words are one slip apart, and long enough for that to mean something."""
    if len(word) < (_SHORTEST_CHINESE if is_chinese(word) else _SHORTEST):
        return False
    left, right = differing(word, other)
    is_swapped = len(left) == len(right) == 2 and left == right[::-1]
    return is_swapped or max(len(left), len(right)) == 1


def _almost(word: str, known: frozenset[str]) -> list[str]:
    if is_chinese(word):
        return sorted(each for each in known if is_slip(word, each))
    return sorted(known.intersection(_slips(word)))


@per_network
def _words(network: Network) -> frozenset[str]:
    return frozenset(word for text, _ in texts_of(network) for word in _PARTS.split(text) if word)


def _slips(word: str) -> Iterator[str]:
    """Every word that is one slip away."""
    if len(word) < _SHORTEST:
        return
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        yield from (head + letter + tail for letter in _LETTERS)
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
