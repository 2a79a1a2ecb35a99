"""Chinese work-division tables: 主辦／會辦機關, 牵头单位／配合单位."""

from itertools import islice

from loaders.division import Division
from loaders.division_columns import columns_of
from loaders.division_words import SAYS_ROLES
from loaders.formats._base import Loader, Transformed
from loaders.formats._layout import Layout, find_layout, is_ours, rows_below, sure
from loaders.formats._making import Making, each_sheet
from loaders.source import Sheet, Source

_LOOKED_AT = 30  # rows in which English headers have to be borne out by Chinese clauses


def recognises(source: Source) -> float:
    """Surer than plain columns: a unit's part in the work is a header of no other table."""
    return sure(source, _find, 0.8)


def transform(source: Source) -> Transformed:
    """Matters, their units with the roles that columns and clauses give them, and people."""
    return each_sheet(source, _find, _make)


def _find(sheet: Sheet) -> Layout | None:
    if is_ours(sheet):
        return None
    layout = find_layout(sheet, lambda each: columns_of(each).is_division)
    if layout is None or columns_of(layout).chinese:
        return layout
    rows = islice(rows_below(sheet, layout.header.position), _LOOKED_AT)
    cells = [row[at] or "" for _, row in rows for at in columns_of(layout).units]
    return layout if any(SAYS_ROLES.search(cell) for cell in cells) else None


def _make(sheet: Sheet, layout: Layout, seen: set[tuple[str, str]]) -> Making:
    making = Making(
        sheet=sheet,
        layout=layout,
        table="issues",
        seen=seen,
        fields={"issues": columns_of(layout).fields},
    )
    Division(making, columns_of(layout)).run()
    return making


LOADER = Loader(id="work_division", recognises=recognises, transform=transform)
