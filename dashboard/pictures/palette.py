"""Colours and lines of a picture, read from the canvas's own style: the two cannot differ."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_STYLE = Path(__file__).parents[1] / "assets" / "canvas.css"
_TONES = _STYLE.with_name("canvas_overlay.css")
_COLOUR = r"--([\w-]+): (#\w+);"
_OUTLINE = r"--form-(\w+): polygon\((.*?)\);"
_DASHES = {"solid": "", "dashed": "7 4", "dotted": "2 4"}


@dataclass(frozen=True, slots=True)
class Line:
    """How the links of a relation are drawn; ``dashes`` is empty for an unbroken line."""

    colour: str
    dashes: str


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by the names of the style's variables, lines by relation, outlines by form.

    The corners of an outline are counted from its middle, half its size being 1.
    """

    colours: Mapping[str, str]
    lines: Mapping[str, Line]
    outlines: Mapping[str, tuple[tuple[float, float], ...]]

    def kind(self, kind: str, form: str = "") -> str:
        """Colour of a kind of node; of one that the style does not know that of outside."""
        own = self.colours.get(f"kind-{kind}", self.colours["kind-outside"])
        return self.colours.get(f"kind-{kind}-{form}", own)

    def mixed(self, upper: str, lower: str, share: float) -> str:
        """Colour of one over another through which the other shines."""
        pairs = zip(*(_parts(self.colours[name]) for name in (upper, lower)), strict=True)
        return "#" + "".join(f"{round(share * a + (1 - share) * b):02x}" for a, b in pairs)

    def line(self, relation: str) -> Line:
        """Line of a relation; of one that the style does not know a grey one."""
        return self.lines.get(relation, Line(self.colours["kind-outside"], ""))


def _parts(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def _corners(points: str) -> tuple[tuple[float, float], ...]:
    shares = [float(each) / 50 - 1 for each in re.findall(r"[\d.]+", points)]
    return tuple(zip(shares[::2], shares[1::2], strict=True))


@cache
def palette() -> Palette:
    """The light colours: pictures are for paper and for slides."""
    style = _STYLE.read_text(encoding="utf-8")
    first = re.search(r":root \{(.*?)\}", style, re.DOTALL)
    assert first is not None
    colours = dict(re.findall(_COLOUR, first.group(1) + _TONES.read_text(encoding="utf-8")))
    rules = re.findall(
        r'\[data-relation="(\w+)"\] \{ --line-colour: var\(--([\w-]+)\); --line-style: (\w+);',
        style,
    )
    lines = {name: Line(colours[colour], _DASHES[dashes]) for name, colour, dashes in rules}
    outlines = {name: _corners(points) for name, points in re.findall(_OUTLINE, style)}
    return Palette(colours, lines, outlines)
