"""How positions on an issue have moved: a line for each party that has held more than one."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from dashboard.figures._style import BLUE, GREEN, ORANGE, PURPLE, RED, styled

_COLOURS = (BLUE, ORANGE, GREEN, PURPLE, RED)
_DASHES = ("solid", "dash", "dot", "dashdot")


def history(
    moves: Mapping[str, Sequence[tuple[str, float]]], title: str, scheme: str, days: str
) -> go.Figure:
    """Lines over time, told apart by colour and dash.

    Parameters
    ----------
    moves
        Party -> ``(ISO date, position)`` in order.
    title
        Of the vertical axis.
    scheme
        ``light`` or ``dark``.
    days
        How a day is written, as a format of d3; Plotly by itself names months in English.
    """
    figure = go.Figure()
    for at, (name, points) in enumerate(moves.items()):
        figure.add_scatter(
            x=[day for day, _ in points],
            y=[position for _, position in points],
            mode="lines+markers",
            name=name,
            line={
                "color": _COLOURS[at % len(_COLOURS)],
                "dash": _DASHES[at // len(_COLOURS) % len(_DASHES)],
                "shape": "hv",
            },
        )
    figure.update_xaxes(tickformat=days, hoverformat=days)
    figure.update_yaxes(range=[-4, 104], title=title)
    styled(figure, scheme, height=320)
    return figure.update_layout(showlegend=True)
