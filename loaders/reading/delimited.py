"""CSV files, whatever their encoding, separator and line ends."""

import csv
import io
import itertools
import re
from collections.abc import Iterator

import polars as pl

from graph.causes import known_cause
from graph.checks.findings import ROW
from graph.messages import Severity, UserError, message
from graph.questions import NO_ANSWERS, Answers
from loaders.limits import HEADER_ROWS, MAX_CELL
from loaders.neutral import restored
from loaders.reading.annotated import is_ours
from loaders.reading.cells import cells
from loaders.reading.encoding import Decoded, decode
from loaders.source import Flaw, Sheet

_SEPARATORS = (",", ";", "\t")
# Excel's own way to say which separator follows; it shows the line after it as row 1.
_SAID = re.compile(r'"?sep=([,;\t|])"?\r?\n')


def read_delimited(
    content: bytes,
    file: str,
    encoding: str | None = None,
    answers: Answers = NO_ANSWERS,
) -> tuple[Sheet, ...]:
    """The sheet of a CSV file.

    Raises
    ------
    UserError
        The bytes are no text, or the text is no table: an open quotation mark, a huge cell.
    """
    decoded = decode(content, file, encoding, answers)
    text = decoded.text
    start, separator = split_of(text)
    frame = _without_ours(cells(_rows(text[start:], separator, file), file))
    columns = [pl.col(name) for name in frame.columns if name != ROW]
    return (
        Sheet(
            file=file,
            sheet=None,
            cells=frame.with_columns(restored(column) for column in columns),
            delimited=True,
            flaws=_flaws(decoded),
            question=decoded.question,
        ),
    )


def split_of(text: str) -> tuple[int, str]:
    """Where the table begins in the text of a file, and what separates its cells."""
    said = _SAID.match(text)
    return (said.end(), said.group(1)) if said else (0, _separator(text))


def _without_ours(frame: pl.DataFrame) -> pl.DataFrame:
    """Cells without the column that an annotated copy has more."""
    columns = [name for name in frame.columns if name != ROW]
    head = frame.head(HEADER_ROWS)
    kept = [name for name in columns if not any(is_ours(cell) for cell in head[name])]
    if len(kept) == len(columns):
        return frame
    named = (pl.col(name).alias(str(at)) for at, name in enumerate(kept))
    cells_left = pl.any_horizontal(pl.lit(False), *(pl.col(name) != "" for name in kept))
    return frame.filter(cells_left.fill_null(False)).select(*named, ROW)


def _separator(text: str) -> str:
    """Separator of the earliest row that most rows below are as wide as.

    The header decides, because a list within a cell may hold more marks than a row has cells.
    """
    return max(_SEPARATORS, key=lambda separator: _fit(*_first_rows(text, separator)))


def _first_rows(text: str, separator: str) -> tuple[list[list[str]], bool]:
    """The first rows, and whether their quotation marks stand where this separator has them."""
    reader = csv.reader(io.StringIO(text[:MAX_CELL], newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(itertools.islice(reader, 4 * HEADER_ROWS))
    except csv.Error:  # told with its row when the file is read for good
        return rows, False
    return rows, True


def _fit(rows: list[list[str]], is_quoted_so: bool) -> tuple[bool, bool, int, int, int]:
    """How well rows look split: a header that holds for them, how early, how many, how wide."""
    header = next((at for at, row in enumerate(rows) if sum(map(bool, row)) > 1), None)
    if header is None:
        return (False, False, -len(rows), 0, 0)
    below = [row for row in rows[header:] if any(row)]
    alike = sum(len(row) == len(rows[header]) for row in below)
    return (is_quoted_so, 2 * alike > len(below), -header, alike, len(rows[header]))


def _rows(text: str, separator: str, file: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            if "field limit" in str(error):
                raise UserError(
                    message(
                        "load.limit.cell",
                        file=file,
                        row=number,
                        line=reader.line_num,
                        most=MAX_CELL,
                    ),
                    message("load.limit.cell.remedy"),
                ) from None
            raise UserError(
                message(
                    "load.csv", file=file, row=number, line=reader.line_num, why=known_cause(error)
                ),
                message("load.csv.remedy"),
            ) from None
        yield number, row


def _flaws(decoded: Decoded) -> tuple[Flaw, ...]:
    if decoded.preview is None:
        return ()
    guessed = message("load.encoding.guessed", encoding=decoded.encoding, preview=decoded.preview)
    remedy = message("load.encoding.guessed.remedy")
    return (Flaw(severity=Severity.WARNING, reason=guessed, remedy=remedy),)
