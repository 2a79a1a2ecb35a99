"""Simple lists that a good one has to beat: each names whom one would ask without a model.

popularity
    Who was consulted most often before, on anything.
leads_of_owner
    Who heads the leading department, then its other members, each by popularity; for departments
    the units above and below it.
past_partners
    Who was consulted most often before on issues of the same lead.
personalised_pagerank
    Who is close to the leads and authors in the network of who took part in what
    (:func:`graph.analyses._rank_walk.walk`), issues weighted by recency.
"""

import numpy as np

from graph.analyses._rank_case import Case, decay, past, touching
from graph.analyses._rank_index import Index, Vector, index_of, taken_of
from graph.analyses._rank_walk import walk
from graph.projections import Network

BASELINES = ("popularity", "leads_of_owner", "past_partners", "personalised_pagerank")
DAMPING = 0.85  # as in the literature


def baselines(
    network: Network, case: Case, roles: tuple[str, ...], half_life: float
) -> dict[str, Vector]:
    """Score of every party by each baseline, 0 where it does not name one."""
    index = index_of(network)
    known = past(index, case)
    consulted = taken_of(network, roles).together.on(case.day)
    popular = known.astype(float) @ consulted
    same_lead = known * touching(index.leads, case.day, case.leads)
    starts = (case.leads + case.authors)[:, None]
    recent = decay(index, case, known, half_life)
    walked, _ = walk(
        index.parts.on(case.day), recent, starts, np.zeros((len(index.issues), 1)), DAMPING
    )
    return {
        "popularity": popular,
        "leads_of_owner": _leads_of_owner(index, case, popular),
        "past_partners": same_lead @ consulted,
        "personalised_pagerank": walked[:, 0],
    }


def _leads_of_owner(index: Index, case: Case, popular: Vector) -> Vector:
    heads = np.minimum(index.heads.on(case.day) @ case.leads, 1.0)
    members = np.minimum(index.members.on(case.day) @ case.leads, 1.0)
    line = np.minimum(index.above @ case.leads + index.above.T @ case.leads, 1.0)
    named = 2 * heads + members + line
    return np.where(named > 0, named + popular / (popular.max(initial=0.0) + 1), 0.0)
