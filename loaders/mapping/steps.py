"""How the value of a field is made: the steps of a mapping as column expressions.

Patterns are run by polars, whose engine needs linear time whatever the pattern is.
"""

import re
from collections.abc import Mapping, Sequence

import polars as pl

from graph.fields import LIST_MARK
from loaders.mapping import model
from loaders.mapping.clauses import items_of
from loaders.mapping.model import CLAUSES, Value
from loaders.values import cleaned, is_placeholder

_PART = "\x1f"
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_DAY_FIRST = r"^(?<d>\d{1,2})[-/.](?<m>\d{1,2})[-/.](?<y>\d{4}|\d{2})\b"
_MONTH_FIRST = r"^(?<m>\d{1,2})[-/.](?<d>\d{1,2})[-/.](?<y>\d{4}|\d{2})\b"

Ids = Mapping[str, pl.Series]


def made(frame: pl.DataFrame, value: Value, ids: Ids) -> pl.Series:
    """Texts that one way to make a value gives for every record; null where it gives none."""
    text = _origin(frame, value)
    if value.split:
        text = _part(text, value.split, value.take or "all")
    column = text.alias("text").to_frame().with_columns(cleaned(pl.col("text")))
    made = column.select(cleaned(_steps(pl.col("text"), value)).alias("text"))
    if value.known is not None:
        known = ids.get(value.known, pl.Series([], dtype=pl.String))
        made = made.select(pl.when(pl.col("text").is_in(known.implode())).then(pl.col("text")))
    return made.to_series()


def first_made(frame: pl.DataFrame, values: Sequence[Value], ids: Ids) -> pl.Series:
    """Texts of the first of several ways that gives one."""
    each = [made(frame, value, ids).alias(str(at)) for at, value in enumerate(values)]
    return pl.DataFrame(each).select(pl.coalesce(pl.all())).to_series()


def parts_of(cell: pl.Expr, marks: str) -> pl.Expr:
    """Parts of a cell between marks, each without blanks around it, empty ones left out."""
    parted = cell.str.replace_all(f"[{re.escape(marks)}]", _PART).str.split(_PART)
    stripped = parted.list.eval(pl.element().str.strip_chars())
    return stripped.list.eval(pl.element().filter(pl.element() != ""))


def _origin(frame: pl.DataFrame, value: Value) -> pl.Series:
    if value.value is not None:
        return pl.Series("text", [value.value] * frame.height, pl.String)
    if value.first is not None:
        is_first = pl.col(model.POSITION) == "1"
        chosen = pl.when(is_first).then(pl.lit(value.first)).otherwise(pl.lit(value.others))
        return frame.select(chosen.cast(pl.String).alias("text")).to_series()
    if value.template is not None:
        return frame.select(_template(value.template).alias("text")).to_series()
    known = [cleaned(pl.col(name)) for name in value.sources]
    # A column that only says "n/a" says nothing where the next one may say something.
    some = [pl.when(~is_placeholder(each)).then(each) for each in known]
    return frame.select(pl.coalesce(*some, *known).alias("text")).to_series()


def _template(template: str) -> pl.Expr:
    pieces = _PLACEHOLDER.split(template)
    parts = [cleaned(pl.col(piece)) if at % 2 else pl.lit(piece) for at, piece in enumerate(pieces)]
    return pl.concat_str(*parts)


def _part(text: pl.Series, split: str, take: str) -> pl.Series:
    if split == CLAUSES:
        return _unit(text, take)
    parts = parts_of(pl.col("text"), split)
    chosen = {
        "first": parts.list.first(),
        "last": parts.list.last(),
        "rest": parts.list.slice(1).list.join(LIST_MARK),
        "all": parts.list.join(LIST_MARK),
    }[take]
    return text.alias("text").to_frame().select(chosen).to_series()


def _unit(text: pl.Series, take: str) -> pl.Series:
    """Units of clauses: by their place, or those whose clause says a role, the first of them."""
    found: dict[str, str | None] = {}
    for cell in text.drop_nulls().unique():
        items = items_of(cell, inherit=True)
        names = [each.text for each in items]
        if take in ("first", "last", "rest", "all"):
            chosen = {"first": names[:1], "last": names[-1:], "rest": names[1:]}.get(take, names)
        else:
            chosen = [each.text for each in items if each.role == take][:1]
        found[cell] = LIST_MARK.join(chosen) or None
    return pl.Series("text", [found.get(each) if each else None for each in text], pl.String)


def _steps(text: pl.Expr, value: Value) -> pl.Expr:
    if value.until is not None:
        text = text.str.split(value.until).list.first().str.strip_chars()
    if value.pattern is not None:
        text = _found(text, value.pattern)
    if value.strip is not None:
        text = text.str.strip_chars(value.strip).str.strip_chars()
    if value.case is not None:
        text = text.str.to_lowercase() if value.case == "lower" else text.str.to_uppercase()
    if value.words:
        text = _translated(text, value)
    if value.date is not None:
        text = _dated(text, value.date)
    text = pl.when(text != "").then(text)
    parts = [pl.lit(value.before)] if value.before is not None else []
    parts += [text]
    parts += [pl.lit(value.after)] if value.after is not None else []
    return pl.concat_str(*parts) if len(parts) > 1 else text


def _found(text: pl.Expr, pattern: str) -> pl.Expr:
    groups = re.compile(pattern).groups
    if not groups:
        return text.str.extract(f"({pattern})", 1)
    return pl.coalesce(*(text.str.extract(pattern, at) for at in range(1, groups + 1)))


def _folded(text: pl.Expr) -> pl.Expr:
    return text.str.normalize("NFKC").str.strip_chars().str.to_lowercase()


def _translated(text: pl.Expr, value: Value) -> pl.Expr:
    words = pl.DataFrame(
        {"from": [each for each, _ in value.words], "to": [each for _, each in value.words]}
    )
    keys = words.select(_folded(pl.col("from"))).to_series()
    otherwise = text if value.otherwise is None else pl.lit(value.otherwise)
    table = dict(zip(keys, words["to"], strict=True))
    return _folded(text).replace_strict(table, default=otherwise)


def _dated(text: pl.Expr, order: str) -> pl.Expr:
    """Dates whose order is told, as years, months and days; others stay as they are."""
    pattern = _DAY_FIRST if order == "day-first" else _MONTH_FIRST
    found = text.str.extract_groups(pattern)
    year = found.struct.field("y")
    century = pl.when(year.str.len_chars() == 2).then(pl.lit("20")).otherwise(pl.lit(""))
    iso = pl.concat_str(
        pl.concat_str(century, year),
        found.struct.field("m").str.zfill(2),
        found.struct.field("d").str.zfill(2),
        separator="-",
    )
    return pl.coalesce(iso, text)
