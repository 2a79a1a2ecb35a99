"""What may have been meant instead of what an address names: as links that ask for it."""

import re
from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.components.notices import failure
from dashboard.components.words import around
from dashboard.i18n import address
from dashboard.view import View
from graph.messages import UserError
from graph.projections import Network, name_of
from graph.reading import NotOne
from graph.texts import Translator


def refusal(view: View, path: str, error: UserError) -> Component:
    """What a page could not answer; records that may have been meant lead to its answer on them.

    Parameters
    ----------
    path
        Address of the page.
    """
    if not isinstance(error, NotOne):
        return failure(error, view.translate)
    links = [_instead(view, path, error, node) for node in error.near]
    if not links or None in links:
        return failure(error, view.translate)
    told = offered(error.remedy.key, [each for each in links if each], view.translate)
    return failure(error, view.translate, html.Span(told))


def offered(key: str, links: Sequence[Component], translate: Translator) -> list[Component | str]:
    """A text with links where its ``choices`` stand."""
    before, after = around(translate, key, "choices")
    listed: list[Component | str] = [before]
    for at, link in enumerate(links):
        listed += [translate("list.mark"), link] if at else [link]
    return [*listed, after]


def called(network: Network, node: str, translate: Translator) -> list[Component | str]:
    """Name of a record with its id, as choices among several are said; no line ends in the id."""
    identifier = network.nodes[node]["id"]
    told = translate.named(name_of(network, node, translate), identifier)
    at = max(told.rfind(identifier) - 1, 0)  # the bracket before it
    return [told[:at], html.Span(told[at:], className="nowrap")]


def _instead(view: View, path: str, error: NotOne, node: str) -> Component | None:
    """Link to the same question about another record; None where the address does not name it."""
    # Several are named with commas, or within a change: "remove person:P-01".
    whole = rf"(?<![^\s,;|=+]){re.escape(error.asked)}(?![^\s,;|=+])"
    query = {name: re.sub(whole, lambda _: node, value) for name, value in view.query.items()}
    if query == dict(view.query):
        return None
    href = address(path, view.language, **{k: v for k, v in query.items() if k != "lang"})
    return dcc.Link(called(view.network, node, view.translate), href=href, className="reference")
