"""The picture as tables: for reading, sorting, and for who does not see the picture."""

from typing import Any

import dash_mantine_components as dmc
from dash.development.base_component import Component

from dashboard.components.in_cells import figure_column
from dashboard.components.tables import grid, wrapped
from dashboard.pages import explore_ids as ids
from dashboard.views.columns import Columns, link_rows, node_rows
from dashboard.views.scene import Scene
from graph.texts import Translator

_NODES = ("name", "kind", "relations")
_LINKS = ("source", "relation", "target", "word")
_NAMES = ("name", "source", "target")  # cut short they tell nothing, on a phone either
_WORDS = ("kind", "relation")  # the longest stands on one line
_FIGURES = ("relations",)


def tables(drawn: Scene, columns: Columns, translate: Translator) -> Component:
    """Nodes and relations of the picture, one table each."""
    nodes = grid(
        ids.NODES,
        node_columns(columns, translate),
        node_rows(columns, translate),
        translate,
        row_id="ref",
    )
    # Several rows can be picked: by check boxes, or with Ctrl or Shift.
    nodes.dashGridOptions["rowSelection"] = {
        "mode": "multiRow",
        "checkboxes": True,
        "headerCheckbox": False,
        "enableClickSelection": True,
    }
    nodes.dashGridOptions["selectionColumnDef"] = {
        "headerName": translate("explore.column.pick"),
        "width": 64,
        "minWidth": 64,
    }
    links = grid(
        ids.LINKS,
        _definitions(_LINKS, translate),
        link_rows(columns, translate),
        translate,
        row_id="id",
    )
    for table in (nodes, links):
        table.columnSize = None  # cannot be measured in the tab that is not shown; they flex
    titles = tab_titles(drawn, translate)
    return dmc.Tabs(
        [
            dmc.TabsList(
                [
                    dmc.TabsTab(titles[0], value="nodes", id=ids.NODES_TAB),
                    dmc.TabsTab(titles[1], value="links", id=ids.LINKS_TAB),
                ]
            ),
            dmc.TabsPanel(nodes, value="nodes", pt="sm"),
            dmc.TabsPanel(links, value="links", pt="sm"),
        ],
        value="nodes",
        mt="lg",
    )


def node_columns(columns: Columns, translate: Translator) -> list[dict[str, Any]]:
    """Columns of the table of nodes; what is shown on the nodes has one where something is."""
    return _definitions((*_NODES, "mark") if any(columns["mark"]) else _NODES, translate)


def tab_titles(drawn: Scene, translate: Translator) -> tuple[str, str]:
    """Titles of the two tables with how many rows they have."""
    return (
        translate("explore.tab.nodes", count=len(drawn.columns["id"])),
        translate("explore.tab.links", count=len(drawn.columns["src"])),
    )


def _definitions(names: tuple[str, ...], translate: Translator) -> list[dict[str, Any]]:
    return [
        {"field": name, "headerName": translate(f"explore.column.{name}"), "flex": 1}
        | ({"minWidth": 170, "flex": 2} if name in _NAMES else {})
        | ({"minWidth": 130} if name in _WORDS else {})
        | ({"minWidth": 280, "flex": 2} if name == "mark" else {})
        | (figure_column() if name in _FIGURES else wrapped())
        for name in names
    ]
