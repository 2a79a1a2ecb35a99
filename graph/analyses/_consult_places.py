"""Where a party stands in the organisation, as reasons of the ranking in words."""

from graph.analyses._base import Reason
from graph.analyses._consult_matter import Matter
from graph.messages import Message, message
from graph.projections import Network, edges
from graph.reading import memberships, named
from graph.texts import known_word
from graph.vocabulary import is_head


def place_reason(
    network: Network, matter: Matter, party: str, reason: str, points: float
) -> Reason:
    """The reason of one name: head, member, below, unit, field, beside or network."""
    if reason == "head":
        return _head(network, matter, party, points)
    text, records = _place(network, matter, party, reason, points)
    kind = "measure" if reason in ("network", "field", "beside") else "membership"
    return Reason(kind=kind, text=text, records=(*records, party))


def _place(
    network: Network, matter: Matter, party: str, reason: str, points: float
) -> tuple[Message, tuple[str, ...]]:
    """Its text, and the records that it rests on beside the party."""
    if reason == "beside":
        return message("consult.beside", points=points), ()
    if reason == "field":
        key = "consult.field.person" if party.startswith("person:") else "consult.field"
        return message(key, points=points), ()
    if reason == "unit":
        units = tuple(memberships(network, party)) if party.startswith("person:") else ()
        key = "consult.unit.person" if units else "consult.unit"
        return message(key, units=_named(network, units), points=points), units
    leads = tuple(lead for lead in matter.leads if lead in network)
    if reason == "network":
        return message("consult.network", points=points), leads
    key = {"member": "consult.member_of_lead", "below": "consult.below_lead"}[reason]
    return message(key, department=_named(network, leads), points=points), leads


def _head(network: Network, matter: Matter, party: str, points: float) -> Reason:
    for lead in matter.leads:
        for unit, record in edges(network, party, "member_of"):
            if unit == lead and is_head(record.get("role")):
                text = message(
                    "consult.speaker",
                    role=known_word(record["role"]),
                    department=named(network, lead),
                    points=points,
                )
                return Reason(kind="membership", text=text, records=(party, lead))
    text = message("consult.network", points=points)  # headed it on the day it was opened
    return Reason(kind="membership", text=text, records=(party,))


def _named(network: Network, nodes: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(named(network, node) for node in nodes)
