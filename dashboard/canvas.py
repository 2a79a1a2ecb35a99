"""The canvas: draws columns of nodes and links, and says what the reader did with them.

It knows nothing of departments or issues beyond the names of kinds and relations, for which
``assets/canvas.css`` holds colour and line. The scripts beside it do the drawing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dash import ClientsideFunction, Dash, Input, Output, dcc, html
from dash.development.base_component import Component

from dashboard.canvas_help import keys_help, menu_texts
from graph.texts import Translator

_TOOLS = (("zoom-in", "+"), ("zoom-out", "−"), ("fit", "⤢"), ("put-back", "↺"), ("keys", "?"))


@dataclass(frozen=True, slots=True)
class CanvasIds:
    """Ids of one canvas; the scripts derive them from the prefix in the same way.

    ``data`` takes the columns and ``chosen`` the node to be marked. ``event`` gives what was done:
    ``{"type": "select" | "open" | "clear", "id": …}``.
    """

    prefix: str

    @property
    def host(self) -> str:
        """Element that is drawn into."""
        return f"{self.prefix}-canvas"

    @property
    def data(self) -> str:
        """Store of the columns."""
        return f"{self.prefix}-canvas-data"

    @property
    def chosen(self) -> str:
        """Store of the node to be marked."""
        return f"{self.prefix}-canvas-chosen"

    @property
    def event(self) -> str:
        """Store of the last thing that the reader did."""
        return f"{self.prefix}-canvas-event"

    @property
    def drawn(self) -> str:
        """Store that says how many nodes are drawn."""
        return f"{self.prefix}-canvas-drawn"

    @property
    def marked(self) -> str:
        """Store that says which node is marked."""
        return f"{self.prefix}-canvas-marked"


def canvas(
    ids: CanvasIds, columns: Mapping[str, Any], chosen: str | None, translate: Translator
) -> Component:
    """Component of a canvas with its buttons, reachable by keyboard.

    Parameters
    ----------
    ids
        Ids of this canvas.
    columns
        As :func:`canvas_data` makes them.
    chosen
        Node to be marked.
    translate
        Language of the buttons.
    """
    help_id = f"{ids.prefix}-canvas-help"
    host = html.Div(
        id=ids.host,
        className="canvas-host",
        tabIndex="0",
        role="application",
        **{
            "aria-label": translate("canvas.label"),
            "aria-describedby": help_id,
            "data-texts": menu_texts(translate),
        },
    )
    return html.Div(
        [
            host,
            _tools(translate),
            html.Div(className="canvas-tip", **{"aria-hidden": "true"}),
            html.P(translate("canvas.nothing"), className="canvas-nothing", hidden=True),
            keys_help(translate),
            html.Div(className="visually-hidden canvas-live", **{"aria-live": "polite"}),
            html.P(
                [
                    html.Span(translate("canvas.help"), className="for-mouse"),
                    html.Span(translate("canvas.help.touch"), className="for-touch"),
                ],
                id=help_id,
                className="canvas-help",
            ),
            dcc.Store(id=ids.data, data=dict(columns)),
            dcc.Store(id=ids.chosen, data=chosen),
            *(dcc.Store(id=each) for each in (ids.event, ids.drawn, ids.marked)),
        ],
        className="canvas",
    )


def _tools(translate: Translator) -> Component:
    buttons = [
        html.Button(
            sign,
            type="button",
            className="canvas-tool",
            title=translate(f"canvas.{name}"),
            hidden=name == "put-back",  # until a node has been moved
            **{"aria-label": translate(f"canvas.{name}"), "data-canvas-tool": name},
        )
        for name, sign in _TOOLS
    ]
    return html.Div(buttons, className="canvas-tools", role="group")


def canvas_data(ids: CanvasIds, key: str, columns: Mapping[str, Any]) -> dict[str, Any]:
    """Columns as the canvas takes them.

    While ``key`` stays the same, nodes keep their places on the screen; another one is another
    picture. Columns: ``id, x, y, kind, form, label, name, spoken, degree, near, box, count, more,
    beyond`` of nodes (``near`` is the index of the node it belongs beside), ``src, dst, relation,
    weight, word`` of links; ``boxes`` and, from a saved view, ``places`` (id -> [x, y]).
    """
    return {"target": ids.prefix, "key": key, **columns}


def register_canvas(app: Dash, ids: CanvasIds) -> None:
    """Let the canvas follow its stores."""
    app.clientside_callback(
        ClientsideFunction("canvas", "draw"), Output(ids.drawn, "data"), Input(ids.data, "data")
    )
    app.clientside_callback(
        ClientsideFunction("canvas", "mark"),
        Output(ids.marked, "data"),
        Input(ids.chosen, "data"),
        Input(ids.drawn, "data"),
    )
