"""How texts are compared however they were typed: width, case, accents, script, pinyin.

Traditional and simplified characters are folded into one for comparing only; nothing that is
folded is ever shown. Readings of characters come from pypinyin, pairs of characters from OpenCC.
"""

import importlib
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_TYPED = re.compile(r"[a-z0-9]+")
# Initials of two letters: a reading may be shortened to them as well as to its first letter.
_DOUBLE = ("zh", "ch", "sh")
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}


def fold(text: str) -> str:
    """Text without differences of width, case, accents and Chinese script."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    return "".join(map(_bare, composed))


def fold_each(text: str) -> str:
    """The same letter by letter, so that places in the text stay; for texts in NFKC."""
    return "".join((_bare(each.casefold()) or "\u200b")[0] for each in text)


def is_chinese(text: str) -> bool:
    """Whether a text holds a Chinese character."""
    return bool(_IDEOGRAPH.search(text))


def differing(one: str, other: str) -> tuple[str, str]:
    """What is left of two words without what both begin and both end with.

    A letter more, less or another leaves one letter at most of each, two swapped leave those two.
    """
    least = min(len(one), len(other))
    pairs = enumerate(zip(one, other, strict=False))
    start = next((at for at, (a, b) in pairs if a != b), least)
    end = 0
    while end < least - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return one[start : len(one) - end], other[start : len(other) - end]


def is_simplified(text: str) -> bool:
    """Whether a text has characters of the simplified script and none of the traditional alone."""
    pairs = _simplified()
    return any(each in _of_simplified() for each in text) and not any(
        pairs.get(each, each) != each for each in text
    )


@cache
def _of_simplified() -> frozenset[str]:
    """Characters that stand for a traditional one."""
    return frozenset(new for old, new in _simplified().items() if new != old)


@lru_cache(maxsize=16384)  # a register has a few thousand different characters
def _bare(character: str) -> str:
    apart = unicodedata.normalize("NFKD", _simplified().get(character, character))
    return "".join(each for each in apart if not unicodedata.combining(each))


@cache
def _simplified() -> Mapping[str, str]:
    """Traditional character -> its first simplified one."""
    folder = Path(str(importlib.import_module("opencc").__file__)).parent / "dictionary"
    text = (folder / "TSCharacters.txt").read_text(encoding="utf-8")
    pairs = (line.split() for line in text.splitlines())
    return {pair[0]: pair[1] for pair in pairs if len(pair) > 1}


def sounds_like(letters: str, text: str) -> int | None:
    """Where in a Chinese text letters begin to be its pinyin; None when they are not.

    Every character is spelt out, or by its initial: ``caizhengju``, ``czj`` and ``caizj`` all
    find 財政局. The last reading may be unfinished. All readings of a character count.

    Parameters
    ----------
    letters
        At least one, as :func:`letters_of` gives them.
    text
        Folded text to be found.
    """
    for start, character in enumerate(text):
        if letters[0] in _heads(character) and _spells(letters, text, start):
            return start
    return None


def letters_of(typed: str) -> str:
    """Letters and digits of a folded text that may be pinyin; none where it is Chinese already.

    Blanks and apostrophes between readings do not matter.
    """
    return "" if is_chinese(typed) else "".join(_TYPED.findall(typed))


@lru_cache(maxsize=16384)
def _heads(character: str) -> frozenset[str]:
    """First letters of a character's readings."""
    return frozenset(each[0] for each in readings(character))


def _spells(letters: str, text: str, at: int) -> bool:
    if not letters:
        return True
    if at == len(text):
        return False
    parts = parts_of(text[at])
    if any(p.startswith(letters) for p in parts):  # the last reading may be unfinished
        return True
    return any(letters.startswith(p) and _spells(letters[len(p) :], text, at + 1) for p in parts)


@lru_cache(maxsize=16384)
def parts_of(character: str) -> tuple[str, ...]:
    """What may be typed for a character: its readings, their initials; itself where it has none."""
    said = readings(character)
    if not said:
        return (character,)
    initials = (initial for each in said for initial in _initials(each))
    return tuple(dict.fromkeys([*said, *initials]))


def _initials(reading: str) -> tuple[str, ...]:
    return (reading[:2], reading[0]) if reading.startswith(_DOUBLE) else (reading[0],)


@lru_cache(maxsize=16384)
def readings(character: str) -> tuple[str, ...]:
    """Readings of a character without tones, ``ü`` also as ``v``; none where it is no ideograph."""
    if not is_chinese(character):
        return ()
    said = _pinyin().get(ord(character), "")
    spelt = [_toneless(each) for each in said.split(",") if each]
    return tuple(dict.fromkeys(form for each in spelt for form in (each, each.replace("v", "u"))))


def reading_with_tone(character: str) -> tuple[str, int] | None:
    """First reading of a character with its tone, 5 for none; ``ü`` comes right behind ``u``."""
    said = _pinyin().get(ord(character), "").partition(",")[0]
    if not said:
        return None
    apart = unicodedata.normalize("NFD", said)
    tones = [_TONES[each] for each in apart if each in _TONES]
    letters = apart.replace("u\u0308", "u!")
    plain = "".join(each for each in letters if not unicodedata.combining(each))
    return plain, tones[0] if tones else 5


def _toneless(reading: str) -> str:
    marked = reading.replace("ü", "v").replace("ǖ", "v").replace("ǘ", "v")
    marked = marked.replace("ǚ", "v").replace("ǜ", "v")
    apart = unicodedata.normalize("NFKD", marked)
    return "".join(each for each in apart if not unicodedata.combining(each))


@cache
def _pinyin() -> Mapping[int, str]:
    # The table takes a third of a second to read, and most commands never ask for it.
    table: Mapping[int, str] = importlib.import_module("pypinyin.constants").PINYIN_DICT
    return table


def sound_keys(text: str) -> str:
    """Pinyin of a text in full and by initials, one reading a character; "" where it has none.

    For lists that are searched where no readings are known, such as in the browser.
    """
    said = [readings(each)[0] for each in fold(text) if readings(each)]
    return f"{''.join(said)} {''.join(each[0] for each in said)}" if said else ""
