"""Who signs, and who settles it when units differ.

The approval chain runs from who drafts up the reporting line to the highest approver; those who
sign beside the line come after it. The escalation path leads to the lowest common superior of
those who have objected, or of all who must be consulted while nobody has.

It misleads where reporting lines are not recorded: then units stand for the people.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from graph.analyses._approval_line import Level, approval_line, approves
from graph.analyses._base import Analysis, Reason, Result, Row
from graph.analyses._consult_words import unknown_words
from graph.analyses._consultation import PARAMETERS, Consultation, consultation
from graph.analyses._escalation import Escalation, escalation
from graph.measures.raci import letter, violations
from graph.messages import Message, message
from graph.projections import Network
from graph.reading import named
from graph.vocabulary import canonical_role


def approval(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer with the approval chain and the escalation path of a matter.

    Returns
    -------
    Result
        Rows of ``part`` approval (what the party ``does``, and a ``flag``: skipped, skips,
        outside, beside, reserved, own) and of ``part`` escalation (coordinates or decides), in
        order.

    Raises
    ------
    UserError
        As :func:`graph.analyses.consult.consult`.
    """
    asked = consultation(network, parameters)
    levels, way = approval_line(network, asked), escalation(network, asked)
    return Result(
        summary={
            **asked.summary(),
            "approvers": [
                each.party for each in levels if each.does in ("approves", "countersigns")
            ],
            "flags": sum(each.flag is not None for each in levels),
            "differing": list(way.differing) if way else [],
            "objected": way.has_objections if way else False,
            "decides": way.decides if way else None,
            "raci": list(_broken(asked)),
        },
        rows=(*map(_row, levels), *(_steps(network, way) if way else ())),
        warnings=tuple(_warnings(network, asked, levels, way)),
    )


def _row(level: Level) -> Row:
    facts = {
        "part": "approval",
        "does": level.does,
        "recorded": level.is_listed,
        # Who signs over others is not the one passed over.
        "flag": "skips" if level.skips else level.flag,
    }
    return Row(ref=level.party, score=None, reasons=level.reasons, facts=facts)


def _steps(network: Network, way: Escalation) -> Iterator[Row]:
    for each in way.path:
        is_last = each == way.decides
        under = tuple(unit for unit in way.differing if unit not in way.outside)
        units = tuple(named(network, unit) for unit in under)
        key = "escalation.decides" if is_last else "escalation.coordinates"
        reason = Reason(kind="membership", text=message(key, units=units), records=under)
        facts = {"part": "escalation", "does": "decides" if is_last else "coordinates"}
        yield Row(ref=each, score=None, reasons=(reason,), facts=facts)


def _broken(asked: Consultation) -> tuple[str, ...]:
    """Rules of a RACI chart that the issue's list breaks; none for a draft without a list."""
    if asked.matter.ref is None:
        return ()
    return raci_broken(asked)


def raci_broken(asked: Consultation) -> tuple[str, ...]:
    """RACI rules broken by the list as it is (``R1``: one accountable, ``R2``: one responsible)."""
    cells = {
        party: "/".join(
            {each for record in records if (each := letter(canonical_role(record["role"])))}
            | ({"R"} if party in asked.matter.leads else set())
        )
        for party, records in asked.on_list.items()
    }
    return violations(cells)


def _warnings(
    network: Network, asked: Consultation, levels: list[Level], way: Escalation | None
) -> Iterator[Message]:
    yield from unknown_words(network, asked.topics, asked.kind)
    if not asked.matter.leads:
        yield message("consult.warning.no_lead")
    for each in _broken(asked):
        yield _accountable(network, asked) if each == "R1" else message(f"raci.{each}")
    for level in levels:
        if level.flag:
            about = tuple(named(network, each) for each in level.skips or (level.party,))
            yield message(f"approval.warning.{level.flag}", party=about)
    if way and way.outside:
        outside = tuple(named(network, each) for each in way.outside)
        yield message("escalation.outside", units=outside)
    if way and not way.path and len(way.differing) > 1 + len(way.outside):
        yield message("escalation.none")


def _accountable(network: Network, asked: Consultation) -> Message:
    """That nobody is recorded as approving, or who the several are."""
    found = [each for each in asked.on_list if approves(asked, each)]
    if not found:
        return message("raci.R1.none")
    parties = tuple(named(network, each) for each in found)
    return message("raci.R1.several", count=len(found), parties=parties)


ANALYSIS = Analysis(id="approval", parameters=PARAMETERS, run=approval)
