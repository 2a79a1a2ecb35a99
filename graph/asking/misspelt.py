"""Names that a misspelt one may mean: one letter too many, too few, another one, or two swapped.

Every word that is one such slip away is looked up among the words of the register (Damerau 1964,
found as in Norvig 2007), which takes no longer in a large register than in a small one.
"""

import re
import string
from collections.abc import Iterator
from itertools import islice, product

from graph.per_network import per_network
from graph.projections import Network
from graph.search import texts_of
from graph.spelling import fold

_PARTS = re.compile(r"[\s\-_/.:,()]+")
_LETTERS = string.ascii_lowercase + string.digits
_SHORTEST = 4  # letters of a word; a slip in fewer may mean anything
_TRIED = 24  # ways to put several mended words together


def mended(network: Network, text: str) -> list[str]:
    """What a text is when each word that no name has loses its slip; nothing where one keeps it."""
    known, ways = _words(network), []
    for word in filter(None, _PARTS.split(fold(text))):
        found = [word] if word in known else sorted(known.intersection(_slips(word)))
        if not found:
            return []
        ways.append(found)
    return [" ".join(words) for words in islice(product(*ways), _TRIED)]


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
