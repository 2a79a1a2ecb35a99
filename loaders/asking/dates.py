"""Dates whose parts may be told apart in more than one way: decided by their column, or asked.

A column is written by one hand. Where a value can be read in one order only, ``25/04/2024``, that
decides for the whole column, and it is said. Where every order fits, it is asked once.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from graph.checks.findings import PROVENANCE, SHEET, VALUE, Finding, Origin
from graph.fields import Field, FieldType
from graph.messages import Message, Place, Severity, message
from graph.model import BY_TABLE
from graph.questions import Answers, Option, Question
from loaders.answers import answered
from loaders.dates import MINGUO, TIME, century, plain_text

UNKNOWN = "unknown"  # the answer that nobody knows
_SHOWN = 3
_SLASHED = re.compile(rf"(\d{{1,2}})[-/. ](\d{{1,2}})[-/. ](\d{{4}}|\d{{2}}){TIME}")
_MARKED = re.compile(rf"(\d{{2}})年 ?(\d{{1,2}})月 ?(\d{{1,2}})日?{TIME}")
_COMPACT = re.compile(r"(\d{2})(\d{2})(\d{2})")
_ANY = (
    r"^(?:\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})|\d{2}年 ?\d{1,2}月 ?\d{1,2}日?|\d{6})"
    rf"{TIME}$"
)
# A republic's year below this would be before 1971: nobody asks for those.
_REPUBLIC_FROM = 60

_Days = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class _Column:
    """A date column of one sheet: its texts that may mean several days."""

    table: str
    field: Field
    origin: Origin
    sheet: int
    texts: tuple[str, ...]
    count: int

    @property
    def place(self) -> Place:
        header = self.origin.headers.get(self.field.name, self.field.name)
        return Place(file=self.origin.file, sheet=self.origin.sheet, column=header)

    @property
    def id(self) -> str:
        place = self.place
        return ":".join(part for part in ("date", place.file, place.sheet, place.column) if part)


def settle(
    table: str,
    text: pl.DataFrame,
    origins: Sequence[Origin],
    answers: Answers,
) -> tuple[pl.DataFrame, list[Finding], list[Question]]:
    """Write the dates of a table as ISO days where their column or an answer decides.

    What is still open is null; what an answer makes no date of stays as it is, to be told.
    """
    findings, questions = list[Finding](), list[Question]()
    dates = (each for each in BY_TABLE[table].fields if each.type is FieldType.DATE)
    for field in (each for each in dates if each.name in text.columns):
        for column in _columns(table, text, field, origins):
            days, found, asked = _decide(column, text, answers)
            text = _written(text, column, days)
            findings += found
            questions += asked
    return text, findings, questions


def _columns(
    table: str, text: pl.DataFrame, field: Field, origins: Sequence[Origin]
) -> Iterator[_Column]:
    plain = plain_text(pl.col(field.name))
    several = text.filter(plain.str.contains(_ANY)).select(SHEET, field.name)
    for (sheet,), part in several.group_by(SHEET, maintain_order=True):
        assert isinstance(sheet, int)
        written = _plain(part[field.name].unique(maintain_order=True).to_list())
        # What is no day in any order, as 31/02/2026, is nothing to ask about: it is an error.
        texts = tuple(text for text, at in written.items() if _is_day(at))
        if texts:
            count = part.filter(pl.col(field.name).is_in(texts)).height
            yield _Column(table, field, origins[sheet], sheet, texts, count)


def _is_day(plain: str) -> bool:
    return any(reader(plain) for reader in _READERS.values())


def _decide(
    column: _Column, text: pl.DataFrame, answers: Answers
) -> tuple[_Days, list[Finding], list[Question]]:
    """Day of each text of a column, what has to be told of it, and what has to be asked."""
    plain = _plain(column.texts)
    readings = {
        name: {each: reader(plain[each]) for each in column.texts}
        for name, reader in _READERS.items()
    }
    readings = {name: days for name, days in readings.items() if any(days.values())}
    whole = {name: days for name, days in readings.items() if all(days.values())}
    if len(readings) == 1 or len(whole) == 1 or (whole and _agree(whole)):
        name, days = next(iter((whole or readings).items()))
        return {t: d for t, d in days.items() if d}, _told(column, text, name, readings), []
    question = answered(_question(column, whole or readings), answers)
    if question.answer is None:
        return dict.fromkeys(column.texts), [], [question]
    if question.answer == UNKNOWN:
        kept = {} if column.field.lenient else dict.fromkeys(column.texts)
        return kept, [], [question]
    chosen = readings[question.answer]
    return {each: day for each, day in chosen.items() if day}, [], [question]


def _plain(texts: Sequence[str]) -> Mapping[str, str]:
    series = pl.DataFrame({"at": texts}).select(plain_text(pl.col("at"))).to_series()
    return dict(zip(texts, series, strict=True))


def _agree(readings: Mapping[str, _Days]) -> bool:
    """Whether all orders give the same days, as for 03/03/2024."""
    return len({tuple(days.items()) for days in readings.values()}) == 1


def _told(
    column: _Column, text: pl.DataFrame, name: str, readings: Mapping[str, _Days]
) -> list[Finding]:
    """That the column itself has decided, and by which value; nothing where every order agrees."""
    others = [days for other, days in readings.items() if other != name]
    deciding = next((t for t in column.texts if not all(days[t] for days in others)), None)
    if deciding is None:
        return []
    field = column.field.name
    said = (pl.col(SHEET) == column.sheet) & (pl.col(field) == deciding)
    rows = text.filter(said).head(1).select(*PROVENANCE, pl.col(field).alias(VALUE))
    values = {
        "field": message(f"field.{column.table}.{field}"),
        "order": message(f"question.date.{name}"),
        "count": column.count,
    }
    return [
        Finding(
            table=column.table,
            severity=Severity.NOTE,
            rows=rows,
            reason="load.value.date.decided",
            column=field,
            values=values,
        )
    ]


def _question(column: _Column, readings: Mapping[str, _Days]) -> Question:
    options = [
        Option(
            value=name,
            label=message(f"question.date.{name}"),
            preview=tuple(_preview(column, days)),
        )
        for name, days in readings.items()
    ]
    kept = "question.date.unknown.kept" if column.field.lenient else "question.date.unknown"
    return Question(
        id=column.id,
        kind="date",
        reason=message("question.date", count=column.count, values=column.texts[:_SHOWN]),
        place=column.place,
        options=(*options, Option(value=UNKNOWN, label=message(kept))),
    )


def _preview(column: _Column, days: _Days) -> Iterator[Message]:
    for each in column.texts[:_SHOWN]:
        after = days[each] or message("question.date.none")
        yield message("question.preview.change", before=each, after=after)
    failed = sum(1 for day in days.values() if day is None)
    if failed:
        yield message("question.date.failed", count=failed)


def _written(text: pl.DataFrame, column: _Column, days: _Days) -> pl.DataFrame:
    if not days:
        return text
    name = pl.col(column.field.name)
    settled = name.replace_strict(
        pl.Series(list(days), dtype=pl.String),
        pl.Series(list(days.values()), dtype=pl.String),
        default=name,
    )
    return text.with_columns(
        pl.when(pl.col(SHEET) == column.sheet)
        .then(settled)
        .otherwise(name)
        .alias(column.field.name)
    )


def _slashed(order: str) -> Callable[[str], str | None]:
    """Reader of three numbers in an order such as ``dmy``; four digits are the year, the last."""

    def read(text: str) -> str | None:
        found = _SLASHED.fullmatch(text) or _COMPACT.fullmatch(text)
        if found is None and order == "ymd":
            found = _MARKED.fullmatch(text)
        if found is None or (len(found[3]) == 4 and order == "ymd"):
            return None
        parts = dict(zip(order, found.groups()[:3], strict=True))
        year = int(parts["y"])
        return _iso(year if len(parts["y"]) == 4 else century(year), parts["m"], parts["d"])

    return read


def _republic(text: str) -> str | None:
    found = next((m for p in (_SLASHED, _MARKED, _COMPACT) if (m := p.fullmatch(text))), None)
    if found is None or len(found[3]) == 4 or int(found[1]) < _REPUBLIC_FROM:
        return None
    return _iso(int(found[1]) + MINGUO, found[2], found[3])


def _year_month(text: str) -> str | None:
    found = re.fullmatch(r"((?:19|20)\d{2})(\d{2})", text)
    return f"{found[1]}-{found[2]}" if found and 1 <= int(found[2]) <= 12 else None


def _iso(year: int, month: str, day: str) -> str | None:
    try:
        return date(year, int(month), int(day)).isoformat()
    except ValueError:
        return None  # no such day


_READERS: Mapping[str, Callable[[str], str | None]] = {
    "dmy": _slashed("dmy"),
    "mdy": _slashed("mdy"),
    "ymd": _slashed("ymd"),
    "roc": _republic,
    "ym": _year_month,
}
