"""A name in a picture: its lines on a ground that lets what is below shine through."""

from collections.abc import Sequence

from dashboard.pictures.palette import Palette
from dashboard.pictures.room import Box
from dashboard.pictures.svg import element, text, width_of

FONT = 12.0
LINE = 1.2  # of a font's size


def box_of(lines: Sequence[str], x: float, top: float, size: float) -> Box:
    """Room of lines below a point, in the middle of which they stand."""
    half = max(width_of(line, size) for line in lines) / 2
    return (x - half, top, x + half, top + LINE * size * len(lines))


def label(lines: Sequence[str], box: Box, palette: Palette, size: float = FONT) -> str:
    """Lines in a box of :func:`box_of`."""
    room = {"x": box[0], "y": box[1], "width": box[2] - box[0], "height": box[3] - box[1]}
    back = element("rect", **room, fill=palette.colours["canvas-surface"], fill_opacity=0.8)
    rows = (
        text(
            (box[0] + box[2]) / 2,
            box[1] + LINE * size * (at + 0.78),
            line,
            size,
            text_anchor="middle",
            fill=palette.colours["canvas-text"],
        )
        for at, line in enumerate(lines)
    )
    return back + "".join(rows)
