"""What those say who stand on a matter already, beside whom others are looked for."""

from collections.abc import Callable
from typing import Any

import numpy as np

from graph.analyses._rank_case import Case, touching
from graph.analyses._rank_index import Index, Vector


def beside(
    index: Index, case: Case, weights: Vector, consulted: Any, share: Callable[[Vector], Vector]
) -> dict[str, Vector]:
    """Evidence from the parties named on the matter; none for these themselves.

    Parameters
    ----------
    weights
        Weight of each earlier issue by its age, 0 for what may not be seen.
    consulted
        Who was consulted on what, issues times parties.
    share
        Makes of weights what one issue adds to a party's figure.

    Returns
    -------
    dict[str, Vector]
        ``beside``: was consulted where they took part; ``beside_led``: where they led;
        ``beside_owner``: led where they took part; ``beside_unit``: the share of them who belong
        to a unit, for a person whether it belongs to one of them.
    """
    count = max(case.named.sum(), 1.0)
    met = share((index.parts.on(case.day) @ case.named) / count * weights)
    led = share(touching(index.leads, case.day, case.named) * weights)
    members = index.members.on(case.day)
    own = members.T @ case.named
    found = {
        "beside": met @ consulted,
        "beside_led": led @ consulted,
        "beside_owner": met @ index.leads.on(case.day),
        "beside_unit": np.minimum(members @ case.named, 1.0)
        + np.minimum(own + index.above.T @ own, count) / count,
    }
    return {name: np.where(case.named > 0, 0.0, figure) for name, figure in found.items()}
