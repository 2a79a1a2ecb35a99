"""Who stands between two that were on no matter together: parties that both were with."""

import numpy as np

from graph.analyses._consult_company import first
from graph.analyses._consult_ground import Ground


def between(ground: Ground, party: str, heads: tuple[str, ...]) -> tuple[str, ...]:
    """Parties who were in other matters with a party, and in others with one of some heads.

    Those are first with whom both were oftenest: the smaller of the two numbers counts.
    """
    parts, column = ground.found.evidence.parts, ground.found.index.column
    theirs = np.maximum.reduce([ground.took_part("known", head) for head in heads])
    both = np.minimum(ground.took_part("known", party) @ parts, theirs @ parts)
    both[[column[each] for each in (party, *heads)]] = 0.0
    return first(ground.found, both)
