"""Explore: the register as a picture, from the departments down to one party's neighbourhood.

The address says all that makes the view. A click changes the address; the address changes the
page, and only what differs: selecting something never draws the picture anew.
"""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.canvas import canvas
from dashboard.pages import explore_ids as ids
from dashboard.pages._base import Page, View
from dashboard.pages.explore_ask import ask_panel
from dashboard.pages.explore_callbacks import canvas_columns, drawn_state, register
from dashboard.pages.explore_details import details
from dashboard.pages.explore_edit import edit_bar
from dashboard.pages.explore_head import head
from dashboard.pages.explore_legend import legend
from dashboard.pages.explore_overlay import marked, overlay_choice, overlay_of
from dashboard.pages.explore_play import play_panel
from dashboard.pages.explore_tables import tables
from dashboard.pages.explore_whole import table
from dashboard.views.exploration import PATH, read_query
from dashboard.views.scene import scene


def layout(view: View) -> Component:
    """The whole page for what the address says."""
    exploration, translate = read_query(view.query), view.translate
    drawn = scene(view.network, exploration, translate)
    chosen = exploration.selected or exploration.focus
    shown = overlay_of(view.context, view.network, drawn, translate)
    columns = marked(drawn.columns, shown)
    panel = html.Aside(
        details(view.network, exploration, drawn.held, translate),
        id=ids.DETAILS,
        className="explore-details",
        tabIndex="0",
        **{"aria-label": translate("explore.details")},
    )
    return html.Div(
        [
            dcc.Store(id=ids.READER, data=view.language),
            dcc.Store(id=ids.OPENED),
            dcc.Store(id=ids.ROW),
            dcc.Store(id=ids.EVERYTHING_ROW),
            dcc.Store(id=ids.DRAWN, data=drawn_state(view.network, drawn)),
            html.Div(head(view.network, drawn, translate), id=ids.HEAD, className="explore-head"),
            ask_panel(view),
            html.Div(
                [
                    *legend(drawn, translate),
                    overlay_choice(view.network, exploration, shown, translate),
                ],
                id=ids.LEGEND,
                className="explore-legend",
            ),
            edit_bar(view),
            play_panel(view, hidden=exploration.whole),
            html.Div(
                [
                    canvas(
                        ids.CANVAS,
                        canvas_columns(drawn, columns, view.query, view.context),
                        chosen,
                        translate,
                    ),
                    panel,
                ],
                className="explore-main",
            ),
            html.Div(tables(drawn, columns, translate), id=ids.TABLES, hidden=exploration.whole),
            html.Div(table(exploration.whole, translate), id=ids.WHOLE_TABLE),
        ],
        className="explore",
    )


def every_part(view: View) -> Component:
    """The page, and the table that it has where everything is drawn."""
    return html.Div([layout(view), *table(True, view.translate)])


PAGE = Page(
    id="explore",
    path=PATH,
    icon="explore",
    layout=layout,
    register=register,
    keeps_itself=True,
    every_part=every_part,
)
