"""Views in the register: pages as somebody left them, saved by name, found, renamed, deleted.

A view is the address of a page without the reader's language, and the places of the nodes in its
picture, which no address holds. Networks do not see views.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from graph.kept import free_id, with_table
from graph.messages import UserError, message
from graph.model import VIEWS
from graph.plan import Plan
from graph.projections import records
from graph.tables import Register, frame

Places = Mapping[str, tuple[float, float]]
LONGEST = 30_000  # characters of places: a cell of a workbook holds no more than 32,767
_NAMES = ("name", "name_en", "name_zh_hant", "name_zh_hans")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """One view.

    Parameters
    ----------
    id
        Its key in the register.
    address
        Path and query of the page, such as ``/explore?focus=issue:I-023``.
    places
        Node -> where it was put, in the units of the picture; empty where nothing was moved.
    record
        The row as it stands in the register.
    """

    id: str
    address: str
    places: Places
    record: Mapping[str, Any]


def saved_views(register: Register) -> Sequence[SavedView]:
    """Views of a register, in the order of their ids."""
    return [_read(row) for row in records(register.tables[VIEWS].sort("id"))]


def saved_view(register: Register, text: str) -> SavedView:
    """The view of an id, or of a name in any language.

    Raises
    ------
    UserError
        There is none, or several have the name.
    """
    wanted, every = text.strip(), saved_views(register)
    found = [each for each in every if each.id == wanted] or [
        each for each in every if wanted in {each.record.get(name) for name in _NAMES}
    ]
    if len(found) == 1:
        return found[0]
    known = tuple(each.id for each in every)
    remedy = message("views.unknown.remedy", known=known) if known else message("views.none")
    raise UserError(message("views.unknown", value=wanted), remedy)


def saving(register: Register, name: str, address: str, places: Places) -> Plan:
    """Plan that saves a view under a name; the one that has the name is replaced.

    Raises
    ------
    UserError
        There is no name, or the picture has more places than can be kept.
    """
    row = {"name": _named(name), "view_address": address, "view_places": _written(places)}
    now = register.tables[VIEWS]
    same = now.filter(pl.any_horizontal(pl.col(each) == row["name"] for each in _NAMES))
    if same.height == 1:
        changed = {key: pl.lit(value, pl.String) for key, value in row.items() if key != "name"}
        return with_table(register, VIEWS, _changed(now, same["id"][0], changed))
    row["id"] = free_id(now["id"].to_list(), "V")
    return with_table(register, VIEWS, pl.concat([now, frame(VIEWS, [row])]))


def renaming(register: Register, identifier: str, name: str) -> Plan:
    """Plan that gives a view another name, in every language it had one in.

    Raises
    ------
    UserError
        There is no name, or another view has it.
    """
    said, now = _named(name), register.tables[VIEWS]
    others = now.filter(pl.col("id") != identifier)
    if others.filter(pl.any_horizontal(pl.col(each) == said for each in _NAMES)).height:
        raise UserError(message("views.taken", name=said), message("views.taken.remedy"))
    changed = {each: pl.when(pl.col(each).is_not_null()).then(pl.lit(said)) for each in _NAMES}
    changed["name"] = pl.when(True).then(pl.lit(said))
    return with_table(register, VIEWS, _changed(now, identifier, changed))


def forgetting(register: Register, identifier: str) -> Plan:
    """Plan that deletes a view; the trash keeps it."""
    now = register.tables[VIEWS]
    return with_table(register, VIEWS, now.filter(pl.col("id") != identifier))


def with_places(view: SavedView, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Columns of a picture with the nodes at the places that the view keeps.

    A node that came since stands beside its neighbour, as far from it as it would have been.
    """
    x, y = list(columns["x"]), list(columns["y"])
    for at, node in enumerate(columns["id"]):
        near = columns["near"][at]
        if node in view.places:
            x[at], y[at] = view.places[node]
        elif (origin := view.places.get(columns["id"][near])) is not None:
            x[at] += origin[0] - columns["x"][near]
            y[at] += origin[1] - columns["y"][near]
    return {**columns, "x": x, "y": y}


def _read(row: Mapping[str, Any]) -> SavedView:
    return SavedView(
        id=row["id"],
        address=row["view_address"],
        places=_read_places(row.get("view_places")),
        record=row,
    )


def _read_places(text: str | None) -> Places:
    """Places of a text; what a file brought and is no place is left out."""
    try:
        told = json.loads(text or "{}")
        pairs = told.items() if isinstance(told, dict) else ()
        return {str(node): (float(place[0]), float(place[1])) for node, place in pairs}
    except (ValueError, TypeError, LookupError):
        return {}


def _written(places: Places) -> str | None:
    if not places:
        return None
    rounded = {node: [round(x), round(y)] for node, (x, y) in places.items()}
    text = json.dumps(rounded, ensure_ascii=False, separators=(",", ":"))
    if len(text) > LONGEST:
        raise UserError(message("views.too_large"), message("views.too_large.remedy"))
    return text


def _named(name: str) -> str:
    said = name.strip()
    if not said:
        raise UserError(message("views.no_name"), message("views.no_name.remedy"))
    return said


def _changed(now: pl.DataFrame, identifier: str, changed: Mapping[str, pl.Expr]) -> pl.DataFrame:
    is_it = pl.col("id") == identifier
    return now.with_columns(
        pl.when(is_it).then(value).otherwise(pl.col(name)).alias(name)
        for name, value in changed.items()
    )
