"""A block of cells from a spreadsheet program, made a file that the loaders read."""

import base64
import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.fields import header_key
from graph.messages import UserError, message

MOST_ROWS = 5_000  # beyond that a file is brought in, with its progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """Cells with the field that each column means.

    Parameters
    ----------
    headers
        What stood above each column; empty where the block has no header.
    fields
        Field of each column; None for a further column, which is kept with the record.
    rows
        The cells below the header.
    """

    headers: tuple[str, ...]
    fields: tuple[str | None, ...]
    rows: tuple[tuple[str, ...], ...]


def read_pasted(text: str, known: Mapping[str, str], order: Sequence[str]) -> Pasted:
    """Read a block as the clipboard holds it: cells parted by tabs, rows by line ends.

    Parameters
    ----------
    known
        Folded headers (:func:`graph.fields.header_key`) and the fields that they mean.
    order
        Fields in the order of the table on the screen, for a block without a header.

    Raises
    ------
    UserError
        There is nothing in it, or too much.
    """
    lines = [
        tuple(cell.strip() for cell in row) for row in csv.reader(io.StringIO(text), "excel-tab")
    ]
    lines = [row for row in lines if any(row)]
    if not lines:
        raise UserError(message("paste.empty"), message("paste.empty.remedy"))
    if len(lines) > MOST_ROWS + 1:
        raise UserError(
            message("paste.large", most=MOST_ROWS), message("paste.large.remedy", most=MOST_ROWS)
        )
    width = max(map(len, lines))
    rows = [row + ("",) * (width - len(row)) for row in lines]
    meant = [known.get(header_key(cell)) for cell in rows[0]]
    said = sum(map(bool, rows[0]))
    if sum(each is not None for each in meant) * 2 > said:
        return Pasted(headers=rows[0], fields=_once(meant), rows=tuple(rows[1:]))
    fields = [*order[:width], *[None] * (width - len(order))]
    return Pasted(headers=(), fields=tuple(fields), rows=tuple(rows))


def _once(meant: Sequence[str | None]) -> tuple[str | None, ...]:
    """Of two columns that mean one field the second is a further column."""
    seen = set[str]()
    found: list[str | None] = []
    for each in meant:
        found.append(None if each in seen else each)
        seen |= {each} if each else set()
    return tuple(found)


def column_names(pasted: Pasted) -> list[str]:
    """Header of each column of the file: the field, else what stood above, else its number."""
    headers = pasted.headers or ("",) * len(pasted.fields)
    pairs = enumerate(zip(pasted.fields, headers, strict=True), 1)
    return [field or header or f"column {number}" for number, (field, header) in pairs]


def as_upload(pasted: Pasted) -> str:
    """The block as a CSV file, in the form in which a browser sends files."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(column_names(pasted))
    writer.writerows(pasted.rows)
    encoded = base64.b64encode(out.getvalue().encode("utf-8-sig")).decode()
    return f"data:text/csv;base64,{encoded}"
