"""What stands for a move of work and what to think of before it."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from graph.analyses._base import Reason
from graph.analyses._bottleneck_finding import listed
from graph.analyses._relief_candidates import Item, is_known_by_topic, rules_naming
from graph.analyses._stands import stands
from graph.messages import message
from graph.projections import Network
from graph.reading import named, role_word

APART = 25.0  # of the 100 points of the scale, from which two positions are told as different


def why(
    network: Network, issue: str, facts: Mapping[str, Any], done: tuple[str, ...]
) -> tuple[Reason, ...]:
    """The move, what the taker has worked on that is like it, and what it costs."""
    move = message(
        "relief.move",
        role=message(f"role.{facts['role']}"),
        source=named(network, facts["from"]),
        target=named(network, facts["to"]),
        days=facts["days"],
    )
    skill = message(
        "relief.skill.topic" if is_known_by_topic(network, issue) else "relief.skill.kind",
        target=named(network, facts["to"]),
        count=len(done),
        open=facts["still_open"],
        issues=listed(network, done),
    )
    cost = message(
        "relief.cost",
        target=named(network, facts["to"]),
        before=round(100 * facts["to_before"]),
        after=round(100 * facts["to_after"]),
        days=facts["cost"],
    )
    return (
        Reason(kind="measure", text=move, records=(facts["from"], facts["to"])),
        Reason(kind="precedent", text=skill, records=done),
        Reason(kind="measure", text=cost, records=(facts["to"],)),
    )


def cautions(network: Network, part: Item, facts: Mapping[str, Any], day: date) -> Iterator[Reason]:
    """What may change with the move: who leads decides, and a rule may mean this very party."""
    if part.role == "lead":
        yield from _other_side(network, part.issue, facts["from"], facts["to"])
    for rule, role in rules_naming(network, part.party, part.issue, day):
        text = message(
            "relief.caution.rule",
            source=named(network, part.party),
            rule=named(network, rule),
            role=role_word(role),
        )
        yield Reason(kind="rule", text=text, records=(rule,))


def _other_side(network: Network, issue: str, giver: str, taker: str) -> Iterator[Reason]:
    """That the taker's position differs; what is held in confidence is not told and counts not."""
    known = {each.party: each.position for each in stands(network, issue, confidential=False)}
    gives, takes = known.get(giver), known.get(taker)
    if gives is None or takes is None or abs(gives - takes) <= APART:
        return
    text = message(
        "relief.caution.position",
        source=named(network, giver),
        target=named(network, taker),
        gives=gives,
        takes=takes,
    )
    yield Reason(kind="measure", text=text, records=(giver, taker))
