"""A plan as steps, each of which one transaction can do: all in one, or one after another.

Every statement's effect is counted against what it was sent: a reference that leads nowhere stops
the whole instead of being left out.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeAlias

from neo4j import ManagedTransaction

from graph.messages import UserError, message
from graph.model import RecordType

Progress: TypeAlias = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Step:
    """Part of a plan: how many of its rows are done with it, and the work inside a transaction.

    The work can be done again when its transaction has failed.
    """

    rows: int
    run: Callable[[ManagedTransaction], None]


def prepared(steps: Iterator[Step]) -> Iterator[Step]:
    """The steps, each of them made while the database works on the one before it."""
    with ThreadPoolExecutor(1, thread_name_prefix="steps") as pool:
        coming = pool.submit(next, steps, None)
        while (step := coming.result()) is not None:
            coming = pool.submit(next, steps, None)
            yield step


def expect(
    found: int, sent: int, record_type: RecordType, reason: str = "store.incomplete"
) -> None:
    """Raise UserError when a statement did not do as much as it was sent."""
    if found != sent:
        values = {"table": record_type.table, "count": abs(sent - found)}
        raise UserError(message(reason, **values), message(f"{reason}.remedy"))
