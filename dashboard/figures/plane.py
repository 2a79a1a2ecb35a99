"""Parties in a plane of two figures: influence and dependence, or what a package brings two."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import plotly.graph_objects as go

from dashboard.figures._style import BLUE, GREY, ORANGE, ink, shortened, styled

_NEAR = 0.12  # share of the picture within which two names would run into each other


@dataclass(frozen=True, slots=True)
class Point:
    """One named point; ``marked`` ones are drawn in another colour and shape."""

    name: str
    x: float
    y: float
    hover: str
    marked: bool = False


def plane(
    points: Sequence[Point],
    titles: tuple[str, str],
    scheme: str,
    *,
    middle: tuple[float, float] | None = None,
    line: Sequence[tuple[float, float]] = (),
) -> go.Figure:
    """Named points in a plane.

    Parameters
    ----------
    points
        Drawn with their names; hovering tells more.
    titles
        Of the horizontal and the vertical axis.
    scheme
        ``light`` or ``dark``.
    middle
        Where the plane is divided into quarters; None undivided.
    line
        Points of a line behind them, such as a frontier.
    """
    figure = go.Figure()
    if line:
        figure.add_scatter(
            x=[x for x, _ in line],
            y=[y for _, y in line],
            mode="lines+markers",
            line={"color": GREY, "width": 1},
            marker={"size": 4, "color": GREY},
            hoverinfo="skip",
            showlegend=False,
        )
    figure.add_scatter(
        x=[point.x for point in points],
        y=[point.y for point in points],
        mode="markers+text",
        text=[escape(shortened(point.name, 18)) for point in points],
        textposition=_sides(points),
        textfont={"size": 11},
        marker={
            "size": 11,
            "color": [ORANGE if point.marked else BLUE for point in points],
            "symbol": ["diamond" if point.marked else "circle" for point in points],
        },
        customdata=[point.hover for point in points],
        hovertemplate="%{customdata}<extra></extra>",
        showlegend=False,
        cliponaxis=False,
    )
    if middle:
        thin = {"color": ink(scheme), "width": 1, "dash": "dot"}
        figure.add_vline(x=middle[0], line=thin)
        figure.add_hline(y=middle[1], line=thin)
    figure.update_xaxes(title=titles[0])
    figure.update_yaxes(title=titles[1])
    return styled(figure, scheme, height=460)


def _sides(points: Sequence[Point]) -> list[str]:
    """Names above their points, below where the neighbour on the left has its own above."""
    wide = max((p.x for p in points), default=0.0) - min((p.x for p in points), default=0.0)
    high = max((p.y for p in points), default=0.0) - min((p.y for p in points), default=0.0)
    sides = ["top center"] * len(points)
    ordered = sorted(range(len(points)), key=lambda at: points[at].x)
    for before, at in pairwise(ordered):
        near_x = abs(points[at].x - points[before].x) <= _NEAR * wide
        near_y = abs(points[at].y - points[before].y) <= _NEAR * high
        if near_x and near_y and sides[before] == "top center":
            sides[at] = "bottom center"
    return sides
