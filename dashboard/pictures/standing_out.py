"""What stands out in a picture where something is chosen, and what is dimmed, as the canvas does.

The same figures stand in ``assets/canvas_style.js``; a test holds them together.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

FADED_NODE, FADED_LINK = 0.5, 0.18
NEAR, NEAR_OF_MANY = 1.0, 0.45
_CROWD = 60  # more links than this hide what lies behind them


@dataclass(frozen=True, slots=True)
class StandingOut:
    """Nodes and links that are not dimmed; ``near`` is how clear such a link is drawn."""

    nodes: frozenset[int]
    links: frozenset[int]
    near: float = NEAR

    def of_node(self, node: int) -> float | None:
        """How clear a node and its name are drawn; None as ever."""
        return None if node in self.nodes else FADED_NODE

    def of_link(self, link: int) -> float:
        """How clear a link is drawn."""
        return self.near if link in self.links else FADED_LINK


def standing_out(columns: Mapping[str, Any], selected: str | None) -> StandingOut | None:
    """What stands out; None where nothing that is drawn is selected.

    Parameters
    ----------
    columns
        As the canvas takes them.
    selected
        A node with its neighbours, or a link by both its ends as the address says it.
    """
    index = {name: node for node, name in enumerate(columns["id"])}
    pairs = list(enumerate(zip(columns["src"], columns["dst"], strict=True)))
    node = index.get(selected or "")
    if node is not None:
        links = frozenset(link for link, pair in pairs if node in pair)
        around = {each for link, pair in pairs if link in links for each in pair}
        near = NEAR if len(links) <= _CROWD else NEAR_OF_MANY
        return StandingOut(frozenset({node, *around}), links, near)
    ends = {index.get(unquote(each)) for each in (selected or "").split("|")}
    if len(ends) != 2 or None in ends:
        return None
    links = frozenset(link for link, pair in pairs if set(pair) == ends)
    return StandingOut(frozenset(each for each in ends if each is not None), links)
