"""Where the nodes of a picture stand, as single nodes or in the boxes of their departments."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dashboard.box_layout import BoxLayout
from dashboard.layouts import Lattice, Point, Positions, around, beside
from dashboard.views.boxes import homes
from dashboard.views.picture import Picture
from graph.projections import Network


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Positions of all nodes, and the box in which some of them stand: node -> department."""

    positions: Mapping[str, Point]
    boxed: Mapping[str, str] = field(default_factory=dict)


def place(network: Network, picture: Picture, *, boxes: bool) -> Placed:
    """Place all nodes: each batch finds room among those before it.

    In boxes, everything but what expansions brought is placed at once, or a second step would find
    no room in the boxes of the first.
    """
    if boxes and picture.batches:
        return _in_boxes(network, picture)
    lattice = Lattice()
    placed: Positions = {}
    pairs = [(link.source, link.target) for link in picture.links]
    for batch in picture.batches:
        if placed:
            placed |= beside(batch.origins, placed, lattice)
        else:
            placed |= around(batch.nodes[0], batch.nodes, pairs, lattice)
    return Placed(positions=placed)


def _in_boxes(network: Network, picture: Picture) -> Placed:
    base = len(picture.batches) - picture.opened
    nodes = [node for batch in picture.batches[:base] for node in batch.origins]
    known = set(nodes)
    pairs = [
        (link.source, link.target)
        for link in picture.links
        if link.source in known and link.target in known
    ]
    layout = BoxLayout(homes(network, picture.nodes))
    layout.begin(nodes[0], nodes, pairs)
    for batch in picture.batches[base:]:
        layout.add(batch.origins)
    return Placed(positions=layout.places, boxed=layout.boxed)
