"""What all charts share: colours that colour-blind readers can tell apart, fonts, margins."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go
from dash import dcc, html
from dash.development.base_component import Component

# After Okabe & Ito (2008), adapted to both themes; how far apart they stay is measured in
# tests/dashboard/test_colours.py.
BLUE, ORANGE, GREEN, RED, GREY, PURPLE = (
    *("#2866c4", "#e08a1e", "#15906c", "#c43a50", "#8a93a3", "#c07ad2"),
)
_INK = {"light": "#1f2937", "dark": "#d5dae3"}
_LINES = {"light": "#e3e7ee", "dark": "#3a4150"}
WHITE = "#fefefe"  # in cells of the dark theme's colours
# A picture that is taken out is for paper: the colours of the dark theme, and what stands for each.
LIGHT_FOR_DARK = {
    _INK["dark"]: _INK["light"],
    _LINES["dark"]: _LINES["light"],
    "#3d4656": "#e3e8f1",
    "#2f5f9e": "#9cc0ee",
    "#b8642a": "#f0a35c",
    "#b06028": "#f0a35c",
    "#a02c4c": "#d1495b",
    "#d43f57": "#8f1528",
    WHITE: "auto",
    "#ffb3a7": "#a11d33",
}

# No button that sends a chart to somebody else's server.
_CONFIG = {
    "displayModeBar": False,
    "displaylogo": False,
    "showSendToCloud": False,
    "plotlyServerURL": "",
    "responsive": True,
}


def styled(figure: go.Figure, scheme: str, *, height: int) -> go.Figure:
    """Give a figure the look of the app in the reader's theme; changes and returns it."""
    axis = {
        "gridcolor": _LINES[scheme],
        "zerolinecolor": _LINES[scheme],
        "linecolor": _LINES[scheme],
    }
    figure.update_layout(
        height=height,
        margin={"l": 8, "r": 16, "t": 28, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"color": _INK[scheme], "size": 13, "family": "inherit"},
        hoverlabel={"align": "left"},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    )
    figure.update_xaxes(automargin=True, title_font_size=13, **axis)
    figure.update_yaxes(automargin=True, title_font_size=13, **axis)
    return figure


def below_axis(figure: go.Figure, title: str) -> None:
    """Title of the horizontal axis, kept inside the picture where the axis is short."""
    figure.add_annotation(
        text=title,
        xref="paper",
        yref="paper",
        x=1,
        y=0,
        xanchor="right",
        yanchor="top",
        yshift=-24,
        showarrow=False,
        font={"size": 13},
    )
    figure.update_xaxes(title={"text": " ", "font": {"size": 13}})


def ink(scheme: str) -> str:
    """Colour of text in a theme."""
    return _INK[scheme]


def chart(
    figure: go.Figure, label: str, identifier: str | None = None, *, is_wide: bool = False
) -> Component:
    """Show a figure; ``label`` says to those who cannot see it what it shows.

    ``identifier`` is for charts that a click on means something. On a phone a figure that
    ``is_wide`` keeps its room and is moved sideways.
    """
    named = {"id": identifier} if identifier else {}
    graph = dcc.Graph(figure=figure, config=_CONFIG, **named)
    return html.Div(
        graph,
        role="img",
        className="chart chart-wide" if is_wide else "chart",
        **{"aria-label": label},
    )


_TWO_LINES = 36  # pixels of a row whose name stands on two lines
_LOST = 2
_SPARED = 4  # a name that is too long by a few letters is read sooner than one that is cut


def shortened(text: str, length: int = 24) -> str:
    """Text for an axis: cut where it is much too long; a Chinese character counts as two."""
    if _fitting(text, length + _SPARED) == len(text):
        return text
    return f"{text[: _fitting(text, length)].rstrip()}…"


def in_two_lines(text: str, length: int = 20) -> str:
    """Text beside a mark, as HTML: on two lines where it is too long for one, else cut."""
    at = _fitting(text, length)
    if at == len(text):
        return escape(text)
    at = _break(text, at)
    return f"{escape(text[:at])}<br>{escape(shortened(text[at:].strip(), length))}"


def _break(text: str, at: int) -> int:
    """End of a line, at the latest ``at``: after a colon, else between words; Chinese anywhere."""
    colons = [text.find(mark, 0, at) for mark in (": ", "：")]
    if max(colons) >= 0:
        return max(colons) + 1
    if " " in text[: at + 1]:
        return text.rfind(" ", 0, at + 1)
    # One or two characters on a line of their own look lost.
    return (len(text) + 1) // 2 if len(text) - at <= _LOST else at


def axis_names(names: Sequence[str], row: int) -> tuple[list[str], int]:
    """Names beside the rows of a chart, as HTML, and the height that a row then needs.

    Parameters
    ----------
    row
        Pixels of a row whose name stands on one line.
    """
    shown = [in_two_lines(name) for name in names]
    return shown, max(row, _TWO_LINES if any("<br>" in name for name in shown) else 0)


def _fitting(text: str, length: int) -> int:
    """How many characters of a text are as wide as that many Latin letters."""
    width = 0
    for index, character in enumerate(text):
        width += 1 if character.isascii() else 2
        if width > length:
            return index
    return len(text)
