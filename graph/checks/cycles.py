"""Trees that bite their tail: units that are part of each other, people who report in a ring."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import polars as pl
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from graph.checks.findings import PROVENANCE, VALUE, Finding
from graph.checks.values import finding
from graph.messages import Severity
from graph.model import REPORTING, things
from graph.tables import Tables

_SHOWN = 12  # members of a cycle that a sentence can hold
_FROM, _TO = "_from", "_to"


def cycles(incoming: Mapping[str, pl.DataFrame], stored: Tables) -> Iterator[Finding]:
    """Cycles that incoming rows close, also over what is stored.

    A thing that is part of itself cannot be drawn or summed, so it is an error; people can report
    in a ring on paper, so that is a warning.
    """
    for record_type in things():
        for name, _ in record_type.links:
            if record_type.table in record_type.field(name).references:
                yield from _in_tree(record_type.table, name, incoming, stored)
    yield from _in_reporting(incoming, stored)


def _in_tree(
    table: str, name: str, incoming: Mapping[str, pl.DataFrame], stored: Tables
) -> Iterator[Finding]:
    if table not in incoming:
        return
    rows = incoming[table].drop_nulls("id").unique("id", keep="last", maintain_order=True)
    new = rows.select(pl.col("id").alias(_FROM), pl.col(name).alias(_TO)).drop_nulls()
    old = stored[table].select(pl.col("id").alias(_FROM), pl.col(name).alias(_TO)).drop_nulls()
    edges = pl.concat([new, old.join(new, on=_FROM, how="anti")])
    found = _found(incoming[table], "id", name, edges)
    if not found.is_empty():
        yield finding(table, name, Severity.ERROR, "check.cycle", found)


def _in_reporting(incoming: Mapping[str, pl.DataFrame], stored: Tables) -> Iterator[Finding]:
    table = REPORTING.table
    assert REPORTING.ends is not None
    person, manager = REPORTING.ends
    if table not in incoming:
        return
    current = [rows.filter(pl.col("until").is_null()) for rows in (incoming[table], stored[table])]
    edges = pl.concat(
        [
            rows.select(pl.col(person).alias(_FROM), pl.col(manager).alias(_TO)).drop_nulls()
            for rows in current
        ]
    ).filter(pl.col(_FROM) != pl.col(_TO))  # oneself as manager is told by itself
    found = _found(current[0], person, manager, edges.unique(maintain_order=True))
    if not found.is_empty():
        yield finding(table, manager, Severity.WARNING, "check.ring", found)


def _found(rows: pl.DataFrame, source: str, target: str, edges: pl.DataFrame) -> pl.DataFrame:
    """Rows whose edge lies on a cycle, with the cycle in words."""
    on_cycle = _named(edges)
    both = rows.filter(pl.col(source).is_in(list(on_cycle)) & pl.col(target).is_in(list(on_cycle)))
    said = [
        on_cycle[each] if on_cycle[each] == on_cycle[other] else None
        for each, other in zip(both[source], both[target], strict=True)
    ]
    listed = both.select(*PROVENANCE, pl.col(target).alias(VALUE))
    return listed.with_columns(pl.Series("cycle", said, pl.String)).drop_nulls("cycle")


def _named(edges: pl.DataFrame) -> dict[str, str]:
    """Every id that lies on a cycle -> a cycle through its component, in words."""
    if edges.is_empty():
        return {}
    ids = pl.concat([edges[_FROM], edges[_TO].alias(_FROM)]).unique(maintain_order=True)
    index = pl.DataFrame({_FROM: ids, "_at": np.arange(len(ids))})
    starts = edges.join(index, on=_FROM, how="left", maintain_order="left")["_at"].to_numpy()
    ends = edges.join(index, left_on=_TO, right_on=_FROM, how="left", maintain_order="left")
    stops = ends["_at"].to_numpy()
    matrix = coo_array((np.ones(len(starts)), (starts, stops)), shape=(len(ids), len(ids)))
    _, component = connected_components(matrix, directed=True, connection="strong")
    cyclic = (np.bincount(component) > 1)[component]
    cyclic[starts[starts == stops]] = True
    following: dict[int, int] = {}
    for start, stop in zip(starts.tolist(), stops.tolist(), strict=True):
        if cyclic[start] and component[start] == component[stop]:
            following.setdefault(start, stop)
    names = ids.to_list()
    said: dict[int, str] = {}
    for at in following:
        if component[at] not in said:
            said[component[at]] = _in_words(_walk(at, following), names)
    return {names[at]: said[component[at]] for at in following}


def _walk(start: int, following: Mapping[int, int]) -> list[int]:
    """Follow one way out of each member until one comes again: the cycle, its start twice."""
    seen: dict[int, int] = {}
    path: list[int] = []
    at = start
    while at not in seen:
        seen[at] = len(path)
        path.append(at)
        at = following[at]
    return [*path[seen[at] :], at]


def _in_words(cycle: Sequence[int], names: Sequence[str]) -> str:
    if len(cycle) <= _SHOWN:
        return " → ".join(names[at] for at in cycle)
    shown = [names[at] for at in cycle[: _SHOWN - 2]]
    return " → ".join([*shown, "…", names[cycle[-1]]])
