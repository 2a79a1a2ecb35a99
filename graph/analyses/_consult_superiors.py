"""Superiors of the lead: whoever stands above it is not asked for comments.

A paper goes up level by level and its superior decides on it. So a superior for whom evidence
alone speaks is informed through the chain; where authority or the list itself names one, that
stands.
"""

from graph.analyses._base import Reason
from graph.analyses._consult_entry import INFORM, SHOULD, Entry
from graph.analyses._consult_matter import Matter
from graph.analyses._hierarchy import head_of, managers, unit_of
from graph.messages import message
from graph.per_network import per_network
from graph.projections import Network, edges
from graph.reading import members, memberships, named, superiors


def is_superior(network: Network, matter: Matter, party: str) -> bool:
    """Whether a party stands above one of the leads, as a unit or as who directs units."""
    return party in above_leads(network, matter)


def above_leads(network: Network, matter: Matter) -> frozenset[str]:
    """All who stand above one of the leads."""
    return frozenset().union(*(superiors_of(network, lead) for lead in matter.leads))


def next_above(network: Network, matter: Matter) -> dict[str, str]:
    """Who stands directly above the leads: the unit above, and to whom the head reports; by lead.

    They are who a paper goes to next, so the list always has them.
    """
    found: dict[str, str] = {}
    for lead in matter.leads:
        head = lead if lead.startswith("person:") else head_of(network, lead)
        managing = managers(network, head)[:1] if head else []
        for party in (*superiors(network, lead)[:1], *managing):
            found.setdefault(party, lead)
    return {party: lead for party, lead in found.items() if party not in matter.leads}


@per_network
def superiors_of(network: Network, lead: str) -> frozenset[str]:
    """Units above a lead, the reporting line above its head, and who directs those units."""
    own = unit_of(network, lead)
    people = [
        person
        for unit in (superiors(network, own) if own else ())
        for person in _directing(network, unit)
    ]
    return frozenset([*_line(network, lead), *people]) - {lead}


@per_network  # one unit may stand above hundreds of leads
def _directing(network: Network, unit: str) -> tuple[str, ...]:
    """Who heads a unit, and those of it to whom somebody of another unit reports."""
    head = head_of(network, unit)
    return tuple(
        person
        for person in members(network, unit)
        if person == head or _directs_others(network, person, unit)
    )


def _directs_others(network: Network, person: str, unit: str) -> bool:
    below = (each for each, _ in edges(network, person, "reports_to", incoming=True))
    return any(unit_of(network, each) not in (None, unit) for each in below)


def through_chain(
    network: Network, matter: Matter, entries: list[Entry], asked: frozenset[str]
) -> list[Entry]:
    """The same entries; superiors whom evidence alone would have asked are to be informed.

    Parameters
    ----------
    asked
        Parties with a part in the issue that is more than being informed: the list names them.
    """
    superior = above_leads(network, matter) - asked
    return [
        _informed(network, matter, entry)
        if entry.party in superior and _is_by_evidence(entry)
        else entry
        for entry in entries
    ]


def is_through_chain(network: Network, matter: Matter, entry: Entry) -> bool:
    """Whether a party is informed as a superior, and not since the list or a rule says so."""
    keys = {each.reason.text.key for each in entry.findings}
    is_named = "consult.inform" in keys or entry.tier != INFORM
    return not is_named and is_superior(network, matter, entry.party)


def _is_by_evidence(entry: Entry) -> bool:
    return entry.tier == SHOULD or entry.weak is not None


def _informed(network: Network, matter: Matter, entry: Entry) -> Entry:
    # Told at once: a consultation is kept with its network, which it must not hold.
    reason = _reason(network, matter, entry.party)
    return entry.weakened(lambda: reason)


def _reason(network: Network, matter: Matter, party: str) -> Reason:
    leads = [lead for lead in matter.leads if party in superiors_of(network, lead)]
    if below := [lead for lead in leads if party in _line(network, lead)]:
        text = message("consult.superior", lead=tuple(named(network, each) for each in below))
        return Reason(kind="membership", text=text, records=(*below, party))
    own = [unit for unit in memberships(network, party) if unit in above_leads(network, matter)]
    text = message(
        "consult.superior.unit",
        lead=tuple(named(network, each) for each in leads),
        unit=tuple(named(network, each) for each in own),
    )
    return Reason(kind="membership", text=text, records=(*leads, *own, party))


@per_network
def _line(network: Network, lead: str) -> frozenset[str]:
    """Units above a lead, their heads, and to whom its head reports."""
    own = unit_of(network, lead)
    head = lead if lead.startswith("person:") else head_of(network, lead)
    units = superiors(network, own) if own else []
    heads = (head_of(network, unit) for unit in units)
    managing = managers(network, head) if head else ()
    return frozenset([*units, *filter(None, heads), *managing])
