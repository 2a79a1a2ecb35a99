"""Everything the Explore page draws for one exploration, computed once."""

from collections import Counter
from dataclasses import dataclass

from dashboard.views.columns import Columns, columns, place
from dashboard.views.exploration import Exploration
from dashboard.views.neighbourhood import neighbourhood
from dashboard.views.overview import overview
from dashboard.views.picture import Picture
from graph.projections import Network
from graph.texts import Translator

OVERVIEW = "overview"
_NOTHING = Picture(batches=(), links=(), found=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is drawn, and what is said about it.

    Parameters
    ----------
    exploration
        What was asked for.
    columns
        What the canvas and the tables show.
    relations
        Links by relation, those switched off included.
    kinds
        Nodes shown, by kind.
    left_out
        Nodes in reach that are not in the picture, by kind.
    found
        How many nodes are in reach, shown or not.
    is_known
        Whether the focus is in the register.
    """

    exploration: Exploration
    columns: Columns
    relations: dict[str, int]
    kinds: dict[str, int]
    left_out: dict[str, int]
    found: int
    is_known: bool = True

    @property
    def key(self) -> str:
        """Names the picture: while it is the same, nodes keep their places on the screen."""
        return self.exploration.focus or OVERVIEW


def scene(network: Network, exploration: Exploration, translate: Translator) -> Scene:
    """Picture, positions and counts for an exploration."""
    focus = exploration.focus
    is_known = focus is None or focus in network
    picture = _picture(network, exploration) if is_known else _NOTHING
    positions = place(picture)
    drawn = columns(network, picture, exploration.hidden, positions, translate)
    shown = set(picture.nodes)
    left_out = [node for node in picture.found if node not in shown]
    return Scene(
        exploration=exploration,
        columns=drawn | {"focus": focus},
        relations=dict(sorted(Counter(link.relation for link in picture.links).items())),
        kinds=dict(Counter(drawn["kind"])),
        left_out=dict(Counter(network.nodes[node]["kind"] for node in left_out)),
        found=len(picture.found),
        is_known=is_known,
    )


def _picture(network: Network, exploration: Exploration) -> Picture:
    if exploration.focus is None:
        return overview(network, exploration.limit)
    return neighbourhood(network, exploration)
