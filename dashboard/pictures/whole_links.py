"""The links of one node in the picture of the whole organisation, as its canvas draws them."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.pictures.palette import Palette
from dashboard.pictures.svg import element
from dashboard.pictures.whole_plan import Whole

ARROWED = 150  # links up to which each has its arrow
_BARB = 7.0
_SPREAD = 0.42  # radians to either side of the line


@dataclass(frozen=True, slots=True)
class Links:
    """What is drawn, and the nodes at the other ends."""

    drawn: Sequence[str] = ()
    near: Sequence[int] = ()


NO_LINKS = Links()


def links_of(whole: Whole, palette: Palette) -> Links:
    """Links of the chosen node that are not switched off."""
    links, node = whole.links, whole.chosen
    found = [
        (source, target, links["relations"][relation])
        for source, target, relation in zip(
            links["src"], links["dst"], links["relation"], strict=True
        )
        if node in (source, target)
        and links["relations"][relation] not in whole.hidden
        and not {source, target} & set(whole.off)
    ]
    is_many = len(found) > ARROWED
    drawn = [part for link in found for part in _link(whole, link, palette, is_many=is_many)]
    ends = (target if source == node else source for source, target, _ in found)
    return Links(drawn=drawn, near=[each for each in dict.fromkeys(ends) if each != node])


def _link(
    whole: Whole, link: tuple[int, int, str], palette: Palette, *, is_many: bool
) -> list[str]:
    source, target, relation = link
    line = palette.line(relation)
    (x, y), (across, down) = whole.at(source), whole.at(target)
    look = {"stroke": line.colour, "stroke_width": 0.8 if is_many else 1.4}
    path = element(
        "path",
        d=f"M{x:.1f} {y:.1f}L{across:.1f} {down:.1f}",
        fill="none",
        stroke_dasharray=line.dashes or None,
        opacity=0.3 if is_many else 0.85,
        **look,
    )
    if is_many:
        return [path]
    back = max(whole.half(target), 3.0) + 2
    return [path, *_arrow((x, y), (across, down), back, line.colour)]


def _arrow(
    start: tuple[float, float], end: tuple[float, float], back: float, colour: str
) -> list[str]:
    dx, dy = end[0] - start[0], end[1] - start[1]
    if math.hypot(dx, dy) < back + 8:
        return []
    turn = math.atan2(dy, dx)
    tip = end[0] - back * math.cos(turn), end[1] - back * math.sin(turn)
    barbs = (
        (tip[0] - _BARB * math.cos(turn + side), tip[1] - _BARB * math.sin(turn + side))
        for side in (-_SPREAD, _SPREAD)
    )
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (tip, *barbs))
    return [element("polygon", points=points, fill=colour, opacity=0.85)]
