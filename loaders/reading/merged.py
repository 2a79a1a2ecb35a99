"""Which cells of a worksheet are merged: openpyxl does not say it when it only reads."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import IO, TypeAlias

from openpyxl.utils import column_index_from_string

# first row, first column, last row, last column; rows count from 1, columns from 0
Merged: TypeAlias = tuple[int, int, int, int]

_MERGE = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^<>]*?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"'
)
_CHUNK = 1024**2
_TAIL = 256  # bytes that one element may take at the seam of two chunks
_MOST = 100_000


def merged_cells(part: IO[bytes]) -> tuple[Merged, ...]:
    """Merged ranges of a worksheet's XML, in its order, at most a hundred thousand.

    The XML is searched and not parsed: text in cells cannot hold an opening bracket.
    """
    return tuple(dict.fromkeys(islice(_ranges(part), _MOST)))


def _ranges(part: IO[bytes]) -> Iterator[Merged]:
    tail = b""
    while chunk := part.read(_CHUNK):
        text = tail + chunk
        for found in _MERGE.finditer(text):
            left, top, right, bottom = (each.decode("ascii") for each in found.groups())
            yield int(top), _column(left), int(bottom), _column(right)
        tail = text[-_TAIL:]


def _column(letters: str) -> int:
    return int(column_index_from_string(letters)) - 1
