"""Who could take over which work: mandate, skills, and authority that must not fall together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from graph.analyses._consult_matter import folded, matter_of, topics
from graph.analyses._consult_rules import fires
from graph.analyses._work import Share, roles_on
from graph.per_network import per_network
from graph.projections import Network, edges, is_valid, nodes_of_kind
from graph.reading import memberships, superiors, units_below
from graph.vocabulary import canonical_role, is_gone

# Roles whose work another can do; who signs or is asked for an opinion is asked for its own.
MOVABLE = ("lead", "co-lead", "support")
MOST_TAKERS = 8  # of one piece; more make the question slow and the answer no better
_NONE: frozenset[str] = frozenset()
ROLE, RULE, MANDATE, APPROVER = "role", "rule", "mandate", "approver"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A part in an issue that might be handed on.

    Parameters
    ----------
    takers
        Who could take it -> issues of the same topic or kind that it has worked on.
    why
        Why nobody could; None where somebody can.
    """

    party: str
    issue: str
    role: str | None
    days: float
    takers: dict[str, tuple[str, ...]]
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Experience:
    """Party -> topic or kind -> issues on which it did the work, and those that it led."""

    done: dict[str, dict[str, set[str]]]
    led: dict[str, dict[str, set[str]]]


def item(network: Network, party: str, share: Share, open_to: list[str], day: date) -> Item:
    """A share with those who could take it.

    Parameters
    ----------
    open_to
        Parties of the same kind that have room, the emptiest first.
    """
    takers: dict[str, tuple[str, ...]] = {}
    why: str | None = None
    if share.role not in MOVABLE:
        why = ROLE
    elif _named_by_rule(network, party, share, day):
        why = RULE
    else:
        takers, why = _takers(network, party, share, open_to)
    return Item(
        party=party,
        issue=share.issue,
        role=share.role,
        days=share.days or 0.0,
        takers=takers,
        why=why,
    )


def _takers(
    network: Network, party: str, share: Share, open_to: list[str]
) -> tuple[dict[str, tuple[str, ...]], str | None]:
    roles, found = roles_on(network, share.issue), {}
    # Who signs a matter must not prepare it.
    signing = {each for each, role in roles if role == "approve"}
    known, subjects = experience(network), _subjects(network, share.issue)
    why = MANDATE
    for each in open_to:
        if each == party or (each, share.role) in roles:
            continue
        if not is_skilled(known, subjects, each, share):
            continue
        if not has_mandate(network, party, each):
            continue
        if each in signing:
            why = APPROVER
            continue
        found[each] = precedents(network, each, share)
        if len(found) == MOST_TAKERS:
            break
    return found, None if found else why


def is_skilled(known: Experience, subjects: tuple[str, ...], party: str, share: Share) -> bool:
    """Whether a party has led or supported issues of every topic of a piece of work.

    Of its kind, where no topic is recorded. To lead it, it has led at least one of them.
    """
    done = known.done.get(party)
    if not subjects or not done:
        return False
    # The issue itself, on which it may have another part already, is no experience.
    if not all(done.get(each, _NONE) - {share.issue} for each in subjects):
        return False
    led = known.led.get(party, {})
    return share.role == "support" or any(led.get(each, _NONE) - {share.issue} for each in subjects)


def precedents(network: Network, party: str, share: Share) -> tuple[str, ...]:
    """Issues that a party has done of the same topics or kind, in the order of their ids."""
    done = experience(network).done[party]
    found = set().union(*(done[each] for each in _subjects(network, share.issue)))
    return tuple(sorted(found - {share.issue}))


def is_known_by_topic(network: Network, issue: str) -> bool:
    """Whether experience of an issue is told by its topics; by its kind where it has none."""
    return any(each.startswith("topic:") for each in _subjects(network, issue))


@per_network
def _subjects(network: Network, issue: str) -> tuple[str, ...]:
    """Topics of an issue; its kind where none is recorded."""
    record = network.nodes[issue]["record"]
    if named := topics(record.get("topics")):
        return tuple(f"topic:{each}" for each in sorted(named))
    kind = folded(record.get("kind"))
    return (f"kind:{kind}",) if kind else ()


@per_network
def has_mandate(network: Network, holder: str, other: str) -> bool:
    """Whether work may go from one party to another without leaving the line of authority.

    People hand on within a department they share. Units hand on within one tree, and not to those
    above them: that would be escalation, not relief.
    """
    if is_gone(network.nodes[other]["record"].get("status")):
        return False
    if network.nodes[holder]["kind"] == "person":
        return bool(set(memberships(network, holder)) & set(memberships(network, other)))
    above, beside = _above(network, holder), _above(network, other)
    if other in above:
        return False
    if not above and not beside:  # no tree is recorded that would tell them apart
        return not units_below(network, other)
    return (above or (holder,))[-1] == (beside or (other,))[-1]


@per_network
def experience(network: Network) -> Experience:
    """What every party has led or supported, closed issues too."""
    found = Experience({}, {})
    for issue in nodes_of_kind(network, "issue"):
        record = network.nodes[issue]["record"]
        kind = folded(record.get("kind"))
        subjects = [f"topic:{each}" for each in topics(record.get("topics"))]
        subjects += [f"kind:{kind}"] if kind else []
        for party, role in roles_on(network, issue):
            kept = [found.done, found.led] if role in ("lead", "co-lead") else [found.done]
            for known in kept if role in MOVABLE else ():
                for subject in subjects:
                    known.setdefault(party, {}).setdefault(subject, set()).add(issue)
    return found


def _named_by_rule(network: Network, party: str, share: Share, day: date) -> bool:
    """Whether a rule gives the party this role on this issue."""
    return any(
        canonical_role(role) == share.role
        for _, role in rules_naming(network, party, share.issue, day)
    )


def rules_naming(network: Network, party: str, issue: str, day: date) -> Iterator[tuple[str, str]]:
    """Rules in force that call for a party on an issue, with the role as written."""
    rules = _rules_for(network).get(party, ())
    matter = matter_of(network, issue) if rules else None
    for rule, role in rules:
        record = network.nodes[rule]["record"]
        if (
            matter is not None
            and is_valid(record, day.isoformat())
            and fires(network, record, matter)
        ):
            yield rule, role


@per_network
def _rules_for(network: Network) -> dict[str, list[tuple[str, str]]]:
    """Party -> rules that call for it, with the role."""
    found: dict[str, list[tuple[str, str]]] = {}
    for rule in nodes_of_kind(network, "rule"):
        for party, record in edges(network, rule, "calls_for"):
            found.setdefault(party, []).append((rule, record["role"]))
    return found


@per_network
def _above(network: Network, unit: str) -> tuple[str, ...]:
    return tuple(superiors(network, unit))
