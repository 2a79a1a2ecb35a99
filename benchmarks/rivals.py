"""``python -m benchmarks.rivals FILE``: the same columns drawn by what others use with Dash.

One page with a button for each: dash-cytoscape, and Plotly's scattergl. The callback makes what
the component takes; a click on a node goes to the server and comes back as its name.
"""

import json
import logging
import socket
import sys
from pathlib import Path
from typing import Any

import dash_cytoscape as cyto
from dash import Dash, Input, Output, dcc, html
from waitress import create_server

_COLOURS = ("#0a6aa6", "#c05000", "#00785a", "#94397b", "#667080")
_SIZE = {"height": "600px", "width": "700px"}
Columns = dict[str, Any]


def main(path: str) -> None:
    """Serve until it is stopped; the address stands on the first line."""
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    nodes, links = data["nodes"], data["links"]
    app = Dash(__name__, compress=True, suppress_callback_exceptions=True)
    app.layout = html.Div(
        [
            *(html.Button(name, id=name) for name in ("cytoscape", "scattergl")),
            html.Div(id="drawn", style=_SIZE),
            html.Div("", id="details"),
        ]
    )

    @app.callback(Output("drawn", "children"), Input("cytoscape", "n_clicks"))
    def draw_cytoscape(clicks: int | None) -> object:
        return _cytoscape(nodes, links) if clicks else None

    @app.callback(
        Output("drawn", "children", allow_duplicate=True),
        Input("scattergl", "n_clicks"),
        prevent_initial_call=True,
    )
    def draw_scattergl(clicks: int | None) -> object:
        return _scattergl(nodes, links)

    @app.callback(
        Output("details", "children"), Input("cy", "tapNodeData"), prevent_initial_call=True
    )
    def tapped(node: Columns | None) -> str:
        return node["label"] if node else ""

    @app.callback(
        Output("details", "children", allow_duplicate=True),
        Input("graph", "clickData"),
        prevent_initial_call=True,
    )
    def clicked(click: Columns | None) -> str:
        return nodes["name"][click["points"][0]["pointNumber"]] if click else ""

    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    listener = socket.create_server(("127.0.0.1", 0))
    print(f"http://127.0.0.1:{listener.getsockname()[1]}", flush=True)
    create_server(app.server, sockets=[listener], threads=4).run()


def _cytoscape(nodes: Columns, links: Columns) -> object:
    elements: list[Columns] = [
        {
            "data": {"id": str(i), "label": name, "kind": str(kind)},
            "position": {"x": x, "y": y},
        }
        for i, (name, kind, x, y) in enumerate(
            zip(nodes["name"], nodes["kind"], nodes["x"], nodes["y"], strict=True)
        )
    ]
    elements += [
        {"data": {"source": str(source), "target": str(target)}}
        for source, target in zip(links["src"], links["dst"], strict=True)
    ]
    looks = [
        {"selector": f'node[kind = "{i}"]', "style": {"background-color": colour}}
        for i, colour in enumerate(_COLOURS)
    ]
    node = {"selector": "node", "style": {"label": "data(label)", "width": 9, "height": 9}}
    return cyto.Cytoscape(
        id="cy",
        elements=elements,
        layout={"name": "preset"},
        stylesheet=[node, *looks],
        style={"height": "100%", "width": "100%"},
    )


def _scattergl(nodes: Columns, links: Columns) -> object:
    x, y = nodes["x"], nodes["y"]
    ends = list(zip(links["src"], links["dst"], strict=True))
    lines = {
        "x": [each for a, b in ends for each in (x[a], x[b], None)],
        "y": [each for a, b in ends for each in (y[a], y[b], None)],
    }
    look = {"color": [_COLOURS[kind] for kind in nodes["kind"]], "size": 5}
    figure = {
        "data": [
            {"type": "scattergl", "mode": "lines", "hoverinfo": "skip", **lines},
            {
                "type": "scattergl",
                "mode": "markers",
                "marker": look,
                "x": x,
                "y": y,
                "text": nodes["name"],
                "hoverinfo": "text",
            },
        ],
        "layout": {"showlegend": False, "margin": dict.fromkeys("lrtb", 0)},
    }
    return dcc.Graph(id="graph", figure=figure, style={"height": "100%", "width": "100%"})


if __name__ == "__main__":
    main(sys.argv[1])
