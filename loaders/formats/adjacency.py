"""Adjacency matrices: names across and the same names down, figures for who is tied to whom."""

import re

from loaders.formats._base import FURTHER, Loader, Transformed
from loaders.formats._layout import Layout, Row, is_ours, layout_at, name_of, sure
from loaders.formats._making import Making, each_sheet
from loaders.limits import HEADER_ROWS
from loaders.scales import figure, written
from loaders.source import Sheet, Source

_LOOKED_AT = 50  # rows after which a matrix is believed; the rest is judged cell by cell
_MOST = 4  # of the register's scale of influence
_NONE = ("", "-", "–", "—")
_DEPENDENCIES = re.compile(r"dependenc|depends|design structure|dsm|相依|依賴|依赖|前置")


def recognises(source: Source) -> float:
    """Row and column names agree and the cells are figures: a matrix."""
    return sure(source, _find, 0.85)


def transform(source: Source) -> Transformed:
    """Influences between parties, or dependencies between issues where the sheet's name says so."""
    return each_sheet(source, _find, _make)


def _find(sheet: Sheet) -> Layout | None:
    if is_ours(sheet) or sheet.width < 3:
        return None
    tops = range(min(HEADER_ROWS, sheet.cells.height))
    return next((each for at in tops if _is_matrix(sheet, each := layout_at(sheet, at))), None)


def _is_matrix(sheet: Sheet, layout: Layout) -> bool:
    across = {cell for cell in layout.header.cells[1:] if cell}
    below = sheet.cells.slice(layout.header.position + 1).select(sheet.cells.columns[: sheet.width])
    rows = below.head(_LOOKED_AT).iter_rows()
    if len(across) < 2 or not all(_is_figure(cell) for _, *cells in rows for cell in cells):
        return False
    down = {name for cell in below["0"] if (name := name_of(cell))}
    return 2 * len(across & down) >= max(len(across), len(down))


def _is_figure(cell: str | None) -> bool:
    return (cell or "").strip() in _NONE or figure(cell) is not None


def _make(sheet: Sheet, layout: Layout, seen: set[tuple[str, str]]) -> Making:
    names = (sheet.name, sheet.file, layout.header.cells[0] or "")
    depends = any(_DEPENDENCIES.search(each.casefold()) for each in names)
    table = "dependencies" if depends else "influences"
    making = Making(sheet=sheet, layout=layout, table=table, seen=seen)
    rows = list(making.good_rows())
    values = [value for _, row in rows for cell in row[1:] if (value := figure(cell)) is not None]
    fits = all(0 <= value <= _MOST for value in values)
    if not fits and not depends:
        making.warn("load.adjacency.scale", None, most=_MOST)
    thing = "issues" if depends else "departments"
    for at, cell in enumerate(layout.header.cells[1:], start=1):
        if cell:
            making.mention(thing, layout.header.row, layout.header.cells[at] or cell)
    for number, row in rows:
        source = name_of(row[0])
        if source is None:
            making.refuse("load.adjacency.unnamed", number, 0)
        else:
            making.mention(thing, number, source)
            _ties(making, number, row, source, as_strength=fits and not depends)
    return making


def _ties(making: Making, number: int, row: Row, source: str, *, as_strength: bool) -> None:
    kind = "issue" if making.table == "dependencies" else "department"
    for at, cell in enumerate(row[1:], start=1):
        target, value = making.layout.header.cells[at], figure(cell)
        if value is None and (cell or "").strip() not in _NONE:
            making.refuse("load.adjacency.figure", number, at, value=cell)
        elif not value:
            continue
        elif target is None:
            making.refuse("load.adjacency.headless", number, at, value=cell)
        elif target == source:
            making.warn("load.adjacency.itself", number, at, value=cell, name=source)
        else:
            weight = {"strength" if as_strength else f"{FURTHER}weight": written(value)}
            ends = {"source": source, "source_kind": kind, "target": target, "target_kind": kind}
            making.add(making.table, number, **ends, **weight)


LOADER = Loader(id="adjacency", recognises=recognises, transform=transform)
