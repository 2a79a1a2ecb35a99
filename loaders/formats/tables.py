"""Our own tables: CSV files or worksheets named like the tables, or recognised by their columns."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TypeVar

import polars as pl
from openpyxl.utils import get_column_letter

from graph.checks.findings import ROW, Origin
from graph.messages import Message, Place, Problem, Severity, message
from graph.model import BY_TABLE
from loaders.formats._base import FURTHER, Loader, RawTable, Transformed
from loaders.headers import Header, Mapped, Recognised, map_columns, recognise, required_columns
from loaders.issue_parties import role_of_column, with_parties
from loaders.merges import merged_down
from loaders.source import Flaw, Sheet, Source

Cells = TypeVar("Cells", pl.Expr, pl.Series)
_NOTED = 20  # cells with formulas that are named one by one


def recognises(source: Source) -> float:
    """Sure enough when some sheet is one of our tables; any special format is surer."""
    return 0.5 if any(isinstance(recognise(sheet), Recognised) for sheet in source.sheets) else 0.0


def transform(source: Source) -> Transformed:
    """Tables of text from the sheets that are tables of ours."""
    tables, skipped = [], []
    for sheet in source.sheets:
        found = recognise(sheet)
        if isinstance(found, Recognised):
            tables.append(_table(sheet, found))
        else:
            skipped.append(_not_recognised(sheet, found))
    skipped += [message("load.skipped.file", file=each.file) for each in source.documents]
    return Transformed(tables=with_parties(tables, source.parties), skipped=tuple(skipped))


def _not_recognised(sheet: Sheet, candidates: tuple[str, ...]) -> Message:
    called = sheet.file if sheet.sheet is None else f"{sheet.file} · {sheet.sheet}"
    if candidates:
        return message("load.skipped.several", sheet=called, tables=", ".join(candidates))
    return message("load.skipped.sheet", sheet=called)


def _table(sheet: Sheet, found: Recognised) -> RawTable:
    mapped = map_columns(found.table, found.header, sheet.width)
    headers = {field: found.header.cells[at] or field for at, field in mapped.fields.items()}
    body = sheet.cells.slice(found.header.position + 1)
    problems = [*_header_problems(sheet, found, mapped)]
    if any(each.severity is Severity.ERROR for each in problems):
        body, refused = body.clear(), body.height
    else:
        refused = 0
    body, notes = _unmerged(sheet, found, body)
    problems += notes
    names = {str(at): field for at, field in mapped.fields.items()}
    names |= {str(at): f"{FURTHER}{header}" for at, header in mapped.further.items()}
    problems += flaw_problems(sheet, found.table, found.header)
    wide = too_wide(sheet, found, body)
    problems += [*wide, *_further(sheet, found, mapped, body)]
    bad = {each.row for each in sheet.flaws if each.row and each.severity is Severity.ERROR}
    bad |= {each.place.row for each in wide if each.place.row}
    return RawTable(
        table=found.table,
        frame=body.rename(names),
        origin=Origin(file=sheet.file, sheet=sheet.sheet, headers=headers),
        problems=tuple(problems),
        bad_rows=frozenset(bad),
        refused=refused,
    )


def _unmerged(
    sheet: Sheet, found: Recognised, body: pl.DataFrame
) -> tuple[pl.DataFrame, list[Problem]]:
    """The rows with what stands in a merged cell in each row that it covers, and notes of it."""
    columns: dict[int, dict[int, str]] = defaultdict(dict)
    for (row, at), text in merged_down(sheet, found.header.row).items():
        columns[at][row] = text
    notes = []
    for at, texts in sorted(columns.items()):
        filled = pl.col(ROW).replace_strict(texts, default=None, return_dtype=pl.String)
        body = body.with_columns(pl.coalesce(filled, pl.col(str(at))).alias(str(at)))
        place = Place(
            file=sheet.file, sheet=sheet.sheet, row=min(texts), column=_column(found.header, at)
        )
        notes.append(
            Problem(
                severity=Severity.NOTE,
                reason=message("load.merged", count=len(texts)),
                remedy=message("load.merged.remedy"),
                place=place,
                table=found.table,
            )
        )
    return body, notes


def _header_problems(sheet: Sheet, found: Recognised, mapped: Mapped) -> list[Problem]:
    """What is wrong with the header as a whole; an error refuses the whole sheet."""

    def problem(severity: Severity, key: str, **values: object) -> Problem:
        table = message(f"table.{found.table}")
        return Problem(
            severity=severity,
            reason=message(key, table=table, **values),
            remedy=message(f"{key}.remedy", table=table, **values),
            place=Place(file=sheet.file, sheet=sheet.sheet, row=found.header.row),
            table=found.table,
        )

    problems = [
        problem(Severity.ERROR, "load.column.missing", column=name, synonyms=_known(found, name))
        for name in sorted(required_columns(found.table) - set(mapped.fields.values()))
    ]
    problems += [
        problem(Severity.ERROR, "load.column.doubled", columns=" / ".join(columns), field=field)
        for field, columns in mapped.doubled.items()
    ]
    if found.by_columns:
        problems.append(problem(Severity.WARNING, "load.recognised"))
    return problems


def _further(
    sheet: Sheet, found: Recognised, mapped: Mapped, body: pl.DataFrame
) -> Iterator[Problem]:
    """A note of the columns with values that mean no field: nothing is answered from them."""
    fields = mapped.fields.values()
    unread = (
        at
        for at, header in mapped.further.items()
        if not role_of_column(found.table, fields, header)
    )
    filled = (at for at in unread if _says(body[str(at)]).any())
    if named := [mapped.further[at] for at in sorted(filled)]:
        yield Problem(
            severity=Severity.NOTE,
            reason=message(
                "load.further",
                table=message(f"table.{found.table}"),
                columns=tuple(named),
                count=len(named),
            ),
            remedy=message("load.further.remedy"),
            place=Place(file=sheet.file, sheet=sheet.sheet, row=found.header.row),
            table=found.table,
        )


def _known(found: Recognised, field: str) -> str:
    return ", ".join((field, *BY_TABLE[found.table].field(field).synonyms))


def too_wide(sheet: Sheet, found: Recognised, body: pl.DataFrame) -> list[Problem]:
    """Rows of a CSV with more cells than its header: an unquoted separator has shifted them."""
    last = max((at for at, cell in enumerate(found.header.cells) if cell), default=-1)
    beyond = [str(at) for at in range(last + 1, sheet.width)]
    if not sheet.delimited or not beyond or body.is_empty():
        return []
    rows = body.filter(pl.any_horizontal(_says(pl.col(beyond))))
    return [
        Problem(
            severity=Severity.ERROR,
            reason=message("load.row.wide", columns=last + 1),
            remedy=message("load.row.wide.remedy"),
            place=Place(file=sheet.file, row=row),
            table=found.table,
        )
        for row in rows[ROW]
    ]


def _says(cells: Cells) -> Cells:
    """Which cells hold more than blanks."""
    return cells.fill_null("").str.strip_chars() != ""


def flaw_problems(sheet: Sheet, table: str, header: Header) -> list[Problem]:
    """Flaws with their columns named; of many like warnings in a column the first few."""
    grouped: dict[tuple[str, int | None], list[Flaw]] = defaultdict(list)
    for flaw in sheet.flaws:
        if flaw.row is None or flaw.row > header.row:
            grouped[flaw.reason.key, flaw.column].append(flaw)
    return [
        flaw.problem(sheet.file, sheet.sheet, _column(header, flaw.column), table)
        for flaws in grouped.values()
        for flaw in (flaws[:_NOTED] if flaws[0].severity is Severity.WARNING else flaws)
    ]


def _column(header: Header, at: int | None) -> str | None:
    """Header of a column as it was written, else its letter."""
    if at is None:
        return None
    written = header.cells[at] if at < len(header.cells) else None
    return written or get_column_letter(at + 1)


LOADER = Loader(id="tables", recognises=recognises, transform=transform)
