"""What reading gives: sheets of text, each knowing where it stood in the user's material."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeAlias

import polars as pl

from graph.checks.findings import ROW
from graph.messages import Message, Place, Problem, Severity
from graph.questions import Question

# Stage (read, convert, check, plan, write), how much is done, of how much. Whoever is told may
# raise graph.messages.Cancelled to stop the work.
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

    def problem(self, file: str, sheet: str | None, column: str | None, table: str) -> Problem:
        """Say it of a table, at its place; ``column`` is as the file calls it."""
        place = Place(file=file, sheet=sheet, row=self.row, column=column, value=self.value)
        return Problem(
            severity=self.severity,
            reason=self.reason,
            remedy=self.remedy,
            place=place,
            table=table,
        )


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
    question
        What its encoding has to be asked about.
    merged
        Merged cells of a worksheet: first row and column, last row and column; rows as ``_row``,
        columns from 0. Their text stands in the first cell alone.
    """

    file: str
    sheet: str | None
    cells: pl.DataFrame
    delimited: bool
    flaws: tuple[Flaw, ...] = ()
    question: Question | None = None
    merged: tuple[tuple[int, int, int, int], ...] = ()

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
class Document:
    """One file that is a tree and no sheet, parsed within bounds.

    Parameters
    ----------
    file
        Name of the file as the user knows it.
    kind
        What it is written in: ``json``, ``yaml`` or ``xml``.
    root
        For JSON and YAML dicts, lists, texts, booleans and None: numbers and dates stay the text
        they were written as. For XML its top element, names of elements with their namespaces.
    flaws
        What was odd about it when it was read.
    question
        What its encoding has to be asked about.
    """

    file: str
    kind: str
    root: Any
    flaws: tuple[Flaw, ...] = ()
    question: Question | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """One of several files that could not be read, and why; the others may be good."""

    file: str
    reason: Message
    remedy: Message


def nothing_stored() -> Mapping[str, str]:
    """Things of a register that nobody has told of."""
    return {}


def nobody_stored() -> Mapping[str, pl.DataFrame]:
    """Parties of a register that nobody has told of."""
    return {}


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
    documents
        Its documents; read only where it has no sheet at all.
    broken
        Files among several that could not be read.
    stored
        Gives id to table of the things that the register holds already, asked for only by formats
        that do not say themselves what their ids are.
    parties
        Gives the tables of units and people that the register holds already, asked for only where
        a file may call them by their names.
    """

    name: str
    sheets: tuple[Sheet, ...]
    skipped: tuple[Message, ...] = field(default=())
    documents: tuple[Document, ...] = field(default=())
    broken: tuple[Broken, ...] = field(default=())
    stored: Callable[[], Mapping[str, str]] = field(default=nothing_stored)
    parties: Callable[[], Mapping[str, pl.DataFrame]] = field(default=nobody_stored)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What reading has to ask, or has asked."""
        asked = (*(each.question for each in self.sheets), *(d.question for d in self.documents))
        return tuple(each for each in asked if each is not None)


def empty_cells() -> pl.DataFrame:
    """Cells of a sheet without rows."""
    return pl.DataFrame(schema={ROW: pl.UInt32})
