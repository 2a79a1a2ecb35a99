"""When tasks can begin and end, and which of them may not slip: the critical path method.

Kelley & Walker (1959), Critical-path planning and scheduling, Proc. Eastern Joint Computer Conf.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx


@dataclass(frozen=True, slots=True)
class Timing:
    """Earliest beginning and end of a task in days from the start, and its slack."""

    start: float
    end: float
    slack: float

    @property
    def is_critical(self) -> bool:
        """Whether the whole ends later when the task does; a task of no length never is."""
        return self.slack < 1e-9 and self.end > self.start


def critical_path(dependence: "nx.DiGraph[str]", days: Mapping[str, float]) -> dict[str, Timing]:
    """Timing of every task.

    Parameters
    ----------
    dependence
        Edge ``a -> b``: a can begin when b has ended. Without circles.
    days
        Task -> its length, not negative.

    Returns
    -------
    dict
        Task -> timing, in an order in which they can be done.

    Examples
    --------
    >>> timing = critical_path(nx.DiGraph([("b", "a"), ("c", "a")]), {"a": 1, "b": 3, "c": 2})
    >>> timing["b"].start, timing["b"].is_critical, timing["c"].slack
    (1, True, 1)
    """
    order = list(reversed(list(nx.topological_sort(dependence))))
    ends: dict[str, float] = {}
    starts: dict[str, float] = {}
    for task in order:
        starts[task] = max((ends[each] for each in dependence.successors(task)), default=0)
        ends[task] = starts[task] + days[task]
    last = max(ends.values(), default=0)
    latest: dict[str, float] = {}
    for task in reversed(order):
        after = (latest[each] - days[each] for each in dependence.predecessors(task))
        latest[task] = min(after, default=last)
    return {task: Timing(starts[task], ends[task], latest[task] - ends[task]) for task in order}
