"""Who is asked from which working day to which: one bar a task, the critical ones told apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

import plotly.graph_objects as go

from dashboard.figures._style import BLUE, RED, axis_names, below_axis, styled

_LEAST = 0.12  # days that a bar of no length is drawn with, so that it is seen
_ROW = 26
_THICK = 0.75  # of a row; a colour with few bars would else get bars of another thickness


@dataclass(frozen=True, slots=True)
class Span:
    """One task: begins ``start`` working days from the first day and takes ``days``."""

    name: str
    start: float
    days: float
    is_critical: bool
    text: str


def gantt(spans: Sequence[Span], title: str, scheme: str, legend: Mapping[str, str]) -> go.Figure:
    """Bars over working days, in the order given from the top.

    Parameters
    ----------
    title
        Title of the axis of working days.
    scheme
        ``light`` or ``dark``.
    legend
        Words for ``critical`` tasks and ``other`` ones.
    """
    figure = go.Figure()
    for key, colour in (("critical", RED), ("other", BLUE)):
        chosen = [at for at, span in enumerate(spans) if span.is_critical == (key == "critical")]
        figure.add_trace(
            go.Bar(
                x=[max(spans[at].days, _LEAST) for at in chosen],
                base=[spans[at].start for at in chosen],
                y=chosen,
                orientation="h",
                width=_THICK,
                name=legend[key],
                marker={"color": colour, "pattern": {"shape": "/" if key == "critical" else ""}},
                customdata=[[escape(spans[at].name), escape(spans[at].text)] for at in chosen],
                hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
            )
        )
    names, row = axis_names([span.name for span in spans], _ROW)
    last = max((span.start + span.days for span in spans), default=1.0)
    below_axis(figure, title)
    figure.update_xaxes(range=[0, last * 1.02 + 0.1], rangemode="tozero")
    figure.update_yaxes(
        autorange="reversed",
        tickvals=list(range(len(spans))),
        ticktext=names,
        showgrid=False,
        zeroline=False,
    )
    figure.update_layout(barmode="overlay")
    return styled(figure, scheme, height=110 + row * max(len(spans), 3))
