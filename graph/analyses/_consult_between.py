"""Who stands between two that were on no matter together: parties that both were with."""

import numpy as np

from graph.analyses._consult_company import first
from graph.analyses._consult_ground import Ground


def between(ground: Ground, party: str, heads: tuple[str, ...]) -> tuple[str, ...]:
    """Parties who were in other matters with a party, and in others with one of some heads.

    Those are first with whom both were oftenest: the smaller of the two numbers counts.
    """
    column = ground.found.index.column
    theirs = np.unique(np.concatenate([ground.took("known", head) for head in heads]))
    own = ground.took("known", party)
    both = np.minimum(*(ground.company("parts", rows) for rows in (own, theirs)))
    both[[column[each] for each in (party, *heads)]] = 0
    return first(ground.found, np.arange(len(both)), both)
