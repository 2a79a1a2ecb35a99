"""Why two nodes are linked: every record behind it, in the panel beside the canvas."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.views.asked import read_nodes, written
from dashboard.views.exploration import Exploration
from graph.analyses._base import Row
from graph.analyses.why import ANALYSIS as WHY
from graph.projections import Network, name_of
from graph.texts import Translator


def pair_of(network: Network, selected: str | None) -> tuple[str, str] | None:
    """Both ends of a link that is selected; None where a node is, or nothing."""
    nodes = read_nodes(selected) if selected and selected not in network else ()
    return (nodes[0], nodes[1]) if len(nodes) == 2 and set(nodes) <= set(network) else None


def pair_text(one: str, other: str) -> str:
    """A link as it is selected."""
    return written((one, other))


def why_linked(
    network: Network, pair: tuple[str, str], exploration: Exploration, translate: Translator
) -> list[Component]:
    """Records between two nodes, with role, source, date and valid time; what both share."""
    result = WHY.answer(network, one=pair[0], other=pair[1])
    records = [row for row in result.rows if row.kind == "record"]
    shared = [row for row in result.rows if row.kind == "shared"]
    ends = [_name(network, node, exploration, translate) for node in pair]
    parts: list[Component] = [
        html.Div(translate("explore.why"), className="details-kind"),
        html.H2([ends[0], " – ", ends[1]], className="details-name"),
        *(html.P(translate.say(each), className="explore-hint") for each in result.warnings),
        html.Ul([_record(row, translate) for row in records], className="ties"),
    ]
    if shared:
        title = translate("explore.why.shared", count=len(shared))
        items = [_shared(network, row, exploration, translate) for row in shared]
        body = html.Ul(items, className="ties")
        opened = html.Details([html.Summary(title), body], open=not records, className="tie-group")
        parts.append(opened)
    return parts


def _record(row: Row, translate: Translator) -> Component:
    said = [translate.say(reason.text) for reason in row.reasons]
    note = row.facts.get("note")
    ended = translate("explore.why.ended") if row.facts["past"] else None
    return html.Li(
        [
            html.Span(className="line-mark", **{"data-relation": row.facts["relation"]}),
            html.Span(" ".join(said)),
            html.Div(ended, className="tie-facts") if ended else None,
            html.Div(str(note), className="tie-facts") if note else None,
        ]
    )


def _shared(
    network: Network, row: Row, exploration: Exploration, translate: Translator
) -> Component:
    said = [html.Div(translate.say(each.text), className="tie-facts") for each in row.reasons]
    return html.Li([_name(network, row.ref, exploration, translate), *said])


def _name(
    network: Network, node: str, exploration: Exploration, translate: Translator
) -> Component:
    href = exploration.changed(selected=node).href
    return dcc.Link(name_of(network, node, translate), href=href)
