"""Labels of the canvas: Chinese is broken between characters, Latin between words."""

import re
import unicodedata

WIDTH = 17.0  # of a line, in Latin letters; a Chinese character counts as two
_CJK = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
# A piece is what must stay together: one ideograph with the marks that may not open a line, or
# a run of anything else up to the next hyphen, slash or underscore.
_CLOSING = r"[、。，．：；！？）」』》】〉,.:;!?)\]]*"
_PIECE = re.compile(rf"\s+|{_CJK}{_CLOSING}|(?:(?!{_CJK})[^\s/_-])+[/_-]?|[/_-]")


def text_width(text: str) -> float:
    """Width of a text in Latin letters, a wide character counting as two."""
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return len(text) + wide


def wrap(text: str, lines: int, width: float = WIDTH) -> list[str]:
    """Break a text into at most so many lines of about equal width.

    A word longer than a line is broken where the line ends; what does not fit ends in "…".
    """
    broken = _broken(text, width)
    if len(broken) > lines:
        return [*broken[: lines - 1], _cut(broken[lines - 1], width)]
    narrow = text_width(text.strip()) / max(len(broken), 1)
    while narrow < width:  # the narrowest that needs no further line leaves no single character
        even = _broken(text, narrow)
        if len(even) == len(broken) and all(text_width(line) <= width for line in even):
            return even
        narrow += 1
    return broken


def _broken(text: str, width: float) -> list[str]:
    wrapped = [""]
    for piece in _pieces(text.strip(), max(width, WIDTH)):
        if text_width(wrapped[-1] + piece.rstrip()) <= width:
            wrapped[-1] += piece
        else:
            wrapped.append(piece.lstrip())
    return [line.rstrip() for line in wrapped if line.strip()]


def _pieces(text: str, width: float) -> list[str]:
    return [
        part
        for piece in _PIECE.findall(text)
        for part in (_chopped(piece, width) if text_width(piece) > width else [piece])
    ]


def _chopped(word: str, width: float) -> list[str]:
    parts = [""]
    for character in word:
        if text_width(parts[-1] + character) > width:
            parts.append("")
        parts[-1] += character
    return parts


def shortened(text: str, width: float) -> str:
    """A text on one line of that width; what does not fit ends in "…"."""
    return text if text_width(text) <= width else _cut(text, width)


def _cut(line: str, width: float) -> str:
    while text_width(line) > width - 1:
        line = line[:-1]
    return f"{line.rstrip()}…"
