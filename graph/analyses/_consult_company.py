"""With whom a party usually takes part: those whose company speaks for it, by name."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analyses._consult_ground import Ground, Rows
from graph.analyses._rank_case import ones
from graph.analyses._rank_model import Ranking
from graph.messages import Message, message

_TOLD = 3  # names that a reason tells
_AGAIN = 2  # matters in which two were asked together, from which it is no chance


def in_common(ground: Ground, party: str, heads: tuple[str, ...]) -> Rows:
    """Other matters in which a party had a part and one of some heads had one, too."""
    took = ground.took("known", party)
    return took[ground.attended(tuple(head for head in heads if head != party))[took]]


def experienced(ground: Ground, unit: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A unit's people in similar matters; those in others with something faint in common only.

    Such as one word of the title, or a part of the author. For whom most speaks come first.
    """
    value, people = ground.found.evidence.values["known"], ground.members(unit)
    people = people[value[people] > 0]
    people = people[np.argsort(-value[people], kind="stable")]
    is_such = ground.in_similar[people]
    alike, faint = (ground.parties(people[which]) for which in (is_such, ~is_such))
    return alike, faint


def meets_beside(ground: Ground, party: str) -> int:
    """On how many other matters a party met those who stand on this one."""
    rows = ground.took("known", party)
    # On each of them it was itself, which says nothing where it stands on this one, too.
    return int(np.count_nonzero(ground.met[rows] > (party in ground.beside)))


def met_beside(ground: Ground, party: str) -> tuple[int, tuple[str, ...]]:
    """Other matters on which a party met those who stand on this one, and whom most often."""
    rows = ground.took("known", party)
    others = ground.company("parts", rows) * ground.is_beside
    others[ground.found.index.column[party]] = 0.0
    return meets_beside(ground, party), first(ground.found, others)


def standing_by(ground: Ground, party: str) -> tuple[str, ...]:
    """Units of a person that stand on this matter; of a unit, people of it or below who do."""
    named = ground.beside
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
    found, together = ground.found, asked_together(ground, party)
    weight = together * ground.spoken_for
    others = first(found, weight * (together >= _AGAIN))
    if others:
        text = message(
            "consult.network", party=ground.named(*others), others=len(others), points=points
        )
        return text, others
    once = first(found, weight)
    if not once:
        return message("consult.network.near", points=points), ()
    text = message(
        "consult.network.once", party=ground.named(*once), others=len(once), points=points
    )
    return text, once


def asked_together(ground: Ground, party: str) -> NDArray[np.int64]:
    """How often each party of its kind for whom precedents speak was asked along with another."""
    index = ground.found.index
    at = index.column[party]
    is_spoken_for = (ground.spoken_for > 0) & (index.is_person == index.is_person[at])
    together = ground.company("consulted", ground.took("similar", party)) * is_spoken_for
    together[at] = 0
    return np.asarray(together)


def first(found: Ranking, figures: NDArray[Any]) -> tuple[str, ...]:
    """Parties with the largest figures, a few of them and none without."""
    some = np.flatnonzero(figures > 0)
    order = np.argsort(-figures[some], kind="stable")[:_TOLD]
    return tuple(found.index.parties[at] for at in some[order])
