"""A picture of the positions on one issue as SVG, for print: no colour alone tells anything."""

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from graph.brief.document import Picture

FONTS = {
    "en": "'Noto Sans TC', 'Noto Sans SC', sans-serif",
    "zh-Hant": "'Noto Sans TC', 'Microsoft JhengHei', 'PingFang TC', sans-serif",
    "zh-Hans": "'Noto Sans SC', 'Microsoft YaHei', 'PingFang SC', sans-serif",
}
_WIDTH, _LEFT, _RIGHT, _TOP = 680.0, 212.0, 24.0, 30.0
_LINES = (21.0, 17.0)  # of few parties, of many
_MANY = 7
_LONGEST = 31.0  # of a name, in Latin letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One party on the scale; ``weight`` (0..1) and ``bottom_line`` None where unknown."""

    name: str
    position: float
    weight: float | None
    bottom_line: float | None


def scale(
    dots: Sequence[Dot],
    ends: tuple[str, str],
    outcome: tuple[str, float, float, float] | None,
    text: str,
    language: str,
) -> Picture:
    """Every party on the scale 0..100, larger with weight, open where that is unknown.

    Parameters
    ----------
    dots
        In the order to be shown.
    ends
        What 0 and 100 mean.
    outcome
        Label, likely outcome, and its range.
    text
        The picture in words.
    """
    line = _LINES[len(dots) > _MANY]
    bottom = _TOP + line * len(dots)
    height = bottom + (54 if any(ends) else 22)
    parts = [*_frame(bottom), *(_outcome(outcome, bottom) if outcome else [])]
    for place, dot in enumerate(dots):
        parts += _party(dot, _TOP + line * (place + 0.5))
    parts += _ends(ends, bottom) if any(ends) else []
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:.0f} {height:.0f}" '
        f'width="{_WIDTH:.0f}" height="{height:.0f}" role="img" '
        f'font-family="{FONTS[language]}" font-size="12" fill="#1f2937">'
        f"<title>{escape(text)}</title>{''.join(parts)}</svg>"
    )
    return Picture(svg, text, _WIDTH, height)


def _x(position: float) -> float:
    return _LEFT + position / 100 * (_WIDTH - _LEFT - _RIGHT)


def _frame(bottom: float) -> list[str]:
    lines = [
        f'<line x1="{_x(tick):.1f}" x2="{_x(tick):.1f}" y1="{_TOP:.0f}" y2="{bottom:.0f}" '
        'stroke="#d5dae3"/>'
        for tick in (0, 25, 50, 75, 100)
    ]
    numbers = [
        f'<text x="{_x(tick):.1f}" y="{bottom + 15:.0f}" text-anchor="middle" font-size="11">'
        f"{tick}</text>"
        for tick in (0, 25, 50, 75, 100)
    ]
    return [*lines, *numbers]


def _outcome(outcome: tuple[str, float, float, float], bottom: float) -> list[str]:
    label, middle, low, high = outcome
    anchor = "middle" if 15 < middle < 85 else "start" if middle <= 15 else "end"
    band = max(_x(high) - _x(low), 1.0)
    return [
        f'<rect x="{_x(low):.1f}" y="{_TOP:.0f}" width="{band:.1f}" '
        f'height="{bottom - _TOP:.0f}" fill="#dfe9e4"/>',
        f'<line x1="{_x(middle):.1f}" x2="{_x(middle):.1f}" y1="{_TOP - 6:.0f}" '
        f'y2="{bottom:.0f}" stroke="#157a5c" stroke-width="2" stroke-dasharray="6 3"/>',
        f'<text x="{_x(middle):.1f}" y="{_TOP - 11:.0f}" text-anchor="{anchor}">'
        f"{escape(label)}</text>",
    ]


def _party(dot: Dot, y: float) -> list[str]:
    parts = [
        f'<text x="{_LEFT - 14:.0f}" y="{y + 4:.1f}" text-anchor="end">'
        f"{escape(_short(dot.name))}</text>"
    ]
    if dot.bottom_line is not None:
        parts.append(
            f'<line x1="{_x(dot.position):.1f}" x2="{_x(dot.bottom_line):.1f}" y1="{y:.1f}" '
            f'y2="{y:.1f}" stroke="#6b7280" stroke-width="1.5" stroke-dasharray="2 3"/>'
            f'<line x1="{_x(dot.bottom_line):.1f}" x2="{_x(dot.bottom_line):.1f}" '
            f'y1="{y - 5:.1f}" y2="{y + 5:.1f}" stroke="#6b7280" stroke-width="1.5"/>'
        )
    radius = 4.0 if dot.weight is None else 3.5 + 6 * dot.weight
    fill = "#ffffff" if dot.weight is None else "#3b6fc4"
    parts.append(
        f'<circle cx="{_x(dot.position):.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}" '
        'stroke="#1f3f77"/>'
    )
    return parts


def _ends(ends: tuple[str, str], bottom: float) -> list[str]:
    return [
        f'<text x="{_x(0):.1f}" y="{bottom + 31:.0f}" font-size="11">0 {escape(ends[0])}</text>',
        f'<text x="{_x(100):.1f}" y="{bottom + 46:.0f}" text-anchor="end" font-size="11">'
        f"100 {escape(ends[1])}</text>",
    ]


def _short(name: str) -> str:
    width = 0.0
    for at, character in enumerate(name):
        width += 1 if character.isascii() else 1.9
        if width > _LONGEST:
            return f"{name[:at]}…"
    return name
