"""Who should be consulted: evidence in the graph, each piece with its points.

Most of it comes from the ranking (:mod:`graph.analyses._rank_model`); told here with their own
records are positions taken and matters that wait, and added to it what only the issue's own list
shows: who does the work already, who joins two parties of it, which unit below was not heard.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any

from graph.analyses._base import Reason
from graph.analyses._consult_authority import needed
from graph.analyses._consult_brokers import brokers
from graph.analyses._consult_entry import SHOULD, Finding, untold
from graph.analyses._consult_matter import Matter
from graph.analyses._consult_own_words import own_words
from graph.analyses._rank_authority import positions_taken
from graph.analyses._rank_index import Vector
from graph.analyses._rank_model import Ranking
from graph.messages import message
from graph.projections import Network, edges
from graph.reading import (
    involvements,
    is_finished,
    leads,
    memberships,
    named,
    positions_told,
    role_word,
    units_below,
)
from graph.vocabulary import is_dependence

AT_WORK = 25.0  # supports the issue or drafts it
UNHEARD = 2.0  # unit below a consulted department without a voice
UNHEARD_NAMED = 10.0  # and the title names its field


def evidence(
    network: Network,
    matter: Matter,
    musts: list[str],
    asked: list[str],
    found: Ranking,
    finished_by: date | None = None,
) -> Iterator[Finding]:
    """What has records of its own in the issue and its list.

    Parameters
    ----------
    found
        The ranking, which says what positions and waiting matters give.
    musts
        Parties that must be consulted: brokers are sought between them.
    asked
        Those of them who are asked for their view or do the work: units below them are sought, not
        those below a party that approves.
    finished_by
        Day by which work that the matter rests on is finished, where its owners are evidence.
    """
    points, column = found.by_reason, found.index.column
    if finished_by is not None:
        told = list(_finished(network, matter, finished_by))
        yield from _spread(told, points["needed"], column)
    if matter.ref is not None:
        yield from _at_work(network, matter.ref)
        yield from _spread(list(_waiting(network, matter.ref)), points["waiting"], column)
    yield from _spread(list(_positions(network, matter)), points["position"], column)
    yield from brokers(network, musts)
    yield from _unheard(network, matter, asked, musts)


def _found(party: str, role: str, points: float, reason: Reason) -> Finding:
    return Finding(party=party, tier=SHOULD, role=role, points=points, reason=reason)


def _untold(party: str, points: float, kind: str, key: str, tell: Callable[[], Reason]) -> Finding:
    reason = untold(kind, key)
    return Finding(
        party=party, tier=SHOULD, role="consult", points=points, reason=reason, tell=tell
    )


def _at_work(network: Network, issue: str) -> Iterator[Finding]:
    seen = set()
    for party, role, record in involvements(network, issue):
        if role in ("support", "author") and (party, role) not in seen:
            seen.add((party, role))
            word = role_word(record["role"])
            text = message(f"consult.at_work.{role}", role=word, points=AT_WORK)
            reason = Reason(kind="role", text=text, records=(issue, party))
            yield _found(party, role, AT_WORK, reason)


Told = tuple[str, str, dict[str, Any], str, tuple[str, ...]]


def _spread(told: list[Told], points: Vector, column: Mapping[str, int]) -> Iterator[Finding]:
    """What the ranking gives a party for one kind of evidence, over the records it rests on."""
    often = Counter(party for party, *_ in told)
    for party, key, values, kind, records in told:
        share = float(points[column[party]]) / often[party]
        if share > 0:
            text = message(key, **values, points=share)
            reason = Reason(kind=kind, text=text, records=records)
            yield _found(party, "consult", share, reason)


def _positions(network: Network, matter: Matter) -> Iterator[Told]:
    """Positions of high salience on the issue and on those linked to it, none in confidence."""
    own = [matter.ref] if matter.ref else []
    for issue in (*own, *sorted(matter.links)):
        key = "consult.position.own" if issue == matter.ref else "consult.position.linked"
        for party, record in positions_taken(network, issue):
            values = {"issue": named(network, issue), "salience": record["salience"]}
            yield party, key, values, "position", (issue, party)


def _finished(network: Network, matter: Matter, day: date) -> Iterator[Told]:
    """Leads of closed matters that this one depends on directly."""
    for node, path in needed(network, matter).items():
        is_direct = len(path) == (1 if matter.ref is None else 2)
        if is_direct and is_finished(network, node, day):
            for party in leads(network, node):
                values = {"issue": named(network, node)}
                yield party, "consult.finished", values, "path", (*path, party)


def _waiting(network: Network, issue: str) -> Iterator[Told]:
    """Leads of matters that depend on this one: its outcome is their beginning."""
    waiting = {
        other: None
        for other, record in edges(network, issue, "depends_on", incoming=True)
        if is_dependence(record.get("kind")) and other != issue
    }
    for other in waiting:
        is_unit = network.nodes[other]["kind"] == "department"
        for party in [other] if is_unit else leads(network, other):
            key = "consult.affected" if is_unit else "consult.waiting"
            records = (issue, other) if is_unit else (issue, other, party)
            yield party, key, {"issue": named(network, other)}, "path", records


def _unheard(
    network: Network, matter: Matter, asked: list[str], musts: list[str]
) -> Iterator[Finding]:
    """Units below the departments of the list that have no voice on the issue yet."""
    heard = set(_voices(network, matter))
    for department in asked:
        for unit in units_below(network, department):
            if unit not in heard and unit not in musts:
                yield _unheard_unit(network, matter, unit, department)


def _unheard_unit(network: Network, matter: Matter, unit: str, department: str) -> Finding:
    is_named = bool(own_words(network)[unit] & matter.words)
    points = UNHEARD_NAMED if is_named else UNHEARD
    key = "consult.unheard.named" if is_named else "consult.unheard"
    tell = partial(_below, network, unit, department, key, points)
    return _untold(unit, points, "membership", key, tell)


def _below(network: Network, unit: str, department: str, key: str, points: float) -> Reason:
    text = message(key, department=named(network, department), points=points)
    return Reason(kind="membership", text=text, records=(unit, department))


def _voices(network: Network, matter: Matter) -> Iterable[str]:
    """Parties on the issue's list or with a position on it, and the units of such people."""
    if matter.ref is None:
        return
    on_list = [party for party, _, _ in involvements(network, matter.ref)]
    on_list += [party for party, _ in positions_told(network, matter.ref)]
    for party in on_list:
        yield party
        yield from memberships(network, party)
