"""What the canvas is told in place of columns when it shows everything: where to fetch them."""

from typing import Any
from urllib.parse import urlencode

from dashboard.i18n import KEPT
from dashboard.views.exploration import Exploration
from graph.projections import Network
from graph.texts import Translator

ADDRESS = "/explore/whole/{part}.json?{query}"
_TEXTS = ("reading", "finding", "failed")


def reading(network: Network, exploration: Exploration, translate: Translator) -> dict[str, Any]:
    """Addresses of nodes and links, relations switched off, and the words of waiting.

    The addresses hold the state of the network, so that another state is another address.
    """
    moment = {name: value for name, value in exploration.other if name in KEPT}
    state = "-".join(map(str, network.graph["state"]))
    query = urlencode({"lang": translate.language, "state": state} | moment)
    return {
        "nodes": ADDRESS.format(part="nodes", query=query),
        "links": ADDRESS.format(part="links", query=query),
        "hidden": sorted(exploration.hidden),
        "language": translate.language,
        "texts": {name: translate(f"whole.{name}") for name in _TEXTS},
    }
