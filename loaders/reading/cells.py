"""Rows of text, one after another, to the columns of a sheet, within bounds."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

import polars as pl

from graph.checks.findings import ROW
from graph.messages import UserError, message
from loaders.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS
from loaders.source import empty_cells

_CHUNK = 50_000  # rows held as Python lists at once
_HELD = 5_000_000  # cells held so, gaps included


def cells(rows: Iterable[tuple[int, Sequence[str | None]]], file: str) -> pl.DataFrame:
    """Cells of a sheet from its numbered rows; rows without any text are left out.

    Raises
    ------
    UserError
        More rows or columns than a table may have.
    """
    frames, chunk, count = [empty_cells()], list[tuple[int, Sequence[str | None]]](), 0
    size = held = 0
    for number, row in rows:
        # From the end: where one cell stands far to the right, all before it are empty.
        if not any(cell and not cell.isspace() for cell in reversed(row)):
            continue
        if len(row) > MAX_COLUMNS:
            raise UserError(
                message("load.limit.columns", file=file, row=number, most=MAX_COLUMNS),
                message("load.limit.columns.remedy"),
            )
        chunk.append((number, row))
        held += len(row)
        if len(chunk) == _CHUNK or held > _HELD:
            size, held = size + held, 0
            if size > MAX_CELLS:
                raise UserError(
                    message("load.limit.cells", file=file, most=MAX_CELLS // 10**6),
                    message("load.limit.cells.remedy"),
                )
            count += len(chunk)
            if count > MAX_ROWS:
                raise UserError(
                    message("load.limit.rows", file=file, most=MAX_ROWS),
                    message("load.limit.remedy"),
                )
            frames.append(_frame(chunk))
            chunk = []
    joined = pl.concat([*frames, _frame(chunk)], how="diagonal")
    return joined.select(pl.exclude(ROW), ROW)


def _frame(chunk: list[tuple[int, Sequence[str | None]]]) -> pl.DataFrame:
    columns = zip_longest(*(row for _, row in chunk))
    series = [pl.Series(str(at), column, pl.String) for at, column in enumerate(columns)]
    numbers = pl.Series(ROW, [number for number, _ in chunk], pl.UInt32)
    return pl.DataFrame([*series, numbers])
