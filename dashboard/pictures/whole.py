"""The whole organisation as a picture: the places, shapes and colours of its canvas.

What assets/canvas_whole_paint.js and canvas_whole_columns.js paint, in one size for all of it.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence

from dashboard.pictures.drawing import Drawing
from dashboard.pictures.marks import edge_of
from dashboard.pictures.palette import Palette
from dashboard.pictures.room import around, square
from dashboard.pictures.svg import element, said
from dashboard.pictures.whole_links import ARROWED, NO_LINKS, links_of
from dashboard.pictures.whole_names import names_of
from dashboard.pictures.whole_plan import Whole
from dashboard.whole.columns import Columns
from dashboard.whole.ties import strongest_ties

_LEAST, _LEAST_OF_MANY = 3.5, 2.0  # pixels, of what is chosen and what it is linked with
_TOLD_EACH = 2_000  # nodes of which each says its name where the picture is pointed at
_FADED = 0.45  # of all else while one node's links are shown
OUTLINES: dict[str, tuple[tuple[float, float], ...]] = {
    "department": ((-1, -0.75), (1, -0.75), (1, 0.75), (-1, 0.75)),
    "issue": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "rule": ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
    "outside": (
        *((-0.4, -1), (0.4, -1), (1, -0.4), (1, 0.4)),
        *((0.4, 1), (-0.4, 1), (-1, 0.4), (-1, -0.4)),
    ),
}


def draw_whole(whole: Whole, palette: Palette) -> Drawing:
    """Draw everything; where a node is chosen its links, and all else fainter."""
    linked = links_of(whole, palette) if whole.chosen is not None else NO_LINKS
    ground = "".join([*_ties(whole, palette), *_departments(whole, palette)])
    names = names_of(whole, linked.near, palette)
    parts = [
        element("g", ground, opacity=_FADED if whole.chosen is not None else None),
        *linked.drawn,
        *_marked(whole, linked.near, palette),
        *names.drawn,
    ]
    discs = [square(*whole.disc(group)) for group in range(len(whole.nodes["groups"]["x"]))]
    box = around([*discs, *names.boxes])
    return Drawing(content="".join(parts), box=box, unnamed=names.unnamed)


def _ties(whole: Whole, palette: Palette) -> Iterator[str]:
    ties = strongest_ties(whole.nodes, whole.links, whole.off, whole.hidden)
    most = max((weight for *_, weight in ties), default=1)
    paths: defaultdict[int, list[str]] = defaultdict(list)
    for one, other, weight in ties:
        (x, y, _), (across, down, _) = whole.disc(one), whole.disc(other)
        width = 1 + math.floor(5 * math.sqrt(weight / most) + 0.5)
        paths[width].append(f"M{x:.1f} {y:.1f}L{across:.1f} {down:.1f}")
    for width, path in paths.items():
        yield element(
            "path",
            d="".join(path),
            stroke=palette.colours["canvas-quiet"],
            stroke_width=width,
            stroke_opacity=0.3,
            fill="none",
        )


def _departments(whole: Whole, palette: Palette) -> Iterator[str]:
    """Each department with the nodes that stand in it; what it is called is said of it."""
    inside: defaultdict[int, list[int]] = defaultdict(list)
    for node in whole.shown:
        inside[whole.nodes["home"][node]].append(node)
    # A tie passes below the departments that it does not join: nothing shines through a disc.
    ground = palette.mixed("canvas-border", "canvas-surface", 0.4)
    is_told = len(whole.shown) <= _TOLD_EACH
    for group, spoken in enumerate(whole.nodes["groups"]["spoken"]):
        x, y, radius = whole.disc(group)
        disc = element(
            "circle", cx=x, cy=y, r=radius, fill=ground, stroke=palette.colours["canvas-border"]
        )
        members = inside[group]
        bodies = _each(whole, members, palette) if is_told else _many(whole, members, palette)
        yield element("g", element("title", said(spoken)) + disc + "".join(bodies))


def _each(whole: Whole, members: list[int], palette: Palette) -> Iterator[str]:
    for node in members:
        told = element("title", said(_spoken(whole.nodes, node)))
        path = _outline(whole, node, whole.half(node), palette)
        yield element("path", told, d=path, **_colours(_look(whole, node), palette))


def _many(whole: Whole, members: list[int], palette: Palette) -> Iterator[str]:
    """One path for all of a kind: a picture of very many has to be opened too."""
    paths: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for node in members:
        paths[_look(whole, node)].append(_outline(whole, node, whole.half(node), palette))
    for look, path in paths.items():
        yield element("path", d="".join(path), **_colours(look, palette))


def _kind(whole: Whole, node: int) -> str:
    return str(whole.nodes["kinds"][whole.nodes["kind"][node]])


def _form(whole: Whole, node: int) -> str:
    return str(whole.nodes["forms"][whole.nodes["category"][node]])


def _look(whole: Whole, node: int) -> tuple[str, str]:
    return _kind(whole, node), _form(whole, node)


def _colours(look: tuple[str, str], palette: Palette) -> dict[str, str]:
    """Colour of a kind in a form, and of its edge where it has one."""
    edge = edge_of(*look, palette)
    return {"fill": palette.kind(*look)} | ({} if edge == "none" else {"stroke": edge})


def _outline(whole: Whole, node: int, half: float, palette: Palette) -> str:
    x, y = whole.at(node)
    own = palette.outlines.get(_form(whole, node))
    flat = tuple((across, 0.75 * down) for across, down in own) if own else None
    corners = flat or OUTLINES.get(_kind(whole, node))
    if corners is None:
        turn = f"a{half:.1f} {half:.1f} 0 1 0 "
        return f"M{x - half:.1f} {y:.1f}{turn}{2 * half:.1f} 0{turn}{-2 * half:.1f} 0z"
    points = (f"{x + half * across:.1f} {y + half * down:.1f}" for across, down in corners)
    return f"M{'L'.join(points)}z"


def _spoken(nodes: Columns, node: int) -> str:
    return str(
        nodes["spoken"].format(
            name=nodes["name"][node],
            kind=nodes["sorts"][nodes["category"][node]],
            home=nodes["groups"]["label"][nodes["home"][node]].replace("\n", " "),
            count=nodes["degree"][node],
        )
    )


def _marked(whole: Whole, near: Sequence[int], palette: Palette) -> Iterator[str]:
    """The chosen node and what it is linked with, large enough to be seen, and its ring."""
    if whole.chosen is None:
        return
    least = _LEAST_OF_MANY if len(near) > ARROWED else _LEAST
    for node, smallest in [*((each, least) for each in near), (whole.chosen, _LEAST)]:
        path = _outline(whole, node, max(whole.half(node), smallest), palette)
        yield element("path", d=path, **_colours(_look(whole, node), palette))
    x, y = whole.at(whole.chosen)
    radius = 1.3 * max(whole.half(whole.chosen), _LEAST) + 2
    mark = palette.colours["canvas-mark"]
    yield element("circle", cx=x, cy=y, r=radius, fill="none", stroke=mark, stroke_width=3)
