"""The picture itself: boxes, links, nodes and the labels that fit, in the units of its columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from dashboard.pictures import links
from dashboard.pictures.marks import shape, size_in
from dashboard.pictures.palette import Palette
from dashboard.pictures.svg import element, said, text, width_of

FONT = 12.0
_LINE = 1.2 * FONT
_PADDING = 46.0  # of a box around the nodes in it: it holds their labels
_TELL_ALL = 14  # more links than this around a node would print their words over each other
_TILE = 120.0

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """SVG of a picture, the room it takes, and how many names did not fit."""

    content: str
    box: Box
    unnamed: int


@dataclass(slots=True)
class _Taken:
    """Room that is taken, by tiles, so that a label is compared with its neighbours only."""

    tiles: dict[tuple[int, int], list[Box]] = field(default_factory=dict)

    def _keys(self, box: Box) -> Iterator[tuple[int, int]]:
        for x in range(int(box[0] // _TILE), int(box[2] // _TILE) + 1):
            for y in range(int(box[1] // _TILE), int(box[3] // _TILE) + 1):
                yield x, y

    def hits(self, box: Box) -> bool:
        return any(
            _meet(box, other) for key in self._keys(box) for other in self.tiles.get(key, ())
        )

    def add(self, box: Box) -> None:
        for key in self._keys(box):
            self.tiles.setdefault(key, []).append(box)


def draw(columns: Mapping[str, Any], chosen: str | None, palette: Palette) -> Drawing:
    """Draw columns as they stand.

    Parameters
    ----------
    columns
        As the canvas takes them (:func:`dashboard.canvas.canvas_data`).
    chosen
        Node whose links are told in words, where there are few.
    """
    count = len(columns["id"])
    bodies = [_body(columns, node) for node in range(count)]
    frames = dict(_frames(columns))
    taken = _Taken()
    for body in bodies:
        taken.add(body)
    labels, unnamed, label_boxes = _labels(columns, chosen, taken, palette)
    drawn = links.bows(columns)
    words = list(_words(columns, chosen, drawn, taken, palette))
    parts = [
        *(_frame(name, box, palette) for name, box in frames.items()),
        *links.lines(columns, drawn, palette),
        *(_node(columns, node, chosen, palette) for node in range(count)),
        *labels,
        *words,
    ]
    box = _around([*bodies, *frames.values(), *label_boxes])
    return Drawing(content="".join(parts), box=box, unnamed=unnamed)


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _around(boxes: list[Box]) -> Box:
    if not boxes:
        return (0.0, 0.0, 1.0, 1.0)
    left, top, right, bottom = zip(*boxes, strict=True)
    return (min(left), min(top), max(right), max(bottom))


def _body(columns: Mapping[str, Any], node: int) -> Box:
    width, height = size_in(columns, node)
    x, y = columns["x"][node], columns["y"][node]
    return (x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _frames(columns: Mapping[str, Any]) -> Iterator[tuple[str, Box]]:
    for frame in columns["boxes"]:
        inside = [
            _body(columns, node) for node, box in enumerate(columns["box"]) if box == frame["id"]
        ]
        if inside:
            left, top, right, bottom = _around(inside)
            yield (
                frame["name"],
                (left - _PADDING, top - _PADDING, right + _PADDING, bottom + _PADDING),
            )


def _frame(name: str, box: Box, palette: Palette) -> str:
    colour = palette.kind("department")
    size = {"x": box[0], "y": box[1], "width": box[2] - box[0], "height": box[3] - box[1]}
    body = element(
        "rect", **size, rx=8, fill=colour, fill_opacity=0.07, stroke=colour, stroke_opacity=0.6
    )
    title = text(
        (box[0] + box[2]) / 2,
        box[1] + 1.3 * FONT,
        name,
        FONT,
        text_anchor="middle",
        fill=palette.colours["canvas-text"],
    )
    return body + title


def _node(columns: Mapping[str, Any], node: int, chosen: str | None, palette: Palette) -> str:
    kind, name = columns["kind"][node], columns["id"][node]
    x, y = columns["x"][node], columns["y"][node]
    folded = bool(columns["count"][node])
    width, height = size_in(columns, node)
    tone = columns.get("tone", {node: ""})[node]
    fill = palette.colours[f"tone-{tone}"] if tone else palette.kind(kind)
    half = (width / 2, height / 2)
    ghost = shape(kind, x + 7, y - 7, half, fill=fill, opacity=0.45) if folded else ""
    border, thick = palette.colours["canvas-surface"], 1.5
    if tone:
        border = palette.colours["canvas-text"]
    if name == columns["focus"]:
        border, thick = palette.colours["canvas-text"], 4.0
    if name == chosen:
        border, thick = palette.colours["canvas-mark"], 5.0
    told = element("title", said(columns["spoken"][node]))
    body = shape(kind, x, y, half, fill=fill, stroke=border, stroke_width=thick)
    return ghost + element(
        "g", told + body + (_figure(columns, node, tone, palette) if tone else "")
    )


def _figure(columns: Mapping[str, Any], node: int, tone: str, palette: Palette) -> str:
    """What an overlay shows on a node."""
    ink, figure = palette.colours[f"tone-{tone}-ink"], columns["figure"][node]
    size = 14.0 if len(figure) > 4 else 16.0
    at = columns["x"][node], columns["y"][node] + size * 0.36
    return text(*at, figure, size, text_anchor="middle", fill=ink)


def _labels(
    columns: Mapping[str, Any], chosen: str | None, taken: _Taken, palette: Palette
) -> tuple[list[str], int, list[Box]]:
    """Labels that fit, the chosen node's first, then by connectedness; how many did not."""
    order = sorted(
        range(len(columns["id"])),
        key=lambda node: (
            columns["id"][node] not in (chosen, columns["focus"]),
            -columns["degree"][node],
        ),
    )
    parts, boxes, unnamed = [], [], 0
    for node in order:
        lines = columns["label"][node].split("\n")
        _, height = size_in(columns, node)
        x, top = columns["x"][node], columns["y"][node] + height / 2 + 3
        half = max(width_of(line, FONT) for line in lines) / 2
        box = (x - half, top, x + half, top + _LINE * len(lines))
        first = columns["id"][node] in (chosen, columns["focus"])
        if taken.hits(box) and not first:
            unnamed += 1
            continue
        taken.add(box)
        boxes.append(box)
        parts.append(_label(lines, box, palette))
    return parts, unnamed, boxes


