"""Who must be consulted: what follows from authority and rules, never from a score."""

from collections import deque
from collections.abc import Iterator
from datetime import date

import networkx as nx

from graph.analyses._base import Reason
from graph.analyses._consult_entry import MUST, Finding
from graph.analyses._consult_matter import Matter
from graph.analyses._consult_rules import rule_findings
from graph.messages import Message, message
from graph.per_network import per_network
from graph.projections import Network
from graph.reading import involvements, is_finished, leads, named, role_word
from graph.vocabulary import is_dependence, is_veto

# Nobody consults the owners of more than this; where everything waits for everything in a circle,
# the chain would name the whole organisation.
NEAREST = 40


def must_findings(
    network: Network, matter: Matter, day: date, *, through_closed: bool = True
) -> Iterator[Finding]:
    """Leads, co-leads, approvers, vetoes, rules in force, then owners of what it depends on.

    Owners of finished work are among them, for the issue rests on what they did, unless
    ``through_closed`` is false: then a closed issue ends the path, as there is nothing to wait for.
    """
    yield from _lead_findings(network, matter)
    if matter.ref is not None:
        yield from _appointed(network, matter.ref)
    yield from rule_findings(network, matter, day)
    yield from _depended_on(network, matter, day, through_closed=through_closed)


def _lead_findings(network: Network, matter: Matter) -> Iterator[Finding]:
    records = (matter.ref,) if matter.ref else ()
    for lead in matter.leads:
        reason = Reason(kind="role", text=message("consult.lead"), records=(*records, lead))
        yield Finding(party=lead, tier=MUST, role="lead", reason=reason)


def _appointed(network: Network, issue: str) -> Iterator[Finding]:
    seen = set()
    for party, role, record in involvements(network, issue):
        if role in ("co-lead", "approve") and (party, record["role"]) not in seen:
            seen.add((party, record["role"]))
            key = "veto" if is_veto(record["role"]) else role
            text = message(f"consult.{key}", role=role_word(record["role"]))
            reason = Reason(kind="role", text=text, records=(issue, party))
            yield Finding(party=party, tier=MUST, role=role, reason=reason)


@per_network
def dependences(network: Network) -> "nx.DiGraph[str]":
    """What depends on what by its kind: issue -> issue or department.

    A department that an issue depends on ends the path: what that department needs in general is
    not this issue's authority.
    """
    return nx.DiGraph(
        (source, target)
        for source, target, data in network.edges(data=True)
        if data["relation"] == "depends_on"
        and network.nodes[source]["kind"] == "issue"
        and is_dependence(data["record"].get("kind"))
    )


def _depended_on(
    network: Network, matter: Matter, day: date, *, through_closed: bool
) -> Iterator[Finding]:
    still_open = needed(network, matter, day)
    found = needed(network, matter) if through_closed else still_open
    for node, path in found.items():
        # An open way may be the longer one: what is reached by it is not finished.
        owners = [node] if network.nodes[node]["kind"] == "department" else leads(network, node)
        owners = [each for each in owners if each in network]
        if not owners or network.nodes[node]["kind"] == "outside":
            continue
        text = _path_text(network, matter, path, day)
        for owner in owners:
            records = path if owner == node else (*path, owner)
            yield Finding(
                party=owner,
                tier=MUST,
                role="consult",
                reason=Reason(kind="path", text=text, records=records),
                is_finished=node not in still_open,
            )


def needed(
    network: Network, matter: Matter, open_on: date | None = None
) -> dict[str, tuple[str, ...]]:
    """What a matter depends on, transitively: node -> shortest path that leads there.

    The path begins with the issue itself; that of a draft, which is no node, with what it needs.
    With a day, only what is not closed then, and nothing behind what is. The nearest come first;
    beyond :data:`NEAREST` of them nothing is followed (:func:`beyond` says how much there is).
    """
    dependence = dependences(network)
    starts = matter.needs if matter.ref is None else (matter.ref,)
    found: dict[str, tuple[str, ...]] = {}
    waiting: deque[tuple[str, ...]] = deque((start,) for start in starts)
    while waiting and len(found) < NEAREST + (matter.ref is not None):
        path = waiting.popleft()
        is_over = open_on is not None and is_finished(network, path[-1], open_on)
        if path[-1] in found or (is_over and path[-1] != matter.ref):
            continue
        found[path[-1]] = path
        if path[-1] in dependence:
            waiting.extend((*path, node) for node in dependence.adj[path[-1]] if node not in found)
    found.pop(matter.ref or "", None)
    return found


def beyond(network: Network, matter: Matter) -> int:
    """How much more a matter depends on than :func:`needed` follows."""
    dependence = dependences(network)
    starts = matter.needs if matter.ref is None else (matter.ref,)
    reached = set(matter.needs)
    for start in starts:
        if start in dependence:
            # Steps are not asked for, but counting them takes half as long as ``nx.descendants``.
            reached.update(nx.single_source_shortest_path_length(dependence, start))
    return max(len(reached - {matter.ref}) - NEAREST, 0)


def _path_text(network: Network, matter: Matter, path: tuple[str, ...], day: date) -> Message:
    """The way to what the matter depends on, the same for all who own that."""
    target = path[-1]
    is_unit = network.nodes[target]["kind"] == "department"
    key = "unit" if is_unit else "issue"
    steps: object = named(network, target)
    for node in reversed(path[:-1]):
        steps = message("path.then", first=named(network, node), rest=steps)
    is_done = is_finished(network, target, day)
    is_direct = len(path) == (1 if matter.ref is None else 2)
    return message(
        f"consult.path.{key}" if is_direct else f"consult.path.{key}.through",
        target=named(network, target),
        path=steps,
        state=message("consult.path.closed") if is_done else "",
    )
