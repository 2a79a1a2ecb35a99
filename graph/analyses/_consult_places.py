"""Where a party stands in the organisation, as reasons of the ranking in words."""

from graph.analyses._base import Reason
from graph.analyses._consult_company import asked_with, met_beside
from graph.analyses._consult_matter import Matter
from graph.analyses._rank_model import Ranking
from graph.messages import Message, message
from graph.projections import Network, edges
from graph.reading import memberships, named
from graph.texts import known_word
from graph.vocabulary import is_head


def place_reason(
    network: Network, matter: Matter, found: Ranking, party: str, reason: str, points: float
) -> Reason:
    """The reason of one name: head, member, below, unit, field, beside or network."""
    if reason == "head":
        return _head(network, matter, party, points)
    if reason in ("beside", "network"):
        return _company(network, matter, found, party, reason, points)
    text, records = _place(network, matter, party, reason, points)
    kind = "measure" if reason == "field" else "membership"
    return Reason(kind=kind, text=text, records=(*records, party))


def _place(
    network: Network, matter: Matter, party: str, reason: str, points: float
) -> tuple[Message, tuple[str, ...]]:
    """Its text, and the records that it rests on beside the party."""
    if reason == "field":
        key = "consult.field.person" if party.startswith("person:") else "consult.field"
        return message(key, points=points), ()
    if reason == "unit":
        units = tuple(memberships(network, party)) if party.startswith("person:") else ()
        key = "consult.unit.person" if units else "consult.unit"
        return message(key, units=_named(network, units), points=points), units
    leads = tuple(lead for lead in matter.leads if lead in network)
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
    leads = tuple(lead for lead in matter.leads if lead in network)
    text = message("consult.headed", department=_named(network, leads), points=points)
    return Reason(kind="membership", text=text, records=(party, *leads))


def _company(
    network: Network, matter: Matter, found: Ranking, party: str, reason: str, points: float
) -> Reason:
    """With whom it takes part: with those on this matter, or with those most spoken for."""
    if reason == "beside":
        count, others = met_beside(network, matter, found, party)
    else:
        count, others = 0, asked_with(found, party)
    key = f"consult.{reason}" if others else f"consult.{reason}.near"
    text = message(key, count=count, party=_named(network, others), points=points)
    return Reason(kind="measure", text=text, records=(*others, party))


def _named(network: Network, nodes: tuple[str, ...]) -> tuple[object, ...]:
    return tuple(named(network, node) for node in nodes)
