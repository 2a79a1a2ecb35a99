"""The panel beside the canvas: what is known of the selected node, and where to go from it."""

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.button_link import button_link
from dashboard.pages.explore_legend import kind_mark
from dashboard.pages.explore_why import pair_of, pair_text, why_linked
from dashboard.views.details import Fact, Tie, facts, tie_facts, ties
from dashboard.views.exploration import Expansion, Exploration, link
from dashboard.views.forms import form_of
from dashboard.views.neighbourhood import Way
from dashboard.views.set import bare
from graph.projections import Network, name_of
from graph.texts import Translator

_LISTED = 8  # ties listed per relation; the table and a further expansion hold the rest


def details(
    network: Network,
    exploration: Exploration,
    shown: frozenset[str],
    translate: Translator,
    *,
    fixed: bool = True,
) -> list[Component]:
    """Details of the selected node, else of the focus; a hint where there is neither.

    Parameters
    ----------
    shown
        The nodes of the picture.
    fixed
        Whether nothing can be changed here.
    """
    pair = pair_of(network, exploration.selected)
    if pair:
        return why_linked(network, pair, exploration, translate, fixed=fixed)
    node = exploration.selected or exploration.focus
    if node is None or node not in network:
        text = translate("explore.hint" if shown else "explore.nothing_drawn")
        if node and shown:
            text = translate("explore.unknown", value=bare(node))
        said = html.P(text, className="explore-hint")
        return [said] if network else _beginnings(exploration, translate)
    return [
        *_heading(network, node, translate),
        html.Div(_actions(network, node, exploration, shown, translate), className="actions"),
        _facts(network, node, exploration, translate),
        html.H3(translate("explore.relations")),
        *(
            _group(network, node, way, listed, exploration, shown, translate)
            for way, listed in ties(network, node).items()
        ),
    ]


def _heading(network: Network, node: str, translate: Translator) -> list[Component]:
    data = network.nodes[node]
    kind = [
        kind_mark(data["kind"], form_of(network, node)),
        html.Span(translate(f"kind.{data['kind']}")),
        html.Code(data["id"]),
    ]
    return [
        html.Div(kind, className="details-kind"),
        html.H2(name_of(network, node, translate), className="details-name"),
    ]


def _actions(
    network: Network,
    node: str,
    exploration: Exploration,
    shown: frozenset[str],
    translate: Translator,
) -> list[Component]:
    kind = network.nodes[node]["kind"]
    around = set(network.predecessors(node)) | set(network.successors(node))
    hidden = len(around - shown)
    links = []
    if node != exploration.focus:
        links.append(button_link(translate("explore.focus"), exploration.focused(node).href))
    is_open = Expansion(node) in exploration.expanded
    if exploration.focus and node in shown and hidden and not is_open:
        text = translate("explore.expand", count=hidden)
        links.insert(0, button_link(text, exploration.expand(node).href, strong=True))
    if exploration.focus in network and exploration.focus != node:
        assert exploration.focus is not None
        pair = exploration.changed(selected=pair_text(exploration.focus, node))
        links.append(button_link(translate("explore.why"), pair.href))
    if kind == "issue":
        consult = link("/consult", exploration, issue=node)
        links.append(button_link(translate("explore.consult"), consult))
        if any(relation == "takes_position" for *_, relation in _in(network, node)):
            negotiate = link("/negotiate", exploration, issue=node)
            links.append(button_link(translate("explore.negotiate"), negotiate))
    if kind in ("department", "person"):
        workload = link("/workload", exploration, party=node)
        links.append(button_link(translate("explore.workload"), workload))
    return links


def _beginnings(exploration: Exploration, translate: Translator) -> list[Component]:
    """Where an empty register is filled, beside adding things in the picture itself."""
    ways = {"files": {"tab": "import"}, "typing": {"table": "departments"}}
    links = [
        button_link(translate(f"first.{name}"), link("/data", exploration, **asked))
        for name, asked in ways.items()
    ]
    return [html.P(translate("first.nothing")), html.Div(links, className="buttons")]


def _in(network: Network, node: str) -> list[tuple[str, str]]:
    return [(source, data["relation"]) for source, _, data in network.in_edges(node, data=True)]


def _facts(
    network: Network, node: str, exploration: Exploration, translate: Translator
) -> Component:
    told = facts(network, node, translate)
    if not told:
        return html.P(translate("explore.outside"), className="explore-hint")
    known = [
        part
        for fact in told
        if fact.value is not None
        for part in (html.Dt(fact.label), html.Dd(_value(network, fact, exploration, translate)))
    ]
    missing = translate("explore.list").join(fact.label for fact in told if fact.value is None)
    if missing:  # named together: one line each would bury what is known
        known += [html.Dt(translate("explore.not_known")), html.Dd(missing, className="not-known")]
    return html.Dl(known, className="facts")


def _value(
    network: Network, fact: Fact, exploration: Exploration, translate: Translator
) -> Component | str:
    if fact.node:
        return _node_link(network, fact.node, exploration, frozenset(), translate)
    return fact.value or ""


def _group(
    network: Network,
    node: str,
    way: Way,
    listed: list[Tie],
    exploration: Exploration,
    shown: frozenset[str],
    translate: Translator,
) -> Component:
    relation, incoming = way
    title = translate(f"explore.ties.{relation}.{'in' if incoming else 'out'}")
    hidden = len({tie.other for tie in listed} - shown)
    summary = [
        html.Span(className="line-mark", **{"data-relation": relation}),
        html.Span(title),
        html.Span(str(len(listed)), className="count"),
    ]
    rest = len(listed) - _LISTED
    items = [_tie(network, tie, exploration, shown, translate) for tie in listed[:_LISTED]]
    if rest > 0:
        items.append(html.Li(translate("explore.further", count=rest), className="not-known"))
    body: list[Component] = [html.Ul(items, className="ties")]
    if exploration.focus and hidden and node in shown:
        text = translate("explore.expand", count=hidden)
        body.append(button_link(text, exploration.expand(node, relation).href))
    return html.Details([html.Summary(summary), *body], className="tie-group")


def _tie(
    network: Network,
    tie: Tie,
    exploration: Exploration,
    shown: frozenset[str],
    translate: Translator,
) -> Component:
    told = translate("explore.facts").join(
        translate("explore.fact", label=fact.label, value=_within(fact.value))
        for fact in tie_facts(network, tie, translate)
    )
    name = _node_link(network, tie.other, exploration, shown, translate)
    return html.Li([name, html.Div(told, className="tie-facts") if told else None])


def _within(said: str | None) -> str:
    """A text as it stands in a row of facts: the sentence does not end there."""
    return (said or "").removesuffix("。").removesuffix(".")


def _node_link(
    network: Network,
    node: str,
    exploration: Exploration,
    shown: frozenset[str],
    translate: Translator,
) -> Component:
    """Link that selects a node of the picture, or makes another one the focus."""
    target = exploration.changed(selected=node) if node in shown else exploration.focused(node)
    kind = network.nodes[node]["kind"]
    # One component, with the mark by style: Dash asks each of a page at every step of a callback.
    name = name_of(network, node, translate)
    return dcc.Link(name, href=target.href, className=f"marked-link marked-link-{kind}")
