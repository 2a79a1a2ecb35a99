"""Who should be consulted: evidence in the graph, each piece with its points.

Precedents come from :mod:`graph.analyses._consult_precedent` (at most 100 points together); what
stands here adds to them: who speaks for the lead, who has taken a position, whose matter waits,
who does the work already, who joins two parties of the list, which unit below was not heard.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from graph.analyses._base import Reason
from graph.analyses._consult_entry import SHOULD, Finding
from graph.analyses._consult_matter import Matter, words
from graph.messages import message
from graph.projections import Network, edges
from graph.reading import (
    involvements,
    leads,
    members,
    memberships,
    named,
    role_word,
    superiors,
    units_below,
)
from graph.vocabulary import is_dependence, is_head

SPEAKER = 10.0  # heads the lead department
POSITION = 20.0  # times salience, on this issue
LINKED_POSITION = 10.0  # times salience, on a linked issue
HIGH_SALIENCE = 0.5  # a position of less salience is no reason to ask
WAITING = 25.0  # leads a matter that waits for this one
AT_WORK = 25.0  # supports the issue or drafts it
BROKER = 5.0  # each pair of the list that nobody else on it joins
BROKER_MOST = 15.0
UNHEARD = 2.0  # unit below a consulted department without a voice
UNHEARD_NAMED = 10.0  # and the title names its field


def evidence(
    network: Network, matter: Matter, musts: list[str], asked: list[str]
) -> Iterator[Finding]:
    """All evidence but the precedents.

    Parameters
    ----------
    musts
        Parties that must be consulted: brokers are sought between them.
    asked
        Those of them who are asked for their view or do the work: units below them are sought, not
        those below a party that approves.
    """
    yield from _speakers(network, matter)
    if matter.ref is not None:
        yield from _at_work(network, matter.ref)
        yield from _positions(network, matter)
        yield from _waiting(network, matter.ref)
    yield from _brokers(network, musts)
    yield from _unheard(network, matter, asked, musts)


def _found(party: str, role: str, points: float, reason: Reason) -> Finding:
    return Finding(party=party, tier=SHOULD, role=role, points=points, reason=reason)


def _speakers(network: Network, matter: Matter) -> Iterator[Finding]:
    """People who head the lead department."""
    for lead in matter.leads:
        heads: dict[str, str] = {}
        for person, record in edges(network, lead, "member_of", incoming=True):
            if is_head(record.get("role")):
                heads.setdefault(person, record["role"])
        for person, role in heads.items():
            text = message(
                "consult.speaker", role=role, department=named(network, lead), points=SPEAKER
            )
            reason = Reason(kind="membership", text=text, records=(person, lead))
            yield _found(person, "consult", SPEAKER, reason)


def _at_work(network: Network, issue: str) -> Iterator[Finding]:
    seen = set()
    for party, role, record in involvements(network, issue):
        if role in ("support", "author") and (party, role) not in seen:
            seen.add((party, role))
            word = role_word(record["role"])
            text = message(f"consult.at_work.{role}", role=word, points=AT_WORK)
            reason = Reason(kind="role", text=text, records=(issue, party))
            yield _found(party, role, AT_WORK, reason)


def _positions(network: Network, matter: Matter) -> Iterator[Finding]:
    """Known positions of high salience on the issue and on those linked to it."""
    for issue in (str(matter.ref), *sorted(matter.links)):
        most = POSITION if issue == matter.ref else LINKED_POSITION
        key = "own" if issue == matter.ref else "linked"
        for party, record in edges(network, issue, "takes_position", incoming=True):
            salience = record.get("salience")
            if salience is not None and salience >= HIGH_SALIENCE:
                text = message(
                    f"consult.position.{key}",
                    issue=named(network, issue),
                    salience=salience,
                    points=most * salience,
                )
                reason = Reason(kind="position", text=text, records=(issue, party))
                yield _found(party, "consult", most * salience, reason)


def _waiting(network: Network, issue: str) -> Iterator[Finding]:
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
            text = message(key, issue=named(network, other), points=WAITING)
            records = (issue, other) if is_unit else (issue, other, party)
            yield _found(party, "consult", WAITING, Reason(kind="path", text=text, records=records))


def _neighbours(network: Network, party: str) -> set[str]:
    """Parties joined to a party by influence in either direction, and people who belong to it."""
    influence = {
        other
        for incoming in (False, True)
        for other, _ in edges(network, party, "influences", incoming=incoming)
    }
    return (influence | set(members(network, party))) - {party}


def _brokers(network: Network, musts: list[str]) -> Iterator[Finding]:
    """Parties that join two of the list who are not joined directly (Burt 1992)."""
    near = {party: _neighbours(network, party) for party in musts}
    pairs: dict[str, list[tuple[str, str]]] = {}
    for one, other in combinations(musts, 2):
        if other not in near[one]:
            above = {*superiors(network, one), *superiors(network, other)}  # they decide, not join
            for broker in sorted((near[one] & near[other]) - set(musts) - above):
                pairs.setdefault(broker, []).append((one, other))
    for broker, between in pairs.items():
        points = min(BROKER * len(between), BROKER_MOST)
        one, other = between[0]
        text = message(
            "consult.broker.more" if len(between) > 1 else "consult.broker",
            one=named(network, one),
            other=named(network, other),
            more=len(between) - 1,
            points=points,
        )
        reason = Reason(kind="measure", text=text, records=(one, broker, other))
        yield _found(broker, "consult", points, reason)


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
    record = network.nodes[unit]["record"]
    named_words = {
        word for column, text in record.items() if column.startswith("name") for word in words(text)
    }
    is_named = bool(named_words & matter.words)
    points = UNHEARD_NAMED if is_named else UNHEARD
    text = message(
        "consult.unheard.named" if is_named else "consult.unheard",
        department=named(network, department),
        points=points,
    )
    reason = Reason(kind="membership", text=text, records=(unit, department))
    return _found(unit, "consult", points, reason)


def _voices(network: Network, matter: Matter) -> Iterable[str]:
    """Parties on the issue's list or with a position on it, and the units of such people."""
    if matter.ref is None:
        return
    on_list = [party for party, _, _ in involvements(network, matter.ref)]
    on_list += [p for p, _ in edges(network, matter.ref, "takes_position", incoming=True)]
    for party in on_list:
        yield party
        yield from memberships(network, party)
