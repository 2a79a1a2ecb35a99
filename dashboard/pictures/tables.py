"""The tables of Explore's picture as sheets: its nodes, its relations, and what they are of."""

from typing import Any

from dashboard.components.sheets import Sheet, Value
from dashboard.pictures.everything import off_nodes
from dashboard.pictures.explored import Explored, sheet_of
from dashboard.views.columns import link_rows, node_rows
from dashboard.whole.columns import link_columns
from dashboard.whole.rows import COLUMNS, everything

_NODES = ("name", "kind", "relations", "mark")
_LINKS = ("source", "relation", "target", "word", "count")


def explored_tables(explored: Explored) -> list[Sheet]:
    """Nodes, relations and what is said of the picture, as it is filtered."""
    translate = explored.translate
    if explored.drawn.exploration.whole:
        made = _everything(explored)
    else:
        columns = dict(explored.columns)
        made = [
            _sheet(explored, "nodes", _NODES, node_rows(columns, translate)),
            _sheet(explored, "links", _LINKS, link_rows(columns, translate)),
        ]
    picture = sheet_of(explored)
    # How many are shown is said of a picture; everything has its rows.
    lines = picture.lines[1:] if explored.drawn.exploration.whole else picture.lines
    about = translate("picture.about")
    return [*made, Sheet(about, [about], [[picture.title], *([line] for line in lines)])]


def _sheet(
    explored: Explored, name: str, columns: tuple[str, ...], rows: list[dict[str, Any]]
) -> Sheet:
    translate = explored.translate
    kept = [each for each in columns if any(row[each] not in (None, "") for row in rows)]
    cells: list[list[Value]] = [
        [None if row[each] == "" else row[each] for each in kept] for row in rows
    ]
    headers = [translate(f"explore.column.{each}") for each in kept]
    return Sheet(translate(f"picture.sheet.{name}"), headers, cells)


def _everything(explored: Explored) -> list[Sheet]:
    """All that is not switched off, also what no picture could hold."""
    network, translate = explored.context.network(), explored.translate
    hidden = explored.drawn.exploration.hidden
    off = off_nodes(network, explored.drawn.exploration)
    rows = [row for row in everything(network, translate).to_dicts() if row["ref"] not in off]
    names = {row["ref"]: row["name"] for row in rows}
    found, nodes = link_columns(network, translate), list(network)
    links = [
        {
            "source": names[nodes[source]],
            "relation": found["words"][relation],
            "target": names[nodes[target]],
        }
        for source, target, relation in zip(
            found["src"], found["dst"], found["relation"], strict=True
        )
        if nodes[source] in names
        and nodes[target] in names
        and found["relations"][relation] not in hidden
    ]
    return [
        _sheet(explored, "nodes", COLUMNS, rows),
        _sheet(explored, "links", _LINKS[:3], links),
    ]
