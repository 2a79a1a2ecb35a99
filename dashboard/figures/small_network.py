"""A small network: the few things a finding is about, and what joins them."""

import math
from collections.abc import Collection, Mapping, Sequence
from html import escape
from typing import TypeAlias

import networkx as nx
import plotly.graph_objects as go

from dashboard.figures._style import BLUE, GREY, ORANGE, PURPLE, RED, in_two_lines, ink, styled

Place: TypeAlias = tuple[float, float]
_COLOURS = {"department": BLUE, "person": PURPLE, "issue": ORANGE}
_SHAPES = {"department": "square", "person": "circle", "issue": "diamond"}
_ROOM = 0.42  # above the highest and below the lowest node, for names
_ABOUT, _NODE = 20, 13  # pixels
_CIRCLE_UP_TO = 6  # nodes in one circle of waiting are drawn as a circle


def small_network(
    nodes: Mapping[str, tuple[str, str]],
    links: Sequence[tuple[str, str, bool]],
    about: Collection[str],
    scheme: str,
) -> go.Figure:
    """Nodes and links, those that the finding is about in red.

    Parameters
    ----------
    nodes
        Reference -> kind and name, in any order.
    links
        Source, target, and whether it has a direction; an arrow points to what is waited for.
    about
        The nodes that the finding is about.
    scheme
        ``light`` or ``dark``.
    """
    network: nx.Graph[str] = nx.Graph()
    network.add_nodes_from(nodes)
    network.add_edges_from((one, other) for one, other, _ in links)
    places = _places(network)
    figure = go.Figure()
    _plain_links(figure, [(one, other) for one, other, directed in links if not directed], places)
    for one, other, directed in links:
        if directed:
            _arrow(figure, places[one], places[other])
    _named_nodes(figure, nodes, places, about, scheme)
    # Names stand beside their nodes and need room at the edges.
    low, high = (least(y for _, y in places.values()) for least in (min, max))
    figure.update_xaxes(visible=False, range=[-1.35, 1.35])
    figure.update_yaxes(visible=False, range=[low - _ROOM, high + _ROOM])
    tall = min(620, 300 + 9 * len(nodes)) * (high - low + 2 * _ROOM) / (2 + 2 * _ROOM)
    styled(figure, scheme, height=round(tall))
    figure.update_layout(showlegend=False, margin={"l": 24, "r": 24, "t": 0, "b": 0})
    return figure


def _plain_links(
    figure: go.Figure, links: Sequence[tuple[str, str]], places: Mapping[str, Place]
) -> None:
    figure.add_scatter(
        x=[x for one, other in links for x in (places[one][0], places[other][0], None)],
        y=[y for one, other in links for y in (places[one][1], places[other][1], None)],
        mode="lines",
        line={"color": GREY, "width": 1},
        hoverinfo="skip",
    )


def _arrow(figure: go.Figure, start: Place, end: Place) -> None:
    figure.add_annotation(
        x=end[0],
        y=end[1],
        ax=start[0],
        ay=start[1],
        xref="x",
        yref="y",
        axref="x",
        ayref="y",
        text="",
        arrowhead=3,
        arrowsize=1.2,
        arrowwidth=1.5,
        arrowcolor=GREY,
        standoff=10,
        startstandoff=8,
    )


def _named_nodes(
    figure: go.Figure,
    nodes: Mapping[str, tuple[str, str]],
    places: Mapping[str, Place],
    about: Collection[str],
    scheme: str,
) -> None:
    colours = {node: _COLOURS.get(kind, GREY) for node, (kind, _) in nodes.items()}
    figure.add_scatter(
        x=[places[node][0] for node in nodes],
        y=[places[node][1] for node in nodes],
        mode="markers",
        marker={
            "size": [_ABOUT if node in about else _NODE for node in nodes],
            "symbol": [_SHAPES.get(kind, "octagon") for kind, _ in nodes.values()],
            "color": [RED if node in about else colours[node] for node in nodes],
        },
        hovertext=[escape(name) for _, name in nodes.values()],
        hoverinfo="text",
        cliponaxis=False,
    )
    for node, (_, name) in nodes.items():
        # Links come from inside the picture, so names stand outwards, clear of their node.
        is_above, (x, y) = places[node][1] >= 0, places[node]
        away = 4 + (_ABOUT if node in about else _NODE) / 2
        figure.add_annotation(
            text=in_two_lines(name),
            x=x,
            y=y,
            yshift=away if is_above else -away,
            yanchor="bottom" if is_above else "top",
            showarrow=False,
            font={"color": ink(scheme), "size": 11},
        )


def _places(network: "nx.Graph[str]") -> dict[str, Place]:
    if len(network) <= _CIRCLE_UP_TO:
        return _in_a_circle(list(network))
    found = nx.spring_layout(network, seed=3, k=1.6 / len(network) ** 0.5, iterations=80)
    return {node: (float(x), float(y)) for node, (x, y) in found.items()}


def _in_a_circle(nodes: Sequence[str]) -> dict[str, Place]:
    """The first on top, and none level with the middle: links would cross its name there."""
    count = len(nodes)
    if count == 1:
        return {nodes[0]: (0.0, 0.0)}
    step = 2 * math.pi / count
    first = math.pi / 2 + (step / 2 if count % 4 == 0 else 0)
    turns = (first + at * step for at in range(count))
    return {node: (math.cos(turn), math.sin(turn)) for node, turn in zip(nodes, turns, strict=True)}
