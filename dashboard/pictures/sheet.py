"""The sheet around a picture: title, what is shown, of which day, the legend, what is left out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.pictures.drawing import Drawing
from dashboard.pictures.marks import dashes_of, mark
from dashboard.pictures.palette import Palette, palette
from dashboard.pictures.svg import element, said, text, width_of

_MARGIN, _TITLE, _SMALL = 24.0, 20.0, 12.0
_NARROWEST = 640.0
_USUAL, _MOST_GROWN = 1_400.0, 2.5  # width from which on title and legend grow with it
TONE = "tone"  # entries of the legend that are told by an overlay's colour
FONTS = {
    "en": "'Noto Sans TC', 'Noto Sans SC', sans-serif",
    "zh-Hant": "'Noto Sans TC', 'Noto Sans SC', 'Microsoft JhengHei', 'PingFang TC', sans-serif",
    "zh-Hans": "'Noto Sans SC', 'Noto Sans TC', 'Microsoft YaHei', 'PingFang SC', sans-serif",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Legend:
    """Entries of a legend: kinds with their names, relations with theirs; both with a number.

    ``forms`` is how the picture draws a kind beside its shape.
    """

    kinds: Sequence[tuple[str, str]]
    relations: Sequence[tuple[str, str]]
    forms: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What stands around a picture, in the reader's language.

    Parameters
    ----------
    title
        What the picture is of.
    lines
        Below the title: how much is shown, of which day, what is switched off.
    legend
        What shapes and lines mean.
    unnamed
        Says that names did not fit, with the place of their number left open.
    language
        Decides between the forms of Chinese characters.
    """

    title: str
    lines: Sequence[str]
    legend: Legend
    unnamed: str
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Svg:
    """A finished picture; width and height in pixels."""

    source: str
    width: float
    height: float


def svg(sheet: Sheet, drawing: Drawing, *, style: str = "") -> Svg:
    """The whole sheet as SVG; ``style`` is what defines fonts inside it."""
    colours = palette()
    left, top, right, bottom = drawing.box
    width = max(right - left, _NARROWEST, width_of(sheet.title, _TITLE)) + 2 * _MARGIN
    # What stands around a large picture is as large beside it as beside a small one.
    grown = min(max(width / _USUAL, 1.0), _MOST_GROWN)
    head, above = _head(sheet, drawing, width / grown, colours)
    entries, below = _legend(sheet.legend, width / grown, colours)
    shift = (width - (right - left)) / 2 - left
    y = grown * above - top
    foot = y + bottom + 1.5 * _MARGIN
    parts = (
        element("g", head, transform=f"scale({grown:.3f})"),
        element("g", drawing.content, transform=f"translate({shift:.1f},{y:.1f})"),
        element("g", entries, transform=f"translate(0,{foot:.1f}) scale({grown:.3f})"),
    )
    height = foot + grown * below
    body = element("rect", width="100%", height="100%", fill="#ffffff")
    source = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" '
        f'width="{width:.0f}" height="{height:.0f}" role="img" lang="{sheet.language}" '
        f'font-family="{FONTS[sheet.language]}"><title>{said(sheet.title)}</title>'
        f"<desc>{said(' '.join(sheet.lines))}</desc>"
        f"{style}{body}{''.join(parts)}</svg>"
    )
    return Svg(source=source, width=width, height=height)


def _head(sheet: Sheet, drawing: Drawing, width: float, colours: Palette) -> tuple[str, float]:
    """Title and lines, and the height they take."""
    y = _MARGIN + _TITLE
    parts = [text(_MARGIN, y, sheet.title, _TITLE, fill=colours.colours["canvas-text"])]
    y += 6
    for line in _told(sheet, drawing, width - 2 * _MARGIN):
        y += 1.5 * _SMALL
        parts.append(text(_MARGIN, y, line, _SMALL, fill=colours.colours["canvas-quiet"]))
    return "".join(parts), y + _MARGIN


def _told(sheet: Sheet, drawing: Drawing, room: float) -> list[str]:
    lines = [*sheet.lines]
    if drawing.unnamed:
        lines.append(sheet.unnamed.replace("#", str(drawing.unnamed)))
    return [part for line in lines for part in _broken(line, room)]


def _broken(line: str, room: float) -> list[str]:
    """A line in as many as it needs; broken where there is a blank, else anywhere."""
    parts = [""]
    for character in line:
        if width_of(parts[-1] + character, _SMALL) > room:
            head, blank, tail = parts[-1].rpartition(" ")
            parts[-1:] = [head, tail] if blank and len(tail) < 24 else [parts[-1], ""]
        parts[-1] += character
    return parts


def _legend(legend: Legend, width: float, colours: Palette) -> tuple[str, float]:
    """Entries in rows as wide as the sheet, and the height they take."""
    parts: list[str] = []
    y = 0.0
    for entries, is_line in ((legend.kinds, False), (legend.relations, True)):
        x = _MARGIN
        for name, words in entries:
            form = legend.forms.get(name, "")
            room = 34 + width_of(words, _SMALL) + 18
            if x + room > width - _MARGIN and x > _MARGIN:
                x, y = _MARGIN, y + 1.8 * _SMALL
            parts.append(
                _line(name, x, y, colours) if is_line else _mark(name, x, y, colours, form)
            )
            parts.append(text(x + 34, y + 4, words, _SMALL, fill=colours.colours["canvas-text"]))
            x += room
        y += 1.8 * _SMALL if entries else 0
    return "".join(parts), y + _MARGIN / 2


def _mark(category: str, x: float, y: float, colours: Palette, form: str) -> str:
    kind, _, own = category.partition("/")
    if kind == TONE:
        tone, _, sign = own.partition("/")
        return _tone(tone, sign, (x, y), colours)
    return mark(kind, x + 13, y, colours, form=form, scale=0.5)


def _tone(tone: str, sign: str, at: tuple[float, float], colours: Palette) -> str:
    """A node of the picture in small: the colour that an overlay gives it, the letter on it."""
    fill, edge = colours.colours[f"tone-{tone}"], colours.colours["canvas-text"]
    drawn = {"fill": fill, "stroke": edge, "stroke_dasharray": dashes_of(tone)}
    x, y = at
    box = element("rect", x=x, y=y - 7, width=26.0, height=14.0, rx=3, **drawn)
    ink = colours.colours[f"tone-{tone}-ink"]
    return box + text(x + 13, y + 3.5, sign, 10, text_anchor="middle", fill=ink) if sign else box


def _line(relation: str, x: float, y: float, colours: Palette) -> str:
    line = colours.line(relation)
    return element(
        "path",
        d=f"M{x:.1f},{y:.1f}h26",
        stroke=line.colour,
        stroke_width=3,
        stroke_dasharray=line.dashes or None,
    )
