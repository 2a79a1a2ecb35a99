"""A proposed plan for a source that nobody knows: its columns or paths, samples, likely uses."""

import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from graph.messages import UserError, message
from graph.model import DEPARTMENTS, ISSUES, PEOPLE
from loaders.formats._layout import Layout
from loaders.headers import find_header
from loaders.mapping.columns import headers_near_top
from loaders.mapping.guess import marks_in, table_of, use_of
from loaders.mapping.model import Kind
from loaders.mapping.paths import ITEMS, Segments, leaves, path_of
from loaders.mapping.plan import FIELD, KEEP, Block, Column, Plan
from loaders.mapping.records import own_names, roots
from loaders.source import Document, Sheet, Source

_SAMPLES, _LONGEST = 4, 80
_LOOKED_AT = 2_000  # records that are looked at
_MOST_COLUMNS = 120  # columns or paths of a block that a screen can show


def propose(source: Source) -> Plan:
    """A plan to look through and change.

    Raises
    ------
    UserError
        The source has neither a sheet with a header nor a JSON or YAML document.
    """
    name = PurePosixPath(source.name).name or source.name
    blocks = [block for sheet in source.sheets if (block := _sheet_block(sheet))]
    if blocks:
        return Plan(name=name, kind=Kind.SHEETS, blocks=_distinct(blocks))
    trees = [each for each in source.documents if each.kind != "xml"]
    blocks = [block for files, each in _shapes(trees) for block in _document_blocks(each, files)]
    found = _named_once([block for block in blocks if block.columns])
    if not found:
        raise UserError(
            message("map.unmappable", path=source.name), message("map.unmappable.remedy")
        )
    return Plan(name=name, kind=Kind.DOCUMENTS, blocks=tuple(found))


def _named_once(blocks: Sequence[Block]) -> list[Block]:
    """Blocks, of which those beside the first that say no names are left out at first."""
    names = {"field:title", "field:name"}
    return [
        block if at == 0 or names & {each.use for each in block.columns} else with_table(block, "")
        for at, block in enumerate(blocks)
    ]


