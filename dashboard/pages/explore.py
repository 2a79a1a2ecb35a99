"""Explore: the register as a picture, from the departments down to one party's neighbourhood.

The address says all that makes the view. A click changes the address; the address changes the
page, and only what differs: selecting something never draws the picture anew.
"""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.canvas import canvas
from dashboard.components.folds import folded_on_phone
from dashboard.pages import explore_ids as ids
from dashboard.pages._base import Page, View
from dashboard.pages.explore_ask import answer_part, ask_fields
from dashboard.pages.explore_beside import panel
from dashboard.pages.explore_callbacks import canvas_columns, drawn_state, register
from dashboard.pages.explore_edit import add_menu, change_bar
from dashboard.pages.explore_head import head
from dashboard.pages.explore_legend import legend
from dashboard.pages.explore_menus import menus
from dashboard.pages.explore_overlay import marked, overlay_key, overlay_of
from dashboard.pages.explore_play import play_panel
from dashboard.pages.explore_tables import tables
from dashboard.pages.explore_whole import table
from dashboard.views.exploration import PATH, read_query


def layout(view: View) -> Component:
    """The whole page for what the address says."""
    exploration, translate = read_query(view.query), view.translate
    drawn = view.context.scenes.scene(view.network, exploration, view.language)
    chosen = exploration.selected or exploration.focus
    shown = overlay_of(view.context, view.network, drawn, translate)
    columns = marked(drawn.columns, shown)
    return html.Div(
        [
            dcc.Store(id=ids.READER, data=view.language),
            dcc.Store(id=ids.OPENED),
            dcc.Store(id=ids.ROW),
            dcc.Store(id=ids.EVERYTHING_ROW),
            dcc.Store(id=ids.DRAWN, data=drawn_state(view.network, drawn)),
            html.Div(head(view.network, drawn, translate), id=ids.HEAD, className="explore-head"),
            html.Div(
                [
                    *ask_fields(view),
                    html.Div(
                        menus(view.network, drawn, shown, translate),
                        id=ids.MENUS,
                        className="explore-menus",
                    ),
                    add_menu(view),
                    play_panel(view, hidden=exploration.whole),
                ],
                className="explore-tools",
                role="group",
                **{"aria-label": translate("explore.tools")},
            ),
            answer_part(view),
            html.Div(
                [
                    canvas(
                        ids.CANVAS,
                        canvas_columns(drawn, columns, view.query, view.context),
                        chosen,
                        translate,
                    ),
                    html.Div(
                        [
                            html.Div(
                                overlay_key(view.network, exploration, shown, translate),
                                id=ids.KEY,
                            ),
                            folded_on_phone(
                                translate("explore.legend"),
                                html.Div(
                                    legend(drawn, translate),
                                    id=ids.LEGEND,
                                    className="explore-legend",
                                ),
                            ),
                        ],
                        className="explore-keys",
                    ),
                    html.Div(
                        [change_bar(view), *panel(view, drawn.held)], className="explore-side"
                    ),
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
