"""Who could take over which work: mandate, skills, and authority that must not fall together."""

from dataclasses import dataclass
from datetime import date

from graph.analyses._cache import per_network
from graph.analyses._consult_matter import folded, matter_of, topics
from graph.analyses._consult_rules import fires
from graph.analyses._work import Share, roles_on
from graph.projections import Network, edges, is_valid, nodes_of_kind
from graph.reading import memberships, parties_in_role, superiors, units_below
from graph.vocabulary import canonical_role, is_gone

# Roles whose work another can do; who signs or is asked for an opinion is asked for its own.
MOVABLE = ("lead", "co-lead", "support")
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
    """Party -> topic or kind -> issues on which it did the work."""

    by_topic: dict[str, dict[str, list[str]]]
    by_kind: dict[str, dict[str, list[str]]]
    led: dict[str, set[str]]


def item(network: Network, party: str, share: Share, open_to: list[str], day: date) -> Item:
    """A share with those who could take it.

    Parameters
    ----------
    open_to
        Parties of the same kind whose load and capacity are known.
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
    able = {
        each: done
        for each in open_to
        if each != party
        and (each, share.role) not in roles_on(network, share.issue)
        and has_mandate(network, party, each)
        and (done := skilled(network, each, share))
    }
    # Who signs a matter must not prepare it.
    signing = set(parties_in_role(network, share.issue, "approve"))
    free = {each: done for each, done in able.items() if each not in signing}
    if free:
        return free, None
    return {}, APPROVER if able else MANDATE


def skilled(network: Network, party: str, share: Share) -> tuple[str, ...]:
    """Issues that show that a party can do the work; none where it cannot.

    It has led or supported issues of every topic of this one (of its kind, where no topic is
    recorded), and to lead it, has led at least one of them.
    """
    known, record = experience(network), network.nodes[share.issue]["record"]
    named, kind = topics(record.get("topics")), folded(record.get("kind"))
    if named:
        done = known.by_topic.get(party, {})
        groups = [done.get(topic, []) for topic in sorted(named)]
    else:
        groups = [known.by_kind.get(party, {}).get(kind, [])] if kind else [[]]
    others = [[each for each in group if each != share.issue] for group in groups]
    found = dict.fromkeys(each for group in others for each in group)
    leads = share.role == "support" or not known.led.get(party, set()).isdisjoint(found)
    return tuple(found) if all(others) and leads else ()


def has_mandate(network: Network, holder: str, other: str) -> bool:
    """Whether work may go from one party to another without leaving the line of authority.

    People hand on within a department they share. Units hand on within one tree, and not to those
    above them: that would be escalation, not relief.
    """
    if is_gone(network.nodes[other]["record"].get("status")):
        return False
    if network.nodes[holder]["kind"] == "person":
        return bool(set(memberships(network, holder)) & set(memberships(network, other)))
    above, beside = superiors(network, holder), superiors(network, other)
    if other in above:
        return False
    if not above and not beside:  # no tree is recorded that would tell them apart
        return not units_below(network, other)
    return (above or [holder])[-1] == (beside or [other])[-1]


@per_network
def experience(network: Network) -> Experience:
    """What every party has led or supported, closed issues too."""
    found = Experience({}, {}, {})
    for issue in nodes_of_kind(network, "issue"):
        record = network.nodes[issue]["record"]
        named, kind = topics(record.get("topics")), folded(record.get("kind"))
        roles = [(who, role) for who, role in roles_on(network, issue) if role in MOVABLE]
        for party, role in roles:
            if role != "support":
                found.led.setdefault(party, set()).add(issue)
        for party in dict.fromkeys(who for who, _ in roles):
            for topic in named:
                found.by_topic.setdefault(party, {}).setdefault(topic, []).append(issue)
            if kind:
                found.by_kind.setdefault(party, {}).setdefault(kind, []).append(issue)
    return found


def _named_by_rule(network: Network, party: str, share: Share, day: date) -> bool:
    """Whether a rule gives the party this role on this issue."""
    matter = matter_of(network, share.issue)
    for rule, record in edges(network, party, "calls_for", incoming=True):
        if (
            canonical_role(record["role"]) == share.role
            and is_valid(network.nodes[rule]["record"], day.isoformat())
            and fires(network, network.nodes[rule]["record"], matter)
        ):
            return True
    return False
