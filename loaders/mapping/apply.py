"""A mapping and a source to tables of text; pure."""

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dict

import polars as pl

from graph.checks.findings import ROW, Origin
from graph.fields import LIST_MARK, FieldType
from graph.messages import Message, Severity, message
from graph.model import BY_TABLE, DEPARTMENTS, ISSUES, PEOPLE, Shape
from loaders.formats._base import FURTHER, RawTable, Transformed
from loaders.mapping import model
from loaders.mapping.clauses import told
from loaders.mapping.columns import named_in
from loaders.mapping.exploding import COMPLETED, items
from loaders.mapping.model import CLAUSES, Mapping, Skip, Value
from loaders.mapping.parts import Part, parts_of
from loaders.mapping.steps import Ids, first_made
from loaders.source import Source
from loaders.values import cleaned, is_placeholder

_THINGS = (DEPARTMENTS, PEOPLE, ISSUES)


def transform(mapping: Mapping, source: Source) -> Transformed:
    """Tables of text from a source that a mapping is for."""
    parts, left = parts_of(mapping, source)
    notes = [mapping.said] if mapping.said else []
    told_of: set[Skip] = set()
    for part in parts:
        notes += _to_items(part, mapping, told_of)
    own, stored = _ids(parts), source.stored()
    ids = _known(own, {each: table for table, each in _surely_named(parts)} | dict(stored))
    tables: list[RawTable] = []
    named: list[tuple[str, pl.DataFrame, Part]] = []
    seen: dict[str, set[str]] = {}
    for part in parts:
        rows = _once(part, _rows(part, ids), seen)
        named += _mentioned(part, rows)
        tables.append(_table(part, rows))
    tables += _mentions(named, own, stored)
    order = [each.table for each in BY_TABLE.values()]
    tables.sort(key=lambda each: order.index(each.table))
    return Transformed(tables=tuple(tables), skipped=tuple(left), notes=tuple(notes))


def _to_items(part: Part, mapping: Mapping, told_of: set[Skip]) -> Iterator[Message]:
    """Part the cells of a rule, leave out what it skips, and say so."""
    if part.rule.split == CLAUSES:
        _tell_open(part)
    part.frame, nothing = items(part.frame, part.rule)
    skips = (*mapping.skip, *part.rule.skip)
    for skip in skips:
        kept = part.frame.filter(~_skipped(skip))
        nothing = nothing.filter(~_skipped(skip))
        count = part.frame.height - kept.height
        # What every rule leaves out is told with the first.
        if count and skip not in told_of:
            told_of |= {skip} if skip in mapping.skip else set()
            yield _left_out(part, skip, count)
        part.frame = kept
    for row in nothing.iter_rows(named=True):
        part.say(Severity.WARNING, "map.placeholder", row[ROW], part.rule.each, row[model.ITEM])


def _left_out(part: Part, skip: Skip, count: int) -> Message:
    return message(
        "map.skipped",
        count=count,
        table=message(f"table.{part.rule.table}"),
        column=part.rule.each if skip.source == model.ITEM else skip.source,
        values=_said(skip),
    )


def _tell_open(part: Part) -> None:
    for number, cell in part.frame.select(ROW, model.ITEM).drop_nulls().iter_rows():
        for key, words in told(cell):
            part.say(Severity.WARNING, key, number, part.rule.each, words)


def _skipped(skip: Skip) -> pl.Expr:
    text = cleaned(pl.col(skip.source))
    chosen = text.is_in(skip.texts) if skip.texts else pl.lit(False)
    if skip.pattern is not None:
        chosen = chosen | text.str.contains(skip.pattern)
    if skip.empty:
        chosen = chosen | text.is_null()
    return chosen.fill_null(False)


def _said(skip: Skip) -> str:
    words = [*skip.texts, *([skip.pattern] if skip.pattern else []), *(["–"] if skip.empty else [])]
    return ", ".join(words)


def _ids(parts: Sequence[Part]) -> dict[str, list[str]]:
    """Ids that the rules' own records have, by table."""
    found: dict[str, list[str]] = {table: [] for table in _THINGS}
    for part in parts:
        values = dict(part.rule.fields).get("id")
        if part.rule.table in _THINGS and values:
            found[part.rule.table] += first_made(part.frame, values, {}).drop_nulls().to_list()
    return found


def _surely_named(parts: Sequence[Part]) -> Iterator[tuple[str, str]]:
    """Table and id of things that come to be by being named, whatever else is known."""
    for part in parts:
        for _, values in part.rule.fields:
            table = next((each.mentions for each in values if each.mentions), None)
            if table and not any(each.known for each in values):
                named = first_made(part.frame, values, {}).drop_nulls().unique()
                yield from ((table, each) for each in named)


def _known(own: Dict[str, Sequence[str]], stored: Dict[str, str]) -> dict[str, pl.Series]:
    """Ids that there are, by table: of the source itself and of the register."""
    known = {table: set(each) for table, each in own.items()}
    for identifier, table in stored.items():
        known.setdefault(table, set()).add(identifier)
    return {table: pl.Series(sorted(each), dtype=pl.String) for table, each in known.items()}


def _rows(part: Part, ids: Ids) -> pl.DataFrame:
    """Rows of a part: fields, further columns and the row's number."""
    columns = {name: first_made(part.frame, values, ids) for name, values in part.rule.fields}
    for name, values in part.rule.fields:
        _tell_unread(part, name, values, columns)
    if part.rule.split == CLAUSES:
        _tell_completed(part)
    further = [part.frame[name] for name in part.frame.columns if name.startswith(FURTHER)]
    series = [series.alias(name) for name, series in columns.items()]
    rows = pl.DataFrame([*series, *further, part.frame[ROW]])
    return rows.filter(_is_row(part, rows))


