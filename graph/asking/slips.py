"""Words of the phrase language that are misspelt: kinds, relations, states, in any language."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise

from graph.asking.misspelt import is_slip
from graph.asking.phrase import Choice, NotUnderstood, Phrase
from graph.asking.words import phrase_words
from graph.messages import message
from graph.spelling import fold, is_chinese, is_simplified

_OFFERED = 4
_LONGEST = 3  # Latin words of one piece: "has not answered"
_MOST = 80  # letters of a phrase that is mended; who types more has written no phrase
_CHINESE = range(2, 7)  # characters of one piece


def with_words(
    text: str, error: NotUnderstood, read: Callable[[str], Phrase | NotUnderstood]
) -> NotUnderstood:
    """The same refusal with the phrases that its words may mean, before all else it offers.

    Parameters
    ----------
    text
        The composed phrase.
    read
        What a mended phrase means, or what is not understood of it.
    """
    known = [each.phrase for each in error.choices]
    phrases: dict[object, str] = {}  # of several that mean the same, the first
    for mended in _mended(text, error.part) if len(text) <= _MOST else ():
        left = read(mended)
        # What is still not understood must stand elsewhere: one slip at a time is mended.
        is_better = isinstance(left, Phrase) or (left.part != error.part and left.part in text)
        if is_better and mended not in known:
            phrases.setdefault(left if isinstance(left, Phrase) else mended, mended)
    if not phrases:
        return error
    said = [Choice(message("ask.quoted", text=each), each) for each in phrases.values()]
    offered = (*said[:_OFFERED], *error.choices)
    remedy = message("ask.near", choices=tuple(each.said for each in offered))
    return NotUnderstood(error.reason, remedy, error.part, offered)


def _mended(text: str, part: str) -> Iterator[str]:
    """The phrase with a piece of what is refused replaced by each word that is one slip away."""
    first = max(text.find(part), 0)
    for start, end in _pieces(text):
        if start < first + len(part) and end > first:
            piece, is_all = fold(text[start:end]), text[start:end] == part
            for word, folded in _words():
                if _is_near(piece, folded, is_all=is_all):
                    yield f"{text[:start]}{_in_script(word, text)}{text[end:]}"


def _is_near(piece: str, word: str, *, is_all: bool) -> bool:
    """Whether a piece is one slip from a word; of two characters it must be all that is refused."""
    if abs(len(piece) - len(word)) > 1 or piece == word or is_chinese(piece) != is_chinese(word):
        return False
    if is_chinese(piece) and min(len(piece), len(word)) < 3:
        is_half = any(one == other for one, other in zip(piece, word, strict=False))
        return is_all and len(piece) == len(word) and is_half
    return is_slip(piece, word)


@cache
def _words() -> tuple[tuple[str, str], ...]:
    return tuple((each, fold(each)) for each in phrase_words())


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """Places of up to three Latin words in a row, and of every few Chinese characters."""
    bounds = [0, *(at for at, letter in enumerate(text) if letter.isspace()), len(text)]
    words = [(start + (start > 0), end) for start, end in pairwise(bounds)]
    for at, (start, _) in enumerate(words):
        yield from ((start, end) for _, end in words[at : at + _LONGEST])
    for start, letter in enumerate(text):
        if is_chinese(letter):
            yield from ((start, start + n) for n in _CHINESE if start + n <= len(text))


def _in_script(word: str, text: str) -> str:
    """A Chinese word in the script of the phrase it is for."""
    return fold(word) if is_chinese(word) and is_simplified(text) else word
