"""Load against capacity: a bar per party, the line where everything is taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from dashboard.figures._style import BLUE, ORANGE, RED, axis_names, ink, styled
from graph.percent import said_percent

_FULL, _TIGHT = 1.0, 0.85
_FIGURE = 0.35  # of the longest bar's length: what a figure takes on a phone
_ON_BAR = {RED: "#ffffff", BLUE: "#ffffff", ORANGE: "#111827"}  # what is read on each colour


@dataclass(frozen=True, slots=True)
class Bar:
    """One party: its name, its load ÷ capacity (1 = all of it), what a click on it carries."""

    name: str
    utilisation: float
    ref: str = ""


def utilisation(bars: Sequence[Bar], title: str, scheme: str) -> go.Figure:
    """Horizontal bars from the fullest down; red is above capacity, orange close to it.

    Parameters
    ----------
    bars
        In the order to be shown; parties of unknown capacity have no bar.
    title
        Title of the axis of percentages.
    scheme
        ``light`` or ``dark``.
    """
    # A name may stand for two parties, so the places are numbers and the names their labels.
    places = list(range(len(bars)))
    colours = [_colour(bar.utilisation) for bar in bars]
    longest = max(_FULL, *(bar.utilisation for bar in bars))
    figure = go.Figure(
        go.Bar(
            x=[bar.utilisation for bar in bars],
            y=places,
            orientation="h",
            marker_color=colours,
            text=[said_percent(bar.utilisation) for bar in bars],
            textposition=[
                "outside" if _crosses(bar.utilisation, longest) else "auto" for bar in bars
            ],
            insidetextanchor="end",
            insidetextfont={"color": [_ON_BAR[colour] for colour in colours]},
            textangle=0,
            cliponaxis=False,
            customdata=[[escape(bar.name), bar.ref, said_percent(bar.utilisation)] for bar in bars],
            hovertemplate="%{customdata[0]}<br>%{customdata[2]}<extra></extra>",
        )
    )
    # The figure behind the longest bar needs room, and the full line is always shown.
    furthest = longest * (1.3 if _crosses(longest, longest) else 1.15)
    figure.update_xaxes(tickformat=".0%", title=title, range=[0, furthest])
    names, row = axis_names([bar.name for bar in bars], 26)
    figure.update_yaxes(
        autorange="reversed", tickvals=places, ticktext=names, showgrid=False, zeroline=False
    )
    figure.add_vline(
        x=_FULL, line={"color": ink(scheme), "dash": "dash", "width": 1.5}, layer="above"
    )
    return styled(figure, scheme, height=70 + row * max(len(bars), 3))


def _crosses(value: float, longest: float) -> bool:
    """Whether the full line would cross a figure at the end of the bar, also on a phone."""
    return 0 < value - _FULL < _FIGURE * longest


def _colour(value: float) -> str:
    if value > _FULL:
        return RED
    return ORANGE if value > _TIGHT else BLUE
