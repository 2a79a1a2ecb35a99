"""Parties in a plane of two figures: influence and dependence, or what a package brings two."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.figures._style import BLUE, GREY, ORANGE, in_two_lines, ink, styled
from dashboard.figures.sides import sides

_LETTERS = 16  # of a name's line


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
    numbered: bool = False,
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
    numbered
        Whether a number stands for each name, from 1 on: where there is no room for names.
    """
    figure, names = go.Figure(), [in_two_lines(point.name, _LETTERS) for point in points]
    if numbered:
        names = [str(number) for number, _ in enumerate(points, start=1)]
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
        text=names,
        textposition=sides(
            [(point.x, point.y) for point in points], [name.split("<br>") for name in names], line
        ),
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
