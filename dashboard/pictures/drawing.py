"""The picture itself: boxes, links, nodes and the labels that fit, in the units of its columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.pictures import links
from dashboard.pictures.label import FONT, box_of, label
from dashboard.pictures.marks import dashes_of, edge_of, shape, size_in
from dashboard.pictures.palette import Palette
from dashboard.pictures.room import Box, Taken, around
from dashboard.pictures.standing_out import StandingOut
from dashboard.pictures.svg import element, said, text, width_of

_PADDING = 46.0  # of a box around the nodes in it: it holds their labels
_TELL_ALL = 14  # more links than this around a node would print their words over each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """SVG of a picture, the room it takes, and how many names did not fit."""

    content: str
    box: Box
    unnamed: int


def draw(
    columns: Mapping[str, Any],
    chosen: str | None,
    palette: Palette,
    out: StandingOut | None = None,
) -> Drawing:
    """Draw columns as they stand.

    Parameters
    ----------
    columns
        As the canvas takes them (:func:`dashboard.canvas.canvas_data`).
    chosen
        Node whose links are told in words, where there are few.
    out
        What stands out where something is selected; all else is dimmed.
    """
    count = len(columns["id"])
    bodies = [_body(columns, node) for node in range(count)]
    frames = dict(_frames(columns))
    taken = Taken()
    for body in bodies:
        taken.add(body)
    labels, unnamed, label_boxes = _labels(columns, chosen, taken, palette, out)
    drawn = links.bows(columns)
    words = list(_words(columns, chosen, drawn, taken, palette))
    parts = [
        *(_frame(name, box, palette) for name, box in frames.items()),
        *links.lines(columns, drawn, palette, out),
        *(_dimmed(_node(columns, node, chosen, palette), node, out) for node in range(count)),
        *labels,
        *words,
    ]
    box = around([*bodies, *frames.values(), *label_boxes])
    return Drawing(content="".join(parts), box=box, unnamed=unnamed)


def _dimmed(drawn: str, node: int, out: StandingOut | None) -> str:
    """What is drawn of a node, dimmed where others stand out."""
    clear = out.of_node(node) if out else None
    return drawn if clear is None else element("g", drawn, opacity=clear)


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
            left, top, right, bottom = around(inside)
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
    form = columns["form"][node]
    fill = palette.colours[f"tone-{tone}"] if tone else palette.kind(kind, form)
    outline = palette.outlines.get(form)
    half = (width / 2, height / 2)
    ghost = shape(kind, x + 7, y - 7, half, outline, fill=fill, opacity=0.45) if folded else ""
    border, thick = edge_of(kind, form, palette), 2.0
    if border == "none":
        border, thick = palette.colours["canvas-surface"], 1.5
    if tone:
        border = palette.colours["canvas-text"]
    if name == columns["focus"]:
        border, thick = palette.colours["canvas-text"], 4.0
    if name == chosen:
        border, thick = palette.colours["canvas-mark"], 5.0
    told = element("title", said(columns["spoken"][node]))
    edge = {"stroke": border, "stroke_width": thick, "stroke_dasharray": dashes_of(tone)}
    body = shape(kind, x, y, half, outline, fill=fill, **edge)
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
    columns: Mapping[str, Any],
    chosen: str | None,
    taken: Taken,
    palette: Palette,
    out: StandingOut | None,
) -> tuple[list[str], int, list[Box]]:
    """Labels that fit, the chosen node's first, then by connectedness; how many did not."""
    order = sorted(
        range(len(columns["id"])),
        key=lambda node: (
            columns["id"][node] not in (chosen, columns["focus"]),
            out is not None and node not in out.nodes,
            -columns.get("rank", {node: 0.0})[node],
            -columns["degree"][node],
        ),
    )
    parts, boxes, unnamed = [], [], 0
    for node in order:
        lines = columns["label"][node].split("\n")
        _, height = size_in(columns, node)
        x, top = columns["x"][node], columns["y"][node] + height / 2 + 3
        box = box_of(lines, x, top, FONT)
        first = columns["id"][node] in (chosen, columns["focus"])
        if taken.hits(box) and not first:
            unnamed += 1
            continue
        taken.add(box)
        boxes.append(box)
        parts.append(_dimmed(label(lines, box, palette), node, out))
    return parts, unnamed, boxes


def _words(
    columns: Mapping[str, Any],
    chosen: str | None,
    drawn: list[links.Bow | None],
    taken: Taken,
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
