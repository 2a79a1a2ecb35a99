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
    leads = tuple(lead for lead in matter.leads if lead in network)
    units = tuple(memberships(network, party)) if party.startswith("person:") else ()
    texts: dict[str, tuple[Message, tuple[str, ...]]] = {
        "member": (
            message("consult.member_of_lead", department=_named(network, leads), points=points),
            leads,
        ),
        "below": (
            message("consult.below_lead", department=_named(network, leads), points=points),
            leads,
        ),
        "unit": (
            message(
                "consult.unit.person" if units else "consult.unit",
                units=_named(network, units),
                points=points,
            ),
            units,
        ),
        "field": (
            message(
                "consult.field.person" if party.startswith("person:") else "consult.field",
                points=points,
            ),
            (),
        ),
        "beside": (message("consult.beside", points=points), ()),
        "network": (message("consult.network", points=points), leads),
    }
    text, records = texts[reason]
    kind = "measure" if reason in ("network", "field", "beside") else "membership"
    return Reason(kind=kind, text=text, records=(*records, party))


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
