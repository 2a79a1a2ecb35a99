"""Records that a rule's rows are made of: one column for each column or path that it names.

Beside them stand what no column says: item, position, role, key, file, folder, sheet and row.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import polars as pl

from graph.checks.findings import ROW
from loaders.formats._base import FURTHER
from loaders.formats._layout import Layout
from loaders.limits import MAX_FILES
from loaders.mapping import model
from loaders.mapping.columns import position_of
from loaders.mapping.model import Rule
from loaders.mapping.paths import ITEMS, VALUES, path_of, rows_at, segments_of, text_at
from loaders.merges import merged_down
from loaders.network_trees import text_of
from loaders.source import Document, Sheet

PARTS = 6  # folders from either end that have names of their own


class Used:
    """Paths that some rule of a mapping uses, or that it ignores."""

    def __init__(self, paths: Iterable[tuple[str, ...]]) -> None:
        self._paths = frozenset(paths)
        self._known: dict[tuple[str, ...], tuple[bool, bool]] = {}

    def rest(self, value: Any, here: tuple[str, ...]) -> Iterator[tuple[str, str]]:
        """What an object holds that nothing uses: path from the object on, and text."""
        yield from self._rest(value, here, len(here))

    def _rest(self, value: Any, here: tuple[str, ...], start: int) -> Iterator[tuple[str, str]]:
        for key, each in value.items() if isinstance(value, dict) else ():
            path = (*here, key)
            if path not in self._known:
                self._known[path] = self._is_used(path), self._has_used_inside(path)
            used, inside = self._known[path]
            if used:
                continue
            if inside and isinstance(each, dict):
                yield from self._rest(each, path, start)
            elif inside and isinstance(each, list) and self._has_used_inside((*path, ITEMS)):
                continue  # its items are rows of their own
            elif text := text_of(each):
                yield path_of(path[start:]), text

    def _is_used(self, path: tuple[str, ...]) -> bool:
        ways = (path, (*path, ITEMS))
        return any(_same(way, each) for each in self._paths for way in ways)

    def _has_used_inside(self, path: tuple[str, ...]) -> bool:
        return any(_same(path, each[: len(path)]) for each in self._paths if len(each) > len(path))


def _same(path: tuple[str, ...], pattern: tuple[str, ...]) -> bool:
    alike = zip(path, pattern, strict=False)
    return len(path) == len(pattern) and all(named in (each, VALUES) for each, named in alike)


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """Records of one rule from one sheet, or from all documents.

    Parameters
    ----------
    frame
        Text columns by the names that the rule uses, and the row's number.
    places
        Of documents: file and number of the item by the row's number.
    """

    frame: pl.DataFrame
    places: tuple[tuple[str, int | None], ...] = ()


def of_sheet(
    sheet: Sheet, layout: Layout, rule: Rule, names: Sequence[str], further: Sequence[int]
) -> Records:
    """Rows below the header, filled down where the rule says so and cells were merged.

    Parameters
    ----------
    names
        Columns that the rule reads.
    further
        Positions of the columns that are kept beside.
    """
    body = sheet.cells.slice(layout.header.position + 1)
    merged = merged_down(sheet, layout.header.row)
    columns: list[pl.Series] = []
    down = [position_of(layout, name) for name in rule.fill_down]
    for name in names:
        at = position_of(layout, name)
        if at is None:
            columns.append(pl.Series(name, [None] * body.height, pl.String))
            continue
        series = _filled(body[str(at)], body[ROW], at, merged)
        series = _blank_is_null(series)
        columns.append((series.forward_fill() if at in down else series).alias(name))
    columns += [body[str(at)].alias(f"{FURTHER}{layout.names[at]}") for at in further]
    frame = pl.DataFrame([*columns, body[ROW]])
    own = own_names(sheet.file) | {model.SHEET_NAME: sheet.sheet}
    frame = frame.with_columns(
        *(pl.lit(text, pl.String).alias(name) for name, text in own.items()),
        pl.col(ROW).cast(pl.String).alias(model.ROW_NUMBER),
        pl.lit(None, pl.String).alias(model.KEY),
        pl.lit("1").alias(model.POSITION),
    )
    if rule.each is None:
        return Records(frame=frame.with_columns(pl.lit(None, pl.String).alias(model.ITEM)))
    return Records(frame=frame.with_columns(pl.col(rule.each).alias(model.ITEM)))


def _filled(series: pl.Series, numbers: pl.Series, at: int, merged: Any) -> pl.Series:
    if not any(column == at for _, column in merged):
        return series
    cells = zip(series, numbers, strict=True)
    return pl.Series(series.name, [text or merged.get((row, at)) for text, row in cells], pl.String)


def _blank_is_null(series: pl.Series) -> pl.Series:
    return (
        series.to_frame()
        .select(pl.when(pl.col(series.name).str.strip_chars() != "").then(pl.col(series.name)))
        .to_series()
    )


def of_documents(
    documents: Sequence[Document], rule: Rule, names: Sequence[str], used: Used | None
) -> Records:
    """What stands at the rule's path in each document; the whole document where it names none.

    Parameters
    ----------
    names
        Paths that the rule reads.
    used
        What some rule uses: the rest is kept as further columns. None: nothing is kept.
    """
    each = plain(segments_of(rule.each)) if rule.each else ()
    paths = {name: _path(name, each) for name in names}
    rows: list[dict[str, str | None]] = []
    places: list[tuple[str, int | None]] = []
    for document in documents:
        given = own_names(document.file)
        for root, number in roots(document):
            for way in rows_at(root, each):
                last = way[-1]
                row = {name: text_at(way, path) for name, path in paths.items()} | given
                row[model.ITEM] = text_at(way, each) if each else None
                row[model.POSITION] = str(last.position or 1)
                row[model.KEY] = last.key
                if used is not None:
                    row |= {f"{FURTHER}{name}": text for name, text in used.rest(last.value, each)}
                rows.append(row)
                places.append((document.file, number or last.position))
    own = (model.ITEM, model.POSITION, model.KEY, *own_names(""))
    columns = dict.fromkeys((*names, *own, *(name for row in rows for name in row)), pl.String)
    frame = pl.DataFrame(rows, schema=columns).with_columns(
        pl.lit(None, pl.String).alias(model.SHEET_NAME),
        pl.Series(model.ROW_NUMBER, [str(at or 1) for _, at in places], pl.String),
        pl.int_range(pl.len(), dtype=pl.UInt32).alias(ROW),
    )
    return Records(frame=frame, places=tuple(places))


def _path(name: str, each: tuple[str, ...]) -> tuple[str, ...]:
    """Segments of a path; one that begins with a point goes on from the rows' path."""
    return (*each, *segments_of(name[1:])) if name.startswith(".") else plain(segments_of(name))


def plain(segments: tuple[str, ...]) -> tuple[str, ...]:
    """Segments in one record of a file that is a list of records."""
    return segments[1:] if segments[:1] == (ITEMS,) else segments


def roots(document: Document) -> Iterator[tuple[Any, int | None]]:
    """The document's record, or the records of the list that it is, with their numbers."""
    if isinstance(document.root, list):
        yield from ((each, at) for at, each in enumerate(document.root, 1))
    else:
        yield document.root, None


def _part_names() -> list[str]:
    return [f"{model.FOLDER}.{at}" for at in (*range(1, PARTS + 1), *range(-PARTS, 0))]


@lru_cache(maxsize=MAX_FILES)
def own_names(file: str) -> dict[str, str | None]:
    """What a file's name and folders say, by the names that mappings know it by."""
    path = PurePosixPath(file)
    folders = [each for each in path.parts[:-1] if each != "."]
    own: dict[str, str | None] = {
        model.FILE: file,
        model.NAME: path.stem,
        model.FOLDER: "/".join(folders) or None,
    }
    for name in _part_names():
        at = int(name.rsplit(".", 1)[1])
        inside = -len(folders) <= at <= len(folders)
        own[name] = folders[at - 1 if at > 0 else at] if inside else None
    return own
