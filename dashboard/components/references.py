"""Nodes as links: wherever a party, issue or rule is named, its record is one click away."""

from collections.abc import Iterable

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.view import View
from graph.projections import name_of

_CODE = 24
_SHOWN = ("department", "person", "issue", "rule", "outside")


def reference_link(view: View, node: str, path: str = "/explore", key: str = "focus") -> Component:
    """Link to a node's place in the graph; plain text for what is no longer there."""
    if node not in view.network:
        return html.Span(node.partition(":")[2])
    href = view.address(path, **{key: node})
    kind = view.network.nodes[node]["kind"]
    name = name_of(view.network, node, view.translate)
    classes = f"reference reference-{kind}"
    if kind == "outside" and len(name) <= _CODE:
        classes += " nowrap"  # known by a code only, which is read in one piece
    return dcc.Link(name, href=href, className=classes, title=titled(view, node))


def titled(view: View, node: str) -> str:
    """What a node is and its id, for who rests on its name: ``Department D-FIN``."""
    kind, _, identifier = node.partition(":")
    return view.translate("reference.title", kind=view.translate(f"kind.{kind}"), id=identifier)


def issue_link(view: View, node: str) -> Component:
    """Link to whom to consult on an issue."""
    return reference_link(view, node, "/consult", "issue")


def joined(parts: Iterable[Component], mark: str = "、") -> list[Component | str]:
    """Components with a mark between them."""
    result: list[Component | str] = []
    for part in parts:
        result += [mark, part] if result else [part]
    return result


def names(view: View, nodes: Iterable[str]) -> list[Component | str]:
    """Links to several nodes in a row of text."""
    mark = ", " if view.language == "en" else "、"
    return joined((reference_link(view, node) for node in nodes), mark)
