"""Text tables for a terminal: Chinese characters take two columns, reasons stand beneath."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

GAP = "  "
REASON_INDENT = "    "


def width(text: str) -> int:
    """Columns a text takes in a terminal."""
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """Text filled with blanks to a number of columns."""
    blanks = " " * max(0, columns - width(text))
    return blanks + text if right else text + blanks


def clipped(text: str, columns: int) -> str:
    """Text of a number of columns at most; what is cut off shows as an ellipsis."""
    if width(text) <= columns:
        return text
    kept = ""
    for character in text:
        if width(kept) + _width(character) >= columns:
            break
        kept += character
    return kept.rstrip() + "…"


def plain(text: str) -> str:
    """Text on one line and without control characters, so that data cannot steer the terminal."""
    spaced = " ".join(text.split())
    return "".join(character for character in spaced if unicodedata.category(character) != "Cc")


def wrapped(text: str, columns: int | None, indent: str) -> Iterator[str]:
    """Lines of a text; without a number of columns it stays one line.

    Text without blanks, such as Chinese, may break anywhere.
    """
    if columns is None or width(text) + width(indent) <= columns:
        yield indent + text
        return
    room = max(20, columns - width(indent))
    line = ""
    for word in _breakable(text):
        if line and width(line) + width(word.rstrip()) > room:
            yield indent + line.rstrip()
            line = ""
        line += word
    yield indent + line.rstrip()


def _breakable(text: str) -> Iterator[str]:
    for word in re.findall(r"\S+\s*", text):
        run = ""
        for character in word:
            if _width(character) == 2:
                if run:
                    yield run
                    run = ""
                yield character
            else:
                run += character
        if run:
            yield run


def fitting(cells: Sequence[Sequence[str]], first: int, columns: int | None) -> list[int]:
    """Places of a table's columns that a terminal has room for, in their order.

    Parameters
    ----------
    cells
        Header and rows.
    first
        How many columns always stand.
    columns
        Width of the terminal; None where there is room for all.
    """
    shown, taken = [], 0
    for at in range(len(cells[0])):
        wide = max(width(row[at]) for row in cells) + len(GAP)
        if at < first or columns is None or taken + wide - len(GAP) <= columns:
            shown.append(at)
            taken += wide
    return shown


def table(
    header: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]
) -> Iterator[str]:
    """Lines of a table: header, rule, then one line a row; numbers stand to the right."""
    cells = [header, *rows]
    widths = [max(width(row[at]) for row in cells) for at in range(len(header))]

    def line(row: Sequence[str]) -> str:
        padded = (
            pad(cell, columns, right=to_right)
            for cell, columns, to_right in zip(row, widths, right, strict=True)
        )
        return GAP.join(padded).rstrip()

    yield line(header)
    yield GAP.join("-" * columns for columns in widths)
    for row in rows:
        yield line(row)
