"""Who can settle it when units differ: the way up to the lowest common superior."""

from dataclasses import dataclass

from graph.analyses._consult_entry import MUST
from graph.analyses._consultation import Consultation
from graph.analyses._hierarchy import common_superior, head_of, managers, unit_of
from graph.projections import Network
from graph.reading import superiors
from graph.rounds import current

AGREE, OBJECT = "agree", "object"


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """The way from the lead to who can decide.

    Parameters
    ----------
    differing
        Units of those who differ, the lead's first.
    has_objections
        They have objected; otherwise they are all who might differ, not having agreed.
    path
        People, or units where nobody is known to head them, from the lead's head to the lowest
        common superior, the decider last. Empty where nobody stands above all.
    decides
        The lowest common superior; None where there is none.
    outside
        Units that stand below nobody of the register: none can decide for them.
    """

    differing: tuple[str, ...]
    has_objections: bool
    path: tuple[str, ...]
    decides: str | None
    outside: tuple[str, ...]


def escalation(network: Network, asked: Consultation) -> Escalation | None:
    """Escalation of a matter; None where nobody leads it or nobody can differ with the lead."""
    lead = unit_of(network, asked.matter.leads[0]) if asked.matter.leads else None
    if lead is None:
        return None
    objecting = [party for party in asked.on_list if _answer(asked, party) == OBJECT]
    agreed = [] if objecting else [p for p in asked.on_list if _answer(asked, p) == AGREE]
    others = objecting or [
        e.party for e in asked.entries if e.tier == MUST and e.role in ("co-lead", "consult")
    ]
    found = (unit_of(network, each) for each in others if each not in agreed)
    units = dict.fromkeys(unit for unit in found if unit and unit not in agreed)
    outside = tuple(each for each in units if _stands_alone(network, each))
    inside = [each for each in units if each not in outside and each != lead]
    if not units or (not inside and not outside):
        return None
    path = _path(network, lead, inside) if inside else ()
    return Escalation(
        differing=(lead, *inside, *outside),
        has_objections=bool(objecting),
        path=path,
        decides=path[-1] if path else None,
        outside=outside,
    )


def _answer(asked: Consultation, party: str) -> str | None:
    last = current(asked.on_list[party], party, asked.day)
    return last.answer if last else None


def _stands_alone(network: Network, unit: str) -> bool:
    """Whether a unit has neither a unit above it nor any below: it is outside the hierarchy."""
    has_units = any(
        data["relation"] == "part_of" for _, _, data in network.in_edges(unit, data=True)
    )
    return not superiors(network, unit) and not has_units


def _path(network: Network, lead: str, others: list[str]) -> tuple[str, ...]:
    """By people where the heads are known, for they meet lower than their units do."""
    heads = [head_of(network, each) for each in (lead, *others)]
    known = [each for each in heads if each is not None]
    if len(known) == len(heads):
        lines = [(each, *managers(network, each)) for each in known]
        if (top := common_superior(lines)) is not None:
            return tuple(lines[0][: lines[0].index(top) + 1])
    units = [(each, *superiors(network, each)) for each in (lead, *others)]
    if (unit := common_superior(units)) is not None:
        way = units[0][: units[0].index(unit) + 1]
        return tuple(head_of(network, each) or each for each in way)
    return ()
