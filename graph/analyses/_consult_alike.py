"""How many words two titles share, and how many are enough to call two matters alike.

One word in common is a chance where nothing else is: “number” stands in the title of a road and of
a telephone line. It takes two, or a link, a lead, an author or a topic.
"""

from collections.abc import Collection, Iterator

from graph.analyses._consult_matter import is_chinese, titles, words
from graph.projections import Record

ENOUGH = 2  # words in common from which titles resemble each other


def terms(record: Record, common: Collection[str]) -> int:
    """How many words of a title are in common: of the languages it has, where most are.

    Chinese is compared by pairs of characters; of pairs that overlap each second one counts, so
    that 停車場 is one word and 道路工程 are two.
    """
    if len(common) < ENOUGH:
        return len(common)
    return max(_counted(set(words(title)) & set(common)) for title in titles(record))


def _counted(found: set[str]) -> int:
    pairs = {word for word in found if len(word) == 2 and is_chinese(word)}
    return len(found - pairs) + sum((length + 1) // 2 for length in _chains(pairs))


def _chains(pairs: set[str]) -> Iterator[int]:
    """Lengths of the chains of pairs that overlap by a character."""
    left = set(pairs)
    ends = {pair[-1] for pair in pairs}
    for first in sorted(pairs, key=lambda pair: (pair[0] in ends, pair)):
        length, here = 0, first
        while here in left:
            left.discard(here)
            length += 1
            here = min((pair for pair in left if pair[0] == here[-1]), default="")
        if length:
            yield length
