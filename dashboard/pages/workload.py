"""Which departments are overloaded, where everyone waits, what would help."""

from collections.abc import Callable, Mapping

from dash import ClientsideFunction, Dash, Input, Output, State, dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.components.choices import into_address
from dashboard.components.heading import heading
from dashboard.components.meant import refusal
from dashboard.context import Context
from dashboard.pages import (
    _workload_load,
    _workload_relief,
    _workload_stuck,
    _workload_time,
    _workload_whatif,
)
from dashboard.pages._base import Page, View
from dashboard.pages._workload_asked import (
    CONTROLS,
    Asked,
    asked_of,
    choices,
    here,
    named_party,
    one_of,
)
from graph.messages import UserError

_TABS: Mapping[str, Callable[[View, Asked], Component]] = {
    "load": _workload_load.layout,
    "time": _workload_time.layout,
    "stuck": _workload_stuck.layout,
    "whatif": _workload_whatif.layout,
    "relief": _workload_relief.layout,
}
_CHARTS = (_workload_load.BARS, _workload_time.HEAT)


def layout(view: View) -> Component:
    """Heading, choices, links to the parts, and the part that the address names."""
    tab = one_of(view.query.get("tab"), tuple(_TABS), "load")
    try:
        asked = asked_of(view)
        part = _TABS[tab](view, asked)
    except UserError as error:
        # The choices stay, for one of them has to be mended.
        part = refusal(view, "/workload", error)
    head = [heading(view, "workload"), choices(view), _parts(view, tab)]
    return html.Div([*head, *_unknown_party(view), part], className="stack")


def _unknown_party(view: View) -> list[Component]:
    """That the party which the address names is not there; the rest is shown without it."""
    try:
        named_party(view)
    except UserError as error:
        return [refusal(view, "/workload", error)]
    return []


def _parts(view: View, shown: str) -> Component:
    links = [
        dcc.Link(
            view.translate(f"view.workload.tab.{tab}"),
            href=here(view, tab=None if tab == "load" else tab, party=view.query.get("party")),
            className="part part-shown" if tab == shown else "part",
        )
        for tab in _TABS
    ]
    return html.Nav(links, className="parts", **{"aria-label": view.translate("page.workload")})


def every_part(view: View) -> Component:
    """All components that the page may ever show."""
    asked = asked_of(view)
    return html.Div(
        [
            choices(view),
            *(part(view, asked) for part in _TABS.values()),
            *(dcc.Graph(id=each) for each in _CHARTS),
        ]
    )


def register(app: Dash, context: Context) -> None:
    """Follow the choices, what is clicked in a chart or table, and the what-ifs."""
    for each in (*CONTROLS, *_workload_time.CONTROLS, *_workload_relief.CONTROLS):
        into_address(app, each)
    for name in _CHARTS:
        _follow(app, name, "clickData", "clicked")
    _follow(app, _workload_load.GRID, "selectedRows", "chosenRow")
    _workload_whatif.register(app, context)


def _follow(app: Dash, identifier: str, value: str, function: str) -> None:
    app.clientside_callback(
        ClientsideFunction("choices", function),
        Output(ids.LOCATION, "search", allow_duplicate=True),
        Input(identifier, value),
        State(ids.LOCATION, "search"),
        prevent_initial_call=True,
    )


PAGE = Page(
    id="workload",
    path="/workload",
    icon="workload",
    layout=layout,
    register=register,
    needs_data=True,
    every_part=every_part,
)
