"""Where open issues wait: for an approval, for each other, for somebody to lead them."""

from dataclasses import dataclass, field
from datetime import date

import networkx as nx

from graph.analyses._work import open_issues, roles_on
from graph.measures.waiting import Behind, Dependencies, behind
from graph.per_network import per_network
from graph.projections import Network, edges
from graph.reading import involvements
from graph.rounds import settled_from
from graph.vocabulary import is_dependence

SOLE_ROLES = ("approve", "lead")


@dataclass(frozen=True, slots=True)
class Held:
    """What hangs on one party alone.

    Parameters
    ----------
    sole
        Open issues by role (:data:`SOLE_ROLES`) of which it is the only holder.
    waiting
        Open issues that it has to approve and has not answered.
    behind
        Further open issues that depend on those, however far.
    """

    sole: dict[str, list[str]] = field(default_factory=dict)
    waiting: list[str] = field(default_factory=list)
    behind: list[str] = field(default_factory=list)


@per_network
def open_dependencies(network: Network, day: date) -> Dependencies:
    """Open issues that wait for open issues; what only refers to another does not wait."""
    found: Dependencies = nx.DiGraph()
    found.add_nodes_from(open_issues(network, day))
    for issue in open_issues(network, day):
        for target, record in edges(network, issue, "depends_on"):
            if target in found and target != issue and is_dependence(record.get("kind")):
                found.add_edge(issue, target)
    return found


def held(network: Network, day: date) -> dict[str, Held]:
    """What hangs on each party: sole roles on open issues, and what waits for its approval."""
    found: dict[str, Held] = {}
    for issue in open_issues(network, day):
        for role in SOLE_ROLES:
            holders = [party for party, held_role in roles_on(network, issue) if held_role == role]
            if len(holders) == 1:
                mine = found.setdefault(holders[0], Held())
                mine.sole.setdefault(role, []).append(issue)
        for party in _not_answered(network, issue, day):
            found.setdefault(party, Held()).waiting.append(issue)
    follow = waiting_behind(network, day)
    for mine in found.values():
        mine.behind.extend(follow.of(mine.waiting))
    return found


@per_network
def waiting_behind(network: Network, day: date) -> Behind:
    """Which open issues wait for which, however far."""
    return behind(open_dependencies(network, day))


def _not_answered(network: Network, issue: str, day: date) -> list[str]:
    """Parties of whose approvals one was neither answered nor waived up to a day."""
    asked = (
        party
        for party, role, record in involvements(network, issue)
        if role == "approve" and ((settled := settled_from(record)) is None or settled > day)
    )
    return list(dict.fromkeys(asked))