def _once(part: Part, rows: pl.DataFrame, seen: dict[str, set[str]]) -> pl.DataFrame:
    """Rows of a thing whose id no earlier row has, where the rule says that the first counts."""
    if "id" not in rows.columns:
        return rows
    ids = pl.col("id")
    before = seen.setdefault(part.rule.table, set())
    if part.rule.once:
        fresh = ids.is_first_distinct() & ~ids.is_in(sorted(before))
        rows = rows.filter(fresh | ids.is_null())
    before.update(rows["id"].drop_nulls())
    return rows


def _is_row(part: Part, rows: pl.DataFrame) -> pl.Expr:
    """A record whose cells are all empty is no row, nor a relation whose end's cell is empty."""
    record_type = BY_TABLE[part.rule.table]
    kinds = {field.kind_field for field in record_type.fields}
    given = dict(part.rule.fields)
    needed = [
        field.name
        for field in record_type.fields
        if field.required and field.name in given and field.name not in kinds
    ]
    blank = {
        name: pl.col(name).is_null() & pl.lit(_is_empty(part.frame, given[name])) for name in needed
    }
    if not blank:
        return pl.lit(True)
    if record_type.shape is Shape.RELATION or part.rule.each is not None:
        return ~pl.any_horizontal(*blank.values())
    texts = [name for name in rows.columns if name != ROW]
    return ~pl.all_horizontal(pl.col(name).is_null() for name in texts)


def _is_empty(frame: pl.DataFrame, values: Sequence[Value]) -> pl.Series:
    """Whether the columns that a field is read from are empty in a record."""
    named = sorted({name for value in values for name in named_in(value)})
    if not named:
        return pl.Series([False] * frame.height, dtype=pl.Boolean)
    empty = [cleaned(pl.col(name)).is_null() for name in named]
    return frame.select(pl.all_horizontal(*empty).alias("empty")).to_series()


def _tell_unread(
    part: Part, name: str, values: Sequence[Value], columns: Dict[str, pl.Series]
) -> None:
    """Name the texts of which nothing could be made, so that none is lost in silence.

    A text that another field of the row was made of is not lost.
    """
    named = [each for value in values for each in value.sources]
    if not named or not any(_may_lose(value) for value in values):
        return
    readers = [
        columns[other]
        for other, ways in part.rule.fields
        if other == name or not {each for way in ways for each in way.sources}.isdisjoint(named)
    ]
    said = pl.coalesce(cleaned(pl.col(each)) for each in named).alias("text")
    nothing = pl.DataFrame([each.is_null().alias(str(at)) for at, each in enumerate(readers)])
    lost = part.frame.select(said, ROW).filter(nothing.select(pl.all_horizontal(pl.all()))["0"])
    lost = lost.filter(pl.col("text").is_not_null() & ~is_placeholder(pl.col("text")))
    column = (part.rule.each or named[0]) if named[0] == model.ITEM else named[0]
    for cell, number in lost.iter_rows():
        field = message(f"field.{part.rule.table}.{name}")
        part.say(Severity.WARNING, "map.unread", number, column, cell, field=field)


def _may_lose(value: Value) -> bool:
    """Whether a way to make a value may give nothing for a text, and the mapping wants no less."""
    return value.pattern is not None or value.known is not None


def _tell_completed(part: Part) -> None:
    completed = part.frame.filter(pl.col(COMPLETED).is_not_null())
    for number, short, whole in completed.select(ROW, COMPLETED, model.ITEM).iter_rows():
        part.say(Severity.WARNING, "map.completed", number, part.rule.each, short, whole=whole)


def _mentioned(part: Part, rows: pl.DataFrame) -> Iterator[tuple[str, pl.DataFrame, Part]]:
    """Things that fields of a part bring about by naming them: their ids and first rows."""
    types = {field.name: field.type for field in BY_TABLE[part.rule.table].fields}
    for name, values in part.rule.fields:
        table = next((each.mentions for each in values if each.mentions), None)
        if table is None:
            continue
        named = rows.select(pl.col(name).alias("id"), ROW)
        if types[name] is FieldType.LIST:
            named = named.with_columns(pl.col("id").str.split(LIST_MARK)).explode("id")
        named = named.filter(pl.col("id").is_not_null() & ~is_placeholder(pl.col("id")))
        yield table, named.unique("id", keep="first", maintain_order=True), part


def _mentions(
    named: Sequence[tuple[str, pl.DataFrame, Part]],
    own: Dict[str, Sequence[str]],
    stored: Dict[str, str],
) -> Iterator[RawTable]:
    """Tables of the things that are only mentioned; what is something already stays that."""
    seen = {each for ids in own.values() for each in ids}
    for table in _THINGS:
        elsewhere = {each for each, kind in stored.items() if kind != table}
        for wanted, frame, part in named:
            if wanted != table:
                continue
            fresh = frame.filter(~pl.col("id").is_in(sorted(seen | elsewhere)))
            seen.update(fresh["id"])
            origin = Origin(file=part.origin.file, sheet=part.origin.sheet, files=part.origin.files)
            if not fresh.is_empty():
                yield RawTable(table=table, frame=fresh, origin=origin, mentioned=True)


def _table(part: Part, rows: pl.DataFrame) -> RawTable:
    return RawTable(
        table=part.rule.table,
        frame=rows,
        origin=part.origin,
        problems=tuple(part.problems),
        refused=part.refused,
    )
