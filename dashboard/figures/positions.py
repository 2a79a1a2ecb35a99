"""Positions on one issue: every party on the scale, and where a compromise would fall."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from dashboard.figures._style import BLUE, GREEN, GREY, PURPLE, axis_names, styled
from dashboard.labels import wrap

_ENDS = 90  # pixels for the ticks and the names of the ends
_END_LINES, _END_WIDTH = 4, 14.0  # of such a name: two of them are side by side on a phone


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """One party on the scale 0..100; ``weight`` is salience × power (0..1), None when unknown."""

    name: str
    position: float
    weight: float | None
    bottom_line: float | None
    hover: str


def positions(
    stands: Sequence[Stand],
    ends: tuple[str, str],
    lines: Sequence[tuple[str, float]],
    scheme: str,
    span: tuple[float, float] | None = None,
    unknown: Sequence[tuple[str, str]] = (),
) -> go.Figure:
    """Dots on the scale, one line a party, larger with weight; hollow where that is unknown.

    Parameters
    ----------
    stands
        In the order to be shown.
    ends
        Names of 0 and of 100.
    lines
        Vertical marks: ``(name, place)``, such as the compromise.
    scheme
        ``light`` or ``dark``.
    span
        A band behind all, such as the range of the compromise.
    unknown
        Parties of unknown position with what is said of them, below the others: they may stand
        anywhere.
    """
    figure = go.Figure()
    if span:
        figure.add_vrect(x0=span[0], x1=span[1], fillcolor=GREEN, opacity=0.14, line_width=0)
    _bottom_lines(figure, stands)
    _dots(figure, stands)
    _marks(figure, lines)
    _anywhere(figure, [said for _, said in unknown], len(stands))
    figure.update_xaxes(range=[-4, 104], tickvals=[0, 25, 50, 75, 100], tickangle=0)
    _name_ends(figure, ends)
    names, row = axis_names([*(s.name for s in stands), *(name for name, _ in unknown)], 30)
    places = list(range(len(names)))
    figure.update_yaxes(autorange="reversed", tickvals=places, ticktext=names, zeroline=False)
    styled(figure, scheme, height=148 + row * max(len(names), 3))
    return figure.update_layout(margin_b=_ENDS)


def _bottom_lines(figure: go.Figure, stands: Sequence[Stand]) -> None:
    for place, stand in enumerate(stands):
        if stand.bottom_line is not None:
            figure.add_scatter(
                x=[stand.position, stand.bottom_line],
                y=[place, place],
                mode="lines",
                line={"color": GREY, "width": 2, "dash": "dot"},
                hoverinfo="skip",
                showlegend=False,
            )


def _dots(figure: go.Figure, stands: Sequence[Stand]) -> None:
    figure.add_scatter(
        x=[stand.position for stand in stands],
        y=list(range(len(stands))),
        mode="markers",
        marker={
            "size": [9 if stand.weight is None else 8 + 20 * stand.weight for stand in stands],
            "color": [GREY if stand.weight is None else BLUE for stand in stands],
            "symbol": ["circle-open" if stand.weight is None else "circle" for stand in stands],
            "line": {"width": 1.5},
        },
        customdata=[stand.hover for stand in stands],
        hovertemplate="%{customdata}<extra></extra>",
        showlegend=False,
    )


def _marks(figure: go.Figure, lines: Sequence[tuple[str, float]]) -> None:
    """Vertical marks, named in the legend."""
    for (name, value), colour in zip(lines, (GREEN, PURPLE), strict=False):
        line = {"color": colour, "width": 2, "dash": "dash"}
        figure.add_vline(x=value, line=line)
        figure.add_scatter(x=[None], y=[None], mode="lines", name=f"{name} {value:.1f}", line=line)


def _anywhere(figure: go.Figure, said: Sequence[str], start: int) -> None:
    """A line over the whole scale for each party of unknown position, from a place downwards."""
    for place, text in enumerate(said, start=start):
        figure.add_scatter(
            x=[0, 100],
            y=[place] * 2,
            mode="lines+text",
            text=[text, ""],
            textposition="top right",
            textfont={"size": 12},
            line={"color": GREY, "width": 1, "dash": "dot"},
            hoverinfo="skip",
            showlegend=False,
        )


def _name_ends(figure: go.Figure, ends: tuple[str, str]) -> None:
    """Write what 0 and 100 mean under the scale, inwards so that no text is cut off.

    Broken into short lines: on a phone the two would run into each other. The numbers stand above.
    """
    for place, anchor, end in ((0, "left", ends[0]), (100, "right", ends[1])):
        lines = "<br>".join(map(escape, wrap(end, _END_LINES, _END_WIDTH)))
        figure.add_annotation(
            x=place,
            xanchor=anchor,
            y=0,
            yref="paper",
            yanchor="top",
            yshift=-26,
            align=anchor,
            text=lines,
            font={"size": 12},
            showarrow=False,
        )
