"""Why a row stands where it does, each reason with the records it rests on."""

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.folds import folded_on_phone
from dashboard.components.references import names, reference_link
from dashboard.components.words import after_stop
from dashboard.view import View
from dashboard.views.exploration import WAY_MARK
from graph.analyses._base import Reason
from graph.projections import name_of

_COLOURS = {
    "rule": "indigo",
    "role": "indigo",
    "path": "grape",
    "precedent": "teal",
    "position": "orange",
    "membership": "cyan",
    "measure": "blue",
    "assumption": "gray",
    "record": "indigo",
    "order": "blue",
    "cover": "blue",
}
_STEPS = 2  # nodes from which a path is worth a picture
SHOWN = 2  # reasons shown at once; further ones unfold


def reason_list(
    view: View, reasons: Sequence[Reason], known: Sequence[str] = (), *, folded: bool = False
) -> Component:
    """Reasons as a list: the first ones open, the rest behind a summary that counts them.

    ``known`` are nodes that the row itself names already, so they are not linked again. ``folded``:
    a phone shows them when asked.
    """
    shown = reasons_of(view, reasons[:SHOWN], known)
    rest = reasons[SHOWN:]
    parts = [shown]
    if rest:
        summary = html.Summary(view.translate("reason.more", count=len(rest)))
        parts.append(html.Details([summary, reasons_of(view, rest, known)]))
    return folded_reasons(view, len(reasons), parts) if folded else html.Div(parts)


def folded_reasons(view: View, count: int, parts: Sequence[Component]) -> Component:
    """Reasons that a phone shows when asked, under a line that counts them."""
    return html.Div(folded_on_phone(view.translate("reason.why", count=count), *parts))


def reasons_of(view: View, reasons: Sequence[Reason], known: Sequence[str] = ()) -> Component:
    """Reasons as a plain list, all of them open."""
    return html.Ul([_reason(view, each, known) for each in reasons], className="reasons")


def _reason(view: View, reason: Reason, known: Sequence[str]) -> Component:
    # Hundreds stand on one page: as few components as can be, and none that draws itself anew.
    colour = _COLOURS.get(reason.kind, "gray")
    label = view.translate(f"reason.{reason.kind}")
    kind = html.Span(label, className=f"reason-kind reason-{colour}")
    others = [each for each in reason.records if each not in known]
    sentence, unnamed = linked(view, view.translate.say(reason.text), others)
    opening, closing = (" (", ")") if view.language == "en" else ("（", "）")
    rest = (
        [html.Span([opening, *names(view, unnamed), closing], className="records")]
        if unnamed
        else []
    )
    return html.Li([kind, *sentence, *rest, *_way(view, reason)])


def _way(view: View, reason: Reason) -> list[Component | str]:
    """Link to the picture of a path: exactly its steps."""
    steps = [each for each in reason.records if each in view.network]
    if reason.kind != "path" or len(steps) < _STEPS:
        return []
    href = view.address("/explore", way=WAY_MARK.join(steps))
    link = dcc.Link(view.translate("reason.way"), href=href, className="way")
    return [after_stop(view.language), link]


def linked(view: View, text: str, nodes: Sequence[str]) -> tuple[list[Component | str], list[str]]:
    """Make the names in a sentence links; return it with the nodes that it does not name."""
    parts: list[Component | str] = [text]
    unnamed = []
    # Longer names first, so that a name within another one does not break it up.
    for node in sorted(nodes, key=lambda node: -len(_name(view, node))):
        name = _name(view, node)
        place = next(
            (at for at, part in enumerate(parts) if isinstance(part, str) and name in part), None
        )
        if place is None:
            unnamed.append(node)
            continue
        before, _, after = str(parts[place]).partition(name)
        parts[place : place + 1] = [before, reference_link(view, node), after]
    return parts, [node for node in nodes if node in unnamed]


def _name(view: View, node: str) -> str:
    return name_of(view.network, node, view.translate) if node in view.network else node
