"""Evidence from rules, dependencies and positions, as figures of the ranking."""

from collections.abc import Iterator
from datetime import date

import numpy as np

from graph.analyses._consult_matter import Matter
from graph.analyses._consult_rules import fires
from graph.analyses._rank_index import Index, Vector
from graph.dates import earliest, latest
from graph.projections import Network, Record, edges, is_valid, nodes_of_kind
from graph.reading import leads, positions_told
from graph.vocabulary import is_dependence

HIGH_SALIENCE = 0.5  # a position of less salience is no reason to ask
LINKED = 0.5  # a position on a linked matter says half of one on the matter itself
KINDS = ("rule", "needed", "waiting", "position")


def authority(network: Network, index: Index, matter: Matter, day: date) -> dict[str, Vector]:
    """Who is called for by rule, owns what the matter needs, waits for it, has taken a position.

    Only what is known before the day, rules in force on it; rules and dependencies without a date
    are used.
    """
    found = {kind: np.zeros(len(index.parties)) for kind in KINDS}
    for kind, party, value in _found(network, matter, day):
        if party in index.column:
            at = index.column[party]
            found[kind][at] = max(found[kind][at], value)
    return found


def _found(network: Network, matter: Matter, day: date) -> Iterator[tuple[str, str, float]]:
    for rule in nodes_of_kind(network, "rule"):
        record = network.nodes[rule]["record"]
        if is_valid(record, day.isoformat()) and fires(network, record, matter):
            for party, _ in edges(network, rule, "calls_for"):
                yield "rule", party, 1.0
    if matter.ref is not None:
        for kind, incoming in (("needed", False), ("waiting", True)):
            for party in _dependent(network, matter.ref, day, incoming=incoming):
                yield kind, party, 1.0
        yield from _positions(network, matter.ref, day, 1.0)
    for need in matter.needs:  # of a draft
        for party in [need] if need.startswith("department:") else leads(network, need):
            yield "needed", party, 1.0
    for link in sorted(matter.links):
        yield from _positions(network, link, day, LINKED)


def _dependent(network: Network, issue: str, day: date, *, incoming: bool) -> Iterator[str]:
    for other, record in edges(network, issue, "depends_on", incoming=incoming):
        since = record.get("since")
        late = since is not None and earliest(since) > day
        if late or not is_dependence(record.get("kind")):
            continue
        if network.nodes[other]["kind"] == "department":
            yield other
        elif network.nodes[other]["kind"] == "issue" and _opened_before(network, other, day):
            yield from leads(network, other)


def _opened_before(network: Network, issue: str, day: date) -> bool:
    created = network.nodes[issue]["record"].get("created")
    return created is None or latest(created) < day


def positions_taken(network: Network, issue: str) -> Iterator[tuple[str, Record]]:
    """Parties that care much about an issue and have said what they want, in no confidence."""
    for party, record in positions_told(network, issue):
        salience = record.get("salience") or 0.0  # unknown is no reason to ask
        if record.get("position") is not None and salience >= HIGH_SALIENCE:
            yield party, record


def _positions(
    network: Network, issue: str, day: date, weight: float
) -> Iterator[tuple[str, str, float]]:
    for party, record in positions_taken(network, issue):
        if _known(network, issue, record, day):
            yield "position", party, weight * record["salience"]


def _known(network: Network, issue: str, record: Record, day: date) -> bool:
    """Whether a position was known; one without a date belongs to its issue's date."""
    said = record.get("as_of") or network.nodes[issue]["record"].get("created")
    return said is None or latest(said) < day
