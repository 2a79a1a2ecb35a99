"""Where a party stands in the organisation, as reasons of the ranking in words."""

from graph.analyses._base import Reason
from graph.analyses._consult_company import asked_with, experienced, met_beside, standing_by
from graph.analyses._consult_field import field_reason
from graph.analyses._consult_ground import Ground
from graph.messages import Message, message
from graph.projections import edges
from graph.reading import named
from graph.texts import known_word
from graph.vocabulary import is_head

_TOLD = 3  # people that are named


def place_reason(ground: Ground, party: str, reason: str, points: float) -> Reason:
    """The reason of one name: head, member, below, unit, field, beside or network."""
    if reason == "head":
        return _head(ground, party, points)
    if reason == "field":
        return field_reason(ground, party, points)
    if reason == "beside":
        return _beside(ground, party, points)
    if reason == "network":
        text, others = asked_with(ground, party, points)
        return Reason(kind="measure", text=text, records=(*others, party))
    text, records = (
        _unit(ground, party, points) if reason == "unit" else _place(ground, reason, points)
    )
    return Reason(kind="membership", text=text, records=(*records, party))


def _place(ground: Ground, reason: str, points: float) -> tuple[Message, tuple[str, ...]]:
    """Its text, and the records that it rests on beside the party."""
    leads = tuple(lead for lead in ground.matter.leads if lead in ground.network)
    key = {"member": "consult.member_of_lead", "below": "consult.below_lead"}[reason]
    return message(key, department=ground.named(*leads), points=points), leads


def _unit(ground: Ground, party: str, points: float) -> tuple[Message, tuple[str, ...]]:
    """What speaks by way of membership: for people their units, for units people and authors."""
    if party.startswith("person:"):
        units = _at_work_with_lead(ground, party)
        # That it is of the lead is said by itself.
        units = tuple(each for each in units if each not in ground.matter.leads) or units
        text = message(
            "consult.unit.person", units=ground.named(*units), others=len(units), points=points
        )
        return text, units
    if ground.gained("author_unit", party) > ground.gained("people", party):
        return _authors(ground, party, points)
    return _people(ground, party, points)


def _people(ground: Ground, unit: str, points: float) -> tuple[Message, tuple[str, ...]]:
    """How many of a unit's people were in similar matters, beside those in less similar ones."""
    alike, faint = experienced(ground, unit)
    tie = message("consult.faint.author" if ground.matter.authors else "consult.faint")
    some = alike if len(alike) else faint
    told = ground.parties(some[:_TOLD])
    more = message("consult.unit.more", count=len(faint), tie=tie) if len(faint) else ""
    values = {"more": more} if len(alike) else {"tie": tie}
    text = message(
        "consult.unit" if len(alike) else "consult.unit.faint",
        people=ground.named(*told),
        count=len(some),
        points=points,
        **values,
    )
    return text, told


def is_of_leads_only(ground: Ground, party: str) -> bool:
    """Whether somebody's units that were in matters of the lead are the lead itself."""
    units = _at_work_with_lead(ground, party) if party.startswith("person:") else ()
    return bool(units) and set(units) <= set(ground.matter.leads)


def _at_work_with_lead(ground: Ground, person: str) -> tuple[str, ...]:
    """Units of a person that were in matters of this one's lead."""
    return tuple(unit for unit in ground.units(person) if ground.value("worked", unit) > 0)


def _authors(ground: Ground, unit: str, points: float) -> tuple[Message, tuple[str, ...]]:
    """That authors belong to a unit, else that it led matters in which they had a part."""
    authors = tuple(each for each in ground.matter.authors if each in ground.network)
    people = set(ground.people(unit))
    own = tuple(each for each in authors if each in people)
    key, told = ("consult.unit.author", own) if own else ("consult.unit.led", authors)
    return message(key, party=ground.named(*told), points=points), told


def _head(ground: Ground, party: str, points: float) -> Reason:
    network = ground.network
    for lead in ground.matter.leads:
        for unit, record in edges(network, party, "member_of"):
            if unit == lead and is_head(record.get("role")):
                text = message(
                    "consult.speaker",
                    role=known_word(record["role"].replace("_", " ")),
                    department=named(network, lead),
                    points=points,
                )
                return Reason(kind="membership", text=text, records=(party, lead))
    leads = tuple(lead for lead in ground.matter.leads if lead in network)
    text = message("consult.headed", department=ground.named(*leads), points=points)
    return Reason(kind="membership", text=text, records=(party, *leads))


def _beside(ground: Ground, party: str, points: float) -> Reason:
    """With whom of those on this matter it was in others, else who of it stands there."""
    count, others = met_beside(ground, party)
    if others:
        text = message("consult.beside", count=count, party=ground.named(*others), points=points)
        return Reason(kind="measure", text=text, records=(*others, party))
    there = standing_by(ground, party)
    if not there:
        text = message("consult.beside.near", points=points)
        return Reason(kind="measure", text=text, records=(party,))
    is_person = party.startswith("person:")
    named = {"units" if is_person else "people": ground.named(*there)}
    key = "consult.beside.unit" if is_person else "consult.beside.people"
    text = message(key, **named, number=len(there), points=points)
    return Reason(kind="membership", text=text, records=(*there, party))
