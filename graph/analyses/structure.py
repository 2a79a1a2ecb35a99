"""Where everybody stands in the web of common work: between others, and in whose name."""

from collections.abc import Mapping
from math import isnan
from typing import Any

import numpy as np

from graph.analyses._base import Analysis, Parameter, Result, Row
from graph.analyses._collaboration import SEED, collaboration, ties
from graph.analyses._hierarchy import unit_of
from graph.backend import constraint, effective_size
from graph.measures.brokerage import ROLES, brokerage_of
from graph.messages import Message, message
from graph.per_network import per_network
from graph.projections import Network, nodes_of_kind
from graph.reading import superiors

KINDS = ("department", "person")
# Roles are counted pair by pair: for so many, of those that stand most between others.
_BROKERS = 200


def structure(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer how each party stands among those it shares issues with.

    Two parties are tied where both have more to do with one issue than to be informed; closed
    issues count too. Gould and Fernandez' roles are counted between departments: a person's group
    is its department, a department's the one it is part of. A pair that a party stands between
    counts once; a gatekeeper's pairs are a representative's too, for ties have no direction.

    Returns
    -------
    Result
        A row a party that shares an issue with another, by betweenness (Freeman 1977), with its
        constraint and effective size (Burt 1992) and its brokerage roles; a role is None where it
        was not counted.
    """
    held = collaboration(network)
    kinds = KINDS if parameters["kind"] == "both" else (parameters["kind"],)
    constraints, sizes = holes(network)
    ranked = sorted(held.betweenness, key=lambda party: -held.betweenness[party])
    roles = brokers_roles(network, tuple(ranked[:_BROKERS]))
    tied, kept = ties(network), set(nodes_of_kind(network, *kinds))
    contacts = dict(zip(tied.nodes, tied.pattern.sum(axis=1).tolist(), strict=True))
    rows = tuple(
        Row(
            ref=party,
            score=held.betweenness[party],
            facts={
                "contacts": int(contacts[party]),
                "issues": held.issues[party],
                "constraint": constraints[party],
                "effective_size": sizes[party],
                "articulation": party in held.articulation,
                "group": group_of(network, party),
                **{role: roles[party][role] if party in roles else None for role in ROLES},
            },
        )
        for party in ranked
        if party in kept and contacts[party]
    )
    summary = {
        "parties": held.size,
        "ties": tied.matrix.nnz // 2,
        "bridges": [list(pair) for pair in held.bridges],
        "betweenness": {
            "sources": held.sources,
            "exact": held.sources == held.size,
            "seed": SEED,
        },
        "roles_of": len(roles),
    }
    return Result(summary=summary, rows=rows, warnings=tuple(_warnings(network, len(roles))))


@per_network
def holes(network: Network) -> tuple[dict[str, float | None], dict[str, float | None]]:
    """Constraint and effective size of every party; None without contacts."""
    tied = ties(network)
    measured = (constraint(tied), effective_size(tied))
    one, other = (
        {party: None if isnan(value) else value for party, value in each.items()}
        for each in measured
    )
    return one, other


@per_network
def brokers_roles(network: Network, brokers: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """Gould and Fernandez' roles of some parties between departments, each open pair once."""
    tied = ties(network)
    if not len(tied):
        return {}
    groups = [group_of(network, party) for party in tied.nodes]
    numbers = {group: at for at, group in enumerate(dict.fromkeys(groups))}
    counted = brokerage_of(
        tied.pattern.astype(bool),
        np.array([numbers[group] for group in groups]),
        [tied.place[party] for party in brokers],
    )
    return {broker: _once(each) for broker, each in zip(brokers, counted, strict=True)}


def _once(counts: Mapping[str, int]) -> dict[str, int]:
    """Counts of ordered pairs as such of pairs, where every tie runs both ways.

    A pair then stands twice, but for those of which one is inside and the other outside: in one
    direction they are a gatekeeper's, in the other a representative's.
    """
    return {
        role: count if role in ("gatekeeper", "representative") else count // 2
        for role, count in counts.items()
    }


def group_of(network: Network, party: str) -> str:
    """Group of a party: a person's department, the unit that a department is part of; else itself.

    Of several departments it is the one that the person belongs to most (:func:`unit_of`).

    The unit at the top of a tree has nothing in common with those below it, so a department right
    below one is its own group.
    """
    if network.nodes[party]["kind"] == "person":
        return unit_of(network, party) or party
    above = superiors(network, party)
    return party if len(above) < 2 else above[-2]


def _warnings(network: Network, counted: int) -> list[Message]:
    held = collaboration(network)
    said = []
    if held.sources < held.size:
        values = {"sources": held.sources, "of": held.size, "seed": SEED}
        said.append(message("workload.warning.estimated", **values))
    if counted < held.size:
        said.append(message("structure.warning.roles", count=counted, of=held.size))
    return said


ANALYSIS = Analysis(
    id="structure",
    parameters=(
        Parameter(name="kind", type=str, default="both", choices=("both", *KINDS)),
        Parameter(name="today", type=str),
    ),
    run=structure,
)