def _label(lines: list[str], box: Box, palette: Palette) -> str:
    size = {"x": box[0], "y": box[1], "width": box[2] - box[0], "height": box[3] - box[1]}
    back = element("rect", **size, fill=palette.colours["canvas-surface"], fill_opacity=0.8)
    rows = (
        text(
            (box[0] + box[2]) / 2,
            box[1] + _LINE * (at + 0.78),
            line,
            FONT,
            text_anchor="middle",
            fill=palette.colours["canvas-text"],
        )
        for at, line in enumerate(lines)
    )
    return back + "".join(rows)


def _words(
    columns: Mapping[str, Any],
    chosen: str | None,
    drawn: list[links.Bow | None],
    taken: _Taken,
    palette: Palette,
) -> Iterator[str]:
    """Words on the links of the chosen node, in so far as they fit."""
    index = {name: node for node, name in enumerate(columns["id"])}
    node = index.get(chosen or "")
    ends = zip(columns["src"], columns["dst"], strict=True)
    around = [link for link, pair in enumerate(ends) if node in pair]
    if node is None or len(around) > _TELL_ALL:
        return
    for link in around:
        bow, word = drawn[link], columns["word"][link]
        if bow is None or not word:
            continue
        (x, y), half = bow.middle, width_of(word, FONT * 0.9) / 2 + 2
        box = (x - half, y - 8, x + half, y + 8)
        if not taken.hits(box):
            taken.add(box)
            back = element(
                "rect", x=box[0], y=box[1], width=2 * half, height=16.0,
                fill=palette.colours["canvas-surface"], fill_opacity=0.9,
            )  # fmt: skip
            colour = palette.colours["canvas-text"]
            yield back + text(x, y + 4, word, FONT * 0.9, text_anchor="middle", fill=colour)
