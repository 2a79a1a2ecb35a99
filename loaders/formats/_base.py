"""What a loader is: it recognises a source by its signature and turns it into tables of text.

What follows is the same for every format: convert, check, plan, write, report.
"""

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from graph.checks.findings import Origin
from graph.messages import Message, Problem
from loaders.source import Source

FURTHER = "+"  # before the name of a column that is no field of the table


@dataclass(frozen=True, slots=True, kw_only=True)
class RawTable:
    """Rows of one sheet that belong to one table, every cell as text.

    Parameters
    ----------
    frame
        Columns named by their fields, further ones as ``+header``, and ``_row``.
    origin
        The sheet, and each field's header as it was written.
    bad_rows
        Rows that an error in ``problems`` keeps out.
    refused
        Rows of the sheet that are not in ``frame``, because they or the whole sheet are refused.
    mentioned
        The file says only that these things exist, by their name, which is their id here.
    """

    table: str
    frame: pl.DataFrame
    origin: Origin
    problems: tuple[Problem, ...] = ()
    bad_rows: frozenset[int] = frozenset()
    refused: int = 0
    mentioned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Transformed:
    """What a loader made of a source.

    Parameters
    ----------
    skipped
        Sheets and files that it could make nothing of.
    notes
        How it was read, where that is not plain.
    """

    tables: tuple[RawTable, ...]
    skipped: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Loader:
    """One format.

    Its name and help are the texts ``format.<id>`` and ``format.<id>.help``.

    Parameters
    ----------
    recognises
        How sure the loader is that the source is its format: 0 (not) to 1 (no other is like it).
    transform
        Source to tables of text; pure.
    """

    id: str
    recognises: Callable[[Source], float]
    transform: Callable[[Source], Transformed]
