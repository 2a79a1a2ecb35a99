"""Names in the order in which a language reads them: by stroke, by pinyin, by letter.

The order that the browser gives with ``Intl.Collator`` (CLDR: ``stroke``, ``pinyin``), for lists
that are sorted where no browser is.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TypeAlias

from graph.spelling import reading_with_tone

Key: TypeAlias = tuple[tuple[object, ...], ...]
_PIECES = re.compile(r"\d+|\D")
# First Big5 codes of characters of 1, 2, 3 … strokes: both parts of Big5 (frequent, less frequent)
# are sorted by the number of strokes, then by radical (Institute for Information Industry 1984).
_FREQUENT = (
    *(0xA440, 0xA442, 0xA454, 0xA4A1, 0xA4FE, 0xA5E0, 0xA6EA, 0xA8C3, 0xAB45, 0xADBC, 0xB0AE),
    *(0xB3C3, 0xB6C4, 0xB9AC, 0xBBF5, 0xBEA7, 0xC075, 0xC24F, 0xC35F, 0xC455, 0xC4D7, 0xC56B),
    *(0xC5C8, 0xC5F1, 0xC655, 0xC665, 0xC66C, 0xC676, 0xC679, 0xC67D),
)
_LESS = (
    *(0xC940, 0xC940, 0xC945, 0xC94D, 0xC963, 0xC9AB, 0xCA5A, 0xCBB1, 0xCDDD, 0xD0C8, 0xD44B),
    *(0xD851, 0xDCB1, 0xE0F0, 0xE4E6, 0xE8F4, 0xECB9, 0xEFB7, 0xF1EB, 0xF3FD, 0xF5C0, 0xF6D6),
    *(0xF7D0, 0xF8A5, 0xF8EE, 0xF96B),
)
_DIGIT, _LETTER, _CHINESE = range(3)


def reading_key(text: str, language: str) -> Key:
    """What to sort a name by, as readers of a language look it up; numbers count by their value.

    Parameters
    ----------
    language
        ``zh-Hant``: by stroke; ``zh-Hans``: by pinyin and tone; else Latin letters first.
    """
    chinese = _CHINESE_KEYS.get(language, _by_code)
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(each for each in apart if not unicodedata.combining(each))
    return tuple(
        (_DIGIT, int(piece)) if piece.isdecimal() else chinese(piece)
        for piece in _PIECES.findall(plain)
    )


@lru_cache(maxsize=16384)
def _by_stroke(character: str) -> tuple[object, ...]:
    try:
        code = int.from_bytes(character.encode("big5"))
    except UnicodeEncodeError:
        return _by_code(character)
    if code < _FREQUENT[0]:
        return _by_code(character)
    starts = _LESS if code >= _LESS[0] else _FREQUENT
    # Of as many strokes, by radical: the order of the code points.
    return (_CHINESE, bisect_right(starts, code), character)


@lru_cache(maxsize=16384)
def _by_pinyin(character: str) -> tuple[object, ...]:
    said = reading_with_tone(character)
    return (_CHINESE, *said, character.encode("gb18030")) if said else _by_code(character)


def _by_code(character: str) -> tuple[object, ...]:
    return (_LETTER if character < "\u2e80" else _CHINESE + 1, character)


_CHINESE_KEYS: Mapping[str, Callable[[str], tuple[object, ...]]] = {
    "zh-Hant": _by_stroke,
    "zh-Hans": _by_pinyin,
}
