"""Plain HTML goes to the browser as one component; what callbacks know stays what it is."""

import json

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component
from plotly.utils import PlotlyJSONEncoder

from dashboard.components.static import Static, flattened


def sent(component: Component) -> object:
    return json.loads(json.dumps(component, cls=PlotlyJSONEncoder))


def test_a_table_is_one_component() -> None:
    row = html.Tr([html.Td("Finance"), html.Td(12), html.Td(None)])
    table = html.Table([html.Caption("Load", className="quiet"), html.Tbody([row])], role="table")
    made = flattened(table)
    cells = ["tr", {}, ["td", {}, "Finance"], ["td", {}, 12], ["td", {}]]
    caption = ["caption", {"className": "quiet"}, "Load"]
    assert sent(made) == {
        "props": {"tree": ["table", {"role": "table"}, caption, ["tbody", {}, cells]]},
        "type": "Static",
        "namespace": "stakeholders",
    }


def test_what_has_an_id_or_is_of_another_library_stands_in_it_as_it_was() -> None:
    asked = html.Div([html.P("inner")], id="asked")
    button = dmc.Button("Go")
    made = flattened(html.Div(["before", asked, html.Span(button), "after"]))
    assert made.tree == [
        "div",
        {},
        "before",
        {"slot": 0},
        ["span", {}, {"slot": 1}],
        "after",
    ]
    assert [each._type for each in made.children] == ["Div", "Button"]
    assert made.children[0].id == "asked"
    assert isinstance(made.children[0].children[0], Static)
    assert isinstance(asked.children[0], html.P), "what was given is not changed"


def test_a_link_inside_the_app_is_kept_apart_from_one_that_leaves_it() -> None:
    made = flattened(html.Div([dcc.Link("here", href="/data"), html.A("there", href="/file")]))
    assert made.tree[2:] == [["Link", {"href": "/data"}, "here"], ["a", {"href": "/file"}, "there"]]
    fresh = dcc.Link("again", href="/data", refresh=True)
    assert flattened(html.Div(fresh)).children == [fresh]


def test_what_a_callback_answers_beside_components_is_left_alone() -> None:
    data = {"children": [1, 2], "nested": [{"a": None}]}
    answer = flattened((data, [html.P("a"), "b"], None, "text", 3))
    assert answer[0] is data
    assert [type(each) for each in answer[1]] == [Static, str]
    assert answer[2:] == (None, "text", 3)
