"""What Explore shows, as a file: its columns, what was moved in it, and what is said of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.context import Context
from dashboard.pages.explore_overlay import overlay_legend, overlay_sentence
from dashboard.pictures.dated import as_of_line, made_line
from dashboard.pictures.drawing import Drawing, draw
from dashboard.pictures.everything import whole_of
from dashboard.pictures.fonts import font_style
from dashboard.pictures.palette import palette
from dashboard.pictures.sheet import TONE, Legend, Sheet, Svg, svg
from dashboard.pictures.standing_out import standing_out
from dashboard.pictures.whole import draw_whole
from dashboard.views.categories import category_name
from dashboard.views.exploration import Exploration
from dashboard.views.overlays import Overlay
from dashboard.views.scene import Scene
from graph.brief.press import set_svg
from graph.projections import Network, name_of
from graph.texts import Translator

FORMS = ("png", "svg", "pdf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Explored:
    """One picture of Explore: whose surroundings, what was drawn, and for which reader."""

    context: Context
    drawn: Scene
    columns: Mapping[str, Any]
    translate: Translator
    overlay: Overlay | None = None


def moved(columns: Mapping[str, Any], places: object) -> dict[str, Any]:
    """Columns with the nodes where the reader put them; what is no place is passed over."""
    told = places if isinstance(places, dict) else {}
    x, y = list(columns["x"]), list(columns["y"])
    for at, node in enumerate(columns["id"]):
        match told.get(node):
            case [int() | float() as left, int() | float() as top] if (
                abs(left) < _FARTHEST and abs(top) < _FARTHEST
            ):
                x[at], y[at] = float(left), float(top)
    return {**columns, "x": x, "y": y}


_FARTHEST = 100_000.0


def write_picture(path: Path, explored: Explored) -> None:
    """Write the picture in the form that the path's ending says."""
    sheet, drawing = sheet_of(explored), _drawing(explored)
    made, form = svg(sheet, drawing), path.suffix[1:]
    if form == "svg":
        style = font_style(made.source, sheet.language)
        path.write_text(svg(sheet, drawing, style=style).source, encoding="utf-8")
        return
    path.write_bytes(_set(made, "pdf" if form == "pdf" else "png", sheet))


def _drawing(explored: Explored) -> Drawing:
    exploration = explored.drawn.exploration
    if exploration.whole:
        whole = whole_of(explored.context, exploration, explored.translate)
        return draw_whole(whole, palette())
    out = standing_out(explored.columns, exploration.selected)
    return draw(explored.columns, exploration.selected or exploration.focus, palette(), out)


def _set(made: Svg, form: Any, sheet: Sheet) -> bytes:
    return set_svg(
        made.source,
        form,
        size=(made.width, made.height),
        title=sheet.title,
        language=sheet.language,
    )


def sheet_of(explored: Explored) -> Sheet:
    """Title, lines and legend of a picture."""
    drawn, translate = explored.drawn, explored.translate
    network = explored.context.network()
    hidden = drawn.exploration.hidden
    kinds = [
        (each, _counted(category_name(each, translate), count))
        for each, count in drawn.categories.items()
        if not hidden & {each, each.partition("/")[0]}
    ]
    if explored.overlay is not None:
        kinds += [
            (f"{TONE}/{tone}/{sign}", _counted(words, count))
            for tone, sign, words, count in overlay_legend(explored.overlay, network, translate)
        ]
    relations = [
        (each, _counted(translate(f"relation.{each}"), count))
        for each, count in drawn.relations.items()
        if each not in hidden and translate.has(f"relation.{each}") and _has_links(drawn)
    ]
    return Sheet(
        title=title_of(network, drawn.exploration, translate),
        lines=_lines(explored, network),
        legend=Legend(kinds=kinds, relations=relations, forms=drawn.forms),
        unnamed=translate("picture.unnamed", count="#"),
        language=translate.language,
    )


def _has_links(drawn: Scene) -> bool:
    """Whether relations are drawn; of everything only those of what is chosen."""
    return not drawn.exploration.whole or drawn.exploration.selected in drawn.held


def title_of(network: Network, exploration: Exploration, translate: Translator) -> str:
    """What the picture is of, as the page's title says it."""
    if exploration.way:
        first, last = (
            name_of(network, each, translate) if each in network else each
            for each in (exploration.way[0], exploration.way[-1])
        )
        return translate("explore.path", first=first, last=last)
    focus = exploration.focus
    if focus is None:
        return translate("explore.overview")
    return name_of(network, focus, translate) if focus in network else focus


def _counted(name: str, count: int) -> str:
    return f"{name} {count}"


def _lines(explored: Explored, network: Network) -> list[str]:
    drawn, translate, context = explored.drawn, explored.translate, explored.context
    lines = list(_how_much(explored, network))
    past = as_of_line(context.moment, translate)
    if past:
        lines.append(past)
    if context.hides:
        lines.append(translate(f"picture.hidden.{context.hides}"))
    if explored.overlay is not None:
        lines.append(overlay_sentence(explored.overlay, network, translate))
    off = _switched_off(drawn.exploration, network, translate)
    if off:
        lines.append(translate("picture.off", names=translate("explore.list").join(off)))
    return [*lines, made_line(network.graph["version"], translate)]


def _how_much(explored: Explored, network: Network) -> Iterator[str]:
    drawn, translate = explored.drawn, explored.translate
    if not drawn.exploration.whole:
        found = drawn.found + bool(drawn.exploration.focus)
        yield translate("picture.shown", shown=len(explored.columns["id"]), found=found)
        return
    shown = drawn.found - sum(drawn.left_out.values())
    yield translate("whole.drawn", shown=shown, found=drawn.found)
    if _has_links(drawn):
        name = name_of(network, str(drawn.exploration.selected), translate)
        yield translate("whole.drawn.links", name=name)


def _switched_off(exploration: Exploration, network: Network, translate: Translator) -> list[str]:
    names = []
    for each in sorted(exploration.hidden):
        if each in network:
            names.append(name_of(network, each, translate))
        elif translate.has(f"relation.{each}"):
            names.append(translate(f"relation.{each}"))
        else:
            names.append(category_name(each, translate))
    return names
