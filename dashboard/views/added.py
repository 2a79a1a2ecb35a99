"""What was just added and is drawn beside what was chosen, though no link leads to it yet.

``add=department:D-FIN*person:P-9`` of an address: the new person stands beside the department.
"""

from dataclasses import dataclass, replace
from urllib.parse import quote, unquote

from dashboard.views.picture import Batch, Picture, links_between
from graph.projections import Network


@dataclass(frozen=True, slots=True)
class Added:
    """A node that is drawn whatever leads to it, beside another where that one is drawn."""

    node: str
    near: str = ""


def read_added(text: str) -> tuple[Added, ...]:
    """What an address says was added."""
    pairs = (each.rpartition("*") for each in text.split(",") if each)
    return tuple(Added(unquote(node), unquote(near)) for near, _, node in pairs)


def written_added(added: tuple[Added, ...]) -> str:
    """The same as :func:`read_added` reads; ids are any text, so marks in them are codes."""
    return ",".join(f"{quote(each.near, safe=':')}*{quote(each.node, safe=':')}" for each in added)


def with_added(network: Network, picture: Picture, added: tuple[Added, ...]) -> Picture:
    """The picture with what was added and is not in it; deleted again, it is left out."""
    held = dict.fromkeys(picture.nodes)
    batches = []
    for each in added:
        if each.node in network and each.node not in held:
            near = each.near if each.near in held else next(iter(held), each.node)
            batches.append(Batch(origins={each.node: near}))
            held[each.node] = None
    if not batches:
        return picture
    new = {node for batch in batches for node in batch.nodes}
    links = [link for link in links_between(network, held) if {link.source, link.target} & new]
    return replace(
        picture,
        batches=(*picture.batches, *batches),
        links=(*picture.links, *links),
        found=(*picture.found, *(node for node in new if node not in picture.found)),
        opened=picture.opened + len(batches) - (not picture.batches),  # one has to be the first
    )
