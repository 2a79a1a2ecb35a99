"""Who stands against whom: a heat map of a matrix between parties."""

from collections.abc import Sequence
from html import escape

import plotly.graph_objects as go

from dashboard.figures._style import ink, shortened, styled

# From none to much; lightness alone tells the order, in print and for colour-blind readers too.
_SCALES = {
    "light": [[0, "#e3e8f1"], [0.5, "#f0a35c"], [1, "#a11d33"]],
    "dark": [[0, "#3d4656"], [0.5, "#b8642a"], [1, "#ffb3a7"]],
}


def divergence(
    names: Sequence[str],
    values: Sequence[Sequence[float | None]],
    title: str,
    scheme: str,
) -> go.Figure:
    """Square heat map; "–" is a pair without common ground to compare, the diagonal stays empty.

    Parameters
    ----------
    names
        Display names in the order of rows and columns.
    values
        ``values[i][j]`` between ``names[i]`` and ``names[j]``.
    title
        Title of the colour scale.
    scheme
        ``light`` or ``dark``.
    """
    places = list(range(len(names)))
    short = [escape(shortened(name, 20)) for name in names]
    # What a party has in common with itself says nothing.
    cells = [
        [None if at == other else value for other, value in enumerate(row)]
        for at, row in enumerate(values)
    ]
    most = max((value for row in cells for value in row if value is not None), default=0) or 1.0
    figure = go.Figure(
        go.Heatmap(
            z=cells,
            zmin=0,
            zmax=most,
            x=places,
            y=places,
            colorscale=_SCALES[scheme],
            # Above, where it takes none of the width that a phone has little of.
            colorbar={
                "title": {"text": title, "side": "top"},
                "tickvals": [0, most / 2, most],  # the last is the largest there is
                "ticktext": ["0", f"{most / 2:.2f}", f"{most:.2f}"],
                "thickness": 10,
                "orientation": "h",
                "len": 0.6,
                "x": 0,
                "xanchor": "left",
                "y": 1.0,
                "yanchor": "bottom",
            },
            customdata=[[escape(f"{row} – {column}") for column in names] for row in names],
            hovertemplate="%{customdata}<br>%{z:.2f}<extra></extra>",
            hoverongaps=False,
            xgap=1,
            ygap=1,
        )
    )
    _incomparable(figure, cells, scheme)
    figure.update_xaxes(
        tickvals=places,
        ticktext=short,
        tickangle=-90,
        tickfont_size=11,
        showgrid=False,
        zeroline=False,
    )
    figure.update_yaxes(
        tickvals=places,
        ticktext=short,
        autorange="reversed",
        tickfont_size=11,
        showgrid=False,
        zeroline=False,
    )
    return styled(figure, scheme, height=190 + 24 * len(names)).update_layout(margin_t=0)


def _incomparable(figure: go.Figure, cells: Sequence[Sequence[float | None]], scheme: str) -> None:
    empty = [
        (column, row)
        for row, values in enumerate(cells)
        for column, value in enumerate(values)
        if value is None and column != row
    ]
    figure.add_scatter(
        x=[column for column, _ in empty],
        y=[row for _, row in empty],
        mode="text",
        text=["–"] * len(empty),
        textfont={"color": ink(scheme), "size": 11},
        hoverinfo="skip",
        showlegend=False,
    )
