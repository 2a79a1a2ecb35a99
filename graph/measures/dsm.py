"""Order of tasks that depend on each other: sequencing a design structure matrix.

A row depends on its columns; the graph has an edge ``row -> column`` for each mark. Blocks are the
strongly connected components, their order is the topological order of the condensation, and a
mark is feedback where a task comes before something it depends on. Inside a block no order is
free of feedback: tearing looks for the one with the fewest marks.

Sources: Steward (1981), The design structure system, IEEE Trans. Eng. Management 28(3); Eppinger &
Browning (2012), Design Structure Matrix Methods and Applications. The greedy order of large blocks
is that of Eades, Lin & Smyth (1993), Information Processing Letters 47.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import networkx as nx

EXACT = 12  # tasks in a block up to which all orders are tried


@dataclass(frozen=True, slots=True)
class Sequencing:
    """An order of tasks.

    Parameters
    ----------
    blocks
        Tasks in order; those of one block form a loop and belong into one meeting.
    levels
        For each block the step it can be done in: 0 needs nothing, 1 needs something of 0, …
        Blocks of one level can be done at the same time.
    is_exact
        Whether the fewest feedback marks are proved for every block.
    """

    blocks: tuple[tuple[str, ...], ...]
    levels: tuple[int, ...]
    is_exact: bool

    @property
    def order(self) -> tuple[str, ...]:
        """All tasks, one after the other."""
        return tuple(task for block in self.blocks for task in block)


def sequencing(dependence: "nx.DiGraph[str]") -> Sequencing:
    """Order in which predecessors come before successors, with the fewest feedback marks.

    Parameters
    ----------
    dependence
        Edge ``a -> b``: a depends on b. Ties keep the order of the nodes.

    Returns
    -------
    Sequencing
        Blocks by level; inside a level in the order of the nodes.
    """
    place = {task: at for at, task in enumerate(dependence)}
    condensed: nx.DiGraph[int] = nx.condensation(dependence)
    level: dict[int, int] = {}
    for block in reversed(list(nx.topological_sort(condensed))):
        level[block] = max((level[each] + 1 for each in condensed.successors(block)), default=0)
    torn = {
        block: _torn(dependence, sorted(condensed.nodes[block]["members"], key=place.__getitem__))
        for block in condensed
    }
    ordered = sorted(
        condensed, key=lambda each: (level[each], min(place[task] for task in torn[each]))
    )
    return Sequencing(
        blocks=tuple(torn[block] for block in ordered),
        levels=tuple(level[block] for block in ordered),
        is_exact=all(len(block) <= EXACT for block in torn.values()),
    )


def feedback_marks(
    dependence: "nx.DiGraph[str]", order: Sequence[str]
) -> Iterator[tuple[str, str]]:
    """Marks ``(task, what it depends on)`` of which the second comes later in an order."""
    place = {task: at for at, task in enumerate(order)}
    for task, needed in dependence.edges:
        if place[needed] > place[task]:
            yield task, needed


def _torn(dependence: "nx.DiGraph[str]", block: list[str]) -> tuple[str, ...]:
    if len(block) <= 2:
        return tuple(block)
    within = dependence.subgraph(block)
    return _exact(within, block) if len(block) <= EXACT else _greedy(within, block)


def _exact(within: "nx.DiGraph[str]", block: list[str]) -> tuple[str, ...]:
    """Fewest marks over all orders: the best beginning for every subset (Held & Karp 1962)."""
    size = len(block)
    at = {task: number for number, task in enumerate(block)}
    needs = [sum(1 << at[each] for each in within.successors(task)) for task in block]
    best: list[tuple[int, int]] = [(0, -1)] * (1 << size)  # marks, task that comes last
    for chosen in range(1, 1 << size):
        best[chosen] = min(
            # What comes last in a beginning has feedback from whatever is not in it yet.
            (best[chosen & ~(1 << task)][0] + (needs[task] & ~chosen).bit_count(), task)
            for task in range(size)
            if chosen >> task & 1
        )
    order: list[str] = []
    chosen = (1 << size) - 1
    while chosen:
        last = best[chosen][1]
        order.append(block[last])
        chosen &= ~(1 << last)
    return tuple(reversed(order))


def _greedy(within: "nx.DiGraph[str]", block: list[str]) -> tuple[str, ...]:
    """Whatever needs the least of the rest comes next; a good order, not always the best."""
    left = dict.fromkeys(block)
    order: list[str] = []
    while left:
        chosen = min(
            left,
            key=lambda task: (
                sum(each in left for each in within.successors(task))
                - sum(each in left for each in within.predecessors(task))
            ),
        )
        order.append(chosen)
        del left[chosen]
    return tuple(order)