def _distinct(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Blocks of a single sheet are for sheets of any name."""
    if len(blocks) == 1:
        return (dataclasses.replace(blocks[0], sheet=None),)
    return tuple(blocks)


def with_table(block: Block, table: str) -> Block:
    """The block with its columns' uses guessed anew for another table."""
    columns = _guessed(table, block.columns, block.each)
    return dataclasses.replace(block, table=table, columns=columns)


def _guessed(table: str, columns: Sequence[Column], each: str | None = None) -> tuple[Column, ...]:
    """Columns with their likely uses; a field is used once."""
    taken: set[str] = set()
    guessed = []
    for column in columns:
        name = column.name.removeprefix(each or "").removeprefix(".")
        use = use_of(table, name, column.samples) if table else KEEP
        if use in taken and use.startswith(FIELD):
            use = KEEP
        taken.add(use)
        several = use.startswith(("party", "link", "member")) or use == f"{FIELD}:owner"
        split = marks_in(column.samples) if several and not column.name.endswith(ITEMS) else ""
        guessed.append(dataclasses.replace(column, use=use, split=split, words=()))
    return _with_identity(table, _with_name(table, tuple(guessed)))


def _with_name(table: str, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Give a thing that has no name the first column of texts that tell its records apart."""
    name = f"{FIELD}:{'title' if table == ISSUES else 'name'}"
    if table not in (ISSUES, PEOPLE, DEPARTMENTS) or name in {each.use for each in columns}:
        return columns
    for at, column in enumerate(columns):
        if column.use == KEEP and _are_names(column):
            named = dataclasses.replace(column, use=name)
            return (*columns[:at], named, *columns[at + 1 :])
    return columns


def _are_names(column: Column) -> bool:
    """Whether a column is filled with texts of some length that are no numbers or dates."""
    words = [each for each in column.samples if sum(c.isalpha() for c in each) > len(each) / 2]
    enough = len(column.samples) >= min(_SAMPLES, column.of)
    plain = column.name[:1] != "$" and "[]" not in column.name
    return plain and enough and column.filled == column.of and len(words) == len(column.samples)


def _with_identity(table: str, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Give a thing an id: of files the name that tells them apart."""
    name = f"{FIELD}:{'title' if table == ISSUES else 'name'}"
    uses = {each.use for each in columns}
    if not table or f"{FIELD}:id" in uses or name in uses:
        return columns
    for at, column in enumerate(columns):
        if column.name in ("$folder.-1", "$name") and column.of == column.filled:
            chosen = dataclasses.replace(column, use=f"{FIELD}:id")
            return (*columns[:at], chosen, *columns[at + 1 :])
    return columns


def _sheet_block(sheet: Sheet) -> Block | None:
    layout = _layout(sheet)
    if layout is None:
        return None
    body = sheet.cells.slice(layout.header.position + 1, _LOOKED_AT)
    columns = []
    for at in range(min(sheet.width, _MOST_COLUMNS)):
        texts = [each.strip() for each in body[str(at)].drop_nulls() if each.strip()]
        if texts or layout.header.cells[at]:
            columns.append(_column(layout.names[at], texts, body.height))
    if not columns:
        return None
    table = table_of([each.name for each in columns], [each.samples for each in columns])
    called = sheet.sheet or sheet.file
    return Block(name=called, table=table, columns=_guessed(table, columns), sheet=sheet.name)


def _layout(sheet: Sheet) -> Layout | None:
    """The header: a row with known headers, else the first with at least two texts."""
    known = find_header(sheet)
    layouts = list(headers_near_top(sheet))
    texts = [sum(cell is not None for cell in each.header.cells) for each in layouts]
    if not layouts or max(texts) < 1:
        return None
    wide = max(texts)
    if known is not None and texts[known.position] >= wide / 2:
        return layouts[known.position]
    return next(each for each, count in zip(layouts, texts, strict=True) if count >= wide / 2)


def _column(name: str, texts: Sequence[str], of: int, filled: int | None = None) -> Column:
    """A column with samples that differ, those with marks between several first."""
    distinct = list(dict.fromkeys(texts))
    marked = sorted(distinct[:500], key=lambda each: not marks_in([each]))
    samples = tuple(
        each if len(each) <= _LONGEST else f"{each[:_LONGEST]}…" for each in marked[:_SAMPLES]
    )
    return Column(
        name=name, samples=samples, filled=len(texts) if filled is None else filled, of=of
    )


def _shapes(documents: Sequence[Document]) -> Iterator[tuple[str | None, list[Document]]]:
    """Documents of one shape: files of one name in many folders, and what is left."""
    names = Counter(PurePosixPath(each.file).name for each in documents)
    common = [name for name, count in names.items() if count > 1 and count >= len(documents) / 20]
    for name in common:
        own = [each for each in documents if PurePosixPath(each.file).name == name]
        yield f"**/{name}" if len(own) < len(documents) else None, own
    rest = [each for each in documents if PurePosixPath(each.file).name not in common]
    if rest:
        yield _pattern(rest, documents) if len(rest) < len(documents) else None, rest


def _pattern(documents: Sequence[Document], among: Sequence[Document]) -> str:
    """Pattern of names that some of the files have and the others do not, where there is one."""
    tops = {PurePosixPath(each.file).parts[0] for each in documents}
    others = {PurePosixPath(each.file).parts[0] for each in among if each not in documents}
    return f"**/{next(iter(tops))}/**" if len(tops) == 1 and not tops & others else "*"


def _document_blocks(documents: Sequence[Document], files: str | None) -> Iterator[Block]:
    """A block of files that are a record each; of a single file one for each list of records."""
    records = [(each.file, root) for each in documents for root, _ in roots(each)][:_LOOKED_AT]
    lists = _lists([root for _, root in records])
    called = files or PurePosixPath(documents[0].file).name
    for key in lists:
        items = [(documents[0].file, item) for item in records[0][1][key]]
        yield _block(f"{called} · {key}", items, files, (key, ITEMS))
    if not lists:
        yield _block(called, records, files, ())


def _block(
    called: str, records: Sequence[tuple[str, Any]], files: str | None, each: Segments
) -> Block:
    found: dict[Segments, list[str]] = {}
    filled: Counter[Segments] = Counter()
    for _, root in records:
        for path, texts in leaves(root).items():
            found.setdefault(path, []).extend(texts)
            filled[path] += bool(texts)
    columns = [
        _column(path_of((*each, *path)), texts, len(records), filled[path])
        for path, texts in list(found.items())[:_MOST_COLUMNS]
        if not any(len(other) > len(path) and other[: len(path)] == path for other in found)
    ]
    files_named = list(dict.fromkeys(file for file, _ in records))
    if len(files_named) > 1:
        columns = [*_own_columns([file for file, _ in records]), *columns]
    way = path_of(each)
    names = [each.name.removeprefix(way).removeprefix(".") for each in columns]
    table = table_of(names, [each.samples for each in columns])
    return Block(
        name=called,
        table=table,
        columns=_guessed(table, columns, way),
        files=files,
        each=way or None,
    )


def _lists(records: Sequence[Any]) -> list[str]:
    """Keys of the only record that hold lists of objects; none where files are records."""
    if len(records) != 1 or not isinstance(records[0], dict):
        return []
    return [
        key
        for key, value in records[0].items()
        if isinstance(value, list) and sum(isinstance(each, dict) for each in value) > 1
    ]


def _own_columns(files: Sequence[str]) -> Iterator[Column]:
    """Names of files and folders, where they tell the files apart."""
    for name in ("$folder.-1", "$name"):
        texts = [text for file in files if (text := own_names(file)[name])]
        if len(set(texts)) > len(files) / 2:
            yield _column(name, texts, len(files))
