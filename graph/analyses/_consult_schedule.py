"""The tasks of a consultation in order and in time: steps, joint meetings, critical path."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import networkx as nx

from graph.analyses._consult_tasks import Task, tasks
from graph.analyses._consultation import KEPT, Consultation
from graph.measures.critical_path import Timing, critical_path
from graph.measures.dsm import Sequencing, feedback_marks, sequencing
from graph.per_network import latest_per_network
from graph.projections import Network
from graph.workdays import Workdays


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Tasks done in one step: a single one, or a loop that calls for a joint meeting.

    ``after`` are the tasks of earlier blocks that it waits for directly; ``step`` counts from 1
    and leaves out levels at which nobody is asked: a draft that nobody leads, what is answered.
    """

    tasks: tuple[str, ...]
    step: int
    timing: Timing
    after: tuple[str, ...]

    @property
    def is_joint(self) -> bool:
        """Whether the tasks wait for each other in a circle."""
        return len(self.tasks) > 1


class First(NamedTuple):
    """Step at which a party is first asked, and the prior matter; None where it is the matter."""

    step: int
    about: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """Everything to be done, in order.

    ``open_ends`` are the waits ``(task, for what)`` that no order inside a loop fulfils: they are
    taken as given until the meeting settles them.
    """

    tasks: Mapping[str, Task]
    blocks: tuple[Block, ...]
    open_ends: tuple[tuple[str, str], ...]
    is_exact: bool

    @property
    def days(self) -> float:
        """Working days until the last answer."""
        return max((block.timing.end for block in self.blocks), default=0.0)

    @property
    def steps(self) -> int:
        """Number of the last step at which somebody is still to be asked."""
        return max((first.step for first in self.firsts().values()), default=0)

    def firsts(self) -> dict[str, First]:
        """Where each party is first asked; who is not asked, or is done, is left out."""
        found: dict[str, First] = {}
        for block in self.blocks:
            left = (self.tasks[key] for key in block.tasks)
            for task in (each for each in left if not each.is_answered):
                first = First(block.step, task.about)
                for party in task.parties:
                    found[party] = min(found.get(party, first), first, key=lambda each: each.step)
        return found

    def itself(self) -> dict[str, int]:
        """Step at which each party is asked about the matter itself; who is done is left out."""
        return {
            key: block.step
            for block in self.blocks
            for key in block.tasks
            if self.tasks[key].about is None and not self.tasks[key].is_answered
        }

    def timings(self) -> dict[str, Timing]:
        """When each party is asked about the matter itself, else about a prior one first."""
        found: dict[str, Timing] = {}
        for block in self.blocks:
            for party in (p for key in block.tasks for p in self.tasks[key].parties):
                found.setdefault(party, block.timing)
        return found | {key: block.timing for block in self.blocks for key in block.tasks}


@latest_per_network(KEPT)
def schedule(network: Network, asked: Consultation) -> Schedule:
    """Order and time of a consultation (Steward 1981; Kelley & Walker 1959)."""
    found, waiting = tasks(network, asked)
    order = sequencing(waiting)
    timing = _timed(found, waiting, order)
    place = {task: at for at, block in enumerate(order.blocks) for task in block}
    steps = _steps(found, order)
    blocks = tuple(
        Block(
            tasks=block,
            step=steps[level],
            timing=timing[str(at)],
            after=tuple(
                dict.fromkeys(
                    other
                    for task in block
                    for other in waiting.successors(task)
                    if place[other] != at
                )
            ),
        )
        for at, (block, level) in enumerate(zip(order.blocks, order.levels, strict=True))
    )
    marks = tuple(feedback_marks(waiting, order.order))
    return Schedule(tasks=found, blocks=blocks, open_ends=marks, is_exact=order.is_exact)


def _steps(found: Mapping[str, Task], order: Sequencing) -> dict[int, int]:
    """Number of each level, counting those at which somebody is asked or a matter is settled."""
    shown = {
        level
        for block, level in zip(order.blocks, order.levels, strict=True)
        for task in (found[key] for key in block)
        if (task.parties or task.about) and not task.is_answered
    }
    return {level: max(sum(each <= level for each in shown), 1) for level in order.levels}


def _timed(
    found: Mapping[str, Task], waiting: "nx.DiGraph[str]", order: Sequencing
) -> dict[str, Timing]:
    """Timing of each block, by its number as text."""
    place = {task: str(at) for at, block in enumerate(order.blocks) for task in block}
    between: nx.DiGraph[str] = nx.DiGraph()
    between.add_nodes_from(place.values())
    between.add_edges_from(
        (place[task], place[other]) for task, other in waiting.edges if place[task] != place[other]
    )
    days = {
        str(at): max(found[task].days for task in block) for at, block in enumerate(order.blocks)
    }
    return critical_path(between, days)


def dates(timing: Timing, day: date, workdays: Workdays) -> tuple[date, date]:
    """First and last day of a block that begins so many working days after a day."""
    return workdays.after(day, timing.start), workdays.after(day, timing.end)
