"""What can be done with a set of nodes: seen otherwise, carried to another page, written out."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.components.button_link import button_link
from dashboard.components.menu import menu
from dashboard.views.asked import AROUND, COMMON, LONGEST, WAYS, Asked
from dashboard.views.exploration import Exploration, link
from graph.projections import Network
from graph.texts import Translator

FORMS = ("xlsx", "zip", "json", "graphml", "gexf", "kumu.json")


def set_links(
    network: Network,
    nodes: Sequence[str],
    exploration: Exploration,
    translate: Translator,
    *,
    asked: Asked | None = None,
) -> list[Component]:
    """Links for a set; a text instead where its address would be too long.

    Parameters
    ----------
    asked
        What the set was asked for by; None for one that is only listed.
    """
    base = asked or Asked(members=tuple(nodes))
    if len(_looking(exploration, base).href) > LONGEST:
        return [html.P(translate("explore.set.long", count=len(nodes)), className="explore-hint")]
    return [
        *_looks(nodes, exploration, base, translate, is_shown=asked is not None),
        *_elsewhere(network, nodes, exploration, translate),
        _files(nodes, exploration, base, translate),
    ]


def _looking(exploration: Exploration, asked: Asked) -> Exploration:
    """The set as a picture of its own; what hides and how it looks stays."""
    return Exploration(
        asked=asked, hidden=exploration.hidden, look=exploration.look, other=exploration.other
    )


def _looks(
    nodes: Sequence[str],
    exploration: Exploration,
    asked: Asked,
    translate: Translator,
    *,
    is_shown: bool,
) -> list[Component]:
    several = len(nodes) > 1
    offered = [
        (None, not is_shown or bool(asked.plus), "only"),
        (COMMON, several and asked.plus != COMMON, "common"),
        (WAYS, several and asked.plus != WAYS, "ways"),
        (AROUND, bool(nodes) and asked.plus != AROUND, "around"),
    ]
    links = [
        button_link(
            translate(f"explore.set.{name}"),
            _looking(
                exploration,
                Asked(phrase=asked.phrase, members=asked.members, plus=plus),
            ).href,
        )
        for plus, is_offered, name in offered
        if is_offered
    ]
    if nodes and not is_shown:
        ways = _looking(exploration, Asked(start=tuple(nodes)))
        links.append(button_link(translate("explore.set.from"), ways.href))
    return links


def _elsewhere(
    network: Network, nodes: Sequence[str], exploration: Exploration, translate: Translator
) -> list[Component]:
    """Other pages that answer about such a set."""
    issues = [node for node in nodes if network.nodes[node]["kind"] == "issue"]
    links = []
    if issues and len(issues) == len(nodes):
        if len(issues) == 1:
            href = link("/consult", exploration, issue=issues[0])
            links.append(button_link(translate("explore.consult"), href))
        disputed = [node for node in issues if _has_positions(network, node)]
        if disputed:
            href = link("/negotiate", exploration, issue=",".join(disputed))
            if len(href) <= LONGEST:
                links.append(
                    button_link(translate("explore.set.negotiate", count=len(disputed)), href)
                )
    if len(nodes) == 1 and network.nodes[nodes[0]]["kind"] in ("department", "person"):
        href = link("/workload", exploration, party=nodes[0])
        links.append(button_link(translate("explore.workload"), href))
    return links


def _has_positions(network: Network, issue: str) -> bool:
    return any(
        data["relation"] == "takes_position" for *_, data in network.in_edges(issue, data=True)
    )


def _files(
    nodes: Sequence[str], exploration: Exploration, asked: Asked, translate: Translator
) -> Component:
    query = _looking(exploration, asked).search
    links = [
        html.A(
            translate(f"explore.set.file.{form}"),
            href=f"/download/set.{form}{query}",
            className="reference",
        )
        for form in FORMS
    ]
    items = html.Ul([html.Li(each) for each in links])
    return html.Div(
        menu(translate("explore.set.file", count=len(nodes)), [items]), className="explore-files"
    )
