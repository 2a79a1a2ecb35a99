"""What goes along when a party that comes is merged into another."""

from collections.abc import Iterator, Mapping

import polars as pl

from graph.model import BY_TABLE


def moving(
    table: str, identifier: str, incoming: Mapping[str, pl.DataFrame]
) -> Iterator[tuple[str, int]]:
    """Tables with the number of their incoming rows that name a party, and are not its own."""
    for other, frame in incoming.items():
        fields = [each.name for each in BY_TABLE[other].fields if table in each.references]
        if fields:
            named = pl.any_horizontal(*(pl.col(name) == identifier for name in fields))
            count = frame.filter(named.fill_null(False)).height
            if count:
                yield other, count
