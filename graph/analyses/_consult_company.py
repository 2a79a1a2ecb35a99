"""With whom a party usually takes part: those whose company speaks for it, by name."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from graph.analyses._consult_ground import Ground, Rows
from graph.analyses._rank_case import ones
from graph.analyses._rank_index import Vector
from graph.analyses._rank_model import Ranking
from graph.messages import Message, message

_TOLD = 3  # names that a reason tells
_AGAIN = 2  # matters in which two were asked together, from which it is no chance


def in_common(ground: Ground, party: str, heads: tuple[str, ...]) -> Rows:
    """Other matters in which a party had a part and one of some heads had one, too."""
    took = ground.took("known", party)
    return took[ground.attended(tuple(head for head in heads if head != party))[took]]


def experienced(ground: Ground, unit: str) -> tuple[Rows, Rows]:
    """Columns of a unit's people in similar matters, and of those in faintly similar ones only.

    Those have one word of the title in common, or a part of the author. For whom most speaks come
    first.
    """
    value, people = ground.found.evidence.values["known"], ground.members(unit)
    people = people[value[people] > 0]
    people = people[np.argsort(-value[people], kind="stable")]
    is_such = ground.in_similar[people]
    return people[is_such], people[~is_such]


def meets_beside(ground: Ground, party: str) -> int:
    """On how many other matters a party met those who stand on this one."""
    return int(np.count_nonzero(_met(ground, party).any(axis=1)))


def met_beside(ground: Ground, party: str) -> tuple[int, tuple[str, ...]]:
    """Other matters on which a party met those who stand on this one, and whom most often."""
    met = _met(ground, party)
    count = int(np.count_nonzero(met.any(axis=1)))
    return count, first(ground.found, ground.columns_beside, met.sum(axis=0))


def _met(ground: Ground, party: str) -> Vector:
    """1 where a party met, on other matters, one of those who stand on this, but for itself."""
    others = ground.columns_beside != ground.found.index.column[party]
    return np.asarray(ground.met[ground.took("known", party)] * others)


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
    others, together = asked_together(ground, party)
    weight = together * ground.spoken_for[others]
    again = first(ground.found, others, weight * (together >= _AGAIN))
    if again:
        text = message(
            "consult.network", party=ground.named(*again), others=len(again), points=points
        )
        return text, again
    once = first(ground.found, others, weight)
    if not once:
        return message("consult.network.near", points=points), ()
    text = message(
        "consult.network.once", party=ground.named(*once), others=len(once), points=points
    )
    return text, once


def asked_together(ground: Ground, party: str) -> tuple[Rows, Rows]:
    """Those of its kind for whom precedents speak who were asked along with a party; how often."""
    index = ground.found.index
    at = index.column[party]
    together = ground.company("consulted", ground.took("similar", party))
    together *= ground.is_spoken_for[bool(index.is_person[at])]
    together[at] = 0
    others = np.flatnonzero(together)
    return others, together[others]


def first(found: Ranking, columns: Rows, figures: NDArray[Any]) -> tuple[str, ...]:
    """Of some parties those with the largest figures, a few of them and none without."""
    some = np.flatnonzero(figures > 0)
    order = np.argsort(-figures[some], kind="stable")[:_TOLD]
    return tuple(found.index.parties[at] for at in columns[some[order]])
