"""With whom a party usually takes part: those whose company speaks for it, by name."""

import numpy as np

from graph.analyses._consult_ground import Ground
from graph.analyses._rank_case import named_beside, ones
from graph.analyses._rank_index import Vector
from graph.analyses._rank_model import Ranking
from graph.messages import Message, message

_TOLD = 3  # names that a reason tells
_AGAIN = 2  # matters in which two were asked together, from which it is no chance


def met_beside(ground: Ground, party: str) -> tuple[int, tuple[str, ...]]:
    """Other matters on which a party met those who stand on this one, and whom most often."""
    matter, column = ground.matter, ground.found.index.column
    named = set(named_beside(ground.network, matter.ref) if matter.ref else matter.named)
    others = ones(column, named - {party}, len(column))
    took = ground.took_part("known", party)
    parts = ground.found.evidence.parts
    count = int(((parts @ others > 0) * took).sum())
    return count, first(ground.found, ground.company("parts", took) * others)


def standing_by(ground: Ground, party: str) -> tuple[str, ...]:
    """Units of a person that stand on this matter; of a unit, people of it or below who do."""
    matter = ground.matter
    named = set(named_beside(ground.network, matter.ref) if matter.ref else matter.named)
    if party.startswith("person:"):
        return tuple(unit for unit in ground.units(party) if unit in named)
    index, column = ground.found.index, ground.found.index.column
    below = np.flatnonzero(index.above @ ones(column, (party,), len(column)))
    within = {party, *(index.parties[at] for at in below)}
    return tuple(
        each
        for each in sorted(named, key=column.__getitem__)
        if each.startswith("person:") and within & set(ground.units(each))
    )[:_TOLD]


def asked_with(ground: Ground, party: str, points: float) -> tuple[Message, tuple[str, ...]]:
    """That others for whom precedents speak were asked along with a party, and who they are.

    Named are those of its kind whom it met so more than once.
    """
    found = ground.found
    at, index, values = found.index.column[party], found.index, found.evidence.values
    is_spoken_for = (values["known"] + values["walk"] > 0) & (
        index.is_person == index.is_person[at]
    )
    together = ground.company("consulted", ground.took_part("similar", party)) * is_spoken_for
    together[at] = 0.0
    spoken_for = (values["known"] + values["walk"]) * (together >= _AGAIN)
    others = first(found, together * spoken_for)
    if others:
        text = message(
            "consult.network", party=ground.named(*others), others=len(others), points=points
        )
        return text, others
    once = first(found, together * (values["known"] + values["walk"]))
    if not once:
        return message("consult.network.near", points=points), ()
    text = message(
        "consult.network.once", party=ground.named(*once), others=len(once), points=points
    )
    return text, once


def first(found: Ranking, figures: Vector) -> tuple[str, ...]:
    """Parties with the largest figures, a few of them and none without."""
    some = np.flatnonzero(figures > 0)
    order = np.argsort(-figures[some], kind="stable")[:_TOLD]
    return tuple(found.index.parties[at] for at in some[order])
