"""Where matters get stuck: sole holders, circles and chains of waiting, who holds others together.

Each finding is one row with one sentence on why it matters here. Sources of the measures:
Freeman (1977), Hopcroft and Tarjan (1973), Burt (1992), Gould and Fernandez (1989).
"""

from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import Any

from graph.analyses import _bottlenecks_of_issues as of_issues
from graph.analyses import _bottlenecks_of_ties as of_ties
from graph.analyses._base import Analysis, Parameter, Result
from graph.analyses._collaboration import SEED, collaboration
from graph.messages import message
from graph.projections import Network
from graph.reading import today

KINDS = ("department", "person")
# In the order in which an office would act on them.
FINDINGS = (
    *("cycle", "sole_approver", "without_lead", "blocking", "chain", "sole_holder"),
    *("articulation", "bridge", "quiet_broker", "betweenness", "hole", "liaison", "gatekeeper"),
)


def bottlenecks(network: Network, parameters: Mapping[str, Any]) -> Result:
    """Answer where matters get stuck, and why each place matters.

    Returns
    -------
    Result
        A row a finding: its kind is the fact ``finding``, in the order of :data:`FINDINGS`, the
        heaviest of a kind first; ``shown`` are the nodes of its picture.
    """
    day = today(parameters)
    kinds = KINDS if parameters["kind"] == "both" else (parameters["kind"],)
    found = [
        *chain.from_iterable(
            ask(network, day)
            for ask in (
                of_issues.circles,
                of_issues.sole_approvers,
                of_issues.leaderless,
                of_issues.blocking,
                of_issues.chains,
                of_issues.sole_holders,
            )
        ),
        *of_ties.cut_points(network, kinds),
        *of_ties.bridges(network),
        *of_ties.between(network, kinds),
        *of_ties.spanning(network, kinds),
        *of_ties.go_betweens(network, kinds),
    ]
    allowed = {*kinds, "issue"}
    kept = [each for each in found if network.nodes[each.ref]["kind"] in allowed]
    kept.sort(key=lambda each: (FINDINGS.index(each.kind), -each.weight))
    held = collaboration(network)
    summary = {
        "findings": dict(Counter(each.kind for each in kept)),
        "betweenness": {
            "parties": held.size,
            "sources": held.sources,
            "exact": held.sources == held.size,
            "seed": SEED,
        },
    }
    estimated = message("workload.warning.estimated", sources=held.sources, of=held.size, seed=SEED)
    return Result(
        summary=summary,
        rows=tuple(each.row() for each in kept),
        warnings=(estimated,) if held.sources < held.size else (),
    )


ANALYSIS = Analysis(
    id="bottlenecks",
    parameters=(
        Parameter(name="kind", type=str, default="both", choices=("both", *KINDS)),
        Parameter(name="today", type=str),
    ),
    run=bottlenecks,
)
