"""Text in columns on a terminal, where a Chinese character is as wide as two others."""

import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    return sum(_width_of(character) for character in text)


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines of a table: first column left, the others right, two blanks between."""
    widths = [max(width(cell) for cell in column) for column in zip(*rows, strict=True)]
    return ["  ".join(_padded(row, widths)).rstrip() for row in rows]


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    blanks = [" " * (most - width(cell)) for cell, most in zip(row, widths, strict=True)]
    return [row[0] + blanks[0], *(b + cell for b, cell in zip(blanks[1:], row[1:], strict=True))]


def _width_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
