"""What reading gives: sheets of text, each knowing where it stood in the user's material."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

import polars as pl

from graph.checks.findings import ROW
from graph.messages import Message, Severity

# stage (read, convert, check, plan, write), how much is done, of how much
Progress: TypeAlias = Callable[[str, int, int], None]


def no_progress(stage: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Something odd about one cell, or about the whole sheet when ``row`` is None.

    ``column`` counts from 0.
    """

    severity: Severity
    reason: Message
    remedy: Message
    row: int | None = None
    column: int | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One CSV file or one worksheet, every cell as text.

    Parameters
    ----------
    file
        Name of the file as the user knows it.
    sheet
        Name of the worksheet; None for a CSV.
    cells
        Rows that hold anything: columns ``0``, ``1``, … of text, null where empty, and ``_row``.
    delimited
        Whether the cells stood in a text file, where a stray separator shifts them.
    flaws
        What was odd about it when it was read.
    """

    file: str
    sheet: str | None
    cells: pl.DataFrame
    delimited: bool
    flaws: tuple[Flaw, ...] = ()

    @property
    def name(self) -> str:
        """What the sheet is called: the worksheet's name, or the file's without its ending."""
        return self.sheet if self.sheet is not None else PurePosixPath(self.file).stem

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.cells.columns) - 1

    def row(self, position: int) -> list[str | None]:
        """Cells of the row at a position among the rows that hold anything."""
        return list(self.cells.row(position)[: self.width])


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Everything that was found where the user pointed.

    Parameters
    ----------
    name
        What was loaded, as the user named it.
    sheets
        Its sheets, in the order of their names.
    skipped
        What was left alone, and why.
    """

    name: str
    sheets: tuple[Sheet, ...]
    skipped: tuple[Message, ...] = field(default=())


def empty_cells() -> pl.DataFrame:
    """Cells of a sheet without rows."""
    return pl.DataFrame(schema={ROW: pl.UInt32})
