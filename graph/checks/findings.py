"""How checks say what they found: rows of a table, as a frame, and the words for them.

Incoming frames carry three columns beside the model's: :data:`LINE` numbers the rows of a table,
:data:`SHEET` says which of the user's sheets a row came from, :data:`ROW` where it stood there.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import polars as pl

from graph.messages import Message, Place, Problem, Severity, message

LINE, SHEET, ROW = "_line", "_sheet", "_row"
PROVENANCE = (LINE, SHEET, ROW)
VALUE = "value"
# Beyond so many of one kind nobody reads on; how many there are is always said.
SHOWN_OF_ONE_KIND = 1_000

Located: TypeAlias = tuple[int, int, Problem]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """A sheet that rows came from; ``headers`` gives each field's header as it was written.

    Rows of many small files stand in one table: ``files`` gives, for the number of each row, the
    file it came from and its number there, None where the file is the row.
    """

    file: str
    sheet: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    files: tuple[tuple[str, int | None], ...] = ()

    def at(self, number: int) -> tuple[str, int | None]:
        """File and row that a row's number means."""
        return self.files[number] if self.files else (self.file, number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One kind of problem, in all the rows of a table that have it.

    Parameters
    ----------
    rows
        The provenance columns, ``value`` where a cell is meant, and further columns, which are
        values of the texts.
    reason
        Key of the text.
    column
        Field the problem is about.
    values
        Values of the texts that are the same for every row.
    repeated
        The rows say what another incoming row says already: left out, and counted as unchanged.
    remedy
        Key of the remedy's text; that of the reason with ``.remedy`` behind it where none is given.
    """

    table: str
    severity: Severity
    rows: pl.DataFrame
    reason: str
    column: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    repeated: bool = False
    remedy: str = ""

    def __post_init__(self) -> None:
        """Give the usual remedy where none is given."""
        if not self.remedy:
            object.__setattr__(self, "remedy", f"{self.reason}.remedy")


def locate(finding: Finding, origins: Sequence[Origin]) -> Iterator[Located]:
    """Problems of a finding with sheet and row to sort by, at most so many of one kind."""
    for row in finding.rows.head(SHOWN_OF_ONE_KIND).iter_rows(named=True):
        yield row[SHEET], row[ROW], _problem(finding, row, origins[row[SHEET]])
    more = finding.rows.height - SHOWN_OF_ONE_KIND
    if more > 0:
        last = finding.rows.row(SHOWN_OF_ONE_KIND, named=True)
        where = origins[last[SHEET]]
        said = Problem(
            severity=finding.severity,
            reason=message("check.more", count=more),
            remedy=message("check.more.remedy"),
            place=Place(file=where.file, sheet=where.sheet),
            table=finding.table,
        )
        yield last[SHEET], last[ROW], said


def _problem(finding: Finding, row: Mapping[str, object], origin: Origin) -> Problem:
    values = dict(finding.values) | {
        name: value for name, value in row.items() if name not in PROVENANCE
    }
    value, number, column = row.get(VALUE), row[ROW], finding.column
    assert isinstance(number, int)
    file, at = origin.at(number)
    place = Place(
        file=file,
        sheet=origin.sheet,
        row=at,
        column=origin.headers.get(column, column) if column else None,
        value=None if value is None else _written(value),
    )
    return Problem(
        severity=finding.severity,
        reason=Message(finding.reason, values),
        remedy=Message(finding.remedy, values),
        place=place,
        table=finding.table,
    )


def _written(value: object) -> str:
    """Value as a person would write it: -3 and not -3.0."""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def rejected(findings: Iterable[Finding], table: str) -> pl.Series:
    """Lines of a table that an error keeps out."""
    return _lines(each for each in findings if each.table == table and _is_error(each))


def repeated(findings: Iterable[Finding], table: str) -> pl.Series:
    """Lines of a table that say again what another line says."""
    return _lines(each for each in findings if each.table == table and each.repeated)


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _lines(findings: Iterable[Finding]) -> pl.Series:
    parts = [each.rows[LINE].cast(pl.UInt32) for each in findings]
    return pl.concat([pl.Series(LINE, [], pl.UInt32), *parts]).unique()
