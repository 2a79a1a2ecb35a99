"""Everything that is not switched off: as a picture to be drawn, and as text for other programs."""

from typing import Any

from dashboard.context import Context
from dashboard.pictures.whole_plan import Whole
from dashboard.views.categories import switched_off
from dashboard.views.exploration import Exploration
from dashboard.whole.columns import link_columns, node_columns
from graph.messages import UserError, message
from graph.projections import Network, name_of
from graph.texts import Translator

MOST = 100_000  # beyond this no sheet of paper and no viewer of pictures shows a single node


def whole_of(context: Context, exploration: Exploration, translate: Translator) -> Whole:
    """The whole organisation with the places of its canvas.

    Raises
    ------
    UserError
        There are too many nodes, or their places cannot be found, or not yet.
    """
    network = context.network()
    index = {node: number for number, node in enumerate(network)}
    off = frozenset(index[node] for node in off_nodes(network, exploration))
    shown = len(index) - len(off)
    if shown > MOST:
        told = message("picture.too_many", most=MOST, count=shown)
        raise UserError(told, message("picture.too_many.remedy"))
    placement = context.places.awaited(network, is_present=context.shows_present)
    chosen = index.get(exploration.selected or "")
    return Whole(
        nodes=node_columns(network, placement, translate),
        links=link_columns(network, translate),
        off=off,
        hidden=exploration.hidden,
        chosen=None if chosen in off else chosen,
    )


def off_nodes(network: Network, exploration: Exploration) -> frozenset[str]:
    """Nodes that are switched off, alone or with their kind."""
    found = switched_off(network, network, exploration.hidden)
    return frozenset[str]().union(*found.values())


def text_columns(
    network: Network, exploration: Exploration, translate: Translator
) -> dict[str, Any]:
    """Columns ``kind, name`` of nodes and ``src, dst, word`` of links, one for each relation."""
    off = off_nodes(network, exploration)
    nodes = [node for node in network if node not in off]
    index = {node: number for number, node in enumerate(nodes)}
    links = dict.fromkeys(
        (index[source], index[target], data["relation"])
        for source, target, data in network.edges(data=True)
        if data["relation"] not in exploration.hidden and source in index and target in index
    )
    return {
        "kind": [network.nodes[node]["kind"] for node in nodes],
        "name": [name_of(network, node, translate) for node in nodes],
        "src": [source for source, _, _ in links],
        "dst": [target for _, target, _ in links],
        "word": [translate(f"relation.{relation}") for _, _, relation in links],
    }
