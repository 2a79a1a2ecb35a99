"""Load over time: periods to come as a heat map, months gone as bars and lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from dashboard.figures._style import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    RED,
    WHITE,
    axis_names,
    shortened,
    styled,
)
from graph.percent import said_percent

_COLOURS = (BLUE, ORANGE, GREEN, RED, PURPLE, GREY)
_STEP, _FEW = 3, 6
_NAMED = 21  # pixels of a row, and of the name above it
_MARKS = ("circle", "square", "diamond", "triangle-up", "cross", "x")
# The shade grows up to 85 % of capacity; orange is close to it, red more than can be done.
_MOST = 1.5
_SCALES = {
    "light": [
        [0, "#e3e8f1"],
        [0.566, "#9cc0ee"],
        [0.567, "#f0a35c"],
        [0.666, "#f0a35c"],
        [0.67, "#d1495b"],
        [1, "#8f1528"],
    ],
    "dark": [
        [0, "#3d4656"],
        [0.566, "#2f5f9e"],
        [0.567, "#b06028"],
        [0.666, "#b06028"],
        [0.67, "#a02c4c"],
        [1, "#d43f57"],
    ],
}


@dataclass(frozen=True, slots=True)
class Flow:
    """Issues at each moment: open then, come in and closed since the moment before."""

    moments: Sequence[str]
    open: Sequence[int]
    came_in: Sequence[int]
    closed: Sequence[int]


@dataclass(frozen=True, slots=True)
class Line:
    """One party's load at each moment."""

    name: str
    loads: Sequence[float]


def heat(
    names: Sequence[str],
    refs: Sequence[str],
    periods: Sequence[str],
    loads: Sequence[Sequence[float]],
    utilisations: Sequence[Sequence[float | None]],
    scheme: str,
    unit: str,
    labels: Sequence[str],
) -> go.Figure:
    """Parties by periods: person-days in the cells, coloured by load ÷ capacity where known.

    A click on a cell carries the party's reference and the period; ``labels`` say the periods.
    Many periods take all of a phone's width: the names then stand above their rows.
    """
    many = len(periods) > _FEW
    places = list(range(1, 2 * len(names), 2)) if many else list(range(len(names)))
    figure = go.Figure(
        go.Heatmap(
            z=[[None if v is None else min(v, _MOST) for v in row] for row in utilisations],
            x=list(range(len(periods))),
            y=places,
            zmin=0,
            zmax=_MOST,
            colorscale=_SCALES[scheme],
            text=[[f"{load:,.0f}" for load in row] for row in loads],
            texttemplate="%{text}",
            # By itself the library writes dark where a cell has no colour, on the dark page too.
            textfont={"color": WHITE} if scheme == "dark" else {},
            customdata=[
                [
                    [escape(name), ref, period, f"{load:,.1f} {unit}", _percent(value), label]
                    for period, load, value, label in zip(periods, row, shares, labels, strict=True)
                ]
                for name, ref, row, shares in zip(names, refs, loads, utilisations, strict=True)
            ],
            hovertemplate="%{customdata[0]}<br>%{customdata[5]}: %{customdata[3]} "
            "%{customdata[4]}<extra></extra>",
            showscale=False,
            xgap=2,
            ygap=2,
        )
    )
    short, row = axis_names(names, 28)
    step = _STEP if many else 1  # of many, few have room for their name
    figure.update_xaxes(
        tickvals=list(range(0, len(periods), step)),
        ticktext=_heads(labels[::step]),
        tickangle=0,
        side="top",
        showgrid=False,
        zeroline=False,
    )
    figure.update_yaxes(
        tickvals=places, ticktext=short, autorange="reversed", showgrid=False, zeroline=False
    )
    if not many:
        return styled(figure, scheme, height=90 + row * max(len(names), 3))
    _names_above(figure, names, places)
    styled(figure, scheme, height=90 + 2 * _NAMED * max(len(names), 3))
    return figure.update_layout(margin={"l": 20, "r": 20})


def _names_above(figure: go.Figure, names: Sequence[str], places: Sequence[int]) -> None:
    """Names above the rows, which stand at every other place, from the left edge on."""
    for name, place in zip(names, places, strict=True):
        figure.add_annotation(
            text=escape(shortened(name, 44)),
            x=0,
            xref="paper",
            xanchor="left",
            y=place - 0.5,
            yanchor="bottom",
            showarrow=False,
            font={"size": 12},
        )
    figure.data[0].update(ygap=_NAMED, textfont_size=11)
    figure.update_xaxes(ticklabeloverflow="allow")  # of the first and the last half is beyond
    figure.update_yaxes(showticklabels=False, range=[2 * len(names) - 0.5, -0.5], autorange=False)


def _name_some(figure: go.Figure, moments: Sequence[str]) -> None:
    """Name the last moment, and of many every third before it: on a phone no more have room."""
    step = _STEP if len(moments) > _FEW else 1
    figure.update_xaxes(type="category", tickvals=list(moments[::-1][::step]), tickangle=0)


def _stacked(label: str) -> str:
    """A month or day over its year, so that many stand side by side."""
    return "<br>".join(_lines(label))


def _lines(label: str) -> tuple[str, str]:
    """The two lines of a month or day with its year, in the order of the language."""
    if "年" in label:
        year, _, rest = label.partition("年")
        return f"{year}年", rest
    rest, _, year = label.rpartition(" ")
    return rest, year


def _heads(labels: Sequence[str]) -> list[str]:
    """Periods on two lines; the year only where it is another one: a phone has room for that."""
    parts = [_lines(label) for label in labels]
    year = 0 if labels and "年" in labels[0] else 1
    heads = []
    for at, pair in enumerate(parts):
        is_new = at == 0 or parts[at - 1][year] != pair[year]
        heads.append(
            "<br>".join(part if i != year or is_new else "\u00a0" for i, part in enumerate(pair))
        )
    return heads


def _percent(value: float | None) -> str:
    return "" if value is None else f"({said_percent(value)})"


def flow(flow: Flow, labels: Sequence[str], title: str, scheme: str) -> go.Figure:
    """Open issues as a line, what came in and what was closed as bars up and down.

    ``labels`` are the names of the three, in that order; ``title`` says what is counted.
    """
    moments = [_stacked(moment) for moment in flow.moments]
    figure = go.Figure()
    figure.add_bar(
        x=moments, y=list(flow.came_in), name=labels[1], marker_color=ORANGE, marker_line_width=0
    )
    figure.add_bar(
        x=moments,
        y=[-each for each in flow.closed],
        name=labels[2],
        marker_color=GREEN,
        marker_line_width=0,
    )
    figure.add_scatter(
        x=moments, y=list(flow.open), name=labels[0], mode="lines+markers", line={"color": BLUE}
    )
    figure.update_layout(barmode="relative")
    figure.update_yaxes(title=title)
    _name_some(figure, moments)
    return styled(figure, scheme, height=280)


def lines(drawn: Sequence[Line], moments: Sequence[str], title: str, scheme: str) -> go.Figure:
    """Loads of some parties, a line each."""
    figure, places = go.Figure(), [_stacked(moment) for moment in moments]
    for line, colour, mark in zip(drawn, _COLOURS, _MARKS, strict=False):
        figure.add_scatter(
            x=places,
            y=list(line.loads),
            name=escape(shortened(line.name)),
            mode="lines+markers",
            line={"color": colour},
            marker={"symbol": mark, "size": 8},
        )
    _name_some(figure, places)
    figure.update_yaxes(title=title, rangemode="tozero")
    return styled(figure, scheme, height=320)
