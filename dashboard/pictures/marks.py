"""Shapes of the kinds, the same in the picture and in its legend."""

from collections.abc import Mapping
from typing import Any

from dashboard.pictures.palette import Palette
from dashboard.pictures.svg import element

# Width and height in units of the picture, as assets/canvas_style.js draws them.
SIZES = {
    "department": (40.0, 28.0),
    "person": (28.0, 28.0),
    "issue": (34.0, 34.0),
    "rule": (30.0, 28.0),
    "outside": (26.0, 26.0),
}
Corners = tuple[tuple[float, float], ...]
FOLDED = (52.0, 36.0)
_CORNERS = {
    "issue": ((0, -1), (1, 0), (0, 1), (-1, 0)),
    "rule": ((0, -1), (1, 1), (-1, 1)),
    "outside": (
        *((-0.4, -1), (0.4, -1), (1, -0.4), (1, 0.4)),
        *((0.4, 1), (-0.4, 1), (-1, 0.4), (-1, -0.4)),
    ),
}


def size_of(kind: str, *, folded: bool = False) -> tuple[float, float]:
    """Width and height of a node."""
    return FOLDED if folded else SIZES.get(kind, SIZES["outside"])


def size_in(columns: Mapping[str, Any], node: int) -> tuple[float, float]:
    """Width and height of a node of a picture; one that shows a figure has room for it."""
    folded = bool(columns["count"][node] or columns.get("tone", {node: ""})[node])
    return size_of(columns["kind"][node], folded=folded)


def dashes_of(tone: str) -> str | None:
    """Line around a node that an overlay marks: broken where nobody knows what it says."""
    return "4 3" if tone == "unknown" else None


def mark(
    kind: str, x: float, y: float, palette: Palette, *, form: str = "", scale: float = 1.0
) -> str:
    """The shape of a kind in a form, its middle at a point."""
    width, height = (scale * each / 2 for each in size_of(kind))
    look = {"fill": palette.kind(kind, form), "stroke": edge_of(kind, form, palette)}
    outline = palette.outlines.get(form)
    return shape(kind, x, y, (width, height), outline, stroke_width=1.5, **look)


def edge_of(kind: str, form: str, palette: Palette) -> str:
    """Colour around a node: its own where what is in it is pale, else none that is seen."""
    return palette.kind(kind) if palette.kind(kind, form) != palette.kind(kind) else "none"


def shape(
    kind: str,
    x: float,
    y: float,
    half: tuple[float, float],
    outline: Corners | None = None,
    **attributes: object,
) -> str:
    """The shape of a kind, or an outline of its own, with half its width and height."""
    if kind == "department" and outline is None:
        box = {"x": x - half[0], "y": y - half[1], "width": 2 * half[0], "height": 2 * half[1]}
        return element("rect", **box, rx=half[1] * 0.4, **attributes)
    if kind == "person":
        return element("ellipse", cx=x, cy=y, rx=half[0], ry=half[1], **attributes)
    corners = outline or _CORNERS.get(kind, _CORNERS["outside"])
    points = " ".join(f"{x + half[0] * dx:.1f},{y + half[1] * dy:.1f}" for dx, dy in corners)
    return element("polygon", points=points, **attributes)
