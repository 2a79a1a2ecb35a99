"""A register without anything in it, over which every component can be drawn at once."""

from dataclasses import replace

import polars as pl

from dashboard.context import Context
from graph.answers import Answers
from graph.chronicle import Entry
from graph.history import CHANGES, REV, Past
from graph.networks import Networks
from graph.plan import Plan
from graph.tables import Register, complete


class EmptyStore:
    """A store that holds nothing and takes nothing."""

    def version(self) -> int:
        """Return the version of an empty register."""
        return 0

    def register(self) -> Register:
        """Return a register without records."""
        return Register(0)

    def revisions(self, limit: int) -> list[Entry]:
        """Return no revision."""
        return []

    def past(self) -> Past:
        """Return a past in which nothing happened."""
        tables = {
            table: rows.with_columns(pl.lit(None, pl.Int64).alias(REV))
            for table, rows in complete({}).items()
        }
        return Past(0, tables, pl.DataFrame(schema=CHANGES))

    def write(self, plan: Plan, *, who: str, why: str, source: str | None = None) -> int:
        """Take nothing."""
        raise NotImplementedError

    def engine(self) -> str:
        """Return no engine's name."""
        return ""


def without_data(context: Context) -> Context:
    """The same surroundings over an empty register."""
    store = EmptyStore()
    networks = Networks(store.register, store.version)
    return replace(
        context, store=store, networks=networks, present=networks, answers=Answers(networks)
    )
